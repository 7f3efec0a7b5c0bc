import { isLong } from '../../../../shared/values.ts'
import type { SortKey } from '../../../../shared/query.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { storedFieldOf, type StoredField } from '../../rows/reportTable.ts'
import { joinSql, sql, type Sql } from '../../sql/sql.ts'
import { dateColumn } from '../../tables/slices.ts'
import { timeZoneOf } from '../../tables/timeZones.ts'
import { orderSql } from '../filterSql.ts'
import type { Part } from '../periodParts.ts'
import type { KnownRowSet } from '../rowSet.ts'
import { stretchesOf, type Stretch } from '../places.ts'
import { isMade } from '../source.ts'
import type { ColumnCache } from './columnCache.ts'
import { numbersWish, type ColumnWish, type NumbersWish, type TextsWish } from './columns.ts'
import { areKept, columnsOf, keyOf, type RowSetColumns } from './columnsOf.ts'
import { ReadAhead } from './readAhead.ts'
import { canBeListed, entriesSql, exactWish, type Entries } from './exactValues.ts'
import { gathered, idsOfFound, placesOfFitting, ROW_ID, type FoundRows } from './foundRows.ts'
import { letGo } from '../letGo.ts'
import { NO_HELPERS, type ReadingHelpers } from './readingHelpers.ts'
import { WorkedOut } from './workedOut.ts'
import { orderedByNumber, orderedByRank, placesAsTheyLie } from './rowOrder.ts'

// Rows are found and ordered, and values counted, out of columns that are kept in memory, where that is sooner than a
// scan: a filter that is typed on, another order, a list of values. What a filter means, and what comes before what, is
// worked out by SQLite for each different value once (`exactValues.ts`); the rows are then gone through by the numbers
// of their values.

/** What is answered out of columns. */
export interface ColumnLimits {
  /** Of fewer rows a scan is answered in a moment. */
  readonly leastRows: number
  /** A field of more different values gains nothing: its values are the rows, in another form. */
  readonly mostEntries: number
  /** More ids than these are not kept for whoever asks the same again: each filter that is tried has its own. */
  readonly mostKeptIds: number
}

const USUAL_LIMITS: ColumnLimits = { leastRows: 50_000, mostEntries: 300_000, mostKeptIds: 200_000 }
/** Values that are longer, together, are none to be listed. */
const MOST_ENTRY_BYTES = 32 * 1024 * 1024

/** The order that is asked for. */
export interface AskedOrder {
  /** The keys, by which rows go first. */
  readonly keys: readonly SortKey[]
  /** Rows come as they lie in the slices, one after the other; else by date where they have one, and by their ids. */
  readonly isAsTheyLie: boolean
  /** By date and as they lie, the last first. Not where there are keys. */
  readonly isBackwards: boolean
  /** Rows lie by date already. */
  readonly isByDate: boolean
  readonly isDated: boolean
}

/** How many rows have each of a field's values. */
export interface CountedEntries {
  readonly entries: Entries
  /** By the codes of the values. */
  readonly counts: Float64Array
}

interface FieldFilter {
  readonly stored: StoredField
  readonly condition: Sql
}

function wishOfDate(date: Sql): NumbersWish {
  return numbersWish(sql`t.${date}`, sql`NULL`, null)
}

/** The dates that an order needs, of rows that do not lie in it. */
function datesFor({ fieldSet }: KnownRowSet, { isAsTheyLie, isByDate, isDated }: AskedOrder): Sql | undefined {
  return isDated && !isAsTheyLie && !isByDate ? dateColumn(fieldSet.report) : undefined
}

/** A column of the report's table that values can be listed of. */
function listable({ fieldSet }: KnownRowSet, name: string): StoredField | undefined {
  const stored = storedFieldOf(fieldSet.report, name)
  return stored?.kind === 'field' && !isLong(stored.field.type) ? stored : undefined
}

/** The filters of a row set with their fields; undefined where one is not of a field's values alone. */
function filtersOf(known: KnownRowSet): readonly FieldFilter[] | undefined {
  const { rowSet, conditions } = known
  if (rowSet.search !== '') return undefined
  const filters: FieldFilter[] = []
  for (const [place, { field }] of rowSet.filters.entries()) {
    const [stored, condition] = [listable(known, field), conditions[place]]
    if (stored === undefined || condition === undefined) return undefined
    filters.push({ stored, condition })
  }
  return filters
}

/** A row set without its filters: its columns serve for any. */
function unfiltered(known: KnownRowSet): KnownRowSet {
  return { ...known, rowSet: { ...known.rowSet, filters: [], search: '' }, conditions: [] }
}

class TooManyEntries extends Error {}

/** The places that take the place of others, which are not to be used afterwards. */
function instead(before: Int32Array, after: Int32Array): Int32Array {
  if (after !== before) letGo(before)
  return after
}

/** What is read of columns, and where from. */
interface Wanted {
  readonly known: KnownRowSet
  readonly parts: readonly Part[]
  /** The ids of the parts' rows; undefined where they are read. */
  readonly stretches: readonly Stretch[] | undefined
  readonly wishes: readonly ColumnWish[]
}

/** The ranks of values by their codes, and one more than the last. */
interface Ranks {
  readonly ranks: Int32Array
  readonly count: number
}

/** Answers out of columns that are kept. They end with the thread. */
export class ColumnAnswers {
  readonly #database: ReadableDatabase
  readonly #cache: ColumnCache
  readonly #ahead: ReadAhead
  readonly #limits: ColumnLimits
  readonly #helpers: ReadingHelpers
  /** Fields that turned out to have too many values, by the row sets that they are of. */
  readonly #useless = new Set<string>()
  readonly #workedOut = new WorkedOut()

  /** @param isAwaited whether somebody asks something: what is read ahead then ends at once */
  constructor(
    database: ReadableDatabase,
    cache: ColumnCache,
    isAwaited: () => boolean,
    { limits = {}, helpers = NO_HELPERS }: { limits?: Partial<ColumnLimits>; helpers?: ReadingHelpers } = {},
  ) {
    this.#database = database
    this.#cache = cache
    this.#limits = { ...USUAL_LIMITS, ...limits }
    this.#helpers = helpers
    this.#ahead = new ReadAhead(database, cache, isAwaited, {
      leastRows: this.#limits.leastRows,
      mostTexts: this.#limits.mostEntries,
      onTooMany: (known, { id }) => this.#useless.add(keyOf(known) + id),
    })
  }

  /**
   * The ids of the rows of a row set, in an order. Columns that are not there yet are read where all rows are to be
   * ordered, which takes less than to sort them; else once nobody asks for anything.
   *
   * @returns undefined where a scan is to answer
   * @throws whatever the surrounding `whileWanted` throws
   */
  idsOf(known: KnownRowSet, order: AskedOrder): Float64Array | undefined {
    const filters = filtersOf(known)
    const keys = order.keys.map(({ field }) => listable(known, field))
    if (filters === undefined || keys.includes(undefined)) return undefined
    if (filters.length === 0 && keys.length === 0) return undefined
    const fields = [...filters.map(({ stored }) => stored), ...keys.filter((key) => key !== undefined)]
    const date = datesFor(known, order)
    const wishes = [...(date === undefined ? [] : [wishOfDate(date)]), ...fields.map(exactWish)]
    const wanted = this.#wanted(unfiltered(known), wishes, (parts) => this.#stretchesOf(known, parts))
    if (wanted === undefined) return undefined
    if (filters.length > 0 && !areKept(this.#database, this.#cache, wanted.known, wanted.wishes)) {
      this.#readLater(wanted)
      return undefined
    }
    return this.#read(wanted, ([columns]) =>
      columns === undefined ? undefined : this.#idsIn(columns, wanted, filters, order, date),
    )
  }

  /**
   * The ids of the rows that fit, in an order without keys, as several threads find them in rows that no column is read
   * of yet.
   *
   * @returns undefined where nobody helps, or one scan has to do
   * @throws whatever the surrounding `whileWanted` throws
   */
  scannedIdsOf(known: KnownRowSet, order: AskedOrder): Float64Array | undefined {
    if (this.#helpers.count === 0 || order.keys.length > 0) return undefined
    const date = datesFor(known, order)
    const wanted = this.#wanted(known, date === undefined ? [] : [wishOfDate(date)], () => undefined)
    if (wanted === undefined) return undefined
    const ids = this.#read(wanted, ([columns]) =>
      columns === undefined ? undefined : this.#idsIn(columns, wanted, [], order, date),
    )
    if (ids !== undefined && ids.length > this.#limits.mostKeptIds) {
      this.#cache.use(keyOf(known), (kept) => {
        kept.keepOnly(() => false)
      })
    }
    return ids
  }

  /**
   * How many rows of a row set have each of a field's values.
   *
   * @returns undefined where a scan is to answer
   * @throws whatever the surrounding `whileWanted` throws
   */
  countsOf(known: KnownRowSet, field: string): CountedEntries | undefined {
    const [filters, stored] = [filtersOf(known), listable(known, field)]
    if (filters === undefined || stored === undefined) return undefined
    const wish = exactWish(stored)
    const wanted = this.#wanted(
      unfiltered(known),
      [wish, ...filters.map((filter) => exactWish(filter.stored))],
      () => [],
    )
    if (wanted === undefined) return undefined
    return this.#read(wanted, ([columns]) => {
      if (columns === undefined) return undefined
      const entries = this.#entriesOf(columns, wanted, stored)
      const found = this.#fitting(columns, wanted, filters)
      if (found === undefined || !canBeListed(entries)) return undefined
      const counts = new Float64Array(entries.texts.length)
      found.slices.forEach((slice, place) => {
        const codes = slice.codes(wish)
        for (const row of found.fitting[place] ?? []) {
          const code = codes[row] ?? 0
          counts[code] = (counts[code] ?? 0) + 1
        }
      })
      letGo(...found.fitting)
      return { entries, counts }
    })
  }

  /** Gives all columns back. */
  forget(): void {
    this.#ahead.stop()
    this.#cache.clear()
    this.#useless.clear()
    this.#workedOut.clear()
  }

  /** The ids of the rows of parts, where these are all rows of slices without a gap. */
  #stretchesOf({ fieldSet }: KnownRowSet, parts: readonly Part[]): readonly Stretch[] | undefined {
    if (parts.some(({ dates }) => dates !== null)) return undefined
    const slices = parts.map(({ slice }) => slice)
    return stretchesOf(this.#database, fieldSet.report, slices)
  }

  /**
   * The columns to read, where they can answer at all.
   *
   * @param idsOf the ids of the rows as far as they are needed; undefined where they have to be read
   */
  #wanted(
    known: KnownRowSet,
    wishes: readonly ColumnWish[],
    idsOf: (parts: readonly Part[]) => readonly Stretch[] | undefined,
  ): Wanted | undefined {
    const { report, rowSet, parts } = known
    if (parts === undefined || rowSet.list !== undefined || rowSet.within !== undefined) return undefined
    if (isMade(report, rowSet, parts)) return undefined
    const rows = parts.reduce((sum, { slice }) => sum + slice.rows, 0)
    if (rows < this.#limits.leastRows) return undefined
    const stretches = idsOf(parts)
    const needed = stretches === undefined ? [ROW_ID, ...wishes] : wishes
    const own = [...new Map(needed.map((wish) => [wish.id, wish])).values()]
    if (own.some(({ id }) => this.#useless.has(keyOf(known) + id))) return undefined
    return { known, parts, stretches, wishes: own }
  }

  #readLater({ known, parts, wishes }: Wanted): void {
    const rows = parts.reduce((sum, { slice }) => sum + slice.rows, 0)
    this.#ahead.begin(known, [known.rowSet.range], rows, wishes)
  }

  #read<T>({ known, wishes }: Wanted, use: (columns: readonly RowSetColumns[]) => T | undefined): T | undefined {
    const texts = wishes.filter((wish) => wish.kind === 'texts')
    const key = keyOf(known)
    const tooMany = (): TextsWish | undefined =>
      this.#cache.use(key, (kept) =>
        texts.find((wish) => {
          const { size, bytes } = kept.dictionaryOf(wish)
          return size > this.#limits.mostEntries || bytes > MOST_ENTRY_BYTES
        }),
      )
    const throwIfTooMany = (): void => {
      if (tooMany() !== undefined) throw new TooManyEntries()
    }
    try {
      const periods = [known.rowSet.range]
      const { threads } = this.#helpers
      const useFew = (columns: readonly RowSetColumns[]): T | undefined => {
        throwIfTooMany()
        return use(columns)
      }
      return columnsOf(this.#database, this.#cache, known, periods, wishes, throwIfTooMany, useFew, threads)
    } catch (cause) {
      if (!(cause instanceof TooManyEntries)) throw cause
      const useless = tooMany()
      if (useless !== undefined) {
        this.#cache.use(key, (kept) => {
          kept.forget(useless)
        })
        this.#useless.add(key + useless.id)
      }
      return undefined
    }
  }

  #entriesOf({ textsOf }: RowSetColumns, { parts }: Wanted, stored: StoredField): Entries {
    const [first] = parts
    const timeZone = first === undefined ? 'UTC' : timeZoneOf(this.#database, first.slice.id)
    return { stored, texts: textsOf(exactWish(stored)), timeZone }
  }

  /** Which values of a field fit a condition: 1 by their codes. */
  #fittingCodes(entries: Entries, condition: Sql): Uint8Array {
    return this.#workedOut.of(entries.texts, condition, () => this.#fitsOf(entries, condition))
  }

  #fitsOf(entries: Entries, condition: Sql): Uint8Array {
    const fits = new Uint8Array(entries.texts.length)
    const query = sql`SELECT code FROM ${entriesSql(entries)} WHERE ${condition}`
    const codes = this.#database.prepare(query.text).pluck()
    for (const code of codes.iterate(...query.values)) fits[code as number] = 1
    return fits
  }

  /** The ranks of a field's values in the order of a key, by their codes, and how many there are. */
  #ranksOf(entries: Entries, known: KnownRowSet, key: SortKey): Ranks {
    const terms = joinSql(orderSql(known.fieldSet, [key]), ', ')
    return this.#workedOut.of(entries.texts, terms, () => this.#rankedBy(entries, terms))
  }

  #rankedBy(entries: Entries, terms: Sql): Ranks {
    const ranks = new Int32Array(entries.texts.length)
    const query = sql`SELECT code, dense_rank() OVER (ORDER BY ${terms}) AS rank FROM ${entriesSql(entries)}`
    let count = 1
    for (const row of this.#database
      .prepare(query.text)
      .raw()
      .iterate(...query.values)) {
      const [code, rank] = row as [number, number]
      ranks[code] = rank
      if (rank >= count) count = rank + 1
    }
    return { ranks, count }
  }

  /** The rows that fit all filters; undefined where some value cannot be looked at. */
  #fitting(columns: RowSetColumns, wanted: Wanted, filters: readonly FieldFilter[]): FoundRows | undefined {
    const masks: { readonly wish: TextsWish; readonly fits: Uint8Array }[] = []
    for (const { stored, condition } of filters) {
      const entries = this.#entriesOf(columns, wanted, stored)
      if (!canBeListed(entries)) return undefined
      masks.push({ wish: exactWish(stored), fits: this.#fittingCodes(entries, condition) })
    }
    const fitting = columns.slices.map((slice) => {
      let places = placesAsTheyLie(slice.rows)
      for (const { wish, fits } of masks) places = instead(places, placesOfFitting(places, slice.codes(wish), fits))
      return places
    })
    return { slices: columns.slices, fitting, rows: fitting.reduce((rows, { length }) => rows + length, 0) }
  }

  #idsIn(
    columns: RowSetColumns,
    wanted: Wanted,
    filters: readonly FieldFilter[],
    order: AskedOrder,
    date: Sql | undefined,
  ): Float64Array | undefined {
    const found = this.#fitting(columns, wanted, filters)
    if (found === undefined) return undefined
    const byKey: { readonly wish: TextsWish; readonly ranks: Int32Array; readonly count: number }[] = []
    for (const key of order.keys) {
      const stored = listable(wanted.known, key.field)
      if (stored === undefined) return undefined
      const entries = this.#entriesOf(columns, wanted, stored)
      if (!canBeListed(entries)) return undefined
      byKey.push({ wish: exactWish(stored), ...this.#ranksOf(entries, wanted.known, key) })
    }
    const ids = idsOfFound(found, wanted.stretches)
    let places = placesAsTheyLie(found.rows)
    const isLying = order.isAsTheyLie || order.isByDate
    if (!isLying) places = instead(places, orderedByNumber(places, ids, false))
    if (order.isBackwards) places.reverse()
    if (!isLying && date !== undefined) {
      const dates = gathered(found, Float64Array, (slice) => slice.numbers(wishOfDate(date)))
      places = instead(places, orderedByNumber(places, dates, order.isBackwards))
      letGo(dates)
    }
    for (const { wish, ranks, count } of byKey.toReversed()) {
      const ofRows = gathered(found, Int32Array, (slice) => slice.codes(wish))
      for (let row = 0; row < ofRows.length; row++) ofRows[row] = ranks[ofRows[row] ?? 0] ?? 0
      places = instead(places, orderedByRank(places, ofRows, count))
      letGo(ofRows)
    }
    letGo(...found.fitting)
    // Typed arrays of a million are made by a loop in a tenth of the time that `from` takes.
    const ordered = new Float64Array(places.length)
    for (let row = 0; row < places.length; row++) ordered[row] = ids[places[row] ?? 0] ?? 0
    letGo(ids, places)
    return ordered
  }
}
