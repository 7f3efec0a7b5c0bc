import type { RowSet } from '../query.ts'
import { byDayReportOf } from './catalogueDays.ts'
import { listReportOf } from './catalogueLists.ts'
import type { ReportDefinition } from './types.ts'

/** The report as the rows of a row set are seen: a list's items, or sums with their day. */
export function seenReport(
  report: ReportDefinition,
  { list, byDay }: Pick<RowSet, 'list' | 'byDay'>,
): ReportDefinition {
  const seen = list === undefined ? report : (listReportOf(report, list) ?? report)
  return byDay === true ? byDayReportOf(seen) : seen
}
