import type { Sql } from '../../sql/sql.ts'
import { letGo } from '../letGo.ts'

// Rows as columns: of just the fields that a summary uses, slice by slice, as arrays of numbers. Texts are numbers of a
// dictionary.

/** A field's texts, those of the filter `empty` as ''. */
export interface TextsWish {
  readonly kind: 'texts'
  readonly id: string
  /** The value over a row `t`: a text, a blob that holds JSON, or null. */
  readonly value: Sql
  /** Whether the field is one of numbers, in which `-` stands for none, too. */
  readonly isNumeric: boolean
}

/** The numbers that a field's values compare by. */
export interface NumbersWish {
  readonly kind: 'numbers'
  readonly id: string
  /** The number over a row `t`; null where it has none. */
  readonly number: Sql
  /** What stands there instead. */
  readonly value: Sql
  /** Of rows that are sums themselves: how many values they are without. */
  readonly unread: Sql | null
}

/** Which rows fit a condition. */
export interface FitsWish {
  readonly kind: 'fits'
  readonly id: string
  readonly condition: Sql
}

export type ColumnWish = TextsWish | NumbersWish | FitsWish

/** What a wish's rows are read by is all that makes it another one. */
function idOf(kind: ColumnWish['kind'], ...read: readonly unknown[]): string {
  return JSON.stringify([kind, ...read])
}

export function textsWish(value: Sql, isNumeric: boolean): TextsWish {
  return { kind: 'texts', id: idOf('texts', value, isNumeric), value, isNumeric }
}

export function numbersWish(number: Sql, value: Sql, unread: Sql | null): NumbersWish {
  return { kind: 'numbers', id: idOf('numbers', number, value, unread), number, value, unread }
}

export function fitsWish(condition: Sql): FitsWish {
  return { kind: 'fits', id: idOf('fits', condition), condition }
}

/** The texts of a field as numbers: places in a dictionary. */
export interface TextColumn {
  readonly kind: 'texts'
  codes: Int32Array
}

export interface NumberColumn {
  readonly kind: 'numbers'
  /** NaN where a row has none. */
  readonly numbers: Float64Array
  /** The largest of them in size where all are whole numbers; Infinity where some are not. */
  readonly greatest: number
  /** How many values are there that no number could be read of. */
  readonly unread: number
}

export interface FitsColumn {
  readonly kind: 'fits'
  /** 1 where the row fits. */
  readonly fits: Uint8Array
}

export type Column = TextColumn | NumberColumn | FitsColumn

/** What the rows of a column lie in. */
export function arrayOf(column: Column): Int32Array | Float64Array | Uint8Array {
  if (column.kind === 'texts') return column.codes
  return column.kind === 'numbers' ? column.numbers : column.fits
}

/** The rows of one slice as far as they belong to a row set, in their order in the store. */
export class SliceColumns {
  readonly rows: number
  readonly #columns: Map<string, Column>

  constructor(rows: number, columns: ReadonlyMap<string, Column>) {
    this.rows = rows
    this.#columns = new Map(columns)
  }

  has(wish: ColumnWish): boolean {
    return this.#columns.has(wish.id)
  }

  add(columns: ReadonlyMap<string, Column>): void {
    for (const [id, column] of columns) this.#columns.set(id, column)
  }

  forget(id: string): void {
    const column = this.#columns.get(id)
    if (column !== undefined) letGo(arrayOf(column))
    this.#columns.delete(id)
  }

  /** Gives the memory of all columns back: it is not to be used afterwards. */
  letGo(): void {
    letGo(...this.#columns.values().map(arrayOf))
  }

  /** The column of a wish's id, if it is there. */
  column(id: string): Column | undefined {
    return this.#columns.get(id)
  }

  codes(wish: TextsWish): Int32Array {
    const column = this.#columns.get(wish.id)
    return column?.kind === 'texts' ? column.codes : new Int32Array(this.rows)
  }

  numbers(wish: NumbersWish): Float64Array {
    const column = this.#columns.get(wish.id)
    return column?.kind === 'numbers' ? column.numbers : new Float64Array(this.rows).fill(Number.NaN)
  }

  /** The largest number in size where all are whole; Infinity where some are not. */
  greatest(wish: NumbersWish): number {
    const column = this.#columns.get(wish.id)
    return column?.kind === 'numbers' ? column.greatest : 0
  }

  unread(wish: NumbersWish): number {
    const column = this.#columns.get(wish.id)
    return column?.kind === 'numbers' ? column.unread : 0
  }

  fits(wish: FitsWish): Uint8Array {
    const column = this.#columns.get(wish.id)
    return column?.kind === 'fits' ? column.fits : new Uint8Array(this.rows)
  }

  /** Bytes of its arrays. */
  get bytes(): number {
    return this.#columns.values().reduce((bytes, column) => bytes + arrayOf(column).byteLength, 0)
  }
}
