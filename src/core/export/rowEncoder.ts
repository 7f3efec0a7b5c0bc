/**
 * Separators of the joined rows that {@link RowEncoder.encode} reads; texts hardly ever hold them, and it notices where
 * one does.
 */
export const FIELD_SEPARATOR = 0x1f
export const ROW_SEPARATOR = 0x1e

/**
 * Turns rows into the bytes of a file, block by block: `header` once, then any of the rows, then `end` once. What a
 * method returns is valid until the next call. `close` once behind all, whether it came to its end or not.
 */
export interface RowEncoder {
  /** What the file begins with. */
  header(names: readonly string[]): Uint8Array
  /**
   * A block of rows as one text, the values joined by {@link FIELD_SEPARATOR} and the rows ended by {@link
   * ROW_SEPARATOR}.
   *
   * @returns what follows in the file; undefined where a value holds one of the separators: then {@link encodeRows}
   */
  encode(block: Buffer, rows: number): Uint8Array | undefined
  /** The same for rows whose values come one by one; needed only where a value holds a separator. */
  encodeRows(rows: readonly (readonly Uint8Array[])[]): Uint8Array
  /** What the file ends with. */
  end(): Uint8Array
  /** Lets go of what it works with, where it holds something. */
  close?(): void
  /** How many other threads work for it; absent: none. */
  readonly threads?: number
  /** How many values so far were longer than the format can hold, and were cut. */
  readonly cutTexts: number
}
