import type { TextRow } from '../../../shared/rows.ts'

// Rows have no numbers of their own: when a result is asked for again, a row is known again by what it holds.

/** A row of the result before, by its place there. */
export interface KnownRow {
  readonly place: number
  readonly row: TextRow
}

/** Whether two rows say the same. */
export function sameRow(one: TextRow, other: TextRow | undefined): boolean {
  return other !== undefined && one.length === other.length && one.every((value, index) => value === other[index])
}

/**
 * By how many places a row moved between two results of one question: not at all where rows came behind it, by as many
 * as there are more where they came before it. Undefined where it is in neither place.
 *
 * @param rowAt the new result's row at a place
 */
export async function shiftOf(
  known: KnownRow,
  totalBefore: number,
  totalNow: number,
  rowAt: (place: number) => Promise<TextRow | undefined>,
): Promise<number | undefined> {
  const shifts = totalNow === totalBefore ? [0] : [0, totalNow - totalBefore]
  for (const shift of shifts) {
    const place = known.place + shift
    if (place < 0 || place >= totalNow) continue
    if (sameRow(known.row, await rowAt(place))) return shift
  }
  return undefined
}
