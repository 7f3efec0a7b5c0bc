import { useMemo } from 'react'
import { z } from 'zod'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAnswer } from '../../api/queries.ts'
import { usePreference } from '../../api/usePreference.ts'
import { everyReport, findReports, indexWhenAsked, type FoundReport } from '../../components/reportIndex.ts'
import { factsByReport, withData, type EntryFacts } from './marks.ts'

export interface ListedReports {
  /** The reports that the list has while nothing is searched. */
  readonly listed: readonly FoundReport[]
  /** What the search found; null while there is none. */
  readonly found: readonly FoundReport[] | null
  readonly factsOf: (reportKey: string) => EntryFacts
  /** Finds reports at once. */
  readonly find: (query: string) => readonly FoundReport[]
  /** Makes ready for a search. */
  readonly prepare: () => void
  /** Whether the list can be narrowed to reports that the operation has something for. */
  readonly canNarrow: boolean
  readonly isNarrowed: boolean
  readonly narrow: (isNarrowed: boolean) => void
}

/** The reports that the list shows of an operation, and what is known of each. */
export function useListedReports(
  connectionId: number,
  reports: readonly ReportDefinition[],
  openReportKey: string | null,
  query: string,
): ListedReports {
  const { data: holdings } = useAnswer('reports:holdings', { connectionId })
  const { data: marks } = useAnswer('marks:list', { connectionId })
  const onlyData = usePreference(`connections/${connectionId}/only-data`, z.boolean(), false)
  const index = useMemo(() => indexWhenAsked(reports), [reports])
  const all = useMemo(() => everyReport(reports), [reports])
  const factsOf = useMemo(() => factsByReport(holdings ?? [], marks ?? []), [holdings, marks])
  // Before anything is known there is nothing to narrow the list by; and a search finds whatever there is.
  const canNarrow = (marks ?? []).length > 0
  const isNarrowed = canNarrow && onlyData.value === true
  const listed = useMemo(
    () => (isNarrowed ? withData(all, factsOf, openReportKey) : all),
    [isNarrowed, all, factsOf, openReportKey],
  )
  const isSearching = query.trim() !== ''
  const found = useMemo(() => (isSearching ? findReports(index(), query) : null), [isSearching, index, query])
  return {
    listed,
    found,
    factsOf,
    find: (wanted) => findReports(index(), wanted),
    prepare: index,
    canNarrow,
    isNarrowed,
    narrow: onlyData.set,
  }
}
