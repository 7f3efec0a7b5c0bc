import { sql, type Sql } from '../sql/sql.ts'

// The law of row ids: `slice × 2^24 + place`, in TypeScript and in SQL. Which rows a slice has, and which slice a row
// has, follow from it without a column or an index. It stands here and nowhere else.

/** Bits of a row id that tell the row's place in its slice. */
const PLACE_BITS = 24
/** Rows that one slice can have, and places that each slice's ids take. */
export const MAX_ROWS_PER_SLICE = 2 ** PLACE_BITS

/** The first row id that a slice may have. */
export function firstRowId(sliceId: number): number {
  return sliceId * MAX_ROWS_PER_SLICE
}

/** The last row id that a slice may have. */
export function lastRowId(sliceId: number): number {
  return firstRowId(sliceId) + MAX_ROWS_PER_SLICE - 1
}

/** The slice that a row belongs to. */
export function sliceOfRow(rowId: number): number {
  return Math.floor(rowId / MAX_ROWS_PER_SLICE)
}

/** A whole number of this file as SQL's own: a bound one would be a floating-point number. */
function integer(value: number): Sql {
  return { text: String(value), values: [] }
}

/** Whether a row (`row_id`) belongs to a slice. */
export function ofSlice(sliceId: number): Sql {
  return sql`row_id BETWEEN ${firstRowId(sliceId)} AND ${lastRowId(sliceId)}`
}

/** The slice that a row belongs to, inside SQL. @param rowId an expression of its id */
export function sliceOfRowSql(rowId: Sql = sql`row_id`): Sql {
  return sql`(${rowId} >> ${integer(PLACE_BITS)})`
}

/** The place of a row in its slice, from 0, inside SQL. @param rowId an expression of its id */
export function placeInSliceSql(rowId: Sql): Sql {
  return sql`(${rowId} & ${integer(MAX_ROWS_PER_SLICE - 1)})`
}

/**
 * The id of the row at a place of a slice, inside SQL.
 *
 * @param sliceId an expression;
 * @param place an expression, from 0
 */
export function rowIdSql(sliceId: Sql, place: Sql): Sql {
  return sql`((${sliceId} << ${integer(PLACE_BITS)}) + ${place})`
}

/**
 * Whether a row belongs to a slice, inside SQL.
 *
 * @param rowId and
 * @param sliceId expressions; the row is found by its id
 */
export function isOfSliceSql(rowId: Sql, sliceId: Sql): Sql {
  const last = integer(MAX_ROWS_PER_SLICE - 1)
  return sql`${rowId} BETWEEN ${rowIdSql(sliceId, integer(0))} AND ${rowIdSql(sliceId, last)}`
}
