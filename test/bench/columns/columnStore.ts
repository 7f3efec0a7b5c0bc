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
  packedEntries,
  placesContaining,
  textsOf,
  valuesOf,
  unpackEntries,
  type StoredEntries,
  type Words,
} from './byteWords.ts'
import { packNumbers, unpackNumbers } from './numbers.ts'
import { packed, unpacked } from './packing.ts'
import { PlainRecords } from './plainRecords.ts'
import { countTexts, unpackTexts, WordTextsWriter, wordTextsOf, type WordTexts } from './wordTexts.ts'

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
  readonly #room = new Uint16Array(ROWS_PER_BLOCK)
  readonly #texts = new WordTextsWriter(ROWS_PER_BLOCK)
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
    const found = valuesOf(column, this.#dictionary, this.#room)
    if (found === undefined) {
      const texts = this.#texts.pack(column)
      if (texts === undefined) throw new Error('too many words')
      this.#insert.run(...at, 'texts', column.rows, texts.words, texts.entries, texts.body)
      return
    }
    const { counts, codes, entries } = found
    const words = packedEntries(entries)
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

function codesOf({ kind, rows, words }: StoredBlock, codes: Buffer): Words {
  const plain = unpacked(codes)
  const isEven = kind.endsWith('=')
  const sizes = new Uint16Array(aligned(plain.subarray(0, isEven ? 2 : rows * 2)))
  const rest = plain.subarray(sizes.byteLength)
  return {
    size: words,
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
    .flatMap((block) => {
      const codes = codesById.get(block.id) ?? Buffer.alloc(0)
      const entries = unpackEntries(block.entries)
      return block.kind === 'texts' ? wordTextsOf(entries, codes) : textsOf(codesOf(block, codes), entries)
    })
}

/** A block in memory, its dictionary folded. */
export interface KeptBlock extends Pick<StoredEntries, 'folded' | 'rowsOf'> {
  readonly body: WordTexts | Words
}

/** What a dictionary alone says of how many rows have a word; undefined where the rows have to be looked at. */
function countByEntries(
  { folded, rowsOf }: Pick<StoredEntries, 'folded' | 'rowsOf'>,
  areTexts: boolean,
  needle: string,
): number | undefined {
  // Numbers do not stand in the dictionary.
  if (areTexts && /\d/.test(needle)) return undefined
  const [first, ...others] = placesContaining(folded, needle)
  if (first === undefined) return 0
  return others.length === 0 ? rowsOf[first] : undefined
}

function countInRows({ body, folded }: KeptBlock, needle: string): number {
  const places = placesContaining(folded, needle)
  return 'codeOf' in body ? countTexts(body, places, needle) : countWords(body, places)
}

/**
 * How many rows have a word in a field, and, since the first of them are wanted as well, which of the first block have.
 *
 * @param keep a memory of blocks, kept from one question to the next
 */
export function countContaining(
  database: Database.Database,
  place: number,
  text: string,
  keep?: Map<number, KeptBlock>,
): number {
  const needle = fold(text)
  const codesById = database.prepare<[number], Buffer>('SELECT codes FROM blocks WHERE id = ?').pluck()
  let count = 0
  if (keep !== undefined && keep.size > 0) {
    for (const block of keep.values()) {
      const known = countByEntries(block, 'codeOf' in block.body, needle)
      count += known === 0 || (known !== undefined && count > 0) ? known : countInRows(block, needle)
    }
    return count
  }
  for (const stored of database.prepare<[number], StoredBlock>(ENTRIES).iterate(place)) {
    const areTexts = stored.kind === 'texts'
    const { folded, rowsOf } = unpackEntries(stored.entries)
    const known = keep === undefined ? countByEntries({ folded, rowsOf }, areTexts, needle) : undefined
    if (known === 0 || (known !== undefined && count > 0)) {
      count += known
      continue
    }
    const codes = codesById.get(stored.id) ?? Buffer.alloc(0)
    const block = { body: areTexts ? unpackTexts(codes) : codesOf(stored, codes), folded, rowsOf }
    keep?.set(stored.id, block)
    count += countInRows(block, needle)
  }
  return count
}

/** How many bytes blocks in memory take. */
export function bytesOf(blocks: Iterable<KeptBlock>): number {
  let bytes = 0
  for (const { body, folded, rowsOf } of blocks) {
    const arrays = 'codeOf' in body ? [body.codeOf, body.lengths, body.codes, body.numbers] : [body.counts, body.codes]
    for (const { byteLength } of [rowsOf, ...arrays]) bytes += byteLength
    for (const { length } of folded) bytes += length
  }
  return bytes
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
    const entries = entriesOf(unpackEntries(block.entries))
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
