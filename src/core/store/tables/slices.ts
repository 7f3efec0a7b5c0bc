import type { SliceState, Scope, StoredSlice, SliceCommit } from '../records/slices.ts'
import { AppError } from '../../../shared/errors.ts'
import { isDatedByItems } from '../../../shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { contains, overlaps, sameRange } from '../../../shared/ranges.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { keepKeys, refreshKeys } from '../customers/keyIndex.ts'
import { refreshItems } from '../query/items.ts'
import {
  lastDateColumn,
  numberColumn,
  rowsTable,
  storedFieldOf,
  tablesOf,
  type StoredField,
} from '../rows/reportTable.ts'
import { firstRowId, ofSlice } from '../rows/rowIds.ts'
import type { RowFacts } from '../rows/rowInserter.ts'
import { sql, type Sql } from '../sql/sql.ts'
import { OWN_ROWS, putNames, refreshNames } from './sliceFields.ts'

interface SliceRow {
  id: number
  range_from: WallSeconds
  range_to: WallSeconds
  piece_from: WallSeconds
  piece_to: WallSeconds
  state: SliceState
  fetched_at_ms: number
  row_count: number
  is_dated: number
  is_ordered: number
  warnings: string
  fetched_by: string | null
}

function sliceOf(row: SliceRow): StoredSlice {
  return {
    id: row.id,
    range: { from: row.range_from, to: row.range_to },
    piece: { from: row.piece_from, to: row.piece_to },
    state: row.state,
    fetchedAtMs: row.fetched_at_ms,
    rows: row.row_count,
    isDated: row.is_dated === 1,
    isOrdered: row.is_ordered === 1,
    warnings: JSON.parse(row.warnings) as string[],
    ...(row.fetched_by === null ? {} : { fetchedBy: row.fetched_by }),
  }
}

function parametersText(parameters: Scope['parameters']): string {
  return JSON.stringify(Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

/** A scope's parameters out of their text in the store. */
export function parametersOf(text: string): Scope['parameters'] {
  return Object.fromEntries(JSON.parse(text) as [string, string][])
}

/** The id of a scope, or undefined where nothing was ever fetched for it. */
export function findScope(database: ReadableDatabase, scope: Scope): number | undefined {
  return database
    .prepare('SELECT id FROM scopes WHERE connection_id = ? AND report_key = ? AND parameters = ?')
    .pluck()
    .get(scope.connectionId, scope.reportKey, parametersText(scope.parameters)) as number | undefined
}

/**
 * The id of a scope that rows are to come into, made where there is none yet. What is still under way when a connection
 * is removed must not bring its rows back.
 *
 * @throws AppError `unknown-connection` where the scope's connection was removed meanwhile
 */
export function scopeForRows(database: WritableDatabase, scope: Scope): number {
  const isKept = database.prepare('SELECT 1 FROM connections WHERE id = ? AND is_removed = 0').pluck()
  if (isKept.get(scope.connectionId) === undefined) {
    throw new AppError('unknown-connection', { connection: String(scope.connectionId), known: '–' })
  }
  return ensureScope(database, scope)
}

/** The id of a scope, made where there is none yet. */
export function ensureScope(database: WritableDatabase, scope: Scope): number {
  database
    .prepare('INSERT INTO scopes (connection_id, report_key, parameters) VALUES (?, ?, ?) ON CONFLICT DO NOTHING')
    .run(scope.connectionId, scope.reportKey, parametersText(scope.parameters))
  return findScope(database, scope) ?? 0
}

/** The slices of a scope that are whole in the store, in order of time; within one instant, the older first. */
export function slicesOf(database: ReadableDatabase, scope: Scope): readonly StoredSlice[] {
  const rows = database
    .prepare(
      `SELECT * FROM slices WHERE state <> 'incoming' AND scope_id =
        (SELECT id FROM scopes WHERE connection_id = ? AND report_key = ? AND parameters = ?) ORDER BY range_from, id`,
    )
    .all(scope.connectionId, scope.reportKey, parametersText(scope.parameters)) as SliceRow[]
  return rows.map(sliceOf)
}

/** Reserves a slice whose rows are about to come. Until it is committed, no question sees them. */
export function beginSlice(database: WritableDatabase, scope: Scope, range: TimeRange, piece: TimeRange): number {
  return database
    .transaction(() => {
      const id = scopeForRows(database, scope)
      const { lastInsertRowid } = database
        .prepare(
          `INSERT INTO slices (scope_id, range_from, range_to, piece_from, piece_to, state, fetched_at_ms)
            VALUES (?, ?, ?, ?, ?, 'incoming', 0)`,
        )
        .run(id, range.from, range.to, piece.from, piece.to)
      return Number(lastInsertRowid)
    })
    .immediate()
}

/**
 * Deletes a slice's record, with all that refers to it, its rows and their items. Runs inside the caller's transaction.
 *
 * @returns the number of rows deleted
 */
export function deleteSlice(
  database: WritableDatabase,
  report: Pick<ReportDefinition, 'key'>,
  sliceId: number,
): number {
  const [changes = 0] = tablesOf(database, report).map((table) => {
    const rows = sql`DELETE FROM ${table} WHERE ${ofSlice(sliceId)}`
    return database.prepare(rows.text).run(...rows.values).changes
  })
  database.prepare('DELETE FROM slices WHERE id = ?').run(sliceId)
  return changes
}

/** Takes back a slice that was begun. */
export function discardSlice(database: WritableDatabase, report: ReportDefinition, sliceId: number): void {
  database.transaction(() => deleteSlice(database, report, sliceId)).immediate()
}

/**
 * Discards what a dead process left of slices that it had begun. Only the holder of the connection's lock may call
 * this.
 *
 * @param alive slices that are still to be committed
 */
export function discardIncoming(
  database: WritableDatabase,
  report: Pick<ReportDefinition, 'key'>,
  connectionId: number,
  alive: ReadonlySet<number> = new Set(),
): void {
  database
    .transaction(() => {
      const ids = database
        .prepare(
          `SELECT slices.id FROM slices JOIN scopes ON scopes.id = scope_id
            WHERE state = 'incoming' AND connection_id = ? AND report_key = ?`,
        )
        .pluck()
        .all(connectionId, report.key) as number[]
      for (const id of ids) if (!alive.has(id)) deleteSlice(database, report, id)
    })
    .immediate()
}

/** Changes the stretch that a slice holds. */
export function setRange(database: WritableDatabase, sliceId: number, range: TimeRange): void {
  database.prepare('UPDATE slices SET range_from = ?, range_to = ? WHERE id = ?').run(range.from, range.to, sliceId)
}

export function setState(database: WritableDatabase, sliceId: number, state: SliceState): void {
  database.prepare('UPDATE slices SET state = ? WHERE id = ?').run(state, sliceId)
}

/**
 * Corrects what a slice's record says of its rows, after some of them were moved or deleted: how many there are, and
 * the names of fields that no document lists.
 */
export function recount(database: WritableDatabase, report: ReportDefinition, sliceId: number): void {
  const count = sql`UPDATE slices SET row_count = (SELECT count(*) FROM ${rowsTable(report)}
    WHERE ${ofSlice(sliceId)}) WHERE id = ${sliceId}`
  database.prepare(count.text).run(...count.values)
  refreshNames(database, report, sliceId)
}

/** Copies a slice's record for the part of it after a hole, and moves the rows dated there to the copy. */
function splitAfter(database: WritableDatabase, report: ReportDefinition, old: StoredSlice, range: TimeRange): void {
  const { lastInsertRowid } = database
    .prepare(
      `INSERT INTO slices (scope_id, range_from, range_to, piece_from, piece_to, state, fetched_at_ms, first_date, last_date,
          is_dated, is_ordered, warnings, fetched_by)
        SELECT scope_id, ?, ?, ?, ?, state, fetched_at_ms, ?, last_date, is_dated, is_ordered, warnings, fetched_by
        FROM slices WHERE id = ?`,
    )
    .run(range.from, range.to, range.from, range.to, range.from, old.id)
  const id = Number(lastInsertRowid)
  const date = dateColumn(report)
  if (date !== undefined) {
    const move = sql`UPDATE ${rowsTable(report)} SET row_id = row_id + ${firstRowId(id) - firstRowId(old.id)}
      WHERE ${ofSlice(old.id)} AND ${date} >= ${range.from}`
    database.prepare(move.text).run(...move.values)
  }
  recount(database, report, id)
  refreshItems(database, report, id)
  refreshKeys(database, report, id)
}

function datedBy(report: ReportDefinition): StoredField | undefined {
  return report.dateField === null ? undefined : storedFieldOf(report, report.dateField)
}

/**
 * The column that dates a report's rows (by their first item, where items do), or undefined where they carry no date.
 */
export function dateColumn(report: ReportDefinition): Sql | undefined {
  const stored = datedBy(report)
  return stored === undefined ? undefined : numberColumn(stored.field)
}

/** The column of the last date of a report's rows: that of their last item where items date them. */
export function finalDateColumn(report: ReportDefinition): Sql | undefined {
  const stored = datedBy(report)
  if (stored === undefined) return undefined
  return stored.kind === 'date' ? lastDateColumn(stored.field) : numberColumn(stored.field)
}

/**
 * Whether a row `t` is dated between two instants, both included; where items date it: whether any of them may be.
 * Undefined where rows carry no date.
 */
export function datedBetween(report: ReportDefinition, from: Sql, to: Sql): Sql | undefined {
  const [first, last] = [dateColumn(report), finalDateColumn(report)]
  return first === undefined || last === undefined ? undefined : sql`(t.${last} >= ${from} AND t.${first} <= ${to})`
}

/**
 * Whether a stored slice comes apart at an instant: `cleanly`, each row on the side of its date; `doubtfully`, where
 * some rows carry no date and may belong to either side; `never`, where the server files rows by something else than
 * the date that they show, or they are dated by their items, or are sums. The planner cuts what comes apart cleanly,
 * and fetches the rest whole.
 */
function divisionOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  slice: StoredSlice,
): 'cleanly' | 'doubtfully' | 'never' {
  if (slice.rows === 0) return 'cleanly'
  const date = dateColumn(report)
  if (report.kind === 'aggregate' || date === undefined) return 'never'
  if (slice.isDated) return 'cleanly'
  if (report.filedByOtherDate === true || isDatedByItems(report)) return 'never'
  const isAny = (condition: Sql): boolean => {
    const query = sql`SELECT 1 FROM ${rowsTable(report)} WHERE ${ofSlice(slice.id)} AND ${condition} LIMIT 1`
    return database.prepare(query.text).get(...query.values) !== undefined
  }
  if (isAny(sql`${date} NOT BETWEEN ${slice.range.from} AND ${slice.range.to}`)) return 'never'
  return isAny(sql`${date} IS NULL`) ? 'doubtfully' : 'cleanly'
}

/** What cutting a stretch out of a slice takes of its rows: all of them, or those that meet a condition. */
export interface Cut {
  readonly rows: 'all' | Sql
  /** Rows may go that belong to what is left: it is to be fetched again. */
  readonly isDoubtful: boolean
}

/**
 * What {@link cutSlice} takes. What belongs to the stretch goes, and so does what may belong to it: none of it is to
 * stay after an erasure, nor to come twice when the stretch is fetched again.
 */
export function cutOf(database: ReadableDatabase, report: ReportDefinition, slice: StoredSlice, hole: TimeRange): Cut {
  const division = divisionOf(database, report, slice)
  if (division === 'never' || contains(hole, slice.range)) return { rows: 'all', isDoubtful: false }
  const date = dateColumn(report)
  if (date === undefined) return { rows: sql`FALSE`, isDoubtful: false }
  const inside = sql`${date} BETWEEN ${hole.from} AND ${hole.to}`
  if (division === 'cleanly') return { rows: inside, isDoubtful: false }
  return { rows: sql`(${date} IS NULL OR ${inside})`, isDoubtful: true }
}

/**
 * Cuts a stretch out of a stored slice: its rows dated there go, and the record shrinks to what is left, or becomes
 * two. Where rows may belong to what is left, it counts as provisional; where nothing tells which do, all of the slice
 * goes, and what is left of its stretch counts as not fetched. Runs inside the caller's transaction.
 *
 * @returns the number of rows deleted
 */
export function cutSlice(
  database: WritableDatabase,
  report: ReportDefinition,
  old: StoredSlice,
  hole: TimeRange,
): number {
  const { rows, isDoubtful } = cutOf(database, report, old, hole)
  if (rows === 'all') return deleteSlice(database, report, old.id)
  if (isDoubtful && old.state !== 'announced') setState(database, old.id, 'provisional')
  const cut = sql`DELETE FROM ${rowsTable(report)} WHERE ${ofSlice(old.id)} AND ${rows}`
  const { changes } = database.prepare(cut.text).run(...cut.values)
  const after = { from: (hole.to + 1) as WallSeconds, to: old.range.to }
  if (hole.from > old.range.from) {
    if (after.from <= after.to) splitAfter(database, report, old, after)
    setRange(database, old.id, { from: old.range.from, to: (hole.from - 1) as WallSeconds })
  } else setRange(database, old.id, after)
  recount(database, report, old.id)
  refreshItems(database, report, old.id)
  refreshKeys(database, report, old.id)
  return changes
}

/**
 * Remembers which row ids of a slice were given, before rows of it are erased: where a log goes on in it, none comes
 * again, so that a result that is still open cannot show another row in the place of an erased one. Runs inside the
 * caller's transaction.
 */
export function rememberPlaces(
  database: WritableDatabase,
  report: Pick<ReportDefinition, 'key'>,
  sliceId: number,
): void {
  const used = sql`UPDATE slices SET places_used = max(places_used, ifnull(
      (SELECT max(row_id) FROM ${rowsTable(report)} WHERE ${ofSlice(sliceId)}) - ${firstRowId(sliceId) - 1}, 0))
    WHERE id = ${sliceId}`
  database.prepare(used.text).run(...used.values)
}

/** Records a slice's facts and makes it visible. Runs inside the caller's transaction. */
export function publishSlice(database: WritableDatabase, commit: SliceCommit, facts: RowFacts): void {
  database
    .prepare(
      `UPDATE slices SET range_from = ?, range_to = ?, state = ?, fetched_at_ms = ?, row_count = ?, first_date = ?, last_date = ?, is_dated = ?,
        is_ordered = ?, warnings = ?, fetched_by = ? WHERE id = ?`,
    )
    .run(
      commit.range.from,
      commit.range.to,
      commit.state,
      commit.fetchedAtMs,
      facts.rows,
      facts.firstDate,
      facts.lastDate,
      facts.isDated ? 1 : 0,
      facts.isDated && facts.isOrdered ? 1 : 0,
      JSON.stringify(commit.warnings),
      commit.fetchedBy ?? null,
      commit.sliceId,
    )
  putNames(database, commit.sliceId, OWN_ROWS, facts.extraNames)
  for (const [path, names] of facts.extraNamesOfItems) putNames(database, commit.sliceId, path, names)
}

/**
 * What a fetched slice takes the place of. Rows with a date: whatever overlaps it, cut out by date. An aggregate has no
 * date to cut by: slices of the same piece go whole (the day's earlier snapshot, or the day in one where it now comes
 * in halves).
 */
function makeRoom(database: WritableDatabase, report: ReportDefinition, commit: SliceCommit): void {
  for (const old of slicesOf(database, commit.scope)) {
    if (!overlaps(old.range, commit.range)) continue
    if (report.kind !== 'aggregate') {
      cutSlice(database, report, old, commit.range)
    } else if (sameRange(old.piece, commit.piece)) deleteSlice(database, report, old.id)
  }
}

/**
 * Puts a fetched slice in the place of what the store held of its stretch, in one transaction: never half, never twice.
 */
export function commitSlice(
  database: WritableDatabase,
  report: ReportDefinition,
  commit: SliceCommit,
  facts: RowFacts,
): void {
  database
    .transaction(() => {
      makeRoom(database, report, commit)
      publishSlice(database, commit, facts)
      keepKeys(database, report, commit.sliceId, facts.keys, facts.rows)
    })
    .immediate()
}
