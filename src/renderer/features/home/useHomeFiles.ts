import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import { maskedBy } from '../../../shared/masks.ts'
import { request } from '../../api/bridge.ts'
import { useFileMask, type FileMask } from '../../components/masks/useFileMask.ts'
import { usePaper, type PageToMake, type Paper } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { makeHomePage, type HomePageOf } from './makeHomePage.ts'

export interface HomeFiles {
  readonly isBusy: boolean
  /** Why the workbook could not be asked for. */
  readonly error: AppError | null
  readonly saveWorkbook: () => void
  /** How all of them hide personal data, unless a card's view hides more. */
  readonly fileMask: FileMask
  /** What puts the cards on paper, into a PDF or a picture. */
  readonly paper: Paper
  readonly page: PageToMake
}

/** One file of all cards: a workbook, a PDF, a picture, or paper. */
export function useHomeFiles({ connectionId, operation, cards, reportOf, today }: Omit<HomePageOf, 'mask'>): HomeFiles {
  const { t } = useTranslation(['home', 'report'])
  const language = useLanguage()
  const paper = usePaper()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)

  const fileMask = useFileMask(connectionId)
  const { mask } = fileMask

  const make = () => makeHomePage({ connectionId, cards, operation, reportOf, today, mask }, language, t)

  async function saveWorkbook(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await request('home:save-workbook', maskedBy({ connectionId, language }, mask))
    } catch (cause) {
      setError(toAppError(cause))
    } finally {
      setBusy(false)
    }
  }

  return {
    isBusy,
    error,
    fileMask,
    saveWorkbook: () => void saveWorkbook(),
    paper,
    page: { rows: { pinnedOf: connectionId }, make },
  }
}
