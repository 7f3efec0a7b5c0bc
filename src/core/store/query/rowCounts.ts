import { contains, overlaps } from '../../../shared/ranges.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { ofSlice } from '../rows/rowIds.ts'
import { identifier, sql, type Sql } from '../sql/sql.ts'
import { trimmedSql } from '../sql/trimmed.ts'
import { datedBetween, slicesOf } from '../tables/slices.ts'
import type { Scope } from '../records/slices.ts'

/** Of rows `t`: whether one sums up others of its answer; undefined where no row of the report does. */
export function sumsUpOthers({ totalRows }: Pick<ReportDefinition, 'totalRows'>): Sql | undefined {
  if (totalRows === undefined) return undefined
  const field = identifier(`value:${totalRows.field}`)
  return sql`upper(${trimmedSql(sql`t.${field}`)}) = ${totalRows.value.toUpperCase()}`
}

function countWhere(database: ReadableDatabase, report: ReportDefinition, condition: Sql): number {
  const count = sql`SELECT count(*) FROM ${rowsTable(report)} t WHERE ${condition}`
  return database
    .prepare(count.text)
    .pluck()
    .get(...count.values) as number
}

/** How many rows of a slice sum up others of their answer. */
export function countTotalRows(database: ReadableDatabase, report: ReportDefinition, sliceId: number): number {
  const isTotal = sumsUpOthers(report)
  return isTotal === undefined ? 0 : countWhere(database, report, sql`${ofSlice(sliceId)} AND ${isTotal}`)
}

/**
 * How many rows the slices of a scope have in a stretch: of those that reach past it, the rows dated inside, as a
 * question has them.
 */
export function countRowsIn(
  database: ReadableDatabase,
  report: ReportDefinition,
  scope: Scope,
  range: TimeRange,
): number {
  const isInside = datedBetween(report, sql`${range.from}`, sql`${range.to}`)
  return slicesOf(database, scope)
    .filter((slice) => overlaps(slice.range, range))
    .reduce((rows, slice) => {
      const isWhole = isInside === undefined || contains(range, slice.range)
      return rows + (isWhole ? slice.rows : countWhere(database, report, sql`${ofSlice(slice.id)} AND ${isInside}`))
    }, 0)
}
