import Database from 'better-sqlite3'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { fold, isNumeric, numberOf } from '../../../src/shared/values.ts'
import { RecordCutter } from '../../../src/core/wolkvox/recordCutter.ts'
import { KEY } from '../benchStore.ts'
import { ByteColumn } from './byteColumn.ts'
import {
  ByteDictionary,
  countWords,
  entriesOf,
  placesContaining,
  textsOf,
  valuesOf,
  wordsOf,
  type Words,
} from './byteWords.ts'
import { packNumbers, unpackNumbers } from './numbers.ts'
import { packed, unpacked } from './packing.ts'
import { PlainRecords } from './plainRecords.ts'

// Slices as columns in an encrypted file, as far as it takes to know what that costs and saves.

export const ROWS_PER_BLOCK = 8_192
/** Codes are read by every search: packing them must save a lot. */
const CODES_WORTH = 0.35

export function openColumns(file: string): Database.Database {
  const database = new Database(file)
  database.pragma(`cipher = 'aegis'`)
  database.pragma(`key = "x'${KEY}'"`)
  database.pragma('page_size = 16384')
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = NORMAL')
  database.pragma('cache_size = -16384')
  database.exec(`CREATE TABLE IF NOT EXISTS blocks (id INTEGER PRIMARY KEY, slice INTEGER, block INTEGER, field INTEGER,
    kind TEXT, rows INTEGER, words INTEGER, entries BLOB, codes BLOB)`)
  database.exec('CREATE INDEX IF NOT EXISTS of_field ON blocks (field, slice, block)')
  return database
}

/** `2026-03-01 10:20:30`: such a text is made again of its number. */
function isWrittenAsNumber({ bytes, ends, rows }: ByteColumn): boolean {
  for (let row = 0, start = 0; row < rows; row++) {
    const end = ends[row] ?? 0
    if (end - start !== 19 || bytes[start + 4] !== 0x2d || bytes[start + 10] !== 0x20 || bytes[start + 13] !== 0x3a)
      return false
    start = end
  }
  return true
}

export class ColumnWriter {
  readonly #database: Database.Database
  readonly #report: ReportDefinition
  readonly #columns: readonly ByteColumn[]
  readonly #insert: Database.Statement
  readonly #slice: number
  readonly #dictionary = new ByteDictionary()
  readonly #room = new Uint16Array(ROWS_PER_BLOCK * 64)
  readonly records: PlainRecords
  #block = 0
  #rows = 0

  constructor(database: Database.Database, report: ReportDefinition, slice: number) {
    this.#database = database
    this.#report = report
    this.#columns = report.fields.map(() => new ByteColumn(ROWS_PER_BLOCK))
    this.records = new PlainRecords(
      report.fields.map(({ name }) => name),
      this.#columns,
    )
    this.#slice = slice
    this.#insert = database.prepare(
      'INSERT INTO blocks (slice, block, field, kind, rows, words, entries, codes) VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
    )
  }

  readonly rowEnd = (): void => {
    if (++this.#rows === ROWS_PER_BLOCK) this.flush()
  }

  flush(): void {
    if (this.#rows === 0) return
    this.#database.transaction(() => {
      this.#columns.forEach((column, place) => {
        this.#write(column, place)
        column.clear()
      })
    })()
    this.#block++
    this.#rows = 0
  }

  #write(column: ByteColumn, place: number): void {
    const type = this.#report.fields[place]?.type ?? 'text'
    const at = [this.#slice, this.#block, place] as const
    if (isNumeric(type)) {
      const whole = column.bytes.toString('latin1', 0, column.length)
      const numbers = new Float64Array(column.rows)
      for (let row = 0, start = 0; row < column.rows; row++) {
        const end = column.ends[row] ?? 0
        numbers[row] = numberOf(type, whole.slice(start, end), 'UTC') ?? Number.NaN
        start = end
      }
      this.#insert.run(...at, 'numbers', column.rows, 0, null, packNumbers(numbers))
      if (isWrittenAsNumber(column)) return
    }
    const found = valuesOf(column, this.#dictionary, this.#room) ?? wordsOf(column, this.#dictionary, this.#room)
    if (found === undefined) throw new Error('too many words')
    const { counts, codes, entries } = found
    const head = Buffer.alloc(4)
    head.writeUInt32LE(entries.asciiBytes)
    const words = packed(Buffer.concat([head, entries.bytes]))
    const isNarrow = codes instanceof Uint8Array ? 1 : 2
    const isEven = counts.every((count) => count === counts[0])
    const sizes = isEven ? Uint16Array.of(counts[0] ?? 0) : counts
    const whole = [Buffer.from(sizes.buffer), Buffer.from(codes.buffer, codes.byteOffset, codes.byteLength)]
    const body = packed(Buffer.concat(whole), CODES_WORTH)
    const kind = `words${isNarrow}${isEven ? '=' : ''}`
    this.#insert.run(...at, kind, column.rows, this.#dictionary.size, words, body)
  }
}

/** An answer's body into the columns of one slice. */
export function takeBody(database: Database.Database, report: ReportDefinition, slice: number, body: Buffer): void {
  const writer = new ColumnWriter(database, report, slice)
  const cutter = new RecordCutter((records) => writer.records.take(records, writer.rowEnd))
  for (let start = 0; start < body.length; start += 64 * 1024) cutter.write(body.subarray(start, start + 64 * 1024))
  cutter.end()
  writer.flush()
}

interface StoredBlock {
  readonly id: number
  readonly kind: string
  readonly rows: number
  readonly words: number
  readonly entries: Buffer
}

const ENTRIES = `SELECT id, kind, rows, words, entries FROM blocks WHERE field = ? AND kind <> 'numbers'
  ORDER BY slice, block`

function aligned(bytes: Buffer): ArrayBuffer {
  return Uint8Array.prototype.slice.call(bytes).buffer
}

function wordsOfBlock({ words, entries }: StoredBlock): Pick<Words, 'ascii' | 'others' | 'size'> {
  const plain = unpacked(entries)
  const end = 4 + plain.readUInt32LE(0)
  return { ascii: plain.toString('latin1', 4, end), others: plain.toString('utf8', end), size: words }
}

function codesOf({ kind, rows }: StoredBlock, codes: Buffer): Pick<Words, 'codes' | 'counts'> {
  const plain = unpacked(codes)
  const isEven = kind.endsWith('=')
  const sizes = new Uint16Array(aligned(plain.subarray(0, isEven ? 2 : rows * 2)))
  const rest = plain.subarray(sizes.byteLength)
  return {
    counts: isEven ? new Uint16Array(rows).fill(sizes[0] ?? 0) : sizes,
    codes: kind.startsWith('words1') ? rest : new Uint16Array(aligned(rest)),
  }
}

/** The texts of a field, slice by slice and row by row. */
export function textsOfField(database: Database.Database, place: number): string[] {
  const codesById = database.prepare<[number], Buffer>('SELECT codes FROM blocks WHERE id = ?').pluck()
  return database
    .prepare<[number], StoredBlock>(ENTRIES)
    .all(place)
    .flatMap((block) =>
      textsOf({ ...wordsOfBlock(block), ...codesOf(block, codesById.get(block.id) ?? Buffer.alloc(0)) }),
    )
}

/** How many rows have a word in a field. @param keep a memory of blocks, kept from one question to the next */
export function countContaining(
  database: Database.Database,
  place: number,
  text: string,
  keep?: Map<number, Words>,
): number {
  const needle = fold(text)
  const codesById = database.prepare<[number], Buffer>('SELECT codes FROM blocks WHERE id = ?').pluck()
  let count = 0
  if (keep !== undefined && keep.size > 0) {
    for (const words of keep.values()) count += countWords(words, placesContaining(words, needle))
    return count
  }
  for (const block of database.prepare<[number], StoredBlock>(ENTRIES).all(place)) {
    const entries = wordsOfBlock(block)
    const places = placesContaining(entries, needle)
    if (keep === undefined && places.length === 0) continue
    const words = { ...entries, ...codesOf(block, codesById.get(block.id) ?? Buffer.alloc(0)) }
    keep?.set(block.id, words)
    count += countWords(words, places)
  }
  return count
}

/** Rows and sum of a number by a field, from the blocks alone. */
export function groupBy(
  database: Database.Database,
  place: number,
  numberPlace: number,
): ReadonlyMap<string, { rows: number; sum: number }> {
  const groups = new Map<string, { rows: number; sum: number }>()
  const numbersOf = database
    .prepare<[number], Buffer>(`SELECT codes FROM blocks WHERE field = ? AND kind = 'numbers' ORDER BY slice, block`)
    .pluck()
    .all(numberPlace)
  const codesById = database.prepare<[number], Buffer>('SELECT codes FROM blocks WHERE id = ?').pluck()
  let next = 0
  for (const block of database.prepare<[number], StoredBlock>(ENTRIES).all(place)) {
    const entries = entriesOf(wordsOfBlock(block))
    const { codes } = codesOf(block, codesById.get(block.id) ?? Buffer.alloc(0))
    if (codes.length !== block.rows) throw new Error('the values of the field do not repeat')
    const numbers = unpackNumbers(numbersOf[next++] ?? Buffer.alloc(0), block.rows)
    const [rows, sums] = [new Float64Array(entries.length), new Float64Array(entries.length)]
    for (let row = 0; row < codes.length; row++) {
      const code = codes[row] ?? 0
      rows[code] = (rows[code] ?? 0) + 1
      sums[code] = (sums[code] ?? 0) + (numbers[row] ?? 0)
    }
    entries.forEach((name, code) => {
      const group = groups.get(name) ?? { rows: 0, sum: 0 }
      group.rows += rows[code] ?? 0
      group.sum += sums[code] ?? 0
      groups.set(name, group)
    })
  }
  return groups
}
