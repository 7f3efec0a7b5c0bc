import { maskedBy, strictestMask } from '../../../shared/masks.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { ROW_OF } from '../rows/reportTable.ts'
import { sql, type Sql } from '../sql/sql.ts'
import { temporaryName } from '../sql/temporaryName.ts'
import { maskOfConnection } from '../tables/connections.ts'
import { fieldSetOfParts, type FieldSet } from './fieldSet.ts'
import { allOf, conditionsOf } from './filterSql.ts'
import { filtersOpened } from './masks/seals.ts'
import type { Part } from './periodParts.ts'
import { partsOfRowSet } from './rowSetParts.ts'
import { closeSource, indexRows, openSource, type Source } from './source.ts'
import { WHILE_WANTED } from './wanted.ts'

// The frame of every answer about a row set: the rows themselves (results.ts), a field's values (valueList.ts), counts
// (counts.ts), and whatever is asked of it next. `knownRowSet` looks up what the row set is and checks what it names;
// then an answer checks what it is asked for itself; then `overRows` gives it the rows to scan, and gives back what
// they hold. An answer that outlives its question uses `openRows` and `closeRows`.
//
// Values compare by today's rules only once the report's table was made sure of (`ensureRowsTable`, which reads
// outdated rows anew): whoever asks does that first, since a reading thread cannot. What is to end when nobody wants it
// any more runs inside `whileWanted`.

/** What is known of a row set before a row of it is read. */
export interface KnownRowSet {
  /**
   * As it was asked for, with what sealed values stand for; its mask is the operation's own where that is stricter,
   * whoever asks.
   */
  readonly rowSet: RowSet
  /** The report that the catalogue has; `fieldSet.report` is the one that describes the rows, of a list or of days. */
  readonly report: ReportDefinition
  /** The fields that its rows have, and that may be named. */
  readonly fieldSet: FieldSet
  /** Its filters and its search, over a row `t`. */
  readonly conditions: readonly Sql[]
  /**
   * The slices that its rows lie in, in order; undefined where the store has no table of the report: then it has no
   * rows.
   */
  readonly parts: readonly Part[] | undefined
}

/** A row set with the mask that holds for it: the operation's own where that is stricter than what is asked for. */
export function masked<T extends RowSet>(database: ReadableDatabase, rowSet: T): T {
  return maskedBy(rowSet, strictestMask(rowSet.mask, maskOfConnection(database, rowSet.connectionId)))
}

/**
 * Looks up what a row set is.
 *
 * @throws AppError `unknown-field`, `bad-filter`; `usage` for too many filters, and for what another store sealed
 */
export function knownRowSet(database: ReadableDatabase, report: ReportDefinition, asked: RowSet): KnownRowSet {
  const rowSet = { ...masked(database, asked), filters: filtersOpened(database, asked.filters) }
  const parts = partsOfRowSet(database, report, rowSet)
  const fieldSet = fieldSetOfParts(database, report, rowSet, parts)
  return { rowSet, report, fieldSet, conditions: conditionsOf(fieldSet, rowSet), parts }
}

/** The rows of a row set, ready to be scanned: `SELECT … FROM source.from WHERE where`, over a row `t`. */
export interface OpenRows {
  /** The rows before filters and search. */
  readonly source: Source
  /** Which of them belong to the row set. A scan with it ends early where nobody wants its outcome any more. */
  readonly where: Sql
  /** Filters and search alone. */
  readonly conditions: readonly Sql[]
}

/**
 * Prepares the rows of a row set; {@link closeRows} gives back what they hold.
 *
 * @returns undefined where the store has no table of the report
 * @throws AppError `unknown-field`, `bad-filter` where what the rows around a list are to fit cannot be read
 */
export function openRows(
  database: ReadableDatabase,
  { report, rowSet, parts, conditions }: Omit<KnownRowSet, 'fieldSet'>,
): OpenRows | undefined {
  if (parts === undefined) return undefined
  const whole = openSource(database, report, rowSet, parts)
  try {
    const source = withinRows(database, report, rowSet, whole)
    return { source, where: allOf([source.where, WHILE_WANTED, ...conditions]), conditions }
  } catch (cause) {
    closeSource(database, whole)
    throw cause
  }
}

/** Gives back what rows hold. */
export function closeRows(database: ReadableDatabase, { source }: OpenRows): void {
  closeSource(database, source)
}

/**
 * Works out an answer over the rows of a row set.
 *
 * @param none the answer where the store has no table of the report
 * @throws AppError as {@link openRows}; whatever `answer` throws
 */
export function overRows<T>(database: ReadableDatabase, known: KnownRowSet, none: T, answer: (rows: OpenRows) => T): T {
  const rows = openRows(database, known)
  if (rows === undefined) return none
  try {
    return answer(rows)
  } finally {
    closeRows(database, rows)
  }
}

/**
 * Items of a list, as far as the rows that they stand in fit. The plus keeps SQLite from making an index, by which
 * items would come in another order.
 */
function withinRows(database: ReadableDatabase, report: ReportDefinition, rowSet: RowSet, source: Source): Source {
  const { within } = rowSet
  if (within === undefined) return source
  const narrowed = (condition: Sql, temporaryTables: readonly Sql[]): Source => {
    const where = sql`${source.where} AND ${condition}`
    const whereWhole = sql`${source.whereWhole} AND ${condition}`
    const uncounted = sql`FROM ${source.from} WHERE ${where}`
    const undated = source.undated === undefined ? undefined : sql`${source.undated} AND ${condition}`
    return { ...source, where, whereWhole, uncounted, undated, wholeSlices: undefined, temporaryTables }
  }
  if (within.rowId !== null) return narrowed(sql`+t.${ROW_OF} = ${within.rowId}`, source.temporaryTables)
  if (within.filters.length === 0 && within.search === '') return source
  const { filters, search } = within
  const { list: _list, within: _within, ...ofRows } = rowSet
  const fitting = temporaryName('fitting')
  overRows(database, knownRowSet(database, report, { ...ofRows, filters, search }), undefined, (rows) => {
    const create = sql`CREATE TEMP TABLE ${fitting} AS SELECT t.row_id AS row_id FROM ${rows.source.from}
      WHERE ${rows.where}`
    database.prepare(create.text).run(...create.values)
    indexRows(database, fitting)
  })
  return narrowed(sql`+t.${ROW_OF} IN (SELECT row_id FROM temp.${fitting})`, [...source.temporaryTables, fitting])
}
