import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  contains,
  cutByDays,
  halve,
  halveByDays,
  intersection,
  overlaps,
  sameRange,
  subtract,
  union,
} from '../../../src/shared/ranges.ts'
import { startOfDay, wall, type TimeRange } from '../../../src/shared/time.ts'
import { range, secondsOf } from '../../support/times.ts'

const small = fc
  .tuple(fc.integer({ min: -40, max: 40 }), fc.integer({ min: 0, max: 15 }))
  .map(([from, length]) => range(from, from + length))
const many = fc.array(small, { maxLength: 8 })

const DAY = 86_400
/** Ranges over days that begin and end beside midnights. */
const long = fc
  .tuple(fc.integer({ min: -3, max: 3 }), fc.integer({ min: -2, max: 2 }), fc.integer({ min: 0, max: 6 * DAY }))
  .map(([day, beside, length]) => range(day * DAY + beside, day * DAY + beside + length))

function sameSeconds(a: readonly TimeRange[], b: ReadonlySet<number>): void {
  expect([...secondsOf(a)].toSorted((x, y) => x - y)).toEqual([...b].toSorted((x, y) => x - y))
}

/** In order, without a second in common; `apart` by at least one second between them where they must be the fewest. */
function isOrdered(ranges: readonly TimeRange[], apart: number): void {
  for (const [place, each] of ranges.entries()) {
    expect(each.from).toBeLessThanOrEqual(each.to)
    const next = ranges[place + 1]
    if (next !== undefined) expect(next.from - each.to).toBeGreaterThan(apart)
  }
}

describe('ranges are sets of seconds', () => {
  test('union', () => {
    fc.assert(
      fc.property(many, (ranges) => {
        const merged = union(ranges)
        expect(union(merged)).toEqual(merged)
        sameSeconds(merged, secondsOf(ranges))
        isOrdered(merged, 1)
      }),
    )
  })

  test('subtract', () => {
    fc.assert(
      fc.property(small, many, (whole, holes) => {
        const left = subtract(whole, holes)
        expect(union(left)).toEqual(left)
        sameSeconds(left, secondsOf([whole]).difference(secondsOf(holes)))
        isOrdered(left, 1)
      }),
    )
  })

  test('overlaps, contains, intersection', () => {
    fc.assert(
      fc.property(small, small, (a, b) => {
        const [left, right] = [secondsOf([a]), secondsOf([b])]
        const common = left.intersection(right)
        expect(overlaps(a, b)).toBe(common.size > 0)
        expect(contains(a, b)).toBe(right.isSubsetOf(left))
        expect(sameRange(a, b)).toBe(left.symmetricDifference(right).size === 0)
        const both = intersection(a, b)
        sameSeconds(both === undefined ? [] : [both], common)
      }),
    )
  })

  test('halve leaves no second out, takes none twice, and comes to an end', () => {
    fc.assert(
      fc.property(small, (whole) => {
        const halves = halve(whole)
        if (whole.from === whole.to) {
          expect(halves).toBeUndefined()
          return
        }
        const [first, second] = halves ?? []
        expect(first?.from).toBe(whole.from)
        expect(second?.to).toBe(whole.to)
        expect(second?.from).toBe((first?.to ?? Number.NaN) + 1)
        sameSeconds([...(halves ?? [])], secondsOf([whole]))
        const lengths = (halves ?? []).map((half) => half.to - half.from + 1)
        expect(Math.abs((lengths[0] ?? 0) - (lengths[1] ?? 0))).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('cutting by days', () => {
  test('covers the range once, each piece at most so many days, borders at midnights or where asked', () => {
    const borders = fc.array(
      fc.integer({ min: -4 * DAY, max: 10 * DAY }).map((second) => wall(second)),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(long, fc.integer({ min: 1, max: 4 }), borders, (whole, maxDays, borders) => {
        const pieces = cutByDays(whole, maxDays, borders)
        isOrdered(pieces, 0)
        expect(union(pieces)).toEqual([whole])
        const starts = new Set<number>(pieces.map((piece) => piece.from))
        for (const border of borders) {
          if (border > whole.from && border <= whole.to) expect(starts.has(border)).toBe(true)
        }
        for (const { from, to } of pieces) {
          expect(startOfDay(to) - startOfDay(from)).toBeLessThan(maxDays * DAY)
          const isAtMidnight = from === startOfDay(from)
          expect(from === whole.from || isAtMidnight || borders.includes(from)).toBe(true)
        }
      }),
    )
  })

  test('makes no piece shorter than it has to', () => {
    expect(cutByDays(range(0, 10 * DAY - 1), 31)).toEqual([range(0, 10 * DAY - 1)])
    expect(cutByDays(range(5, 3 * DAY - 1), 2)).toEqual([range(5, 2 * DAY - 1), range(2 * DAY, 3 * DAY - 1)])
    expect(cutByDays(range(DAY - 1, DAY), 1)).toEqual([range(DAY - 1, DAY - 1), range(DAY, DAY)])
  })
})

test('halves by days share a midnight near the middle, where there is one', () => {
  fc.assert(
    fc.property(long, (whole) => {
      const halves = halveByDays(whole)
      expect(halves === undefined).toBe(startOfDay(whole.from) === startOfDay(whole.to))
      if (halves === undefined) return
      expect(union(halves)).toEqual([whole])
      isOrdered(halves, 0)
      const border = halves[1].from
      expect(border).toBe(startOfDay(border))
      const middle = (whole.from + whole.to) / 2
      const isFirst = border - DAY < whole.from + 1
      expect(Math.abs(border - middle) <= DAY || isFirst).toBe(true)
    }),
  )
})
