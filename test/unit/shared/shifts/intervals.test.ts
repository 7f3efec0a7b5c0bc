import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { common, joined, lengthOf, without, type Interval } from '../../../../src/shared/shifts/intervals.ts'

// The model is the set of seconds, one by one.

const END = 60
const any: fc.Arbitrary<readonly Interval[]> = fc.array(
  fc.tuple(fc.integer({ min: 0, max: END }), fc.integer({ min: 0, max: END })),
  { maxLength: 8 },
)

function secondsOf(intervals: readonly Interval[]): ReadonlySet<number> {
  const found = new Set<number>()
  for (const [from, before] of intervals) for (let second = from; second < before; second++) found.add(second)
  return found
}

function isInOrder(intervals: readonly Interval[]): boolean {
  return intervals.every(
    ([from, before], place) => from < before && (place === 0 || (intervals[place - 1]?.[1] ?? 0) < from),
  )
}

describe('lists of stretches', () => {
  test('have just the seconds of their parts, in order, none touching another', () => {
    fc.assert(
      fc.property(any, (parts) => {
        const list = joined(parts)
        expect(isInOrder(list)).toBe(true)
        expect(secondsOf(list)).toEqual(secondsOf(parts))
        expect(lengthOf(list)).toBe(secondsOf(parts).size)
      }),
    )
  })

  test('have in common what both have, and without the other what is theirs alone', () => {
    fc.assert(
      fc.property(any, any, (one, other) => {
        const [left, right] = [secondsOf(one), secondsOf(other)]
        const both = common(joined(one), joined(other))
        const alone = without(joined(one), joined(other))
        expect([isInOrder(both), isInOrder(alone)]).toEqual([true, true])
        expect(secondsOf(both)).toEqual(left.intersection(right))
        expect(secondsOf(alone)).toEqual(left.difference(right))
      }),
    )
  })
})
