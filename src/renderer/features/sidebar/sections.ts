import type { FoundReport } from '../../components/reportIndex.ts'
import { REPORT_GROUPS, type ReportGroup } from '../../../shared/reports/types.ts'

/** A heading of the list and the reports under it. */
export interface ReportSection {
  readonly id: 'favourites' | 'found' | ReportGroup
  readonly entries: readonly FoundReport[]
}

/**
 * What the list shows: favourites and then the groups; while a search goes on, what was found in one piece, the nearest first.
 *
 * @param favourites keys in the order in which they were starred
 */
export function sectionsOf(
  found: readonly FoundReport[],
  favourites: readonly string[],
  isSearching: boolean,
): readonly ReportSection[] {
  if (isSearching) return found.length === 0 ? [] : [{ id: 'found', entries: found }]
  const starred = favourites.flatMap((key) => found.filter(({ report }) => report.key === key))
  const groups = REPORT_GROUPS.map((group) => ({
    id: group,
    entries: found.filter(({ report }) => report.group === group),
  }))
  return [{ id: 'favourites' as const, entries: starred }, ...groups].filter(({ entries }) => entries.length > 0)
}
