import { addsUp, type ReportDefinition } from '../../../shared/reports/types.ts'
import { formatDay, startOfDay } from '../../../shared/time.ts'
import type { RowSet } from '../../../shared/query.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { isUnread } from './filterSql.ts'
import type { Part } from './periodParts.ts'
import { askedReport, isByDay } from './rowSetParts.ts'
import { numberColumn, rowsTable, shadowColumn, unreadColumn, valueColumn } from '../rows/reportTable.ts'
import { sumsUpOthers } from './rowCounts.ts'
import { firstRowId, lastRowId, placeInSliceSql, rowIdSql } from '../rows/rowIds.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import { temporaryName } from '../sql/temporaryName.ts'
import { WHILE_WANTED } from './wanted.ts'
import { dateColumn, datedBetween } from '../tables/slices.ts'
import type { StoredSlice } from '../records/slices.ts'

/** The rows of a row set, before its filters: `FROM` gives them as `t`, in the order of `inOrder`. */
export interface Source {
  readonly from: Sql
  readonly where: Sql
  /** The same for rows of a part that belongs to it whole. */
  readonly whereWhole: Sql
  /** The table that a row id of this source is looked up in. */
  readonly table: Sql
  /** Rows already come by date, and within one second as the server sent them. */
  readonly isInOrder: boolean
  readonly isDated: boolean
  /** Rows of the slices that belong to it whole; those of the others are to be counted. */
  readonly wholeRows: number
  /** `FROM … WHERE …` of the rows that are to be counted, or undefined where there are none. */
  readonly uncounted: Sql | undefined
  /** Where the rows are just all of some slices, one after the other: these. */
  readonly wholeSlices: readonly StoredSlice[] | undefined
  readonly temporaryTables: readonly Sql[]
  /**
   * The slices that its rows lie in, as far as they belong to it, in order; undefined where the rows are a table made
   * for the question.
   */
  readonly parts: readonly Part[] | undefined
  /** The stretches of row ids of the parts, as a temporary table. */
  readonly ranges: Sql
  /** Whether its rows are sums over several days, which tell what they are without (see `answerNotes.ts`). */
  readonly isSummed: boolean
  /**
   * `FROM … WHERE …` of the rows that the period leaves out because they carry no date, or undefined where there can be
   * none.
   */
  readonly undated: Sql | undefined
}

function sumColumns(report: ReportDefinition): readonly Sql[] {
  return report.fields.flatMap((field) => {
    const value = valueColumn(field)
    const shadow = shadowColumn(field)
    if (field.role !== 'sum') return [sql`t.${value} AS ${value}`, sql`t.${shadow} AS ${shadow}`]
    const number = sql`t.${numberColumn(field)}`
    // As floating point: a sum of whole numbers beyond 64 bits would be an error.
    const total = sql`sum(1.0 * ${number})`
    const type: Sql = { text: `'${field.type}'`, values: [] }
    return [
      sql`sum_text(${type}, ${total}) AS ${value}`,
      sql`${total} AS ${shadow}`,
      sql`sum(${isUnread(sql`t.${value}`, number)}) AS ${unreadColumn(field)}`,
    ]
  })
}

/**
 * Sums of several days as a temporary table shaped like the report's own. Columns that are no sum come from the first
 * row of the group: https://www.sqlite.org/lang_select.html#bareagg
 */
function makeSums(database: ReadableDatabase, report: ReportDefinition, ranges: Sql, name: Sql): void {
  const isTotal = sumsUpOthers(report)
  const isCounted = isTotal === undefined ? sql`TRUE` : sql`NOT ${isTotal}`
  const keys = report.fields.filter((field) => field.role === 'key').map((field) => sql`t.${valueColumn(field)}`)
  const create = sql`CREATE TEMP TABLE ${name} AS SELECT
      min(${rowIdSql(sql`r.rowid`, placeInSliceSql(sql`t.row_id`))}) AS row_id,
      ${joinSql(sumColumns(report), ', ')},
      iif(count(*) = 1, t.extra, NULL) AS extra
    FROM ${ranges} r CROSS JOIN ${rowsTable(report)} t ON t.row_id BETWEEN r.first_id AND r.last_id
    WHERE ${isCounted} GROUP BY ${joinSql(keys, ', ', 'NULL')} ORDER BY 1`
  database.prepare(create.text).run(...create.values)
  indexRows(database, name)
}

/** Makes rows of a temporary table findable by their `row_id`. */
export function indexRows(database: ReadableDatabase, table: Sql): void {
  database.exec(sql`CREATE UNIQUE INDEX temp.${temporaryName('place')} ON ${table} (row_id)`.text)
}

/** The rows of days as a temporary table shaped like the report's own, with the day of each. */
function makeDays(database: ReadableDatabase, asked: ReportDefinition, ranges: Sql, name: Sql): void {
  const day = asked.fields[0]
  if (day === undefined) return
  database.exec(
    sql`CREATE TEMP TABLE ${name} AS SELECT t.*, r.day AS ${valueColumn(day)}, r.day_from AS ${numberColumn(day)}
      FROM ${ranges} r CROSS JOIN ${rowsTable(asked)} t ON t.row_id BETWEEN r.first_id AND r.last_id`.text,
  )
  indexRows(database, name)
}

/** Whether the period cuts the part's slice by the dates of its rows, of which some may have none. */
function mayLackDates({ slice, dates }: Part): boolean {
  return dates !== null && !slice.isDated
}

/** The stretches of row ids that a row set lies in, as a temporary table. */
function makeRanges(database: ReadableDatabase, parts: readonly Part[]): Sql {
  const ranges = temporaryName('ranges')
  database.exec(
    sql`CREATE TEMP TABLE ${ranges} (first_id INTEGER, last_id INTEGER, date_from INTEGER, date_to INTEGER, day TEXT, day_from INTEGER,
      held_from INTEGER, held_to INTEGER, may_lack_dates INTEGER)`.text,
  )
  const insert = database.prepare(sql`INSERT INTO ${ranges} VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`.text)
  for (const part of parts) {
    const { slice, dates } = part
    const { from, to } = slice.range
    const day = startOfDay(slice.piece.from)
    const [first, last] = [firstRowId(slice.id), lastRowId(slice.id)]
    insert.run(
      first,
      last,
      dates?.from ?? null,
      dates?.to ?? null,
      formatDay(day),
      day,
      from,
      to,
      mayLackDates(part) ? 1 : 0,
    )
  }
  return ranges
}

/** All rows of a table that was made for a row set. */
function ofTemporaryTable(table: Sql, ranges: Sql): Omit<Source, 'isInOrder' | 'isDated' | 'isSummed'> {
  return {
    from: sql`${table} t`,
    where: sql`TRUE`,
    whereWhole: sql`TRUE`,
    table,
    wholeRows: 0,
    wholeSlices: undefined,
    uncounted: sql`FROM ${table} t WHERE TRUE`,
    undated: undefined,
    temporaryTables: [ranges, table],
    parts: undefined,
    ranges,
  }
}

/** Whether the rows of a row set are a table that is made for it, not those of slices one after the other. */
export function isMade(report: ReportDefinition, rowSet: RowSet, parts: readonly Part[]): boolean {
  return isByDay(report, rowSet) || (addsUp(report) && parts.length > 1)
}

/**
 * Prepares the rows of a row set, before its filters and whatever the rows around a list are to fit; {@link
 * closeSource} drops its temporary tables. Whoever answers something goes through `rowSet.ts`.
 *
 * @param parts the slices that the row set lies in
 * @throws AppError `unknown-field` where it is of a list that there is not
 */
export function openSource(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
  parts: readonly Part[],
): Source {
  const asked = askedReport(report, rowSet)
  const byDay = isByDay(report, rowSet)
  const ranges = makeRanges(database, parts)
  if (byDay) {
    const days = temporaryName('days')
    makeDays(database, asked, ranges, days)
    return { ...ofTemporaryTable(days, ranges), isInOrder: false, isDated: true, isSummed: false }
  }
  if (addsUp(report) && parts.length > 1) {
    const sums = temporaryName('sums')
    makeSums(database, report, ranges, sums)
    return { ...ofTemporaryTable(sums, ranges), isInOrder: true, isDated: false, isSummed: true }
  }
  const table = rowsTable(asked)
  const from = sql`${ranges} r CROSS JOIN ${table} t ON t.row_id BETWEEN r.first_id AND r.last_id`
  const isInside = datedBetween(asked, sql`r.date_from`, sql`r.date_to`)
  const whole = isInside === undefined ? parts : parts.filter(({ dates }) => dates === null)
  const date = dateColumn(asked)
  const undated =
    date !== undefined && parts.some(mayLackDates)
      ? sql`FROM ${from} WHERE r.may_lack_dates AND t.${date} IS NULL`
      : undefined
  const shared = {
    from,
    whereWhole: sql`TRUE`,
    table,
    isDated: isInside !== undefined,
    isSummed: false,
    undated,
    temporaryTables: [ranges],
    parts,
    ranges,
  }
  const where = isInside === undefined ? sql`TRUE` : sql`(r.date_from IS NULL OR ${isInside})`
  if (rowSet.list !== undefined) {
    // Items come row by row, as they stand in them; how many a slice has is not known before they are counted.
    return {
      ...shared,
      where,
      wholeRows: 0,
      wholeSlices: undefined,
      uncounted: sql`FROM ${from} WHERE ${where}`,
      isInOrder: true,
    }
  }
  return {
    ...shared,
    where,
    wholeRows: whole.reduce((rows, { slice }) => rows + slice.rows, 0),
    wholeSlices: whole.length === parts.length ? parts.map(({ slice }) => slice) : undefined,
    uncounted:
      isInside === undefined || whole.length === parts.length
        ? undefined
        : sql`FROM ${from} WHERE r.date_from IS NOT NULL AND ${isInside}`,
    isInOrder: isInside === undefined || parts.every(({ slice }) => slice.isOrdered),
  }
}

/** How many rows a source has: known of slices that belong to it whole, counted of those that reach past the period. */
export function countSource(database: ReadableDatabase, { wholeRows, uncounted }: Source): number {
  if (uncounted === undefined) return wholeRows
  const count = sql`SELECT count(*) ${uncounted} AND ${WHILE_WANTED}`
  const rows = database
    .prepare(count.text)
    .pluck()
    .get(...count.values) as number
  return wholeRows + rows
}

/** The ids that the rows of a part have: from the first on; the last is lower where it has none. */
export function idsOfPart(
  database: ReadableDatabase,
  { table }: Pick<Source, 'table'>,
  { slice }: Part,
): { readonly first: number; readonly last: number } {
  const first = firstRowId(slice.id)
  const last = database
    .prepare(sql`SELECT max(row_id) FROM ${table} WHERE row_id BETWEEN ? AND ?`.text)
    .pluck()
    .get(first, lastRowId(slice.id)) as number | null
  return { first, last: last ?? first - 1 }
}

/** The rows of one part of a source, of which statements see a stretch of ids at a time. */
export interface PartRows {
  /** `FROM … WHERE …` of the rows of a stretch, over a row `t`, in the source's order. */
  readonly rows: Sql
  /** Runs statements over `rows` that see just the rows with these ids. */
  readonly within: <T>(first: number, last: number, read: () => T) => T
}

/** The rows of one part. Nothing else may be asked of the source meanwhile. @param place that of the part, from 0 */
export function rowsOfPart(
  database: ReadableDatabase,
  { ranges, from, where, whereWhole }: Source,
  { slice, dates }: Part,
  place: number,
): PartRows {
  const move = database.prepare(sql`UPDATE temp.${ranges} SET first_id = ?, last_id = ? WHERE rowid = ?`.text)
  return {
    rows: sql`FROM ${from} WHERE r.rowid = ${place + 1} AND ${dates === null ? whereWhole : where}`,
    within: (first, last, read) => {
      move.run(first, last, place + 1)
      try {
        return read()
      } finally {
        move.run(firstRowId(slice.id), lastRowId(slice.id), place + 1)
      }
    },
  }
}

const ROWS_PER_BLOCK = 4_096

/**
 * Reads all rows of a source block by block, in its order.
 *
 * @param columns what is read of each row `t`
 * @param where which of its rows
 */
export function* blocksOf(
  database: ReadableDatabase,
  { from }: Source,
  columns: readonly Sql[],
  where: Sql,
): Generator<readonly unknown[][]> {
  const rows = sql`SELECT ${joinSql(columns, ', ', '1')} FROM ${from} WHERE ${where}`
  const read = database.prepare(rows.text).raw()
  let block: unknown[][] = []
  for (const row of read.iterate(...rows.values)) {
    block.push(row as unknown[])
    if (block.length < ROWS_PER_BLOCK) continue
    yield block
    block = []
  }
  yield block
}

/** Gives back what a source holds. */
export function closeSource(database: ReadableDatabase, { temporaryTables }: Source): void {
  for (const table of temporaryTables) database.exec(sql`DROP TABLE IF EXISTS temp.${table}`.text)
}
