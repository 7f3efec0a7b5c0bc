import { FIELD_SEPARATOR, ROW_SEPARATOR } from '../rowEncoder.ts'

/**
 * Where the values of a block of joined rows end: of row after row each column's.
 *
 * @returns undefined where the block has not just so many rows of so many values: some value has a separator in it
 */
export function valueEnds(block: Buffer, rows: number, columns: number): Uint32Array | undefined {
  const ends = new Uint32Array(rows * columns)
  let count = 0
  let column = 0
  for (let at = 0; at < block.length; at++) {
    const byte = block[at]
    if (byte !== FIELD_SEPARATOR && byte !== ROW_SEPARATOR) continue
    if ((byte === ROW_SEPARATOR) !== (column === columns - 1)) return undefined
    ends[count++] = at
    column = byte === ROW_SEPARATOR ? 0 : column + 1
  }
  const isWhole = count === ends.length && (count === 0 ? block.length === 0 : ends[count - 1] === block.length - 1)
  return isWhole ? ends : undefined
}
