import type { RowSet } from '../../../../shared/query.ts'
import { overlaps } from '../../../../shared/ranges.ts'
import { hasDayView } from '../../../../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { parametersOf, slicesOf } from '../../tables/slices.ts'

/**
 * The rows that the store holds of a report in a period, of whatever parameters they were asked for: a row set for each
 * of these of which something lies in the period.
 */
export function heldRowSets(
  database: ReadableDatabase,
  report: ReportDefinition,
  connectionId: number,
  range: TimeRange | null,
): readonly RowSet[] {
  const texts = database
    .prepare('SELECT parameters FROM scopes WHERE connection_id = ? AND report_key = ? ORDER BY id')
    .pluck()
    .all(connectionId, report.key) as string[]
  const byDay = hasDayView(report) ? { byDay: true } : {}
  return texts
    .map((text): RowSet => {
      const parameters = parametersOf(text)
      return { connectionId, reportKey: report.key, parameters, range, filters: [], search: '', ...byDay }
    })
    .filter((rows) => slicesOf(database, rows).some((slice) => range === null || overlaps(slice.range, range)))
}
