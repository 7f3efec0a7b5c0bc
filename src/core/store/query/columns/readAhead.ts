import { AppError, toAppError } from '../../../../shared/errors.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import type { KnownRowSet } from '../rowSet.ts'
import { atOneMoment } from '../wanted.ts'
import type { ColumnWish, TextsWish } from './columns.ts'
import { columnsOf, keyOf } from './columnsOf.ts'
import type { ColumnCache } from './columnCache.ts'

// Whoever has asked about many rows mostly asks about the same again: columns that may be needed then are read
// meanwhile.

/** Fewer rows are read before anybody could tell. */
const LEAST_ROWS = 50_000
/** How long nobody asks before it begins. */
const PAUSE_MS = 200
/** How long a step takes, unless somebody asks. A large slice needs longer ones; one that needs still more is left. */
const STEP_MS = 200
const LONGEST_STEP_MS = 1_600
/** Between steps, for whoever else needs the processor. */
const REST_MS = 10
/** A field with more different texts is one of names of rows, which nobody groups by. */
const MOST_TEXTS = 20_000

/** Bytes that a column of a wish takes for each row. */
const BYTES_PER_ROW: Readonly<Record<ColumnWish['kind'], number>> = { texts: 4, numbers: 8, fits: 1 }

/** The first of the wishes whose columns have room, in bytes. */
export function fitting(wishes: readonly ColumnWish[], rows: number, room: number): ColumnWish[] {
  let left = room
  const beyond = wishes.findIndex(({ kind }) => (left -= rows * BYTES_PER_ROW[kind]) < 0)
  return wishes.slice(0, beyond < 0 ? wishes.length : beyond)
}

/** What was asked about last. */
interface Asked {
  readonly known: KnownRowSet
  readonly periods: readonly (TimeRange | null)[]
  left: ColumnWish[]
  /** So many of them are read at once: a row that is read for one costs little more for all. */
  atOnce: number
  stepMs: number
}

/** What is worth reading ahead. */
export interface AheadLimits {
  /** Fewer rows are read before anybody could tell. */
  readonly leastRows: number
  /** A field with more different texts is of no use. */
  readonly mostTexts: number
  /** Hears of such a field. */
  readonly onTooMany?: (known: KnownRowSet, wish: TextsWish) => void
}

const FOR_SUMMARIES: AheadLimits = { leastRows: LEAST_ROWS, mostTexts: MOST_TEXTS }

/** Reads columns while nobody asks for anything, step by step. */
export class ReadAhead {
  readonly #database: ReadableDatabase
  readonly #cache: ColumnCache
  readonly #isAwaited: () => boolean
  readonly #limits: AheadLimits
  #asked: Asked | undefined
  #timer: NodeJS.Timeout | undefined

  /** @param isAwaited whether somebody asks something: what is read then ends at once */
  constructor(
    database: ReadableDatabase,
    cache: ColumnCache,
    isAwaited: () => boolean,
    limits: Partial<AheadLimits> = {},
  ) {
    this.#database = database
    this.#cache = cache
    this.#isAwaited = isAwaited
    this.#limits = { ...FOR_SUMMARIES, ...limits }
  }

  /**
   * Begins with the columns of a row set that was just asked about.
   *
   * @param rows how many rows it has
   * @param wishes which columns, the most likely first
   */
  begin(known: KnownRowSet, periods: readonly (TimeRange | null)[], rows: number, wishes: readonly ColumnWish[]): void {
    this.stop()
    if (rows < this.#limits.leastRows) return
    const left = fitting(wishes, rows, this.#cache.room)
    this.#asked = { known, periods, left, atOnce: left.length, stepMs: STEP_MS }
    this.#later(PAUSE_MS)
  }

  /** Ends it: somebody asks, or nothing is to be kept. */
  stop(): void {
    clearTimeout(this.#timer)
    this.#asked = undefined
  }

  #later(ms: number): void {
    this.#timer = setTimeout(() => {
      if (this.#asked !== undefined && this.#database.open && this.#step(this.#asked)) this.#later(REST_MS)
    }, ms)
    this.#timer.unref()
  }

  /** @returns whether there is more to do */
  #step(asked: Asked): boolean {
    if (asked.left.length === 0 || this.#cache.room <= 0) return false
    const before = this.#cache.bytes
    const wishes = asked.left.slice(0, asked.atOnce)
    try {
      this.#read(asked, wishes)
      asked.left.splice(0, wishes.length)
      asked.stepMs = STEP_MS
    } catch (cause) {
      // What is wrong with the store a question says.
      if (toAppError(cause).code !== 'cancelled') return false
      if (this.#cache.bytes === before && !this.#isAwaited()) this.#slowDown(asked, wishes)
    }
    asked.left = asked.left.filter((wish) => wish.kind !== 'texts' || !this.#isTooMany(asked.known, wish))
    return asked.left.length > 0
  }

  /** A slice takes longer than a step: fewer columns at once, then longer steps; what needs still more is left. */
  #slowDown(asked: Asked, wishes: readonly ColumnWish[]): void {
    if (wishes.length > 1) asked.atOnce = Math.ceil(wishes.length / 2)
    else asked.stepMs *= 2
    if (asked.stepMs <= LONGEST_STEP_MS) return
    asked.left.shift()
    asked.stepMs = STEP_MS
  }

  /**
   * Reads columns, slice by slice, until a step is over.
   *
   * @throws AppError `cancelled` where it is over before they are read, or somebody asks
   */
  #read({ known, periods, stepMs }: Asked, wishes: readonly ColumnWish[]): void {
    const end = performance.now() + stepMs
    const throwIfOver = (): void => {
      if (this.#isAwaited() || performance.now() > end) throw new AppError('cancelled')
    }
    const use = (): void => undefined
    atOneMoment(this.#database, { throwIfCancelled: throwIfOver }, () => {
      columnsOf(this.#database, this.#cache, known, periods, wishes, throwIfOver, use)
    })
  }

  /** Whether a field has too many different texts; then what was read of it goes. */
  #isTooMany(known: KnownRowSet, wish: TextsWish): boolean {
    const { mostTexts, onTooMany } = this.#limits
    return this.#cache.use(keyOf(known), (kept) => {
      if (kept.dictionaryOf(wish).size <= mostTexts) return false
      kept.forget(wish)
      onTooMany?.(known, wish)
      return true
    })
  }
}
