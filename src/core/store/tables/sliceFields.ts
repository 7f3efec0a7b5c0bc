import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import type { FixedTableName } from './fixedTables.ts'
import { rowsTable, tablesOf } from '../rows/reportTable.ts'
import { isOfSliceSql, ofSlice } from '../rows/rowIds.ts'
import { sql } from '../sql/sql.ts'

// The names of fields that no document lists, by the slice whose rows have them. They follow from the rows, and can be
// made anew of them at any time: they go with their slice (`ON DELETE CASCADE`), and are looked up again where some of
// its rows go. A server may send names without end, so that of each slice no more than some are kept, and that there
// are more of them.

/** The table that they are kept in. */
export const NAMES_TABLE = 'slice_fields' satisfies FixedTableName

/** Names that are kept of one slice's rows. */
const MOST_NAMES = 2_000
/** UTF-16 code units of a name that is kept: what is longer is no name of a column, and nobody types it. */
const LONGEST_NAME = 200

/** The list of a slice's rows themselves; lists within the rows go by their path. */
export const OWN_ROWS = ''

/** Names as they are met, in the order of their first appearance, and no more of them than are kept. */
export class FieldNames {
  readonly #names = new Set<string>()
  #isAll = true

  /** @param names such as were kept before */
  constructor(names: Iterable<string> = [], isAll = true) {
    for (const name of names) this.add(name)
    this.#isAll &&= isAll
  }

  get names(): ReadonlySet<string> {
    return this.#names
  }

  /** Whether every name that was met is among those that are kept. */
  get isAll(): boolean {
    return this.#isAll
  }

  get isEmpty(): boolean {
    return this.#isAll && this.#names.size === 0
  }

  add(name: string): void {
    if (this.#names.has(name)) return
    if (this.#names.size < MOST_NAMES && name.length <= LONGEST_NAME) this.#names.add(name)
    else this.#isAll = false
  }
}

/**
 * Names as they are stored; `names` is null where they were not yet looked up since an earlier version stored the rows.
 */
interface NamesRow {
  readonly names: string | null
  readonly is_all: number
}

function storedNames(database: ReadableDatabase, sliceId: number, list: string): NamesRow | undefined {
  return database
    .prepare('SELECT names, is_all FROM slice_fields WHERE slice_id = ? AND list = ?')
    .get(sliceId, list) as NamesRow | undefined
}

function namesIn({ names, is_all: isAll }: { readonly names: string; readonly is_all: number }): FieldNames {
  return new FieldNames(JSON.parse(names) as string[], isAll === 1)
}

/**
 * The names that the rows of a slice have in one of a report's tables: the report's own, or that of a list within its
 * rows.
 */
export function namesInRows(
  database: ReadableDatabase,
  table: Pick<ReportDefinition, 'key'>,
  sliceId: number,
): FieldNames {
  const found = new FieldNames()
  const query = sql`SELECT extra FROM ${rowsTable(table)}
    WHERE ${ofSlice(sliceId)} AND extra IS NOT NULL`
  const rows = database
    .prepare(query.text)
    .pluck()
    .iterate(...query.values) as Iterable<string>
  let last = ''
  for (const extra of rows) {
    if (extra === last) continue
    last = extra
    for (const name of Object.keys(JSON.parse(extra) as object)) found.add(name)
    // What there is beyond those that are kept changes nothing any more.
    if (!found.isAll && found.names.size === MOST_NAMES) break
  }
  return found
}

/** Keeps the names of a slice's rows in the place of those before. Runs inside the caller's transaction. */
export function putNames(database: WritableDatabase, sliceId: number, list: string, found: FieldNames): void {
  if (found.isEmpty) {
    database.prepare('DELETE FROM slice_fields WHERE slice_id = ? AND list = ?').run(sliceId, list)
    return
  }
  database
    .prepare('INSERT OR REPLACE INTO slice_fields (slice_id, list, names, is_all) VALUES (?, ?, ?, ?)')
    .run(sliceId, list, JSON.stringify([...found.names]), found.isAll ? 1 : 0)
}

/** Keeps names beside those that a slice's rows have already. Runs inside the caller's transaction. */
export function addNames(database: WritableDatabase, sliceId: number, list: string, added: FieldNames): void {
  if (added.isEmpty) return
  const stored = storedNames(database, sliceId, list)
  // Still to be looked up: then these are met, too.
  if (stored?.names === null) return
  const before = stored === undefined ? new FieldNames() : namesIn({ names: stored.names, is_all: stored.is_all })
  putNames(database, sliceId, list, new FieldNames([...before.names, ...added.names], before.isAll && added.isAll))
}

/** Forgets the names of the lists within a slice's rows. Runs inside the caller's transaction. */
export function forgetNamesOfItems(database: WritableDatabase, sliceId: number): void {
  database.prepare(`DELETE FROM slice_fields WHERE slice_id = ? AND list <> ''`).run(sliceId)
}

/** Looks the names of a slice's own rows up anew, since some of them went. Runs inside the caller's transaction. */
export function refreshNames(database: WritableDatabase, report: Pick<ReportDefinition, 'key'>, sliceId: number): void {
  putNames(database, sliceId, OWN_ROWS, namesInRows(database, report, sliceId))
}

/** Looks up the names in every table of a report, lists within the rows too. Runs inside the caller's transaction. */
export function refreshAllNames(
  database: WritableDatabase,
  { key }: Pick<ReportDefinition, 'key'>,
  sliceId: number,
): void {
  for (const table of tablesOf(database, { key })) {
    const tableKey = table.text.slice('"rows:'.length, -1).replaceAll('""', '"')
    putNames(database, sliceId, tableKey.slice(key.length + 1), namesInRows(database, { key: tableKey }, sliceId))
  }
}

/**
 * Looks up the names of one slice that an earlier version stored, which kept names without end and apart from slices.
 *
 * @returns whether there was one
 */
export function settleNames(database: WritableDatabase): boolean {
  return database
    .transaction(() => {
      const slice = database
        .prepare(
          `SELECT slice_id AS id, report_key AS key FROM slice_fields JOIN slices ON slices.id = slice_id
            JOIN scopes ON scopes.id = scope_id WHERE names IS NULL LIMIT 1`,
        )
        .get() as { readonly id: number; readonly key: string } | undefined
      if (slice === undefined) return false
      database.prepare('DELETE FROM slice_fields WHERE slice_id = ?').run(slice.id)
      refreshAllNames(database, slice, slice.id)
      return true
    })
    .immediate()
}

/** Entries that are read for one question: more are there only where a server makes names up. */
const MOST_ENTRIES = 500_000
const MOST_DISTINCT = 50_000

/** The names that the rows of some slices have. */
export interface NamesOfSlices {
  /** Each with the number of slices that have it, in the order of their first appearance. */
  readonly names: ReadonlyMap<string, number>
  /** Whether these are all. */
  readonly isAll: boolean
}

/**
 * The names that rows of some slices have, those of older slices first.
 *
 * @param table the report whose table the rows are in: its own key, or `report#path` for a list within its rows
 */
export function namesOfSlices(
  database: ReadableDatabase,
  table: Pick<ReportDefinition, 'key'>,
  list: string,
  sliceIds: Iterable<number>,
): NamesOfSlices {
  const names = new Map<string, number>()
  let isAll = true
  let entries = 0
  const stored = database.prepare('SELECT names, is_all FROM slice_fields WHERE slice_id = ? AND list = ?')
  for (const sliceId of sliceIds) {
    const row = stored.get(sliceId, list) as NamesRow | undefined
    if (row === undefined) continue
    const found =
      row.names === null ? namesInRows(database, table, sliceId) : namesIn({ names: row.names, is_all: row.is_all })
    isAll &&= found.isAll
    for (const name of found.names) {
      const slices = names.get(name)
      if (slices === undefined && names.size >= MOST_DISTINCT) isAll = false
      else names.set(name, (slices ?? 0) + 1)
    }
    entries += found.names.size
    if (entries > MOST_ENTRIES) return { names, isAll: false }
  }
  return { names, isAll }
}

/**
 * Whether rows of a report of one connection have a field of a name. Where more names are there than are kept, the rows
 * themselves are looked through.
 *
 * @param table as in {@link namesOfSlices}
 */
export function isNameInStore(
  database: ReadableDatabase,
  scope: { readonly connectionId: number; readonly reportKey: string },
  table: Pick<ReportDefinition, 'key'>,
  list: string,
  name: string,
): boolean {
  const { connectionId, reportKey } = scope
  const slices = sql`slice_fields JOIN slices ON slices.id = slice_id JOIN scopes ON scopes.id = scope_id
    WHERE connection_id = ${connectionId} AND report_key = ${reportKey} AND list = ${list}`
  const listed = sql`SELECT 1 FROM ${slices}
    AND EXISTS (SELECT 1 FROM json_each(names) WHERE value = ${name}) LIMIT 1`
  if (database.prepare(listed.text).get(...listed.values) !== undefined) return true
  const inRows = sql`SELECT 1 FROM (SELECT slices.id AS slice_id FROM ${slices} AND (names IS NULL OR is_all = 0)) w
    CROSS JOIN ${rowsTable(table)} t ON ${isOfSliceSql(sql`t.row_id`, sql`w.slice_id`)}
    WHERE t.extra IS NOT NULL AND instr(t.extra, ${JSON.stringify(name)}) > 0
      AND extra_value(t.extra, ${name}) IS NOT NULL LIMIT 1`
  return database.prepare(inRows.text).get(...inRows.values) !== undefined
}
