import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { joinSql, sql, type Sql } from '../../sql/sql.ts'
import { allOf } from '../filterSql.ts'
import type { PartRows } from '../source.ts'
import { throwIfUnwanted } from '../wanted.ts'
import { FIELD_END, ROW_END, type ColumnReader } from './columnReaders.ts'
import { letGo } from '../letGo.ts'

/** Row ids that are looked through at once: as many rows at the most are in memory. */
const MOST_IDS = 4_096
const FIRST_IDS = 512
/** Stretches are sized by what the rows before turned out to take. */
const WANTED_BYTES = 256 * 1024

/** What SQLite's functions take (127 at the least): https://www.sqlite.org/limits.html */
const MOST_ARGUMENTS = 100

/** So few texts are joined by operators at less than what a function costs. */
const FEW = 3

/** Texts with the end of a field between them, as many as there are. */
function joined(texts: readonly Sql[]): Sql {
  if (texts.length <= FEW) return joinSql(texts, ` || char(${FIELD_END}) || `, "''")
  if (texts.length <= MOST_ARGUMENTS) return sql`concat_ws(char(${FIELD_END}), ${joinSql(texts, ', ', "''")})`
  const groups = Array.from({ length: Math.ceil(texts.length / MOST_ARGUMENTS) }, (_, group) =>
    joined(texts.slice(group * MOST_ARGUMENTS, (group + 1) * MOST_ARGUMENTS)),
  )
  return joined(groups)
}

/**
 * Takes the values of joined rows apart.
 *
 * @returns whether there are just so many rows of so many values: else some value has an end in it
 */
function takeJoined(bytes: Uint8Array, rows: number, readers: readonly ColumnReader[]): boolean {
  const last = readers.length - 1
  let at = 0
  for (let row = 0; row < rows; row++) {
    for (let place = 0; place <= last; place++) {
      const reader = readers[place]
      if (reader === undefined) return false
      at = reader.takeBytes(bytes, at)
      if (bytes[at] !== (place === last ? ROW_END : FIELD_END)) return false
      at++
    }
  }
  return at === bytes.length
}

/** Takes rows value by value. */
export function takeRows(block: readonly (readonly unknown[])[], readers: readonly ColumnReader[]): void {
  readers.forEach((reader, place) => {
    reader.reserve(block.length)
    for (const row of block) reader.takeValue(row[place])
    reader.keep()
  })
}

/** SQLite's texts and blobs have a largest size: joined rows that go beyond it are read one by one. */
function isTooBig(cause: unknown): boolean {
  return cause instanceof Error && 'code' in cause && cause.code === 'SQLITE_TOOBIG'
}

/** Reads a part's rows into columns, stretch by stretch. */
export class PartReading {
  readonly #database: ReadableDatabase
  readonly #readers: readonly ColumnReader[]
  readonly #join: (first: number, last: number) => readonly [rows: number, bytes: Uint8Array | null]
  readonly #oneByOne: (first: number, last: number) => readonly unknown[][]
  #idsPerStretch = FIRST_IDS

  /** @param conditions which of the rows */
  constructor(
    database: ReadableDatabase,
    part: PartRows,
    conditions: readonly Sql[],
    readers: readonly ColumnReader[],
  ) {
    this.#database = database
    this.#readers = readers
    const rows = sql`${part.rows} AND ${allOf(conditions)}`
    const line = joined(readers.map((reader) => reader.joined))
    const lines =
      readers.length === 0
        ? sql`SELECT count(*), NULL ${rows}`
        : sql`SELECT count(*), CAST(group_concat(line, char(${ROW_END})) || char(${ROW_END}) AS BLOB)
            FROM (SELECT ${line} AS line ${rows})`
    const values = sql`SELECT ${joinSql(
      readers.map((reader) => reader.value),
      ', ',
      '1',
    )} ${rows}`
    const join = database.prepare(lines.text).raw()
    this.#join = (first, last) =>
      part.within(first, last, () => join.get(...lines.values) as [number, Uint8Array | null])
    this.#oneByOne = (first, last) => {
      const read = database.prepare(values.text).raw()
      return part.within(first, last, () => read.all(...values.values) as unknown[][])
    }
  }

  /**
   * Reads the rows with these ids, in their order.
   *
   * @param throwIfCancelled called before each stretch
   * @returns how many there are
   * @throws whatever `throwIfCancelled` throws: then nothing is known of the rows
   */
  read(first: number, last: number, throwIfCancelled: () => void): number {
    let rows = 0
    for (const reader of this.#readers) reader.reserve(Math.max(0, last - first + 1))
    for (let from = first; from <= last;) {
      throwIfCancelled()
      throwIfUnwanted(this.#database)
      const to = Math.min(last, from + this.#idsPerStretch - 1)
      rows += this.#readStretch(from, to)
      from = to + 1
    }
    return rows
  }

  #readStretch(first: number, last: number): number {
    const found = this.#joinedRows(first, last)
    if (found === undefined) return this.#readOneByOne(first, last)
    const [rows, bytes] = found
    if (bytes === null || rows === 0) return rows
    const wanted = Math.floor((WANTED_BYTES * (last - first + 1)) / bytes.length)
    this.#idsPerStretch = Math.max(1, Math.min(MOST_IDS, 4 * this.#idsPerStretch, wanted))
    for (const reader of this.#readers) reader.reserve(rows)
    const isTaken = takeJoined(bytes, rows, this.#readers)
    letGo(bytes)
    if (!isTaken) return this.#readOneByOne(first, last)
    for (const reader of this.#readers) reader.keep()
    return rows
  }

  #joinedRows(first: number, last: number): readonly [rows: number, bytes: Uint8Array | null] | undefined {
    try {
      return this.#join(first, last)
    } catch (cause) {
      if (isTooBig(cause)) return undefined
      throw cause
    }
  }

  #readOneByOne(first: number, last: number): number {
    const rows = this.#oneByOne(first, last)
    takeRows(rows, this.#readers)
    return rows.length
  }
}
