import { comesByDay } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { refreshItems } from '../query/items.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { sql, type Sql } from '../sql/sql.ts'
import {
  cutOf,
  cutWindow,
  dateColumn,
  deleteWindow,
  finalDateColumn,
  ofWindow,
  recount,
  rememberPlaces,
  setRange,
  setState,
  type StoredWindow,
} from '../tables/windows.ts'

// What goes of a window when all before an instant is erased. A window is a stretch of what the server files: of one that reaches past the
// instant goes what the stretch before it may hold, and what cannot be told apart is fetched again (see `cutWindow`). Of one that begins
// later go rows that show an earlier date all the same, and it counts as provisional. A log is fetched only once, so of its rows each goes
// by its own date.

/** The stretch of a window that is erased: to the instant, or to the end of its day where rows stand for whole days. */
function holeOf(report: ReportDefinition, { range }: StoredWindow, before: WallSeconds): TimeRange {
  const last = wall(before - 1)
  return { from: range.from, to: comesByDay(report) ? endOfDay(last) : last }
}

/** The rows of a stretch of a log that go: every item of theirs is dated before the instant, or the stretch begins there and no date tells. */
function ofLogBefore(report: ReportDefinition, { range }: StoredWindow, before: WallSeconds): Sql {
  const date = finalDateColumn(report)
  const isUndatedGone = range.from < before ? sql`TRUE` : sql`FALSE`
  return date === undefined ? isUndatedGone : sql`ifnull(${date} < ${before}, ${isUndatedGone})`
}

/** The rows of a window that begins later which show an earlier date all the same. What a snapshot took is of its instant. */
function shownBefore(report: ReportDefinition, window: StoredWindow, before: WallSeconds): Sql {
  const date = finalDateColumn(report)
  const isNone = window.isDated || report.kind === 'snapshot' || date === undefined
  return isNone ? sql`FALSE` : sql`ifnull(${date} < ${before}, FALSE)`
}

/** Erases rows of a window that are a part of what the server has there: it is to be fetched again where it is wanted whole. */
function eraseShown(
  database: WritableDatabase,
  report: ReportDefinition,
  { id, state }: StoredWindow,
  condition: Sql,
): number {
  const remove = sql`DELETE FROM ${rowsTable(report)} WHERE ${ofWindow(id)} AND ${condition}`
  const { changes } = database.prepare(remove.text).run(...remove.values)
  if (changes === 0) return 0
  // What was announced of it is asked for again as well, and is told until then.
  if (state !== 'announced') setState(database, id, 'provisional')
  recount(database, report, id)
  refreshItems(database, report, id)
  return changes
}

function countWhere(database: ReadableDatabase, report: ReportDefinition, windowId: number, condition: Sql): number {
  const count = sql`SELECT count(*) FROM ${rowsTable(report)} WHERE ${ofWindow(windowId)} AND ${condition}`
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
  window: StoredWindow,
  before: WallSeconds,
): number {
  const isLater = window.range.from >= before
  if (report === undefined) return isLater ? 0 : window.rows
  if (report.kind === 'live') return countWhere(database, report, window.id, ofLogBefore(report, window, before))
  if (isLater) return countWhere(database, report, window.id, shownBefore(report, window, before))
  const { rows } = cutOf(database, report, window, holeOf(report, window, before))
  return rows === 'all' ? window.rows : countWhere(database, report, window.id, rows)
}

/** Erases rows of a log. What was seen of it before the instant counts as seen no more. */
function eraseOfLog(
  database: WritableDatabase,
  report: ReportDefinition,
  window: StoredWindow,
  before: WallSeconds,
): number {
  const { id, range } = window
  const isOver = range.to < before
  const condition = ofLogBefore(report, window, before)
  // Rows that a clock behind the server's saw before their time stay.
  if (isOver && countWhere(database, report, id, sql`NOT ${condition}`) === 0) return deleteWindow(database, report, id)
  rememberPlaces(database, report, id)
  const date = dateColumn(report)
  const isUndatedGone =
    range.from < before && countWhere(database, report, id, date === undefined ? sql`TRUE` : sql`${date} IS NULL`) > 0
  const remove = sql`DELETE FROM ${rowsTable(report)} WHERE ${ofWindow(id)} AND ${condition}`
  const { changes } = database.prepare(remove.text).run(...remove.values)
  if (range.from < before) setRange(database, id, { from: before, to: wall(Math.max(range.to, before)) })
  // Rows that went may have been of what is left, and do not come again.
  if (isUndatedGone || isOver) setState(database, id, 'partial')
  recount(database, report, id)
  refreshItems(database, report, id)
  return changes
}

/**
 * Erases what a window holds of the time before an instant. Runs inside the caller's transaction.
 *
 * @param report only its key where it left the catalogue: nothing tells its rows apart
 * @returns the number of rows deleted
 */
export function eraseBefore(
  database: WritableDatabase,
  report: ReportDefinition | { readonly key: string; readonly kind?: undefined },
  window: StoredWindow,
  before: WallSeconds,
): number {
  const isLater = window.range.from >= before
  if (report.kind === undefined) return isLater ? 0 : deleteWindow(database, report, window.id)
  if (report.kind === 'live') return eraseOfLog(database, report, window, before)
  if (isLater) return eraseShown(database, report, window, shownBefore(report, window, before))
  return cutWindow(database, report, window, holeOf(report, window, before))
}
