import { AppError } from '../../../../shared/errors.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { slicesOf } from '../../tables/slices.ts'
import { closeRows, openRows, type KnownRowSet, type OpenRows } from '../rowSet.ts'
import type { Part } from '../periodParts.ts'
import { partsOfRowSet } from '../rowSetParts.ts'
import { blocksOf, isMade } from '../source.ts'
import { SliceColumns, type ColumnWish, type TextsWish } from './columns.ts'
import type { ColumnCache, KeptColumns } from './columnCache.ts'
import { readingOf } from './columnReaders.ts'
import { NO_HELP, type ColumnThreads } from './columnThreads.ts'
import { takeRows } from './joinedRows.ts'
import { joinedUnits, readUnit, unitsOf, type ReadColumns } from './partUnits.ts'
import { signaturesOf } from './sliceSignatures.ts'

/** The rows of a row set in one period, as columns. */
export interface RowSetColumns {
  readonly slices: readonly SliceColumns[]
  readonly rows: number
  /** The texts of a column by their codes. */
  readonly textsOf: (wish: TextsWish) => readonly string[]
  /** How many codes a column's texts have. */
  readonly textCountOf: (wish: TextsWish) => number
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

/** What a row set's columns are read with. */
interface Asker {
  readonly database: ReadableDatabase
  readonly kept: KeptColumns
  readonly threads: ColumnThreads
  readonly throwIfCancelled: () => void
}

/** Reads a table that was made for the row set. @returns how many rows it has, and the columns */
function readTable({ database, kept, throwIfCancelled }: Asker, open: OpenRows, wishes: readonly ColumnWish[]) {
  const { source, where } = open
  const { readers, columns } = readingOf(wishes, (wish) => kept.dictionaryOf(wish), source.isSummed)
  const selected = readers.map(({ value }) => value)
  let rows = 0
  for (const block of blocksOf(database, source, selected, where)) {
    throwIfCancelled()
    takeRows(block, readers)
    rows += block.length
  }
  return { rows, columns: columns() }
}

/** A batch of which columns are to be read. */
interface Wanted {
  readonly batch: Batch
  readonly wishes: readonly ColumnWish[]
}

/** Keeps what was read of a batch, beside what is known of it if that is of the same rows. */
function keepRead(kept: KeptColumns, { key }: Batch, { rows, columns }: ReadColumns): void {
  const known = kept.get(key)
  if (known?.rows === rows) known.add(columns)
  else kept.set(key, new SliceColumns(rows, columns))
}

/** Reads batches unit by unit, together with other threads where there are some; what was read is kept in any case. */
function readParts(
  asker: Asker,
  known: KnownRowSet,
  open: OpenRows,
  wanted: readonly Wanted[],
  signatures: ReadonlyMap<number, string>,
): void {
  const { database, kept, threads, throwIfCancelled } = asker
  const { parts = [] } = known
  const ofBatches = wanted.map(({ batch, wishes }) => unitsOf(database, open, batch.place ?? 0, wishes))
  const units = ofBatches.flat()
  const found: (ReadColumns | undefined)[] = units.map(() => undefined)
  const dictionaryOf = (wish: TextsWish) => kept.dictionaryOf(wish)
  const readOwn = (place: number): void => {
    const unit = units[place]
    if (unit !== undefined) found[place] = readUnit(database, open, unit, dictionaryOf, throwIfCancelled)
  }
  const { report, rowSet, conditions } = known
  const rows = wanted.reduce((sum, { batch }) => sum + (parts[batch.place ?? 0]?.slice.rows ?? 0), 0)
  const seen = parts.map(({ slice }) => signatures.get(slice.id) ?? '')
  const shared = threads.begin({ report, rowSet, conditions, parts, signatures: seen, units }, rows, dictionaryOf)
  let next = 0
  const take = (): number => (shared === undefined ? next++ : shared.take())
  try {
    for (let place = take(); place < units.length; place = take()) readOwn(place)
    shared?.wait(throwIfCancelled)
    for (const { unit, read } of shared?.end() ?? []) found[unit] = read
    // What another thread took and did not bring.
    found.forEach((read, place) => {
      if (read === undefined) readOwn(place)
    })
  } finally {
    for (const { unit, read } of shared?.end() ?? []) found[unit] = read
    let first = 0
    ofBatches.forEach((own, place) => {
      const read = found.slice(first, first + own.length).filter((each) => each !== undefined)
      // Columns of many rows are not to be there twice.
      found.fill(undefined, first, first + own.length)
      first += own.length
      const batch = wanted[place]?.batch
      if (batch !== undefined && read.length === own.length) keepRead(kept, batch, joinedUnits(read))
    })
  }
}

function readWanted(
  asker: Asker,
  known: KnownRowSet,
  signatures: ReadonlyMap<number, string>,
  wanted: readonly Wanted[],
  isTable: boolean,
): void {
  const open = openRows(asker.database, known)
  if (open === undefined) throw new AppError('internal', { reason: 'no table' })
  try {
    if (!isTable) readParts(asker, known, open, wanted, signatures)
    else for (const { batch, wishes } of wanted) keepRead(asker.kept, batch, readTable(asker, open, wishes))
  } finally {
    closeRows(asker.database, open)
  }
}

function ofPeriod(
  asker: Asker,
  known: KnownRowSet,
  signatures: ReadonlyMap<number, string>,
  wishes: readonly ColumnWish[],
): RowSetColumns {
  const { kept } = asker
  const { report, rowSet, parts = [] } = known
  const isTable = isMade(report, rowSet, parts)
  const batches = batchesOf(parts, signatures, isTable)
  const wanted = batches.flatMap((batch): Wanted[] => {
    const slice = kept.get(batch.key)
    const missing = slice === undefined ? wishes : wishes.filter((wish) => !slice.has(wish))
    return slice !== undefined && missing.length === 0 ? [] : [{ batch, wishes: missing }]
  })
  if (wanted.length > 0) {
    readWanted(asker, known, signatures, wanted, isTable)
    // Where what was kept turned out to be of other rows, it is gone, and all is read.
    return ofPeriod(asker, known, signatures, wishes)
  }
  const slices = batches.flatMap(({ key }) => kept.get(key) ?? [])
  return {
    slices,
    rows: slices.reduce((rows, slice) => rows + slice.rows, 0),
    textsOf: (wish) => kept.dictionaryOf(wish).texts,
    textCountOf: (wish) => kept.dictionaryOf(wish).size,
  }
}

/** Whether columns of a row set in its own period are there, so that nothing of its rows would be read. */
export function areKept(
  database: ReadableDatabase,
  cache: ColumnCache,
  known: KnownRowSet,
  wishes: readonly ColumnWish[],
): boolean {
  const { report, rowSet, parts = [] } = known
  const signatures = signaturesOf(database, slicesOf(database, rowSet))
  return cache.use(keyOf(known), (kept) =>
    batchesOf(parts, signatures, isMade(report, rowSet, parts)).every(({ key }) => {
      const slice = kept.get(key)
      return slice !== undefined && wishes.every((wish) => slice.has(wish))
    }),
  )
}

const NO_ROWS: RowSetColumns = { slices: [], rows: 0, textsOf: () => [''], textCountOf: () => 1 }

/**
 * The rows of a row set as columns of just the fields wished for, for each of some periods: out of memory where they
 * are there and their slices are the same, else read from the rows. This is the one place that knows where columns come
 * from.
 *
 * The columns of all periods share their dictionaries; they are good until `use` ends.
 *
 * @param known the row set; its own period is nothing to it
 * @param use works with the columns, in the order of the periods
 * @param threads those that help to read many rows
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
  threads: ColumnThreads = NO_HELP,
): T {
  const { report, parts } = known
  // The store has no table of the report.
  if (parts === undefined) return use(periods.map(() => NO_ROWS))
  return cache.use(keyOf(known), (kept) => {
    const signatures = signaturesOf(database, slicesOf(database, known.rowSet))
    const current = new Set(signatures.values())
    const asker = { database, kept, threads, throwIfCancelled }
    kept.keepOnly((key) => isCurrent(key, current))
    return use(
      periods.map((range) => {
        const rowSet = { ...known.rowSet, range }
        const ofRange = { ...known, rowSet, parts: partsOfRowSet(database, report, rowSet) }
        return ofPeriod(asker, ofRange, signatures, wishes)
      }),
    )
  })
}
