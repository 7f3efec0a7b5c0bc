import { AppError } from '../../../shared/errors.ts'
import { itemFieldName, namesAbove } from '../../../shared/reports/catalogueLists.ts'
import type { FieldDefinition, ListDefinition, ReportDefinition } from '../../../shared/reports/types.ts'
import { wall, type TimeRange } from '../../../shared/time.ts'
import { isRecord } from '../../wolkvox/answerJson.ts'
import type { ReadableDatabase, WritableDatabase } from '../file/databaseTypes.ts'
import { itemsOf } from './listValues.ts'
import { listReportsOf, ROW_OF, rowsTable, storedFieldsOf, valueColumn } from '../rows/reportTable.ts'
import { firstRowId, lastRowId, ofSlice, sliceOfRow } from '../rows/rowIds.ts'
import { nameIn, RowInserter, type AnswerRecord } from '../rows/rowInserter.ts'
import { joinSql, sql } from '../sql/sql.ts'
import { decodeValue, type StoredValue } from '../rows/storedValue.ts'
import { timeZoneOf } from '../tables/timeZones.ts'
import { addNames, namesInRows, putNames, type FieldNames } from '../tables/sliceFields.ts'

// The items of lists within rows, as rows of the lists' own tables. They are made of the rows' own JSON, and can be
// made anew of it at any time.

/** A list on its way into its table. */
interface Level {
  readonly list: ListDefinition
  readonly inserter: RowInserter
  /** Names of the fields above it, which its own must differ from. */
  readonly above: ReadonlySet<string>
  /** The fields of its rows, which lists within its items get from above. */
  readonly fields: readonly FieldDefinition[]
  readonly below: readonly Level[]
}

/** The documented fields of a record by their own names. */
function documented(record: AnswerRecord, fields: readonly FieldDefinition[]): AnswerRecord {
  const found: Record<string, unknown> = {}
  for (const field of fields) {
    const name = nameIn(record, field)
    if (name !== undefined) found[field.name] = record[name]
  }
  return found
}

/** Puts the items of records into the tables of their lists, in order, each with the fields of what it stands in. */
export class ItemInserter {
  readonly #levels: readonly Level[]
  readonly #fields: readonly FieldDefinition[]
  /** The fields of items that no document lists, by the list's path; grows with the items. */
  readonly extraNames: ReadonlyMap<string, FieldNames>

  readonly #lastRowId: number

  /**
   * @param timeZone the operation's own, whose clock dates are turned to where they name another
   * @param goesOn the slice has items already, behind which these come
   */
  constructor(
    database: WritableDatabase,
    report: ReportDefinition,
    sliceId: number,
    range: TimeRange,
    timeZone: string,
    goesOn = false,
  ) {
    this.#lastRowId = lastRowId(sliceId)
    const extraNames = new Map<string, FieldNames>()
    const levelOf = (path: string, list: ListDefinition, above: readonly FieldDefinition[]): Level => {
      const own = listReportsOf(report).find(([known]) => known === path)?.[1]
      if (own === undefined) throw new AppError('internal', { reason: `no list ${path}` })
      const firstPlace = goesOn ? placesUsed(database, own, sliceId) : 0
      const inserter = new RowInserter(database, own, sliceId, range, timeZone, firstPlace)
      extraNames.set(path, inserter.facts.extraNames)
      const below = (list.lists ?? []).map((each) => levelOf(`${path}.${each.name}`, each, own.fields))
      return { list, inserter, above: namesAbove(above), fields: own.fields, below }
    }
    this.#levels = (report.lists ?? []).map((list) => levelOf(list.name, list, report.fields))
    this.#fields = report.fields
    this.extraNames = extraNames
  }

  /**
   * Inserts the items of one record.
   *
   * @param rowId the row that the record is
   * @throws AppError `too-wide` for more items than a slice may have
   */
  insert(record: AnswerRecord, rowId: number): void {
    if (this.#levels.length > 0) this.#insert(documented(record, this.#fields), record, this.#levels, rowId)
  }

  #insert(above: AnswerRecord, record: AnswerRecord, levels: readonly Level[], rowId: number): void {
    for (const { list, inserter, above: taken, fields, below } of levels) {
      for (const item of itemsOf(record[list.name])) {
        const row: Record<string, unknown> = { ...above }
        // An item that is no record is a value without a name.
        const own = isRecord(item) ? item : { value: item }
        for (const name of Object.keys(own)) row[itemFieldName(list, taken, name)] = own[name]
        if (inserter.lastRowId >= this.#lastRowId) throw new AppError('too-wide', { reason: 'records' })
        inserter.insert(row, rowId)
        if (below.length > 0) this.#insert(documented(row, fields), own, below, rowId)
      }
    }
  }
}

const ROWS_PER_BLOCK = 200

/** How many places of a slice were given to items: those behind the last one are free. */
function placesUsed(database: ReadableDatabase, list: ReportDefinition, sliceId: number): number {
  const last = sql`SELECT max(row_id) FROM ${rowsTable(list)} WHERE ${ofSlice(sliceId)}`
  const rowId = database
    .prepare(last.text)
    .pluck()
    .get(...last.values) as number | null
  return rowId === null ? 0 : rowId - firstRowId(sliceId) + 1
}

/**
 * The records of a slice that have lists, as they came, as far as their fields and lists are documented, with the ids
 * of their rows.
 *
 * @param after the id that the first of them comes behind
 */
function* recordsOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  sliceId: number,
  after = firstRowId(sliceId) - 1,
): Generator<readonly [rowId: number, record: AnswerRecord]> {
  const stored = storedFieldsOf(report).filter(({ kind }) => kind !== 'date')
  const columns = joinSql(
    stored.map(({ field }) => valueColumn(field)),
    ', ',
  )
  const lists = stored.filter(({ kind }) => kind === 'list').map(({ field }) => sql`${valueColumn(field)} IS NOT NULL`)
  const block = database
    .prepare(
      sql`SELECT row_id, ${columns} FROM ${rowsTable(report)}
        WHERE row_id > ? AND row_id <= ? AND (${joinSql(lists, ' OR ', 'FALSE')}) ORDER BY row_id LIMIT ${ROWS_PER_BLOCK}`
        .text,
    )
    .raw()
  for (let last = after; ;) {
    const rows = block.all(last, lastRowId(sliceId), ROWS_PER_BLOCK) as [number, ...StoredValue[]][]
    for (const [rowId, ...values] of rows) {
      last = rowId
      const entries = values.map((value, place) => [stored[place]?.field.name ?? '', decodeValue(value)] as const)
      yield [rowId, Object.fromEntries(entries.filter(([, value]) => value !== undefined))]
    }
    if (rows.length < ROWS_PER_BLOCK) return
  }
}

function sliceIds(database: ReadableDatabase, report: ReportDefinition): readonly number[] {
  return database
    .prepare(`SELECT slices.id FROM slices JOIN scopes ON scopes.id = scope_id WHERE report_key = ?`)
    .pluck()
    .all(report.key) as number[]
}

function removeItems(database: WritableDatabase, report: ReportDefinition, sliceId: number): void {
  for (const [, list] of listReportsOf(report)) {
    const remove = sql`DELETE FROM ${rowsTable(list)} WHERE ${ofSlice(sliceId)}`
    database.prepare(remove.text).run(...remove.values)
  }
}

/** Deletes the items of some rows, whose slices' names are looked up again where one of these had some. */
function removeItemsOf(database: WritableDatabase, report: ReportDefinition, rowIds: readonly number[]): void {
  for (const [path, list] of listReportsOf(report)) {
    const remove = database
      .prepare(sql`DELETE FROM ${rowsTable(list)} WHERE ${ROW_OF} = ? RETURNING extra IS NOT NULL`.text)
      .pluck()
    const toName = new Set<number>()
    for (const rowId of rowIds) if (remove.all(rowId).includes(1)) toName.add(sliceOfRow(rowId))
    for (const id of toName) putNames(database, id, path, namesInRows(database, list, id))
  }
}

/** Where the rows of a poll's answer came to lie that its log did not have. */
export interface CameRows {
  /** The slice that the answer was staged in. */
  readonly stagedId: number
  /** The slice that its rows are in now: the same, or one that had rows before. */
  readonly intoId: number
  /** The last row that this one had before; null: none of its rows is older. */
  readonly after: number | null
  /** Rows of any slice whose places they took. */
  readonly replaced: readonly number[]
}

/**
 * Makes the items of the rows of a poll, behind those of rows that the log had, and takes away those of rows that went:
 * as much work as the answer is long, whatever the log holds. Runs inside the caller's transaction.
 */
export function mergeItems(database: WritableDatabase, report: ReportDefinition, came: CameRows): void {
  if (report.lists === undefined) return
  const { stagedId, intoId, after, replaced } = came
  removeItems(database, report, stagedId)
  const range = { from: wall(0), to: wall(0) }
  // Its places are counted before any item goes: what an open result shows of one that went is to be no other.
  const inserter = new ItemInserter(database, report, intoId, range, timeZoneOf(database, intoId), true)
  removeItemsOf(database, report, replaced)
  for (const [rowId, record] of recordsOf(database, report, intoId, after ?? undefined)) inserter.insert(record, rowId)
  const isNew = stagedId === intoId
  for (const [path, names] of inserter.extraNames) {
    if (isNew) putNames(database, intoId, path, names)
    else addNames(database, intoId, path, names)
  }
}

/**
 * Makes the items of lists anew from the rows that they stand in: where rows were cut or moved, or where the tables are
 * new. Runs inside the caller's transaction.
 *
 * @param sliceId the slice whose rows changed; by default every slice of the report
 */
export function refreshItems(database: WritableDatabase, report: ReportDefinition, sliceId?: number): void {
  if (report.lists === undefined) return
  for (const id of sliceId === undefined ? sliceIds(database, report) : [sliceId]) {
    removeItems(database, report, id)
    const inserter = new ItemInserter(database, report, id, { from: wall(0), to: wall(0) }, timeZoneOf(database, id))
    for (const [rowId, record] of recordsOf(database, report, id)) inserter.insert(record, rowId)
    for (const [path, names] of inserter.extraNames) putNames(database, id, path, names)
  }
}
