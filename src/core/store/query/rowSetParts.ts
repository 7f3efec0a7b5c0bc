import { AppError } from '../../../shared/errors.ts'
import type { RowSet } from '../../../shared/query.ts'
import { byDayReportOf, hasDayView } from '../../../shared/reports/catalogueDays.ts'
import { listPaths } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { hasCurrentRowsTable, listReportsOf } from '../rows/reportTable.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import { slicesOf } from '../tables/slices.ts'
import { inWholeDays, partsOf, type Part } from './periodParts.ts'

// Which slices a row set lies in.

/**
 * The report that describes the rows of a row set: a list within the rows is one of its own, and so are sums day by
 * day.
 *
 * @throws AppError `unknown-field` where the rows have no such list
 */
export function askedReport(report: ReportDefinition, rowSet: RowSet): ReportDefinition {
  const { list } = rowSet
  const seen = (asked: ReportDefinition): ReportDefinition => (isByDay(report, rowSet) ? byDayReportOf(asked) : asked)
  if (list === undefined) return seen(report)
  const asked = listReportsOf(report).find(([path]) => path === list)?.[1]
  if (asked !== undefined) return seen(asked)
  throw new AppError('unknown-field', { field: list, report: report.key, known: listPaths(report).join(', ') || '–' })
}

/** Whether a row set is of sums day by day. */
export function isByDay(report: ReportDefinition, { byDay = false }: RowSet): boolean {
  return byDay && hasDayView(report)
}

/** The parts that items can lie in: where those of one row alone are wanted, its slice. */
function partsWithin(parts: readonly Part[], { within }: RowSet): readonly Part[] {
  const rowId = within?.rowId ?? null
  if (rowId === null) return parts
  return parts.filter(({ slice }) => firstRowId(slice.id) <= rowId && rowId <= lastRowId(slice.id))
}

/**
 * The slices that the rows of a row set lie in, in order; undefined where the store has no table of the report with
 * every column of its definition.
 */
export function partsOfRowSet(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
): readonly Part[] | undefined {
  if (!hasCurrentRowsTable(database, report)) return undefined
  const slices = slicesOf(database, rowSet)
  const range = rowSet.range && inWholeDays(report, rowSet.range)
  return partsWithin(partsOf(report, slices, range, isByDay(report, rowSet)), rowSet)
}
