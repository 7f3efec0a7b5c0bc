import { AppError, toAppError } from '../../../../shared/errors.ts'
import type { FieldType } from '../../../../shared/reports/types.ts'
import type { TimeRange } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { storedFieldsOf } from '../../rows/reportTable.ts'
import type { FieldSet } from '../fieldSet.ts'
import type { KnownRowSet } from '../rowSet.ts'
import { atOneMoment } from '../wanted.ts'
import type { ColumnWish, TextsWish } from './columns.ts'
import { columnsOf, keyOf } from './columnsOf.ts'
import type { ColumnCache } from './columnCache.ts'
import { numbersOf, textsOf } from './plan.ts'

// Whoever has seen one summary of many rows mostly asks for another one of the same: what that may group and add up is
// read meanwhile.

/**
 * Whether a field of the type is likely to be grouped by, to be added up, or neither: ids and telephones are found, not
 * summarized.
 */
const USE: Readonly<Record<FieldType, 'texts' | 'numbers' | null>> = {
  text: 'texts',
  longText: null,
  html: null,
  telephone: null,
  email: null,
  id: null,
  integer: 'numbers',
  decimal: 'numbers',
  percent: 'numbers',
  money: 'numbers',
  duration: 'numbers',
  date: 'numbers',
  dateTime: 'numbers',
  hour: 'texts',
}

/** Fewer rows are read before anybody could tell. */
const LEAST_ROWS = 50_000
/** How long nobody asks before it begins. */
const PAUSE_MS = 200
/**
 * How long a step takes: a question waits for no more than that. A large slice needs longer ones; one that needs still
 * more is left.
 */
const STEP_MS = 40
const LONGEST_STEP_MS = 320
/** Between steps, for whoever else needs the processor. */
const REST_MS = 10
/** A field with more different texts is one of names of rows, which nobody groups by. */
const MOST_TEXTS = 20_000

/** The columns that a further summary of a row set may need: first what groups are made of. */
export function likelyWishes(fields: FieldSet): readonly ColumnWish[] {
  const likely = storedFieldsOf(fields.report).filter(({ kind }) => kind !== 'list')
  const texts = likely
    .filter(({ field }) => USE[field.type] === 'texts')
    .map(({ field }) => textsOf(fields, field.name))
  const numbers = likely
    .filter(({ field }) => USE[field.type] === 'numbers')
    .map(({ field }) => numbersOf(fields, field.name))
  return [...texts, ...numbers]
}

/** What was asked about last. */
interface Asked {
  readonly known: KnownRowSet
  readonly periods: readonly (TimeRange | null)[]
  readonly left: ColumnWish[]
  stepMs: number
}

/** Reads columns while nobody asks for anything, step by step. */
export class ReadAhead {
  readonly #database: ReadableDatabase
  readonly #cache: ColumnCache
  readonly #leastRows: number
  #asked: Asked | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(database: ReadableDatabase, cache: ColumnCache, leastRows = LEAST_ROWS) {
    this.#database = database
    this.#cache = cache
    this.#leastRows = leastRows
  }

  /** Begins with the columns of a row set that was just asked about. @param rows how many rows it has */
  begin(known: KnownRowSet, periods: readonly (TimeRange | null)[], rows: number): void {
    this.stop()
    if (rows < this.#leastRows) return
    this.#asked = { known, periods, left: [...likelyWishes(known.fieldSet)], stepMs: STEP_MS }
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
    const { left, stepMs } = asked
    const [wish] = left
    if (wish === undefined || !this.#cache.hasRoom) return false
    const before = this.#cache.bytes
    try {
      this.#read(asked, wish)
      left.shift()
      asked.stepMs = STEP_MS
    } catch (cause) {
      // What is wrong with the store a question says.
      if (toAppError(cause).code !== 'cancelled') return false
      if (this.#cache.bytes === before) asked.stepMs = 2 * stepMs
      const isLeft = asked.stepMs > LONGEST_STEP_MS || (wish.kind === 'texts' && this.#isTooMany(asked.known, wish))
      if (!isLeft) return true
      left.shift()
      asked.stepMs = STEP_MS
    }
    return left.length > 0
  }

  /**
   * Reads a column, slice by slice, until a step is over.
   *
   * @throws AppError `cancelled` where it is over before the column is read
   */
  #read({ known, periods, stepMs }: Asked, wish: ColumnWish): void {
    const end = performance.now() + stepMs
    const throwIfOver = (): void => {
      if (performance.now() > end) throw new AppError('cancelled')
    }
    atOneMoment(this.#database, { throwIfCancelled: throwIfOver }, () => {
      columnsOf(this.#database, this.#cache, known, periods, [wish], throwIfOver, () => undefined)
    })
  }

  /** Whether a field has too many different texts; then what was read of it goes. */
  #isTooMany(known: KnownRowSet, wish: TextsWish): boolean {
    return this.#cache.use(keyOf(known), (kept) => {
      if (kept.dictionaryOf(wish).texts.length <= MOST_TEXTS) return false
      kept.forget(wish)
      return true
    })
  }
}
