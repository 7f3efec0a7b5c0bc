import type { NumberingPlan } from '../../../../shared/telephoneCountries.ts'
import { telephoneKey } from '../../../../shared/telephoneNumbers.ts'
import type { Aggregate } from '../../../../shared/summaries/types.ts'
import type { FitsWish, NumbersWish, SliceColumns, TextsWish } from '../columns/columns.ts'
import { DistinctValues } from './distinctValues.ts'
import type { Roll } from './grouping.ts'
import { SortedNumbers } from './quantiles.ts'
import { repeatedRows, type Contacts } from './repeats.ts'
import { certain, certainQuotient, rolledCounts, Sums } from './sums.ts'

/** What an aggregate is worked out from: the columns that it reads. */
export interface AggregatePlan {
  readonly aggregate: Aggregate
  /** The rows that count; null: all. */
  readonly where: FitsWish | null
  /** Of sums, averages, least and greatest values, quantiles. */
  readonly numbers: NumbersWish | null
  readonly weight: NumbersWish | null
  /** What is told apart: different values, or whose contacts repeat. */
  readonly texts: TextsWish | null
  readonly contact: TextsWish | null
  /** When a row was, for what lies near in time. */
  readonly date: NumbersWish | null
}

/** The rows of one period, each in its group. */
export interface GroupedRows {
  readonly slices: readonly SliceColumns[]
  /** Of each slice: the group of each row. */
  readonly ids: readonly Int32Array[]
  readonly groups: number
  /** The texts of a column by their codes. */
  readonly textsOf: (wish: TextsWish) => readonly string[]
  /** How many codes a column's texts have. */
  readonly textCountOf: (wish: TextsWish) => number
  /** How telephones are read: as those of the operation's country. */
  readonly numbering: NumberingPlan
}

/** The numbers of groups, put together in some way; NaN stands for null. */
export type Rolled = (roll: Roll) => Float64Array

const EMPTY = new Uint8Array(0)

/** What was worked out of the rows of an answer: measures of the same fields share it. */
interface Known {
  readonly counts: Map<string, Float64Array>
  readonly sums: Map<string, Sums>
}

const knownOf = new WeakMap<GroupedRows, Known>()

function known(rows: GroupedRows): Known {
  const found = knownOf.get(rows) ?? { counts: new Map(), sums: new Map() }
  knownOf.set(rows, found)
  return found
}

/** How many rows that count each group has. */
export function countedRows(rows: GroupedRows, where: FitsWish | null): Float64Array {
  const { counts } = known(rows)
  const found = counts.get(where?.id ?? '') ?? newlyCounted(rows, where)
  counts.set(where?.id ?? '', found)
  return found
}

function newlyCounted(rows: GroupedRows, where: FitsWish | null): Float64Array {
  const counts = new Float64Array(rows.groups)
  rows.slices.forEach((slice, place) => {
    const groups = rows.ids[place] ?? new Int32Array(0)
    if (where === null) {
      for (let row = 0; row < groups.length; row++) {
        const group = groups[row] ?? 0
        counts[group] = (counts[group] ?? 0) + 1
      }
      return
    }
    const fits = slice.fits(where)
    for (let row = 0; row < slice.rows; row++) {
      if (fits[row] !== 1) continue
      const group = groups[row] ?? 0
      counts[group] = (counts[group] ?? 0) + 1
    }
  })
  return counts
}

/** Numbers of rows with their groups, those of rows that do not count as NaN. */
function numbersThatCount(
  slice: SliceColumns,
  where: FitsWish | null,
  wish: NumbersWish,
  weight: NumbersWish | null,
): Float64Array {
  const numbers = slice.numbers(wish)
  if (where === null && weight === null) return numbers
  const fits = where === null ? EMPTY : slice.fits(where)
  const weights = weight === null ? undefined : slice.numbers(weight)
  return numbers.map((number, row) => {
    if (where !== null && fits[row] !== 1) return Number.NaN
    return weights === undefined ? number : number * (weights[row] ?? Number.NaN)
  })
}

/** Whether the sum of all numbers is exact, whatever the order: whole numbers, and not too large. */
function isExact({ slices }: GroupedRows, wish: NumbersWish): boolean {
  const most = slices.reduce((sum, slice) => sum + slice.rows * slice.greatest(wish), 0)
  return most <= Number.MAX_SAFE_INTEGER
}

function summed(rows: GroupedRows, plan: AggregatePlan): Sums {
  const { sums } = known(rows)
  const key = JSON.stringify([plan.where?.id, plan.numbers?.id, plan.weight?.id])
  const found = sums.get(key) ?? newlySummed(rows, plan)
  sums.set(key, found)
  return found
}

function newlySummed(rows: GroupedRows, { where, numbers: wish, weight }: AggregatePlan): Sums {
  const sums = new Sums(rows.groups)
  if (wish === null) return sums
  if (weight === null && isExact(rows, wish)) {
    rows.slices.forEach((slice, place) => {
      sums.addWhole(rows.ids[place] ?? new Int32Array(0), numbersThatCount(slice, where, wish, null))
    })
    return sums
  }
  rows.slices.forEach((slice, place) => {
    const groups = rows.ids[place] ?? new Int32Array(0)
    const numbers = numbersThatCount(slice, where, wish, weight)
    for (let row = 0; row < numbers.length; row++) {
      const number = numbers[row] ?? Number.NaN
      if (number === number) sums.add(groups[row] ?? 0, number)
    }
  })
  return sums
}

function sumsOf(rows: GroupedRows, plan: AggregatePlan): Rolled {
  const sums = summed(rows, plan)
  const counts = countedRows(rows, plan.where)
  return (roll) => {
    const [rolled, counted] = [sums.rolled(roll), rolledCounts(counts, roll)]
    return counted.map((rowsThatCount, group) => (rowsThatCount === 0 ? 0 : rolled.of(group)))
  }
}

function averagesOf(rows: GroupedRows, plan: AggregatePlan): Rolled {
  const sums = summed(rows, plan)
  return (roll) => {
    const rolled = sums.rolled(roll)
    return rolled.added.map((numbers, group) => certainQuotient(rolled.of(group), numbers))
  }
}

/** The number of the one row that has one; NaN where several have. */
function onlyOnes(rows: GroupedRows, plan: AggregatePlan): Rolled {
  const sums = summed(rows, plan)
  return (roll) => {
    const rolled = sums.rolled(roll)
    return rolled.added.map((numbers, group) => (numbers === 1 ? rolled.of(group) : Number.NaN))
  }
}

function extremesOf(rows: GroupedRows, { where, numbers: wish }: AggregatePlan, isLeast: boolean): Rolled {
  const extremes = new Float64Array(rows.groups).fill(Number.NaN)
  const better = (one: number, other: number): boolean => Number.isNaN(other) || (isLeast ? one < other : one > other)
  if (wish !== null) {
    rows.slices.forEach((slice, place) => {
      const groups = rows.ids[place] ?? new Int32Array(0)
      const numbers = numbersThatCount(slice, where, wish, null)
      for (let row = 0; row < numbers.length; row++) {
        const number = numbers[row] ?? Number.NaN
        const group = groups[row] ?? 0
        if (number === number && better(number, extremes[group] ?? Number.NaN)) extremes[group] = number
      }
    })
  }
  return ({ of, count }) => {
    const rolled = new Float64Array(count).fill(Number.NaN)
    of.forEach((into, group) => {
      const number = extremes[group] ?? Number.NaN
      if (into >= 0 && number === number && better(number, rolled[into] ?? Number.NaN)) rolled[into] = number
    })
    return rolled
  }
}

/** The groups of rows after they were put together; the same arrays where they were not. */
function rolledIds(ids: Int32Array, { of }: Roll): Int32Array {
  return ids.map((group) => of[group] ?? -1)
}

/**
 * Numbers sorted group by group for each way of putting groups together: several quantiles of the same numbers share
 * them.
 */
function sortedNumbers(rows: GroupedRows, { where, numbers: wish }: AggregatePlan): (roll: Roll) => SortedNumbers {
  const numbers = wish === null ? [] : rows.slices.map((slice) => numbersThatCount(slice, where, wish, null))
  const known = new Map<Roll, SortedNumbers>()
  return (roll) => {
    let sorted = known.get(roll)
    if (sorted === undefined) {
      const parts = numbers.map((part, place) => ({
        ids: rolledIds(rows.ids[place] ?? new Int32Array(0), roll),
        numbers: part,
      }))
      sorted = new SortedNumbers(roll.count, parts)
      known.set(roll, sorted)
    }
    return sorted
  }
}

function distinctOf(rows: GroupedRows, { where, texts }: AggregatePlan): Rolled {
  if (texts === null) return ({ count }) => new Float64Array(count)
  const distinct = new DistinctValues(rows.groups, rows.textCountOf(texts))
  rows.slices.forEach((slice, place) => {
    const groups = rows.ids[place] ?? new Int32Array(0)
    const codes = slice.codes(texts)
    const fits = where === null ? EMPTY : slice.fits(where)
    for (let row = 0; row < slice.rows; row++) {
      if (where === null || fits[row] === 1) distinct.add(groups[row] ?? 0, codes[row] ?? 0)
    }
  })
  return (roll) => distinct.counted(roll)
}

/** The numbers of customers by those of texts: one for all spellings of a telephone; -1 for no text. */
function customersOf(texts: readonly string[], plan: NumberingPlan): Int32Array {
  const customers = new Map<string, number>()
  return Int32Array.from(texts, (text, code) => {
    if (code === 0) return -1
    const telephone = telephoneKey(text, plan)
    const key = telephone === null ? `=${text}` : telephone
    const known = customers.get(key) ?? customers.size
    customers.set(key, known)
    return known
  })
}

/** The rows among which repetitions are looked for, slice after slice. */
function contactsOf(
  rows: GroupedRows,
  { where, contact }: AggregatePlan,
  texts: TextsWish,
  date: NumbersWish,
): Contacts {
  const customers = customersOf(rows.textsOf(texts), rows.numbering)
  const total = rows.slices.reduce((sum, slice) => sum + slice.rows, 0)
  const all = {
    customers: new Int32Array(total),
    dates: new Float64Array(total),
    contacts: new Int32Array(total).fill(-1),
  }
  let first = 0
  for (const slice of rows.slices) {
    const codes = slice.codes(texts)
    const fits = where === null ? EMPTY : slice.fits(where)
    all.dates.set(slice.numbers(date), first)
    for (let row = 0; row < slice.rows; row++) {
      all.customers[first + row] = where === null || fits[row] === 1 ? (customers[codes[row] ?? 0] ?? -1) : -1
    }
    // Rows without a value are contacts by themselves.
    if (contact !== null)
      all.contacts.set(
        slice.codes(contact).map((code) => code - 1),
        first,
      )
    first += slice.rows
  }
  return all
}

function repeatsOf(rows: GroupedRows, plan: AggregatePlan, withinSeconds: number): Rolled {
  const { texts, date } = plan
  const counts = new Float64Array(rows.groups)
  if (texts !== null && date !== null) {
    const repeated = repeatedRows(contactsOf(rows, plan, texts, date), withinSeconds)
    let first = 0
    rows.slices.forEach((slice, place) => {
      const groups = rows.ids[place] ?? new Int32Array(0)
      for (let row = 0; row < slice.rows; row++) {
        const group = groups[row] ?? 0
        if (repeated[first + row] === 1) counts[group] = (counts[group] ?? 0) + 1
      }
      first += slice.rows
    })
  }
  return (roll) => rolledCounts(counts, roll)
}

/** Numbers as they are shown: percentages as fractions. Divided, where that is exact. */
function inUnit(rolled: Rolled, unit: number): Rolled {
  if (unit === 1) return rolled
  const divisor = 1 / unit
  const convert = (number: number): number => certain(Number.isInteger(divisor) ? number / divisor : number * unit)
  return (roll) => rolled(roll).map(convert)
}

const keys = new WeakMap<Aggregate, string>()

/** What makes an aggregate another one. */
export function aggregateKey(aggregate: Aggregate): string {
  let key = keys.get(aggregate)
  if (key === undefined) {
    key = JSON.stringify(Object.entries(aggregate).toSorted(([a], [b]) => (a < b ? -1 : 1)))
    keys.set(aggregate, key)
  }
  return key
}

/**
 * Works aggregates out over the groups of rows, so that these can be put together in any way: each way from the rows
 * anew, or from sums of them, never from what is a ratio already.
 *
 * @param throwIfCancelled called before each aggregate
 * @returns by `aggregateKey`
 */
export function aggregated(
  rows: GroupedRows,
  plans: readonly AggregatePlan[],
  throwIfCancelled: () => void,
): ReadonlyMap<string, Rolled> {
  const sorted = new Map<string, (roll: Roll) => SortedNumbers>()
  const rolledOf = (plan: AggregatePlan): Rolled => {
    const { aggregate } = plan
    switch (aggregate.kind) {
      case 'count': {
        const counts = countedRows(rows, plan.where)
        return (roll) => rolledCounts(counts, roll)
      }
      case 'distinct':
        return distinctOf(rows, plan)
      case 'sum':
        return inUnit(sumsOf(rows, plan), aggregate.unit)
      case 'average':
        return inUnit(averagesOf(rows, plan), aggregate.unit)
      case 'least':
      case 'greatest':
        return inUnit(extremesOf(rows, plan, aggregate.kind === 'least'), aggregate.unit)
      case 'only':
        return inUnit(onlyOnes(rows, plan), aggregate.unit)
      case 'quantile': {
        const key = JSON.stringify([plan.numbers?.id, plan.where?.id])
        const numbers = sorted.get(key) ?? sortedNumbers(rows, plan)
        sorted.set(key, numbers)
        const quantiles: Rolled = (roll) => {
          const sortedByGroup = numbers(roll)
          return new Float64Array(roll.count).map((_zero, group) =>
            certain(sortedByGroup.quantile(group, aggregate.fraction)),
          )
        }
        return inUnit(quantiles, aggregate.unit)
      }
      case 'repeats':
        return repeatsOf(rows, plan, aggregate.withinSeconds)
    }
  }
  return new Map(
    plans.map((plan) => {
      throwIfCancelled()
      return [aggregateKey(plan.aggregate), rolledOf(plan)] as const
    }),
  )
}
