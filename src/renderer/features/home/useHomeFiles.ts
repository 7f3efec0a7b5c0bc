import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { summaryTexts } from '../../../shared/commonTexts/summaries.ts'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { HomeCard } from '../../../shared/home.ts'
import { longDayText } from '../../../shared/periodTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { request } from '../../api/bridge.ts'
import { usePaper, type PageToMake, type Paper } from '../../components/paper/usePaper.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { cardChartData } from './cardChart.ts'
import { formOf } from './cardLines.ts'
import { homePage, type PaperCard } from './homePage.ts'
import { usePeriodText } from './usePeriodText.ts'

export interface HomeFiles {
  readonly isBusy: boolean
  /** Why the workbook could not be asked for. */
  readonly error: AppError | null
  readonly saveWorkbook: () => void
  /** What puts the cards on paper, into a PDF or a picture. */
  readonly paper: Paper
  readonly page: PageToMake
}

/** What the files are of. */
export interface HomeFilesOf {
  readonly connectionId: number
  readonly operation: string
  readonly cards: readonly HomeCard[]
  readonly reportOf: (card: HomeCard) => ReportDefinition | undefined
  readonly today: WallSeconds
}

/** One file of all cards: a workbook, a PDF, a picture, or paper. */
export function useHomeFiles({ connectionId, operation, cards, reportOf, today }: HomeFilesOf): HomeFiles {
  const { t } = useTranslation('home')
  const language = useLanguage()
  const paper = usePaper()
  const periodText = usePeriodText(today)
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)

  async function paperCard(card: HomeCard): Promise<PaperCard> {
    const report = reportOf(card)
    const { viewId, reportKey, problem } = card
    const asked = { connectionId, viewId, reportKey, language, today }
    const answer = problem === null && report !== undefined ? await request('home:card', asked).catch(() => null) : null
    const form = answer === null ? null : formOf(answer, card.form)
    const content = answer?.content
    // Charts are drawn by a large part of the program, which comes when it is wanted.
    const chart =
      form === 'chart' && content?.kind === 'summary' && report !== undefined
        ? (await import('./cardPicture.ts')).cardChartAsSvg(cardChartData(content, report, language))
        : null
    return { card, report, answer, form, chart, period: periodText(card.period, answer?.range ?? null) }
  }

  async function make() {
    const printed: PaperCard[] = []
    for (const card of cards) printed.push(await paperCard(card))
    const facts = [
      { label: summaryTexts('operation')[language], text: operation },
      { label: t('files.day'), text: longDayText(today, language) },
    ]
    const words = {
      title: t('title'),
      problem: t('card.problem'),
      absent: t('card.absent'),
      before: (value: string) => t('delta.before', { value }),
      rows: (count: number) => t('card.rows', { count }),
      more: (count: number) => t('card.more', { count }),
    }
    return homePage(printed, facts, words, language)
  }

  async function saveWorkbook(): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await request('home:save-workbook', { connectionId, language })
    } catch (cause) {
      setError(toAppError(cause))
    } finally {
      setBusy(false)
    }
  }

  return {
    isBusy,
    error,
    saveWorkbook: () => void saveWorkbook(),
    paper,
    page: { rows: { pinnedOf: connectionId }, make },
  }
}
