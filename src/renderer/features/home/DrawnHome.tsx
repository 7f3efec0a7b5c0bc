import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { HomeToDraw } from '../../../shared/ipc/drawings.ts'
import type { PaperPage } from '../../../shared/paperPage.ts'
import { homePageOf } from './makeHomePage.ts'

interface DrawnHomeProps {
  readonly order: HomeToDraw
  readonly onPage: (page: PaperPage) => void
  readonly onError: (error: AppError) => void
}

/** Makes a page of all cards that nobody has open, and draws nothing itself. */
export function DrawnHome({ order, onPage, onError }: DrawnHomeProps) {
  const { t } = useTranslation(['home', 'report'])
  const make = useEffectEvent(() => homePageOf(order, t))
  const tell = useEffectEvent(onPage)
  const fail = useEffectEvent((cause: unknown) => onError(toAppError(cause)))
  useEffect(() => {
    void make().then(tell, fail)
  }, [])
  return null
}
