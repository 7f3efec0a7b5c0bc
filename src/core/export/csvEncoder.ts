import type { CsvDialect } from '../../shared/fileFormats.ts'
import type { FieldType } from '../../shared/reports/types.ts'
import { neutralise } from '../../shared/spreadsheet.ts'
import { hasDecimals, placeOfPoint, withDecimalComma } from './decimalComma.ts'
import { FIELD_SEPARATOR, ROW_SEPARATOR, type RowEncoder } from './rowEncoder.ts'

const QUOTE = 0x22
const CARRIAGE_RETURN = 0x0d
const LINE_FEED = 0x0a

/** The only value of a line, where it is empty: a line with nothing in it is no row to most readers. */
const EMPTY = Buffer.from('""')
const NOTHING = new Uint8Array()

const FIELD_END = 1
const NEEDS_QUOTES = 2
const MAY_BE_FORMULA = 4
/** A point or a comma, where numbers are written with another decimal sign than the servers'. */
const MAY_BE_DECIMAL = 8

const POINT = 0x2e
const COMMA = 0x2c

/**
 * Bytes that a dangerous text may begin with: `= + - @`, tab, CR, LF, NUL, and the first byte of their full-width
 * forms.
 */
const FORMULA_STARTS = [0x3d, 0x2b, 0x2d, 0x40, 0x09, CARRIAGE_RETURN, LINE_FEED, 0x00, 0xef]

/**
 * Writes CSV from bytes to bytes.
 *
 * A block of rows comes as one text, its values joined by {@link FIELD_SEPARATOR} and its rows ended by {@link
 * ROW_SEPARATOR}, as SQLite can join them without a single value becoming a JavaScript string. One pass over the bytes
 * finds the values that need quotes and copies the rest as they are.
 */
export class CsvEncoder implements RowEncoder {
  /** A line holds texts of any length. */
  readonly cutTexts = 0
  readonly #dialect: CsvDialect
  readonly #types: readonly (FieldType | undefined)[]
  readonly #classes = new Uint8Array(256)
  readonly #delimiter: number
  /** Columns whose numbers are written with another decimal sign: 1. */
  readonly #decimals: Uint8Array
  #out: Buffer = Buffer.alloc(64 * 1024)
  #length = 0

  /**
   * @param types the type of each column, for the formula rule and decimal signs; undefined for a field that no
   * document lists
   */
  constructor(dialect: CsvDialect, types: readonly (FieldType | undefined)[]) {
    this.#dialect = dialect
    this.#types = types
    this.#delimiter = dialect.delimiter.charCodeAt(0)
    this.#classes[FIELD_SEPARATOR] = FIELD_END
    this.#classes[ROW_SEPARATOR] = FIELD_END
    for (const byte of [QUOTE, CARRIAGE_RETURN, LINE_FEED, this.#delimiter]) this.#classes[byte] = NEEDS_QUOTES
    if (dialect.isSafe) {
      for (const byte of FORMULA_STARTS) this.#classes[byte] = (this.#classes[byte] ?? 0) | MAY_BE_FORMULA
    }
    const isOther = dialect.decimalSign !== '.'
    this.#decimals = Uint8Array.from(types, (type) => (isOther && hasDecimals(type) ? 1 : 0))
    if (this.#decimals.includes(1)) {
      for (const byte of [POINT, COMMA]) this.#classes[byte] = (this.#classes[byte] ?? 0) | MAY_BE_DECIMAL
    }
  }

  /** The file's first line, with the UTF-8 mark where the format has one. */
  header(names: readonly string[]): Buffer {
    this.#length = 0
    if (this.#dialect.hasMark) this.#append(Buffer.from('\uFEFF'))
    names.forEach((name, index) => {
      if (index > 0) this.#push(this.#delimiter)
      if (name === '' && names.length === 1) this.#append(EMPTY)
      else this.#value(Buffer.from(name), undefined)
    })
    this.#endLine()
    return Buffer.from(this.#out.subarray(0, this.#length))
  }

  /**
   * The lines of a block of joined rows.
   *
   * @returns the CSV, valid until the next call; undefined where a value holds one of the separators: then {@link
   * encodeRows}
   */
  encode(block: Buffer, rows: number): Buffer | undefined {
    // Quotes and apostrophes can at most double a text.
    this.#reserve(block.length * 2 + rows * 4)
    this.#length = 0
    const classes = this.#classes
    const { length } = block
    const columns = this.#types.length
    let column = 0
    let ended = 0
    let start = 0
    let flags = 0
    for (let position = 0; position < length; position++) {
      const kind = classes[block[position] ?? 0] ?? 0
      if (kind === 0) continue
      if (kind !== FIELD_END) {
        flags |= position === start ? kind : kind & (NEEDS_QUOTES | MAY_BE_DECIMAL)
        continue
      }
      if (start === position && columns === 1) this.#append(EMPTY)
      else if (flags === 0) this.#copy(block, start, position)
      else if ((flags & ~MAY_BE_DECIMAL) === 0) this.#number(block, start, position, column)
      else this.#careful(block.subarray(start, position), flags, this.#types[column])
      const isRowEnd = block[position] === ROW_SEPARATOR
      if (isRowEnd) {
        this.#endLine()
        ended++
      } else this.#push(this.#delimiter)
      if (isRowEnd !== (column === columns - 1)) return undefined
      column = isRowEnd ? 0 : column + 1
      start = position + 1
      flags = 0
    }
    return ended === rows && start === length ? this.#out.subarray(0, this.#length) : undefined
  }

  /** The same for rows whose values come one by one; needed only where a value holds a separator. */
  encodeRows(rows: readonly (readonly Uint8Array[])[]): Buffer {
    this.#length = 0
    for (const row of rows) {
      row.forEach((value, index) => {
        if (index > 0) this.#push(this.#delimiter)
        if (value.length === 0 && row.length === 1) this.#append(EMPTY)
        else this.#value(Buffer.from(value), this.#types[index])
      })
      this.#endLine()
    }
    return this.#out.subarray(0, this.#length)
  }

  /** Nothing: a file of lines ends with its last one. */
  end(): Uint8Array {
    return NOTHING
  }

  /** A value with a point or comma that needs no other care: a number with decimals, or any text. */
  #number(block: Buffer, start: number, end: number, column: number): void {
    if (this.#decimals[column] !== 1) {
      this.#copy(block, start, end)
      return
    }
    const point = placeOfPoint(block, start, end, this.#types[column])
    if (point === -1) this.#careful(block.subarray(start, end), MAY_BE_DECIMAL, this.#types[column])
    else {
      const from = this.#length
      this.#copy(block, start, end)
      this.#out[from + point - start] = COMMA
    }
  }

  #value(bytes: Buffer, type: FieldType | undefined): void {
    let flags = bytes.length > 0 ? (this.#classes[bytes[0] ?? 0] ?? 0) & MAY_BE_FORMULA : 0
    for (const byte of bytes) flags |= (this.#classes[byte] ?? 0) & (NEEDS_QUOTES | MAY_BE_DECIMAL)
    this.#careful(bytes, flags, type)
  }

  #careful(bytes: Buffer, flags: number, type: FieldType | undefined): void {
    let value = bytes
    if ((flags & (MAY_BE_FORMULA | MAY_BE_DECIMAL)) !== 0)
      value = Buffer.from(this.#meant(bytes.toString('utf8'), type))
    if ((flags & NEEDS_QUOTES) === 0) {
      this.#append(value)
      return
    }
    this.#reserve(value.length * 2 + 2)
    this.#push(QUOTE)
    for (const byte of value) {
      if (byte === QUOTE) this.#push(QUOTE)
      this.#push(byte)
    }
    this.#push(QUOTE)
  }

  /** A value as a spreadsheet is to take it: as no formula, and a number as that number. */
  #meant(text: string, type: FieldType | undefined): string {
    const safe = this.#dialect.isSafe ? neutralise(text, type) : text
    // With an apostrophe in front it is a text, whatever it says.
    if (safe !== text || type === undefined || this.#dialect.decimalSign === '.' || !hasDecimals(type)) return safe
    return withDecimalComma(type, text)
  }

  #copy(block: Buffer, start: number, end: number): void {
    const out = this.#out
    let length = this.#length
    // Most values are a few bytes: a loop beats the call of a copy.
    if (end - start > 48) {
      block.copy(out, length, start, end)
      length += end - start
    } else for (let position = start; position < end; position++) out[length++] = block[position] ?? 0
    this.#length = length
  }

  #append(bytes: Uint8Array): void {
    this.#reserve(bytes.length)
    this.#out.set(bytes, this.#length)
    this.#length += bytes.length
  }

  #endLine(): void {
    this.#push(CARRIAGE_RETURN)
    this.#push(LINE_FEED)
  }

  #push(byte: number): void {
    if (this.#length >= this.#out.length) this.#reserve(1024)
    this.#out[this.#length++] = byte
  }

  #reserve(more: number): void {
    if (this.#out.length - this.#length >= more) return
    const larger = Buffer.alloc(Math.max(this.#out.length * 2, this.#length + more))
    this.#out.copy(larger, 0, 0, this.#length)
    this.#out = larger
  }
}
