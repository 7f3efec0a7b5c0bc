import type { ReadableDatabase } from '../store/file/databaseTypes.ts'
import type { GapTexts } from '../store/query/gapTexts.ts'
import type { OpenResult } from '../store/query/results.ts'
import { letGo } from '../store/query/letGo.ts'
import type { Output } from './outputFile.ts'
import { blockReading, BlockSizes, type BlockReading } from './rowBlocks.ts'
import type { RowEncoder } from './rowEncoder.ts'
import type { BeginStretches, SharedReading } from './stretches/stretchThreads.ts'

/** What of a result goes into a file. */
export interface FilePart {
  /** The columns, in the file's order. */
  readonly columns: readonly string[]
  /** What the first line calls them, in the same order. */
  readonly headings: readonly string[]
  /** The places of the first and the last row, from 1. */
  readonly first: number
  readonly last: number
}

/**
 * Writes a result to a file, in its order, block by block.
 *
 * @param encoder what makes the file's bytes of these columns
 * @param gaps the column of gaps, where one of the columns is it
 * @param onBlock called after each block with the rows written so far; throws to stop
 * @param begin lets other threads read along
 * @throws AppError as `encoder` and `output` do; whatever `onBlock` throws
 */
export function exportRows(
  database: ReadableDatabase,
  result: OpenResult,
  { columns: names, headings, first, last }: FilePart,
  encoder: RowEncoder,
  output: Output,
  gaps: GapTexts | undefined,
  onBlock: (rows: number) => void,
  begin?: BeginStretches,
): void {
  const read = blockReading(database, result, names, gaps)
  output.write(encoder.header(headings))
  if (read !== undefined) new RowWriter(read, first, encoder, output, onBlock).write(last, begin)
  output.write(encoder.end())
}

/** Rows that are written before it is known how large they are, where several threads may read the others. */
const FIRST_ROWS = 2_000

/** Writes rows in their order, whoever read them. */
class RowWriter {
  readonly #read: BlockReading
  readonly #start: number
  readonly #encoder: RowEncoder
  readonly #output: Output
  readonly #onBlock: (rows: number) => void
  readonly #sizes = new BlockSizes()
  /** The place of the next row. */
  #next: number

  constructor(read: BlockReading, start: number, encoder: RowEncoder, output: Output, onBlock: (rows: number) => void) {
    this.#read = read
    this.#start = start
    this.#encoder = encoder
    this.#output = output
    this.#onBlock = onBlock
    this.#next = start
  }

  /** Writes the rows up to a place. @param begin lets other threads read along, where there are enough rows */
  write(last: number, begin: BeginStretches | undefined): void {
    if (begin !== undefined && last - this.#start >= FIRST_ROWS) {
      const bytes = this.#alone(this.#start + FIRST_ROWS - 1)
      const reading = begin({ first: this.#next, last, rowBytes: bytes / FIRST_ROWS })
      if (reading !== undefined) this.#together(last, reading)
    }
    this.#alone(last)
  }

  /** Writes the rows up to a place, which several threads read. */
  #together(last: number, reading: SharedReading): void {
    try {
      while (this.#next <= last) {
        const taken = reading.take(this.#read, () => {
          this.#onBlock(this.#next - this.#start)
        })
        if (taken.rows > 0) this.#joined(taken.block, taken.rows)
        // What no thread read, or had no room for, is read here.
        this.#alone(taken.last)
        reading.wrote()
      }
    } finally {
      reading.end()
    }
  }

  /** Reads and writes the rows up to a place. @returns how many bytes they took as they were read */
  #alone(last: number): number {
    let bytes = 0
    while (this.#next <= last) {
      const end = Math.min(last, this.#next + this.#sizes.rows - 1)
      const block = this.#read.joined(this.#next, end)
      const rows = end - this.#next + 1
      this.#joined(block, rows)
      this.#sizes.took(rows, block.length)
      bytes += block.length
      letGo(block)
    }
    return bytes
  }

  #joined(block: Buffer, rows: number): void {
    const end = this.#next + rows - 1
    this.#output.write(this.#encoder.encode(block, rows) ?? this.#encoder.encodeRows(this.#read.apart(this.#next, end)))
    this.#next = end + 1
    this.#onBlock(this.#next - this.#start)
  }
}
