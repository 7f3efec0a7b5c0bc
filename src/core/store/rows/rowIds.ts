/** Bits of a row id that count the rows of one window. */
const ROW_BITS = 2 ** 24
export const MAX_ROWS_PER_WINDOW = ROW_BITS

/** The first row id that a window may have. */
export function firstRowId(windowId: number): number {
  return windowId * ROW_BITS
}

/** The last row id that a window may have. */
export function lastRowId(windowId: number): number {
  return windowId * ROW_BITS + ROW_BITS - 1
}

/** The window that a row belongs to. */
export function windowOfRow(rowId: number): number {
  return Math.floor(rowId / ROW_BITS)
}
