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

/** The ids of the rows that were found. @param stretches those of the slices; undefined where their ids are columns */
export function idsOfFound(found: FoundRows, stretches: readonly Stretch[] | undefined): Float64Array {
  if (stretches === undefined) return gathered(found, Float64Array, (slice) => slice.numbers(ROW_ID))
  const ids = new Float64Array(found.rows)
  let at = 0
  found.fitting.forEach((rows, place) => {
    const firstId = stretches[place]?.firstId ?? Number.NaN
    for (const row of rows) ids[at++] = firstId + row
  })
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
  numbersOf: (slice: SliceColumns) => T,
): T {
  const all = new make(rows)
  let at = 0
  slices.forEach((slice, place) => {
    const numbers = numbersOf(slice)
    for (const row of fitting[place] ?? []) all[at++] = numbers[row] ?? 0
  })
  return all
}
