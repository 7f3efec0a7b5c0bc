import { AppError } from '../../../../shared/errors.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { StoredValue } from '../../rows/storedValue.ts'
import type { Sql } from '../../sql/sql.ts'
import { slicesOf } from '../../tables/slices.ts'
import type { StoredSlice } from '../../records/slices.ts'
import { timeZoneOf } from '../../tables/timeZones.ts'
import { closeRows, openRows, type KnownRowSet, type OpenRows } from '../rowSet.ts'
import type { Part } from '../periodParts.ts'
import { partsOfRowSet } from '../rowSetParts.ts'
import { blocksOf, isMade } from '../source.ts'
import { SliceColumns, type Column, type ColumnWish, type NumbersWish, type TextsWish } from './columns.ts'
import type { ColumnCache, KeptColumns } from './columnCache.ts'
import { isNoNumberText, textOfStored, type Dictionary } from './dictionary.ts'

/** The rows of a row set in one period, as columns. */
export interface RowSetColumns {
  readonly slices: readonly SliceColumns[]
  readonly rows: number
  /** The texts of a column by their codes. */
  readonly textsOf: (wish: TextsWish) => readonly string[]
}

/**
 * What a row set is found by in the cache. Conditions count by their SQL: whatever changes that, changes the rows.
 * Types of fields count too: a report of one's own may get other ones, by which the same values are other numbers.
 */
export function keyOf({ rowSet, conditions, fieldSet }: KnownRowSet): string {
  const { connectionId, reportKey, parameters, list, within, byDay } = rowSet
  const sorted = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const types = fieldSet.report.fields.map(({ name, type }) => [name, type])
  return JSON.stringify([connectionId, reportKey, sorted, list, within, byDay, conditions, types])
}

/**
 * What a slice's rows are known to be the same by: whatever brings rows, moves them or lets them go writes its record,
 * a log's polls too. Numbers of dates follow the operation's clock.
 */
function signaturesOf(database: ReadableDatabase, slices: readonly StoredSlice[]): ReadonlyMap<number, string> {
  const [first] = slices
  const timeZone = first === undefined ? '' : timeZoneOf(database, first.id)
  return new Map(
    slices.map(({ id, range, rows, fetchedAtMs }) => {
      return [id, [id, range.from, range.to, rows, fetchedAtMs, timeZone].join(' ')]
    }),
  )
}

/** Parts that are read together: the one of a slice, or all of those that a table is made of. */
interface Batch {
  readonly key: string
  /** Undefined: all that the source has. */
  readonly place: number | undefined
}

const SEPARATOR = '\n'

function batchesOf(parts: readonly Part[], signatures: ReadonlyMap<number, string>, isMade: boolean): readonly Batch[] {
  const keys = parts.map(({ slice, dates }) => {
    const cut = dates === null ? '' : `${dates.from}-${dates.to}`
    return `${signatures.get(slice.id) ?? ''}|${cut}`
  })
  if (isMade) return [{ key: keys.join(SEPARATOR), place: undefined }]
  return keys.map((key, place) => ({ key, place }))
}

/** Which slices of a batch's key still are what they were. */
function isCurrent(key: string, current: ReadonlySet<string>): boolean {
  return key.split(SEPARATOR).every((each) => current.has(each.split('|')[0] ?? ''))
}

/** Takes values of one column in, block by block. */
interface ColumnReader {
  /** @param place where the column stands in each row of the block */
  readonly take: (block: readonly unknown[][], place: number) => void
  readonly column: () => Column
}

/** Room for so many rows: arrays grow by halves, since rows are not counted before they are read. */
function withRoom<T extends Int32Array | Float64Array | Uint8Array>(
  make: (length: number) => T,
  old: T,
  rows: number,
): T {
  if (rows <= old.length) return old
  const larger = make(Math.max(rows, Math.ceil(old.length * 1.5)))
  larger.set(old)
  return larger
}

function textReader(dictionary: Dictionary): ColumnReader {
  let codes = new Int32Array(0)
  let rows = 0
  return {
    take: (block, place) => {
      codes = withRoom((length) => new Int32Array(length), codes, rows + block.length)
      for (const row of block) codes[rows++] = dictionary.codeOf(row[place] as StoredValue)
    },
    column: () => ({ kind: 'texts', codes: codes.slice(0, rows) }),
  }
}

function numberReader(): ColumnReader {
  let numbers = new Float64Array(0)
  let rows = 0
  let unread = 0
  return {
    take: (block, place) => {
      numbers = withRoom((length) => new Float64Array(length), numbers, rows + block.length)
      for (const row of block) {
        const value = row[place]
        if (typeof value === 'number') numbers[rows++] = value
        else {
          numbers[rows++] = Number.NaN
          if (!isNoNumberText(textOfStored(value as StoredValue))) unread++
        }
      }
    },
    column: () => ({ kind: 'numbers', numbers: numbers.slice(0, rows), unread }),
  }
}

/** Numbers of rows that are sums: each tells itself how many values it is without. */
function unreadReader(numbers: ColumnReader): ColumnReader {
  let unread = 0
  return {
    take: (block, place) => {
      for (const row of block) unread += typeof row[place] === 'number' ? row[place] : 0
    },
    column: () => ({ ...(numbers.column() as Column & { kind: 'numbers' }), unread }),
  }
}

function fitsReader(): ColumnReader {
  let fits = new Uint8Array(0)
  let rows = 0
  return {
    take: (block, place) => {
      fits = withRoom((length) => new Uint8Array(length), fits, rows + block.length)
      for (const row of block) fits[rows++] = row[place] === 1 ? 1 : 0
    },
    column: () => ({ kind: 'fits', fits: fits.slice(0, rows) }),
  }
}

/** What a statement selects for columns, and who takes each of it in. */
interface Reading {
  readonly selected: readonly Sql[]
  readonly readers: readonly ColumnReader[]
  readonly columns: () => ReadonlyMap<string, Column>
}

function readingOf(wishes: readonly ColumnWish[], kept: KeptColumns, isSummed: boolean): Reading {
  const selected: Sql[] = []
  const readers: ColumnReader[] = []
  const wished = new Map<string, ColumnReader>()
  const add = (select: Sql, reader: ColumnReader): ColumnReader => {
    selected.push(select)
    readers.push(reader)
    return reader
  }
  const addNumbers = ({ value, unread }: NumbersWish): ColumnReader => {
    const numbers = add(value, numberReader())
    return unread === null || !isSummed ? numbers : add(unread, unreadReader(numbers))
  }
  for (const wish of wishes) {
    if (wish.kind === 'texts') wished.set(wish.id, add(wish.value, textReader(kept.dictionaryOf(wish))))
    else if (wish.kind === 'numbers') wished.set(wish.id, addNumbers(wish))
    else wished.set(wish.id, add(wish.condition, fitsReader()))
  }
  return { selected, readers, columns: () => new Map(wished.entries().map(([id, reader]) => [id, reader.column()])) }
}

/** Reads columns of one batch. @returns how many rows it has, and the columns */
function readBatch(
  database: ReadableDatabase,
  { source, where }: OpenRows,
  { place }: Batch,
  { selected, readers, columns }: Reading,
  throwIfCancelled: () => void,
): { readonly rows: number; readonly columns: ReadonlyMap<string, Column> } {
  let rows = 0
  for (const block of blocksOf(database, source, selected, where, place)) {
    throwIfCancelled()
    rows += block.length
    readers.forEach(({ take }, column) => {
      take(block, column)
    })
  }
  return { rows, columns: columns() }
}

/** Makes sure that a batch's columns are kept. */
function ensureBatch(
  database: ReadableDatabase,
  kept: KeptColumns,
  batch: Batch,
  wishes: readonly ColumnWish[],
  rowsOf: () => OpenRows,
  throwIfCancelled: () => void,
): SliceColumns {
  const known = kept.get(batch.key)
  const missing = known === undefined ? wishes : wishes.filter((wish) => !known.has(wish))
  if (known !== undefined && missing.length === 0) return known
  const rows = rowsOf()
  const read = (wanted: readonly ColumnWish[]) =>
    readBatch(database, rows, batch, readingOf(wanted, kept, rows.source.isSummed), throwIfCancelled)
  const found = read(missing)
  if (known !== undefined && found.rows === known.rows) {
    known.add(found.columns)
    return known
  }
  const whole = known === undefined ? found : read(wishes)
  const slice = new SliceColumns(whole.rows, whole.columns)
  kept.set(batch.key, slice)
  return slice
}

function ofPeriod(
  database: ReadableDatabase,
  kept: KeptColumns,
  known: KnownRowSet,
  signatures: ReadonlyMap<number, string>,
  wishes: readonly ColumnWish[],
  throwIfCancelled: () => void,
): RowSetColumns {
  const { report, rowSet, parts = [] } = known
  let opened: OpenRows | undefined
  const rowsOf = (): OpenRows => {
    opened ??= openRows(database, known)
    if (opened === undefined) throw new AppError('internal', { reason: 'no table' })
    return opened
  }
  try {
    const slices = batchesOf(parts, signatures, isMade(report, rowSet, parts)).map((batch) =>
      ensureBatch(database, kept, batch, wishes, rowsOf, throwIfCancelled),
    )
    return {
      slices,
      rows: slices.reduce((rows, slice) => rows + slice.rows, 0),
      textsOf: (wish) => kept.dictionaryOf(wish).texts,
    }
  } finally {
    if (opened !== undefined) closeRows(database, opened)
  }
}

const NO_ROWS: RowSetColumns = { slices: [], rows: 0, textsOf: () => [''] }

/**
 * The rows of a row set as columns of just the fields wished for, for each of some periods: out of memory where they
 * are there and their slices are the same, else read from the rows. This is the one place that knows where columns come
 * from.
 *
 * The columns of all periods share their dictionaries; they are good until `use` ends.
 *
 * @param known the row set; its own period is nothing to it
 * @param use works with the columns, in the order of the periods
 * @throws AppError as `openRows` does; whatever `throwIfCancelled` and `use` throw
 */
export function columnsOf<T>(
  database: ReadableDatabase,
  cache: ColumnCache,
  known: KnownRowSet,
  periods: readonly (TimeRange | null)[],
  wishes: readonly ColumnWish[],
  throwIfCancelled: () => void,
  use: (columns: readonly RowSetColumns[]) => T,
): T {
  const { report, parts } = known
  // The store has no table of the report.
  if (parts === undefined) return use(periods.map(() => NO_ROWS))
  return cache.use(keyOf(known), (kept) => {
    const signatures = signaturesOf(database, slicesOf(database, known.rowSet))
    const current = new Set(signatures.values())
    kept.keepOnly((key) => isCurrent(key, current))
    return use(
      periods.map((range) => {
        const rowSet = { ...known.rowSet, range }
        const ofRange = { ...known, rowSet, parts: partsOfRowSet(database, report, rowSet) }
        return ofPeriod(database, kept, ofRange, signatures, wishes, throwIfCancelled)
      }),
    )
  })
}
