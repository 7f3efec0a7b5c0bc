import { sql } from '../../sql/sql.ts'
import type { Stretch } from '../places.ts'
import { numbersWish, type NumbersWish, type SliceColumns } from './columns.ts'

// Rows that were found among those of columns, as their places in each slice.

/** The ids of rows, for where they have to be read. */
export const ROW_ID: NumbersWish = numbersWish(sql`t.row_id`, sql`NULL`, null)

/** Columns of rows that were found, slice by slice. */
export interface FoundRows {
  readonly slices: readonly SliceColumns[]
  /** The places of the rows that fit, in each slice. */
  readonly fitting: readonly Int32Array[]
  readonly rows: number
}

/** The ids of a slice's rows. */
export function idsOfSlice(slice: SliceColumns, stretch: Stretch | undefined): Float64Array {
  if (stretch === undefined) return slice.numbers(ROW_ID)
  const ids = new Float64Array(slice.rows)
  for (let row = 0; row < ids.length; row++) ids[row] = stretch.firstId + row
  return ids
}

/** Those of the places whose codes fit. */
export function placesOfFitting(places: Int32Array, codes: Int32Array, fits: Uint8Array): Int32Array {
  const fitting = new Int32Array(places.length)
  let count = 0
  for (const place of places) if (fits[codes[place] ?? 0] === 1) fitting[count++] = place
  return fitting.subarray(0, count)
}

/** The numbers of the rows that were found, of all slices one after the other. */
export function gathered<T extends Int32Array | Float64Array>(
  { slices, fitting, rows }: FoundRows,
  make: new (length: number) => T,
  numbersOf: (slice: SliceColumns, place: number) => T,
): T {
  const all = new make(rows)
  let at = 0
  slices.forEach((slice, place) => {
    const numbers = numbersOf(slice, place)
    for (const row of fitting[place] ?? []) all[at++] = numbers[row] ?? 0
  })
  return all
}
