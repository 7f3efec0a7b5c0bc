import type { ReportDefinition } from '../../shared/reports/types.ts'
import { startOfDay } from '../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from './database.ts'
import { refreshItems } from './items.ts'
import { rowsTable, storedFieldsOf, valueColumn } from './reportTable.ts'
import { firstRowId, lastRowId, type RowFacts } from './rowInserter.ts'
import { identifier, joinSql, sql, type Sql } from './sql.ts'
import type { StoredValue } from './storedValue.ts'
import { dateColumn, ofWindow, publishWindow, windowsOf, type StoredWindow, type WindowCommit } from './windows.ts'

/** Rows that a day's stretch of a log may have before the next poll begins a window of its own. */
const MAX_ROWS_PER_STRETCH = 1_000_000

type RawRow = [rowId: number, ...values: StoredValue[]]

function contentOf([, ...values]: RawRow): string {
  return JSON.stringify(
    values.map((value) => (value instanceof Uint8Array ? [Buffer.from(value).toString('utf8')] : value)),
  )
}

function rowsWhere(database: ReadableDatabase, report: ReportDefinition, condition: Sql): Iterable<RawRow> {
  const values = storedFieldsOf(report).map(({ field }) => valueColumn(field))
  const columns = joinSql([...values, identifier('extra')], ', ')
  const query = sql`SELECT row_id, ${columns} FROM ${rowsTable(report)} WHERE ${condition} ORDER BY row_id`
  return database
    .prepare(query.text)
    .raw()
    .iterate(...query.values) as Iterable<RawRow>
}

/** The windows whose rows may be in this answer too: by their rows' dates, since two clocks need not agree. */
function candidates(database: ReadableDatabase, commit: WindowCommit, facts: RowFacts): readonly number[] {
  const earliest = facts.firstDate ?? commit.range.from
  return database
    .prepare(
      `SELECT windows.id FROM windows JOIN scopes ON scopes.id = scope_id
        WHERE state <> 'incoming' AND scope_id = (SELECT scope_id FROM windows WHERE id = ?)
          AND (last_date >= ? OR range_to >= ?)`,
    )
    .pluck()
    .all(commit.windowId, earliest, Math.min(earliest, commit.range.from)) as number[]
}

/**
 * Removes from a poll's rows those that the log has. Two equal rows in one answer are two events, so rows are counted: of each
 * kind the log ends with the larger of what it had and what the answer has.
 */
function removeKnownRows(
  database: WritableDatabase,
  report: ReportDefinition,
  commit: WindowCommit,
  facts: RowFacts,
): void {
  const known = new Map<string, number>()
  const date = dateColumn(report)
  for (const windowId of candidates(database, commit, facts)) {
    const recent = date === undefined ? sql`TRUE` : sql`(${date} IS NULL OR ${date} >= ${facts.firstDate ?? 0})`
    for (const row of rowsWhere(database, report, sql`${ofWindow(windowId)} AND ${recent}`)) {
      const content = contentOf(row)
      known.set(content, (known.get(content) ?? 0) + 1)
    }
  }
  if (known.size === 0) return
  const repeated: number[] = []
  for (const row of rowsWhere(database, report, ofWindow(commit.windowId))) {
    const content = contentOf(row)
    const count = known.get(content) ?? 0
    if (count === 0) continue
    known.set(content, count - 1)
    repeated.push(row[0])
  }
  const remove = database.prepare(sql`DELETE FROM ${rowsTable(report)} WHERE row_id = ?`.text)
  for (const rowId of repeated) remove.run(rowId)
  facts.rows -= repeated.length
}

/** The stretch that a poll goes on from: seen without a break, of the same day, with room for more rows. */
function stretchToExtend(database: ReadableDatabase, commit: WindowCommit): StoredWindow | undefined {
  return windowsOf(database, commit.scope).findLast(
    (window) =>
      window.range.to + 1 >= commit.range.from &&
      window.range.to < commit.range.to &&
      window.range.from <= commit.range.from &&
      window.state === 'complete' &&
      commit.state === 'complete' &&
      startOfDay(window.range.from) === startOfDay(commit.range.from) &&
      window.rows < MAX_ROWS_PER_STRETCH,
  )
}

function extend(
  database: WritableDatabase,
  report: ReportDefinition,
  old: StoredWindow,
  commit: WindowCommit,
  facts: RowFacts,
): void {
  const table = rowsTable(report)
  const last = database
    .prepare(sql`SELECT max(row_id) FROM ${table} WHERE ${ofWindow(old.id)}`.text)
    .pluck()
    .get(firstRowId(old.id), lastRowId(old.id)) as number | null
  const next = (last ?? firstRowId(old.id) - 1) + 1
  // Numbered anew without holes: each poll's answer repeats most of the one before, and a window's ids are not without end.
  const move = sql`UPDATE ${table} SET row_id = moved.new_id FROM (
      SELECT row_id AS old_id, ${next - 1} + row_number() OVER (ORDER BY row_id) AS new_id
      FROM ${table} WHERE ${ofWindow(commit.windowId)}
    ) AS moved WHERE row_id = moved.old_id`
  database.prepare(move.text).run(...move.values)
  database.prepare('DELETE FROM windows WHERE id = ?').run(commit.windowId)
  // Rows of a stretch may be dated before it (the first poll reaches back) and come late, so their order is not taken for granted.
  database
    .prepare(
      `UPDATE windows SET range_to = ?, piece_to = ?, fetched_at_ms = ?, row_count = row_count + ?, is_dated = 0, is_ordered = 0,
        first_date = min(ifnull(first_date, ?), ifnull(?, first_date)), last_date = max(ifnull(last_date, ?), ifnull(?, last_date))
        WHERE id = ?`,
    )
    .run(
      commit.range.to,
      commit.range.to,
      commit.fetchedAtMs,
      facts.rows,
      facts.firstDate,
      facts.firstDate,
      facts.lastDate,
      facts.lastDate,
      old.id,
    )
}

/**
 * Merges one poll of a live report into its log, in one transaction: rows that the log has are not added again, and the
 * stretch that the poll could see goes on from the one before, or stands by itself after a gap.
 *
 * @returns the number of rows that were new
 */
export function commitPoll(
  database: WritableDatabase,
  report: ReportDefinition,
  commit: WindowCommit,
  facts: RowFacts,
): number {
  return database
    .transaction(() => {
      removeKnownRows(database, report, commit, facts)
      const old = stretchToExtend(database, commit)
      publishWindow(database, report, commit, { ...facts, isDated: false, isOrdered: false })
      if (old !== undefined) extend(database, report, old, commit, facts)
      for (const windowId of [commit.windowId, ...(old === undefined ? [] : [old.id])]) {
        refreshItems(database, report, windowId)
      }
      return facts.rows
    })
    .immediate()
}
