import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DistinctValues } from '../../../../src/core/store/query/summaries/distinctValues.ts'
import { pairsOf } from '../../../../src/core/store/query/summaries/grouping.ts'
import { NumberIndex } from '../../../../src/core/store/query/summaries/numberIndex.ts'
import { SortedNumbers } from '../../../../src/core/store/query/summaries/quantiles.ts'
import { repeatedRows } from '../../../../src/core/store/query/summaries/repeats.ts'
import { Sums } from '../../../../src/core/store/query/summaries/sums.ts'
import { runs } from '../../../support/runs.ts'

test('an index gives numbers their places in the order in which they came, whatever they hash to', () => {
  const numbers = fc.oneof(
    fc.nat(50),
    fc.nat(100_000),
    fc.maxSafeNat(),
    fc.nat(1_000).map((each) => each * 2 ** 32),
  )
  fc.assert(
    fc.property(fc.array(numbers, { maxLength: 5_000, size: 'max' }), (given) => {
      const index = new NumberIndex()
      const places = given.map((each) => index.placeOf(each))
      const different = [...new Set(given)]
      expect(places).toEqual(given.map((each) => different.indexOf(each)))
      expect([...index.numbers()]).toEqual(different)
      expect(index.size).toBe(different.length)
    }),
    { numRuns: runs(20) },
  )
})

test('rows are paired the same in a table as in an index', () => {
  const rows = fc.array(fc.tuple(fc.nat(9), fc.nat(9)), { maxLength: 200 })
  fc.assert(
    fc.property(rows, fc.constantFrom(10, 100_000), (rows, count) => {
      const first = { ids: [Int32Array.from(rows, ([a]) => a)], count }
      const second = { ids: [Int32Array.from(rows, ([, b]) => b)], count }
      const { ids, firstOf, secondOf, count: pairs } = pairsOf(first, second)
      expect(pairs).toBe(new Set(rows.map(String)).size)
      expect([...(ids[0] ?? [])].map((id) => [firstOf[id], secondOf[id]])).toEqual(rows)
    }),
    { numRuns: runs(50) },
  )
})

test('different values are counted by bits as by an index', () => {
  const rows = fc.array(fc.tuple(fc.nat(5), fc.nat(7)), { maxLength: 200 })
  fc.assert(
    fc.property(rows, fc.constantFrom(8, 100_000_000), (rows, values) => {
      const distinct = new DistinctValues(6, values)
      for (const [group, value] of rows) distinct.add(group, value)
      const of = Int32Array.from([0, 0, 1, 1, -1, 2])
      const into = (wanted: number): number =>
        new Set(rows.flatMap(([group, value]) => (of[group] === wanted && value > 0 ? [value] : []))).size
      expect([...distinct.counted({ of, count: 3 })]).toEqual([0, 1, 2].map(into))
    }),
    { numRuns: runs(50) },
  )
})

describe('a quantile', () => {
  const of = (numbers: readonly number[], fraction: number): number =>
    new SortedNumbers(1, [{ ids: new Int32Array(numbers.length), numbers: Float64Array.from(numbers) }]).quantile(
      0,
      fraction,
    )

  test.each([
    // Excel: =PERCENTILE.INC({1;2;3;4};0.3) and so on.
    [[1, 2, 3, 4], 0.3, 1.9],
    [[4, 3, 2, 1], 0.5, 2.5],
    [[15, 20, 35, 40, 50], 0.4, 29],
    [[1, 2, 3, 4], 0, 1],
    [[1, 2, 3, 4], 1, 4],
    [[7], 0.9, 7],
    [[-10, 10], 0.25, -5],
  ])('of %j at %d is %d', (numbers, fraction, expected) => {
    expect(of(numbers, fraction)).toBeCloseTo(expected, 12)
  })

  test('of nothing is none; of the farthest numbers it stays one', () => {
    expect(of([], 0.5)).toBeNaN()
    expect(of([Number.NaN], 0.5)).toBeNaN()
    expect(of([-Number.MAX_VALUE, Number.MAX_VALUE], 0.5)).toBe(0)
  })
})

describe('a sum', () => {
  test('is the same however its numbers are put together, and as near as can be to that of its decimals', () => {
    const numbers = fc.array(fc.integer({ min: -1_000_000, max: 1_000_000 }), { minLength: 1, maxLength: 50 })
    fc.assert(
      fc.property(numbers, fc.nat(49), (cents, cut) => {
        const sums = new Sums(2)
        cents.forEach((each, place) => sums.add(place < cut ? 0 : 1, each / 100))
        const total = sums.rolled({ of: Int32Array.from([0, 0]), count: 1 })
        const inOne = new Sums(1)
        for (const each of cents.toReversed()) inOne.add(0, each / 100)
        expect(total.of(0)).toBe(inOne.of(0))
        expect(total.of(0)).toBeCloseTo(cents.reduce((sum, each) => sum + each, 0) / 100, 9)
      }),
    )
  })

  test('of decimals reads as people write it', () => {
    const sums = new Sums(1)
    for (const cents of [-516_446, -215_685, -708_329, -811_876, -152_747, -266_234]) sums.add(0, cents / 100)
    expect(sums.of(0)).toBe(-26_713.17)
    for (let times = 0; times < 10; times++) sums.add(0, 2_671.317)
    expect(sums.of(0)).toBeCloseTo(0, 9)
  })

  test('of whole numbers is the same one by one and all at once', () => {
    const row = fc.tuple(fc.nat(3), fc.oneof(fc.integer(), fc.constant(Number.NaN)))
    fc.assert(
      fc.property(fc.array(row), (rows) => {
        const [one, all] = [new Sums(4), new Sums(4)]
        for (const [group, number] of rows) if (!Number.isNaN(number)) one.add(group, number)
        all.addWhole(
          Int32Array.from(rows, ([group]) => group),
          Float64Array.from(rows, ([, number]) => number),
        )
        const groups = [0, 1, 2, 3]
        expect(groups.map((group) => all.of(group))).toEqual(groups.map((group) => one.of(group)))
        expect(all.added).toEqual(one.added)
      }),
    )
  })

  test('beyond what a double can hold is none', () => {
    const sums = new Sums(1)
    sums.add(0, Number.MAX_VALUE)
    sums.add(0, Number.MAX_VALUE)
    expect(sums.of(0)).toBeNaN()
  })
})

test('a contact repeats where another of the same customer lies near, before or after', () => {
  const row = fc.record({
    customer: fc.integer({ min: -1, max: 2 }),
    date: fc.oneof({ weight: 9, arbitrary: fc.nat(20) }, fc.constant(Number.NaN)),
    contact: fc.integer({ min: -1, max: 3 }),
  })
  fc.assert(
    fc.property(fc.array(row, { maxLength: 12 }), fc.nat(8), (rows, withinSeconds) => {
      const marks = repeatedRows(
        {
          customers: Int32Array.from(rows, ({ customer }) => customer),
          dates: Float64Array.from(rows, ({ date }) => date),
          contacts: Int32Array.from(rows, ({ contact }) => contact),
        },
        withinSeconds,
      )
      const expected = rows.map((row, place) =>
        rows.some((other, otherPlace) => {
          const isSameContact = place === otherPlace || (row.contact >= 0 && row.contact === other.contact)
          const isNear = Math.abs(row.date - other.date) <= withinSeconds
          return !isSameContact && row.customer >= 0 && row.customer === other.customer && isNear
        }),
      )
      expect([...marks].map((mark) => mark === 1)).toEqual(expected)
    }),
    { numRuns: runs(2_000) },
  )
})
