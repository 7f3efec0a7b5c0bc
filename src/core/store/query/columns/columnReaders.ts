import type { StoredValue } from '../../rows/storedValue.ts'
import { sql, type Sql } from '../../sql/sql.ts'
import type { Column, ColumnWish, NumbersWish, TextsWish } from './columns.ts'
import { letGo } from '../letGo.ts'
import { hashWith, isNoNumberText, NO_BYTES, textOfStored, type Dictionary } from './dictionary.ts'

// What takes the values of rows in and makes a column of them. Values come joined, many rows in one text, as
// bytes: one value at a time would cost more to hand over than all that is done with it. Where rows cannot come
// so, they come value by value.

/** Between the values of a row, and after each row. */
export const FIELD_END = 0x1f
export const ROW_END = 0x1e
/** Before what stands where a number should be. */
const NO_NUMBER = 0x1d

/** Whether a byte ends a value: of the two ends one is the other and 1. */
function isEnd(byte: number): boolean {
  return (byte | 1) === FIELD_END
}

/** Takes values of one column in, row by row. */
export interface ColumnReader {
  /** What is read of each row `t`: where rows come joined, and where they come value by value. */
  readonly joined: Sql
  readonly value: Sql
  /** Takes a value out of joined rows. @returns where its end stands */
  takeBytes(bytes: Uint8Array, start: number): number
  takeValue(value: unknown): void
  /** Makes room for so many more rows, and lets go of rows beyond those that {@link keep} counted. */
  reserve(rows: number): void
  /** Says that the rows taken so far are right. */
  keep(): void
  column(): Column
}

/** Room for so many rows: where there was not enough, arrays grow by halves. */
function withRoom<T extends Int32Array | Float64Array | Uint8Array>(
  make: (length: number) => T,
  old: T,
  rows: number,
): T {
  if (rows <= old.length) return old
  const larger = make(old.length === 0 ? rows : Math.max(rows, Math.ceil(old.length * 1.5)))
  larger.set(old)
  letGo(old)
  return larger
}

/** The first rows of an array, which is not to be used afterwards: itself where it has no more. */
function cut<T extends Int32Array | Float64Array | Uint8Array>(values: T, rows: number): T {
  if (rows === values.length) return values
  const first = values.slice(0, rows) as T
  letGo(values)
  return first
}

class TextReader implements ColumnReader {
  readonly joined: Sql
  readonly value: Sql
  readonly #dictionary: Dictionary
  #codes = new Int32Array(0)
  #rows = 0
  #kept = 0

  constructor({ value }: TextsWish, dictionary: Dictionary) {
    this.value = value
    this.joined = sql`ifnull(${value}, '')`
    this.#dictionary = dictionary
  }

  takeBytes(bytes: Uint8Array, start: number): number {
    const { length } = bytes
    let hash = NO_BYTES
    let at = start
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0
      if (isEnd(byte)) break
      hash = hashWith(hash, byte)
    }
    this.#codes[this.#rows++] = at === start ? 0 : this.#dictionary.codeOfBytes(bytes, start, at, hash)
    return at
  }

  takeValue(value: unknown): void {
    this.#codes[this.#rows++] = this.#dictionary.codeOf(value as StoredValue)
  }

  reserve(rows: number): void {
    this.#rows = this.#kept
    this.#codes = withRoom((length) => new Int32Array(length), this.#codes, this.#rows + rows)
  }

  keep(): void {
    this.#kept = this.#rows
  }

  column(): Column {
    return { kind: 'texts', codes: cut(this.#codes, this.#kept) }
  }
}

const ZERO = 0x30
const MINUS = 0x2d
const POINT = 0x2e
/** Whole numbers of so many digits are exact, whatever is done digit by digit. */
const EXACT_DIGITS = 15
/**
 * Powers of ten that are exact: what an exact number is divided by one of them, is the nearest number to its
 * digits.
 */
const POWERS_OF_TEN = Float64Array.from({ length: EXACT_DIGITS + 1 }, (_, power) => 10 ** power)

/** A number as SQLite writes it: https://www.sqlite.org/floatingpoint.html */
function numberOfText(text: string): number {
  if (text === 'Inf') return Number.POSITIVE_INFINITY
  return text === '-Inf' ? Number.NEGATIVE_INFINITY : Number(text)
}

function textOfBytes(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('utf8')
}

class NumberReader implements ColumnReader {
  readonly joined: Sql
  readonly value: Sql
  #numbers = new Float64Array(0)
  #rows = 0
  #greatest = 0
  #unread = 0
  #kept = { rows: 0, unread: 0 }

  constructor({ number, value }: NumbersWish) {
    this.value = sql`ifnull(${number}, ${value})`
    this.joined = sql`coalesce(${number}, char(${NO_NUMBER}) || ${value}, '')`
  }

  takeBytes(bytes: Uint8Array, start: number): number {
    const { length } = bytes
    const isNegative = bytes[start] === MINUS
    let at = isNegative ? start + 1 : start
    let number = 0
    let digits = 0
    let point = -1
    for (; at < length; at++) {
      const byte = bytes[at] ?? 0
      const digit = byte - ZERO
      if (digit >= 0 && digit <= 9) {
        number = number * 10 + digit
        digits++
      } else if (byte === POINT && point < 0) point = at
      else break
    }
    if (digits > 0 && digits <= EXACT_DIGITS && isEnd(bytes[at] ?? 0)) {
      if (point >= 0) number /= POWERS_OF_TEN[at - point - 1] ?? 1
      this.#take(isNegative ? -number : number)
      return at
    }
    while (at < length && !isEnd(bytes[at] ?? 0)) at++
    this.#takeText(bytes, start, at)
    return at
  }

  #takeText(bytes: Uint8Array, start: number, end: number): void {
    if (end > start && bytes[start] !== NO_NUMBER) this.#take(numberOfText(textOfBytes(bytes, start, end)))
    else this.#takeNone(end > start ? textOfBytes(bytes, start + 1, end) : '')
  }

  #take(number: number): void {
    this.#numbers[this.#rows++] = number
    const size = Math.abs(number)
    if (size > this.#greatest) this.#greatest = size
    if (!Number.isInteger(number)) this.#greatest = Number.POSITIVE_INFINITY
  }

  #takeNone(text: string): void {
    this.#numbers[this.#rows++] = Number.NaN
    if (!isNoNumberText(text)) this.#unread++
  }

  takeValue(value: unknown): void {
    if (typeof value === 'number') this.#take(value)
    else this.#takeNone(textOfStored(value as StoredValue))
  }

  reserve(rows: number): void {
    this.#rows = this.#kept.rows
    this.#unread = this.#kept.unread
    this.#numbers = withRoom((length) => new Float64Array(length), this.#numbers, this.#rows + rows)
  }

  keep(): void {
    this.#kept = { rows: this.#rows, unread: this.#unread }
  }

  column(): Column & { kind: 'numbers' } {
    const { rows, unread } = this.#kept
    return { kind: 'numbers', numbers: cut(this.#numbers, rows), greatest: this.#greatest, unread }
  }
}

/** Numbers of rows that are sums: each tells itself how many values it is without. Such rows come value by value. */
class UnreadReader implements ColumnReader {
  readonly joined: Sql
  readonly value: Sql
  readonly #numbers: NumberReader
  #unread = 0

  constructor(unread: Sql, numbers: NumberReader) {
    this.value = this.joined = unread
    this.#numbers = numbers
  }

  takeBytes(_bytes: Uint8Array, start: number): number {
    return start
  }

  takeValue(value: unknown): void {
    this.#unread += typeof value === 'number' ? value : 0
  }

  reserve(): void {}

  keep(): void {}

  column(): Column {
    return { ...this.#numbers.column(), unread: this.#unread }
  }
}

class FitsReader implements ColumnReader {
  readonly joined: Sql
  readonly value: Sql
  #fits = new Uint8Array(0)
  #rows = 0
  #kept = 0

  constructor(condition: Sql) {
    this.value = this.joined = sql`iif(${condition}, 1, 0)`
  }

  takeBytes(bytes: Uint8Array, start: number): number {
    this.#fits[this.#rows++] = (bytes[start] ?? ZERO) - ZERO
    return start + 1
  }

  takeValue(value: unknown): void {
    this.#fits[this.#rows++] = value === 1 ? 1 : 0
  }

  reserve(rows: number): void {
    this.#rows = this.#kept
    this.#fits = withRoom((length) => new Uint8Array(length), this.#fits, this.#rows + rows)
  }

  keep(): void {
    this.#kept = this.#rows
  }

  column(): Column {
    return { kind: 'fits', fits: cut(this.#fits, this.#kept) }
  }
}

/** Readers of columns, and the columns of what they have read. */
export interface Reading {
  readonly readers: readonly ColumnReader[]
  /** By the ids of their wishes. */
  readonly columns: () => ReadonlyMap<string, Column>
}

/**
 * What reads the columns wished for.
 *
 * @param dictionaryOf the dictionary that a column's texts are numbered by
 * @param isSummed whether rows are sums, which come value by value
 */
export function readingOf(
  wishes: readonly ColumnWish[],
  dictionaryOf: (wish: TextsWish) => Dictionary,
  isSummed: boolean,
): Reading {
  const readers: ColumnReader[] = []
  const wished = new Map<string, ColumnReader>()
  for (const wish of wishes) {
    let reader: ColumnReader
    if (wish.kind === 'texts') reader = new TextReader(wish, dictionaryOf(wish))
    else if (wish.kind === 'fits') reader = new FitsReader(wish.condition)
    else {
      const numbers = new NumberReader(wish)
      const { unread } = wish
      reader = unread === null || !isSummed ? numbers : new UnreadReader(unread, numbers)
      if (reader !== numbers) readers.push(numbers)
    }
    readers.push(reader)
    wished.set(wish.id, reader)
  }
  return { readers, columns: () => new Map(wished.entries().map(([id, reader]) => [id, reader.column()])) }
}
