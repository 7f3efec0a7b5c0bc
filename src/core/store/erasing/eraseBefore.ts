import { comesByDay } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { refreshItems } from '../query/items.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { ofSlice } from '../rows/rowIds.ts'
import { sql, type Sql } from '../sql/sql.ts'
import {
  cutOf,
  cutSlice,
  dateColumn,
  deleteSlice,
  finalDateColumn,
  recount,
  rememberPlaces,
  setRange,
  setState,
} from '../tables/slices.ts'
import type { StoredSlice } from '../records/slices.ts'

// What goes of a slice when all before an instant is erased. A slice is a stretch of what the server files: of one that
// reaches past the instant goes what the stretch before it may hold, and what cannot be told apart is fetched again
// (see `cutSlice`). Of one that begins later go rows that show an earlier date all the same, and it counts as
// provisional. A log is fetched only once, so of its rows each goes by its own date.

/** The stretch of a slice that is erased: to the instant, or to the end of its day where rows stand for whole days. */
function holeOf(report: ReportDefinition, { range }: StoredSlice, before: WallSeconds): TimeRange {
  const last = wall(before - 1)
  return { from: range.from, to: comesByDay(report) ? endOfDay(last) : last }
}

/**
 * The rows of a stretch of a log that go: every item of theirs is dated before the instant, or the stretch begins there
 * and no date tells.
 */
function ofLogBefore(report: ReportDefinition, { range }: StoredSlice, before: WallSeconds): Sql {
  const date = finalDateColumn(report)
  const isUndatedGone = range.from < before ? sql`TRUE` : sql`FALSE`
  return date === undefined ? isUndatedGone : sql`ifnull(${date} < ${before}, ${isUndatedGone})`
}

/**
 * The rows of a slice that begins later which show an earlier date all the same. What a snapshot took is of its
 * instant.
 */
function shownBefore(report: ReportDefinition, slice: StoredSlice, before: WallSeconds): Sql {
  const date = finalDateColumn(report)
  const isNone = slice.isDated || report.kind === 'snapshot' || date === undefined
  return isNone ? sql`FALSE` : sql`ifnull(${date} < ${before}, FALSE)`
}

/**
 * Erases rows of a slice that are a part of what the server has there: it is to be fetched again where it is wanted
 * whole.
 */
function eraseShown(
  database: WritableDatabase,
  report: ReportDefinition,
  { id, state }: StoredSlice,
  condition: Sql,
): number {
  const remove = sql`DELETE FROM ${rowsTable(report)} WHERE ${ofSlice(id)} AND ${condition}`
  const { changes } = database.prepare(remove.text).run(...remove.values)
  if (changes === 0) return 0
  // What was announced of it is asked for again as well, and is told until then.
  if (state !== 'announced') setState(database, id, 'provisional')
  recount(database, report, id)
  refreshItems(database, report, id)
  return changes
}

function countWhere(database: ReadableDatabase, report: ReportDefinition, sliceId: number, condition: Sql): number {
  const count = sql`SELECT count(*) FROM ${rowsTable(report)} WHERE ${ofSlice(sliceId)} AND ${condition}`
  return database
    .prepare(count.text)
    .pluck()
    .get(...count.values) as number
}

/**
 * How many rows {@link eraseBefore} would delete.
 *
 * @param report undefined for one that left the catalogue
 */
export function countBefore(
  database: ReadableDatabase,
  report: ReportDefinition | undefined,
  slice: StoredSlice,
  before: WallSeconds,
): number {
  const isLater = slice.range.from >= before
  if (report === undefined) return isLater ? 0 : slice.rows
  if (report.kind === 'live') return countWhere(database, report, slice.id, ofLogBefore(report, slice, before))
  if (isLater) return countWhere(database, report, slice.id, shownBefore(report, slice, before))
  const { rows } = cutOf(database, report, slice, holeOf(report, slice, before))
  return rows === 'all' ? slice.rows : countWhere(database, report, slice.id, rows)
}

/** Erases rows of a log. What was seen of it before the instant counts as seen no more. */
function eraseOfLog(
  database: WritableDatabase,
  report: ReportDefinition,
  slice: StoredSlice,
  before: WallSeconds,
): number {
  const { id, range } = slice
  const isOver = range.to < before
  const condition = ofLogBefore(report, slice, before)
  // Rows that a clock behind the server's saw before their time stay.
  if (isOver && countWhere(database, report, id, sql`NOT ${condition}`) === 0) return deleteSlice(database, report, id)
  rememberPlaces(database, report, id)
  const date = dateColumn(report)
  const isUndatedGone =
    range.from < before && countWhere(database, report, id, date === undefined ? sql`TRUE` : sql`${date} IS NULL`) > 0
  const remove = sql`DELETE FROM ${rowsTable(report)} WHERE ${ofSlice(id)} AND ${condition}`
  const { changes } = database.prepare(remove.text).run(...remove.values)
  if (range.from < before) setRange(database, id, { from: before, to: wall(Math.max(range.to, before)) })
  // Rows that went may have been of what is left, and do not come again.
  if (isUndatedGone || isOver) setState(database, id, 'partial')
  recount(database, report, id)
  refreshItems(database, report, id)
  return changes
}

/**
 * Erases what a slice holds of the time before an instant. Runs inside the caller's transaction.
 *
 * @param report only its key where it left the catalogue: nothing tells its rows apart
 * @returns the number of rows deleted
 */
export function eraseBefore(
  database: WritableDatabase,
  report: ReportDefinition | { readonly key: string; readonly kind?: undefined },
  slice: StoredSlice,
  before: WallSeconds,
): number {
  const isLater = slice.range.from >= before
  if (report.kind === undefined) return isLater ? 0 : deleteSlice(database, report, slice.id)
  if (report.kind === 'live') return eraseOfLog(database, report, slice, before)
  if (isLater) return eraseShown(database, report, slice, shownBefore(report, slice, before))
  return cutSlice(database, report, slice, holeOf(report, slice, before))
}
