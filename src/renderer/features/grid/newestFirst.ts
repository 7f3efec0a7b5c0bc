import type { SortKey } from '../../../shared/query.ts'
import { dateFieldOf } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'

/**
 * Whether the grid has the rows of a report newest first: where they are dated, and nobody asked for another order.
 *
 * @param report as its rows are seen: day by day where they are
 */
export function isNewestFirst(report: ReportDefinition, sort: readonly SortKey[]): boolean {
  return sort.length === 0 && dateFieldOf(report) !== undefined
}
