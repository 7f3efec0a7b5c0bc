/** Bits of a row id that count the rows of one slice. */
const ROW_BITS = 2 ** 24
export const MAX_ROWS_PER_SLICE = ROW_BITS

/** The first row id that a slice may have. */
export function firstRowId(sliceId: number): number {
  return sliceId * ROW_BITS
}

/** The last row id that a slice may have. */
export function lastRowId(sliceId: number): number {
  return sliceId * ROW_BITS + ROW_BITS - 1
}

/** The slice that a row belongs to. */
export function sliceOfRow(rowId: number): number {
  return Math.floor(rowId / ROW_BITS)
}
