import { contains, overlaps } from '../../../shared/ranges.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { identifier, sql, type Sql } from '../sql/sql.ts'
import { datedBetween, ofWindow, windowsOf, type Scope } from '../tables/windows.ts'

/** Of rows `t`: whether one sums up others of its answer; undefined where no row of the report does. */
export function sumsUpOthers({ totalRows }: Pick<ReportDefinition, 'totalRows'>): Sql | undefined {
  if (totalRows === undefined) return undefined
  const field = identifier(`value:${totalRows.field}`)
  return sql`upper(trim(ifnull(t.${field}, ''))) = ${totalRows.value.toUpperCase()}`
}

function countWhere(database: ReadableDatabase, report: ReportDefinition, condition: Sql): number {
  const count = sql`SELECT count(*) FROM ${rowsTable(report)} t WHERE ${condition}`
  return database
    .prepare(count.text)
    .pluck()
    .get(...count.values) as number
}

/** How many rows of a window sum up others of their answer. */
export function countTotalRows(database: ReadableDatabase, report: ReportDefinition, windowId: number): number {
  const isTotal = sumsUpOthers(report)
  return isTotal === undefined ? 0 : countWhere(database, report, sql`${ofWindow(windowId)} AND ${isTotal}`)
}

/** How many rows the windows of a scope have in a stretch: of those that reach past it, the rows dated inside, as a question has them. */
export function countRowsIn(
  database: ReadableDatabase,
  report: ReportDefinition,
  scope: Scope,
  range: TimeRange,
): number {
  const isInside = datedBetween(report, sql`${range.from}`, sql`${range.to}`)
  return windowsOf(database, scope)
    .filter((window) => overlaps(window.range, range))
    .reduce((rows, window) => {
      const isWhole = isInside === undefined || contains(range, window.range)
      return rows + (isWhole ? window.rows : countWhere(database, report, sql`${ofWindow(window.id)} AND ${isInside}`))
    }, 0)
}
