import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { rowsTable } from '../rows/reportTable.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import { joinSql, sql, type Sql } from '../sql/sql.ts'
import { forgetIds, keepIds, listedIdsSql, placeOfId } from './placeIds.ts'
import { temporaryName } from '../sql/temporaryName.ts'
import type { StoredSlice } from '../records/slices.ts'

/**
 * Which rows a result has, and in which order, fixed. `ids` are those of a list in memory (`placeIds.ts`). The others
 * are a temporary table: `rows` holds the id of each row; `stretches` holds where the ids of each slice begin and how
 * many there are: a question about everything is answered without reading a row; `stretches-backwards` holds where they
 * end: places go up as ids go down.
 */
export type Places =
  | { readonly kind: 'ids'; readonly list: number; readonly total: number }
  | { readonly kind: 'rows' | 'stretches' | 'stretches-backwards'; readonly table: Sql; readonly total: number }

/** Ids that follow one another without a gap: those of all rows of a slice. */
export interface Stretch {
  readonly firstId: number
  readonly rows: number
}

/** The ids of a slice's rows, where none is missing between the first and the last. */
function stretchOf(idsOf: (slice: StoredSlice) => unknown[], slice: StoredSlice): Stretch | undefined {
  if (slice.rows === 0) return { firstId: firstRowId(slice.id), rows: 0 }
  const [first, last] = idsOf(slice)
  const isWhole = typeof first === 'number' && typeof last === 'number' && last - first + 1 === slice.rows
  return isWhole ? { firstId: first, rows: slice.rows } : undefined
}

/** The ids of slices' rows, slice by slice; undefined where in one of them some are missing (a log's repeated ones). */
export function stretchesOf(
  database: ReadableDatabase,
  report: ReportDefinition,
  slices: readonly StoredSlice[],
): readonly Stretch[] | undefined {
  const rows = rowsTable(report)
  // One question for each end: SQLite seeks an end only where it is asked for just one
  // (https://www.sqlite.org/optoverview.html, MIN/MAX).
  const [first, last] = ['min', 'max'].map((end) =>
    database
      .prepare(sql`SELECT ${{ text: end, values: [] }}(row_id) FROM ${rows} WHERE row_id BETWEEN ? AND ?`.text)
      .pluck(),
  )
  const idsOf = ({ id }: StoredSlice): unknown[] => [first, last].map((end) => end?.get(firstRowId(id), lastRowId(id)))
  const stretches: Stretch[] = []
  for (const slice of slices) {
    const stretch = stretchOf(idsOf, slice)
    if (stretch === undefined) return undefined
    stretches.push(stretch)
  }
  return stretches
}

/**
 * The places of all rows of some slices, one slice after the other.
 *
 * @param isBackwards from the last row of the last slice to the first of the first
 * @param slices undefined, or slices in whose ids rows are missing (a log's repeated ones): their rows must be looked
 * for
 * @returns undefined where rows must be looked for
 */
export function placesOfSlices(
  database: ReadableDatabase,
  report: ReportDefinition,
  slices: readonly StoredSlice[] | undefined,
  isBackwards: boolean,
): Places | undefined {
  const all = slices && stretchesOf(database, report, slices)
  if (all === undefined) return undefined
  const stretches = all.filter(({ rows }) => rows > 0)
  const table = temporaryName('stretches')
  database.exec(
    sql`CREATE TEMP TABLE ${table} (first_place INTEGER PRIMARY KEY, last_place INTEGER, first_id INTEGER, last_id INTEGER)`
      .text,
  )
  const insert = database.prepare(sql`INSERT INTO ${table} VALUES (?, ?, ?, ?)`.text)
  let total = 0
  for (const { firstId, rows: count } of isBackwards ? stretches.toReversed() : stretches) {
    insert.run(total + 1, total + count, firstId, firstId + count - 1)
    total += count
  }
  return { kind: isBackwards ? 'stretches-backwards' : 'stretches', table, total }
}

/** `ORDER BY` of some terms; nothing for none. */
export function orderBy(terms: readonly Sql[]): Sql {
  return terms.length === 0 ? sql`` : sql`ORDER BY ${joinSql(terms, ', ')}`
}

/**
 * The places of rows that are to be looked for: those of `from` that fit `where`, by the keys of `order`, or as they
 * come.
 */
export function placesOfRows(database: ReadableDatabase, from: Sql, where: Sql, order: readonly Sql[]): Places {
  const table = temporaryName('result')
  const create = sql`CREATE TEMP TABLE ${table} AS SELECT t.row_id AS row_id FROM ${from} WHERE ${where} ${orderBy(order)}`
  database.prepare(create.text).run(...create.values)
  const total = database
    .prepare(sql`SELECT ifnull(max(rowid), 0) FROM ${table}`.text)
    .pluck()
    .get() as number
  return { kind: 'rows', table, total }
}

/** The places of rows that are known by their ids, in their order. */
export function placesOfIds(database: ReadableDatabase, ids: Float64Array): Places {
  return { kind: 'ids', list: keepIds(database, ids), total: ids.length }
}

/** Gives back what places hold. */
export function closePlaces(database: ReadableDatabase, places: Places): void {
  if (places.kind === 'ids') forgetIds(database, places.list)
  else database.exec(sql`DROP TABLE IF EXISTS temp.${places.table}`.text)
}

/** The place of a row among those of places, from 0; undefined where it is none of them. */
export function placeOfRow(database: ReadableDatabase, places: Places, rowId: number): number | undefined {
  if (places.kind === 'ids') return placeOfId(database, places.list, rowId)
  const { kind, table } = places
  const found =
    kind === 'rows'
      ? sql`SELECT rowid FROM temp.${table} WHERE row_id = ${rowId} LIMIT 1`
      : kind === 'stretches'
        ? sql`SELECT first_place + ${rowId} - first_id FROM temp.${table} WHERE ${rowId} BETWEEN first_id AND last_id`
        : sql`SELECT first_place + last_id - ${rowId} FROM temp.${table} WHERE ${rowId} BETWEEN first_id AND last_id`
  const place = database
    .prepare(found.text)
    .pluck()
    .get(...found.values) as number | undefined
  return place === undefined ? undefined : place - 1
}

/** The place of a row of {@link placesSql}. */
export function placeSql({ kind }: Places): Sql {
  switch (kind) {
    case 'ids':
      return sql`result.place`
    case 'rows':
      return sql`result.rowid`
    case 'stretches':
      return sql`(s.first_place + t.row_id - s.first_id)`
    case 'stretches-backwards':
      return sql`(s.first_place + s.last_id - t.row_id)`
  }
}

/**
 * `ORDER BY` for a block of the rows of {@link placesSql}: those of stretches backwards come in no order by themselves,
 * the others as they are to.
 */
export function blockOrderSql(places: Places): Sql {
  return places.kind === 'stretches-backwards' ? sql` ORDER BY ${placeSql(places)}` : sql``
}

/**
 * `FROM … WHERE …` of the rows between two places, in their order (but see {@link blockOrderSql}); the two places (1 is
 * the first) are its parameters.
 *
 * @param rows the table in which the rows lie
 */
export function placesSql(rows: Sql, places: Places): Sql {
  if (places.kind === 'ids') {
    return sql`FROM ${listedIdsSql(places.list)} CROSS JOIN ${rows} t ON t.row_id = result.row_id WHERE TRUE`
  }
  const { kind, table } = places
  if (kind === 'rows') {
    return sql`FROM temp.${table} result CROSS JOIN ${rows} t ON t.row_id = result.row_id WHERE result.rowid BETWEEN ? AND ?`
  }
  const stretches = sql`FROM (SELECT ? AS first, ? AS last) asked
    CROSS JOIN temp.${table} s ON s.last_place >= asked.first AND s.first_place <= asked.last
    CROSS JOIN ${rows} t ON t.row_id BETWEEN `
  const before = sql`max(0, asked.first - s.first_place)`
  const until = sql`min(s.last_place, asked.last) - s.first_place`
  return kind === 'stretches'
    ? sql`${stretches} s.first_id + ${before} AND s.first_id + ${until}`
    : sql`${stretches} s.last_id - (${until}) AND s.last_id - ${before}`
}
