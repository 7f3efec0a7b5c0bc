import { useState } from 'react'
import { flushSync } from 'react-dom'
import { toAppError, type AppError } from '../../../shared/errors.ts'
import type { CardAnswer, HomeCard } from '../../../shared/home.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { WallSeconds } from '../../../shared/time.ts'
import { request } from '../../api/bridge.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { cardChartData } from './cardChart.ts'
import { formOf } from './CardContent.tsx'

/** A card as it is laid out for paper. */
export interface PrintedCard {
  readonly card: HomeCard
  readonly report: ReportDefinition
  /** Null: it could not be worked out. */
  readonly answer: CardAnswer | null
  /** Its chart as an SVG's text, where it has one. */
  readonly chart: string | null
}

export interface HomeFiles {
  readonly isBusy: boolean
  readonly error: AppError | null
  /** What is laid out for paper just now; null: nothing. */
  readonly laidOut: readonly PrintedCard[] | null
  readonly saveWorkbook: () => void
  readonly savePage: () => void
  readonly print: () => void
}

/** What the files are of. */
export interface HomeFilesOf {
  readonly connectionId: number
  readonly cards: readonly HomeCard[]
  readonly reportOf: (card: HomeCard) => ReportDefinition | undefined
  readonly today: WallSeconds
}

/** One file of all cards: a workbook, a PDF, or paper. */
export function useHomeFiles({ connectionId, cards, reportOf, today }: HomeFilesOf): HomeFiles {
  const language = useLanguage()
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<AppError | null>(null)
  const [laidOut, setLaidOut] = useState<readonly PrintedCard[] | null>(null)

  async function doing(work: () => Promise<unknown>): Promise<void> {
    setBusy(true)
    setError(null)
    try {
      await work()
    } catch (cause) {
      setError(toAppError(cause))
    } finally {
      setBusy(false)
    }
  }

  async function printed(card: HomeCard): Promise<readonly PrintedCard[]> {
    const report = reportOf(card)
    if (report === undefined) return []
    const { viewId, reportKey, problem } = card
    const asked = { connectionId, viewId, reportKey, language, today }
    const answer = problem === null ? await request('home:card', asked).catch(() => null) : null
    const isChart = answer?.content.kind === 'summary' && formOf(answer, card.form) === 'chart'
    // Charts are drawn by a large part of the program, which comes when it is wanted.
    const chart =
      isChart && answer.content.kind === 'summary'
        ? (await import('./cardPicture.ts')).cardChartAsSvg(cardChartData(answer.content, report, language))
        : null
    return [{ card, report, answer, chart }]
  }

  async function onPaper(work: () => Promise<unknown>): Promise<void> {
    const pages: PrintedCard[] = []
    for (const card of cards) pages.push(...(await printed(card)))
    // What is printed has to be there before it is asked for.
    flushSync(() => setLaidOut(pages))
    try {
      await work()
    } finally {
      setLaidOut(null)
    }
  }

  return {
    isBusy,
    error,
    laidOut,
    saveWorkbook: () => void doing(() => request('home:save-workbook', { connectionId, language })),
    savePage: () => void doing(() => onPaper(() => request('home:save-page', { connectionId, language }))),
    print: () => void doing(() => onPaper(() => request('home:print-page', { connectionId }))),
  }
}
