import { useEffect, useMemo } from 'react'
import { useAnswer } from '../../api/queries.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { KeptOwnMeasure } from '../../../shared/measures/ownMeasures.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { Measure, Summary, SummaryAnswer } from '../../../shared/summaries/types.ts'
import { readSummary, type WrittenSummary } from '../../../shared/summaries/writtenSummary.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { freshSummary, type ChartKind, type KeptSummary } from './summaryState.ts'

/** What is asked in the summary of a report, as it was left, and what changes it. */
export interface SummaryControl {
  readonly summary: WrittenSummary
  readonly chart: ChartKind
  readonly change: (summary: WrittenSummary) => void
  readonly changeChart: (chart: ChartKind) => void
  /** As it was before anybody chose anything. */
  readonly reset: () => void
}

/** @param change changes what is kept; a summary that nobody chose yet begins as the report's usual one */
export function useSummaryControl(
  report: ReportDefinition,
  kept: KeptSummary | null,
  change: (next: (before: KeptSummary | null) => KeptSummary | null) => void,
): SummaryControl {
  const usual = useMemo(() => freshSummary(report), [report])
  const { summary, chart } = kept ?? usual
  return {
    summary,
    chart,
    change: (next) => change((before) => ({ ...(before ?? usual), summary: next })),
    changeChart: (next) => change((before) => ({ ...(before ?? usual), chart: next })),
    reset: () => change(() => null),
  }
}

/** The answer to a summary, as far as it is known, and how it is being worked out. */
export interface AskedSummary {
  readonly answer: SummaryAnswer | undefined
  readonly error: AppError | null
  readonly isWorking: boolean
  readonly retry: () => void
}

/** Asks for the numbers of a summary, and again whenever rows come in; the last ones stay until the next are there. */
export function useAskedSummary(asked: RowSet, summary: WrittenSummary): AskedSummary {
  const language = useLanguage()
  const { data, error, isFetching, isPlaceholderData, refetch } = useAnswer(
    'summary:ask',
    // Totals are needed to know whether anything is here; whether they are shown is another matter.
    { slot: 'summary', rows: asked, summary: { ...summary, hasTotals: true }, language },
    { keepPrevious: true },
  )
  // Whoever goes back to a question that is still being stopped for a newer one would never hear of it again.
  const isStopped = error?.code === 'cancelled' && !isFetching
  useEffect(() => {
    if (isStopped) void refetch()
  }, [isStopped, refetch])
  return {
    answer: data,
    error: error?.code === 'cancelled' ? null : error,
    isWorking: isFetching || isPlaceholderData || isStopped,
    retry: () => void refetch(),
  }
}

/** A summary with its fields and measures looked up; null where the report has not what it names. */
export function useReadSummary(report: ReportDefinition, asked: RowSet, summary: WrittenSummary): Summary | null {
  const language = useLanguage()
  const own = useOwnMeasures()
  const paidStates = usePaidStates(asked.connectionId)
  const { range } = asked
  return useMemo(() => {
    try {
      return readSummary(summary, { report, language, reports: [report], range, own, paidStates })
    } catch {
      return null
    }
  }, [report, language, range, summary, own, paidStates])
}

/** The auxiliary states of an operation that are paid; null where nobody has said, or until it is known. */
export function usePaidStates(connectionId: number): readonly string[] | null {
  return useAnswer('paid-states:get', { connectionId }).data?.states ?? null
}

const NONE: readonly KeptOwnMeasure[] = []

/** The measures that the user made; none until they are known. */
export function useOwnMeasures(): readonly KeptOwnMeasure[] {
  return useAnswer('own-measures:list', null).data ?? NONE
}

export type MeasureTreeOf = (place: number) => Measure['tree'] | null
