import type { FoundReport } from '../../components/reportIndex.ts'
import { REPORT_GROUPS, type ReportGroup } from '../../../shared/reports/types.ts'

/** A heading of the list and the reports under it. */
export interface ReportSection {
  readonly id: 'favourites' | 'recent' | 'found' | ReportGroup
  readonly entries: readonly FoundReport[]
}

/**
 * What the list shows: favourites, what was looked at last, and then the groups; while a search goes on, what was found
 * in one piece, the nearest first.
 *
 * @param favourites keys in the order in which they were starred
 * @param recent keys of what was looked at last; favourites among them stand above already
 */
export function sectionsOf(
  found: readonly FoundReport[],
  favourites: readonly string[],
  isSearching: boolean,
  recent: readonly string[] = [],
): readonly ReportSection[] {
  if (isSearching) return found.length === 0 ? [] : [{ id: 'found', entries: found }]
  const byKey = new Map(found.map((each) => [each.report.key, each]))
  const starred = favourites.flatMap((key) => byKey.get(key) ?? [])
  const last = recent.flatMap((key) => (favourites.includes(key) ? [] : (byKey.get(key) ?? [])))
  const groups = REPORT_GROUPS.map((group) => ({
    id: group,
    entries: found.filter(({ report }) => report.group === group),
  }))
  const above = [
    { id: 'favourites' as const, entries: starred },
    { id: 'recent' as const, entries: last },
  ]
  return [...above, ...groups].filter(({ entries }) => entries.length > 0)
}

/** So few reports need no folding away. */
const FEW = 30

/**
 * Whether a section stands open that the user neither opened nor closed: what they chose themselves, where they are,
 * and all of it where there is little of it.
 */
export function isUsuallyOpen(section: ReportSection, foundReports: number, openReportKey: string | null): boolean {
  const { id, entries } = section
  if (id === 'favourites' || id === 'recent' || id === 'own' || foundReports <= FEW) return true
  return entries.some(({ report }) => report.key === openReportKey)
}

/**
 * The entry that is marked as the open report, of all that are shown: the one by which it was opened, else the last,
 * which is that of its group. Undefined where it is not shown.
 */
export function currentEntry(
  shown: readonly { readonly id: string; readonly key: string }[],
  openReportKey: string | null,
  openedId: string | null,
): string | undefined {
  const ofReport = shown.filter(({ key }) => key === openReportKey)
  return (ofReport.find(({ id }) => id === openedId) ?? ofReport.at(-1))?.id
}
