import type { NumberingPlan } from '../../../../shared/telephoneCountries.ts'
import { telephoneKey } from '../../../../shared/telephoneNumbers.ts'
import type { RowSet } from '../../../../shared/query.ts'
import { hasDayView } from '../../../../shared/reports/catalogueDays.ts'
import type { Quantity } from '../../../../shared/reports/roles.ts'
import type { ReportDefinition } from '../../../../shared/reports/types.ts'
import { SECONDS_PER_DAY } from '../../../../shared/time.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { sumsUpOthers } from '../rowCounts.ts'
import { knownRowSet, overRows } from '../rowSet.ts'
import { valueSql } from '../filterSql.ts'
import { sql } from '../../sql/sql.ts'
import { dateColumn } from '../../tables/slices.ts'
import { quantitySql } from './quantitySql.ts'
import { Growing } from './growing.ts'

/** Telephones as rows spell them, numbered by whom they call. */
export class TelephoneBook {
  readonly #bySpelling = new Map<string, number>()
  readonly #byKey = new Map<string, number>()
  /** What tells each from all others. */
  readonly keys: string[] = []
  /** As rows write each: most are only ever written in one way. */
  readonly #spellings: (string | string[])[] = []
  /** Of the operation's country. */
  readonly plan: NumberingPlan

  constructor(plan: NumberingPlan) {
    this.plan = plan
  }

  /** The place of a telephone, a new one for one that was not there; -1 for what is none. */
  placeOf(spelling: string): number {
    const known = this.#bySpelling.get(spelling)
    if (known !== undefined) return known
    const key = telephoneKey(spelling, this.plan)
    const place = key === null ? -1 : (this.#byKey.get(key) ?? this.#add(key))
    this.#bySpelling.set(spelling, place)
    if (place === -1) return place
    const before = this.#spellings[place]
    if (before === undefined) this.#spellings[place] = spelling
    else if (typeof before === 'string') this.#spellings[place] = [before, spelling]
    else before.push(spelling)
    return place
  }

  /** The place of a telephone that is there already; -1: it is not. */
  find(spelling: string): number {
    const known = this.#bySpelling.get(spelling)
    if (known !== undefined) return known
    const key = telephoneKey(spelling, this.plan)
    return key === null ? -1 : (this.#byKey.get(key) ?? -1)
  }

  spellingsOf(place: number): readonly string[] {
    const spelled = this.#spellings[place] ?? []
    return typeof spelled === 'string' ? [spelled] : spelled
  }

  #add(key: string): number {
    const place = this.keys.length
    this.keys.push(key)
    this.#byKey.set(key, place)
    return place
  }
}

/** What was dialled, telephone by telephone: each array has a number for every place of the book. */
export interface Dialled {
  readonly book: TelephoneBook
  /** Attempts that met nobody. */
  readonly attempts: Float64Array
  /** Different days of them, and the first and the last as days since 1970; without a dated one 0. */
  readonly days: Int32Array
  readonly firstDay: Int32Array
  readonly lastDay: Int32Array
  /** All places, the most called first: whatever is asked of them then needs no sorting. */
  readonly order: Int32Array
  /** 1: a person spoke at some time. */
  readonly isAnswered: Uint8Array
  /** Rows that were looked at. */
  readonly rows: number
  /** Rows whose telephone is none. */
  readonly unread: number
}

const NO_DAY = -2_147_483_648
/** Rows come by the million: nobody's wish to stop is asked for each. */
const ROWS_BETWEEN_LOOKS = 10_000

type DialledRow = readonly [telephone: string | null, at: number | null, amount: number]

/** The rows of a row set that have some of a quantity, one by one. */
export function eachDialled(
  database: ReadableDatabase,
  report: ReportDefinition,
  rows: RowSet,
  quantity: Quantity,
  throwIfCancelled: () => void,
  row: (telephone: string, day: number, amount: number) => void,
): void {
  const telephone = report.dialled?.telephone
  if (telephone === undefined) return
  const byDay = hasDayView(report) ? { byDay: true } : {}
  const known = knownRowSet(database, report, { ...rows, ...byDay })
  const { fieldSet } = known
  const amount = quantitySql(fieldSet, quantity)
  const isTotal = sumsUpOthers(report)
  const counted = isTotal === undefined ? sql`TRUE` : sql`NOT ${isTotal}`
  overRows(database, known, undefined, ({ source, where }) => {
    const date = source.isDated ? dateColumn(fieldSet.report) : undefined
    const at = date === undefined ? sql`NULL` : sql`t.${date}`
    const query = sql`SELECT ${valueSql(fieldSet, telephone).key}, ${at}, ${amount} AS amount
      FROM ${source.from} WHERE ${where} AND ${counted} AND amount > 0`
    let rowsToLook = ROWS_BETWEEN_LOOKS
    const all = database.prepare(query.text).raw()
    for (const [spelling, second, times] of all.iterate(...query.values) as IterableIterator<DialledRow>) {
      if (--rowsToLook === 0) {
        throwIfCancelled()
        rowsToLook = ROWS_BETWEEN_LOOKS
      }
      row(spelling ?? '', second === null ? NO_DAY : Math.floor(second / SECONDS_PER_DAY), times)
    }
  })
}

/** The places of numbers, the largest first. */
function mostFirst(numbers: Float64Array): Int32Array {
  const places = Int32Array.from(numbers.keys())
  return places.toSorted((one, other) => (numbers[other] ?? 0) - (numbers[one] ?? 0) || one - other)
}

/** Puts attempts together by telephone. */
export class DialledGathering {
  readonly book: TelephoneBook
  readonly #telephones = new Growing(Int32Array)
  readonly #days = new Growing(Int32Array)
  readonly #attempts = new Growing(Float64Array)
  readonly #answered = new Set<number>()
  #rows = 0
  #unread = 0

  /** @param plan of the operation's country */
  constructor(plan: NumberingPlan) {
    this.book = new TelephoneBook(plan)
  }

  /** Some attempts that met nobody. */
  add(telephone: string, day: number, attempts: number): void {
    this.#rows++
    const place = this.book.placeOf(telephone)
    if (place === -1) {
      this.#unread++
      return
    }
    this.#telephones.push(place)
    this.#days.push(day)
    this.#attempts.push(attempts)
  }

  /** A call in which a person spoke. */
  answer(telephone: string): void {
    const place = this.book.find(telephone)
    if (place !== -1) this.#answered.add(place)
  }

  /** What came together: the days of each telephone stand beside one another, and are counted once each. */
  result(): Dialled {
    const count = this.book.keys.length
    const telephones = this.#telephones.values()
    const days = this.#days.values()
    const amounts = this.#attempts.values()
    const ends = new Int32Array(count + 1)
    for (const telephone of telephones) ends[telephone + 1] = (ends[telephone + 1] ?? 0) + 1
    for (let place = 0; place < count; place++) ends[place + 1] = (ends[place + 1] ?? 0) + (ends[place] ?? 0)
    const next = ends.slice()
    const sorted = new Int32Array(telephones.length)
    const attempts = new Float64Array(count)
    telephones.forEach((telephone, row) => {
      const at = next[telephone] ?? 0
      sorted[at] = days[row] ?? NO_DAY
      next[telephone] = at + 1
      attempts[telephone] = (attempts[telephone] ?? 0) + (amounts[row] ?? 0)
    })
    const result = {
      book: this.book,
      attempts,
      days: new Int32Array(count),
      firstDay: new Int32Array(count),
      lastDay: new Int32Array(count),
      order: mostFirst(attempts),
      isAnswered: new Uint8Array(count),
      rows: this.#rows,
      unread: this.#unread,
    }
    for (let place = 0; place < count; place++) {
      const own = sorted.subarray(ends[place], ends[place + 1]).toSorted()
      let different = 0
      own.forEach((day, at) => {
        if (day === NO_DAY || day === own[at - 1]) return
        if (different === 0) result.firstDay[place] = day
        result.lastDay[place] = day
        different++
      })
      result.days[place] = different
    }
    for (const place of this.#answered) result.isAnswered[place] = 1
    return result
  }
}
