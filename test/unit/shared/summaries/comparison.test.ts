import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { comparedPeriod, comparedStretch } from '../../../../src/shared/summaries/comparison.ts'
import { stepsOf } from '../../../../src/shared/summaries/steps.ts'
import { EARLIER_PERIODS } from '../../../../src/shared/summaries/types.ts'
import { formatInstant, parseDateSpan, type TimeRange } from '../../../../src/shared/time.ts'
import { range } from '../../../support/times.ts'

function period(from: string, to: string): TimeRange {
  const [first, last] = [parseDateSpan(from), parseDateSpan(to)]
  if (first === undefined || last === undefined) throw new Error('no date')
  return { from: first.from, to: last.to }
}

function told({ from, to }: TimeRange): string {
  return `${formatInstant(from)} ${formatInstant(to)}`
}

describe('the earlier period', () => {
  test.each([
    ['previous', '2026-11-16', '2026-11-22', '2026-11-09T00:00:00 2026-11-15T23:59:59'],
    ['previous', '2026-11-01', '2026-11-30', '2026-10-02T00:00:00 2026-10-31T23:59:59'],
    ['previous', '2026-11-16T08:00', '2026-11-16T11:59', '2026-11-16T04:00:00 2026-11-16T07:59:59'],
    ['week', '2026-11-16', '2026-11-22', '2026-11-09T00:00:00 2026-11-15T23:59:59'],
    ['month', '2026-11-01', '2026-11-30', '2026-10-01T00:00:00 2026-10-30T23:59:59'],
    ['month', '2026-03-01', '2026-03-31', '2026-02-01T00:00:00 2026-02-28T23:59:59'],
    ['month', '2026-03-31', '2026-03-31', '2026-02-28T00:00:00 2026-02-28T23:59:59'],
    ['month', '2026-01-15', '2026-01-20', '2025-12-15T00:00:00 2025-12-20T23:59:59'],
    ['month', '2026-03-30T20:00', '2026-03-31T07:59', '2026-02-28T20:00:00 2026-03-01T07:59:59'],
    ['year', '2024-02-29', '2024-02-29', '2023-02-28T00:00:00 2023-02-28T23:59:59'],
    ['year', '2026-01-01', '2026-12-31', '2025-01-01T00:00:00 2025-12-31T23:59:59'],
  ] as const)('%s of %s to %s is %s', (kind, from, to, earlier) => {
    expect(told(comparedPeriod(period(from, to), { kind }))).toBe(earlier)
  })

  test('begins before the period and never ends before it begins', () => {
    const any = fc
      .tuple(fc.integer({ min: 0, max: 4_000_000_000 }), fc.integer({ min: 0, max: 40_000_000 }))
      .map(([from, length]) => range(from, from + length))
    fc.assert(
      fc.property(any, fc.constantFrom(...EARLIER_PERIODS), (own, kind) => {
        const earlier = comparedPeriod(own, { kind })
        expect(earlier.from).toBeLessThan(own.from)
        expect(earlier.from).toBeLessThanOrEqual(earlier.to)
        if (kind === 'previous') expect(earlier.to).toBe(own.from - 1)
        if (kind === 'previous' || kind === 'week') expect(earlier.to - earlier.from).toBe(own.to - own.from)
      }),
    )
  })
})

describe('a stretch is compared with what is as far from the earlier beginning', () => {
  test('day by day, as long as the earlier period has days', () => {
    const own = period('2026-03-01', '2026-03-31')
    const earlier = comparedPeriod(own, { kind: 'month' })
    const days = stepsOf(own, 'day').map((step) => comparedStretch(step.range, own, earlier))
    expect(days.slice(0, 28).map((day) => day && formatInstant(day.from).slice(0, 10))).toEqual(
      Array.from({ length: 28 }, (_, day) => `2026-02-${String(day + 1).padStart(2, '0')}`),
    )
    expect(days.slice(28)).toEqual([null, null, null])
  })

  test('second by second', () => {
    const small = fc
      .tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 30 }))
      .map(([from, length]) => range(from, from + length))
    fc.assert(
      fc.property(small, small, fc.nat(30), fc.nat(30), (own, earlier, first, length) => {
        const stretch = range(own.from + first, own.from + first + length)
        const found = comparedStretch(stretch, own, earlier)
        const model: number[] = []
        for (let second = stretch.from as number; second <= stretch.to; second++) {
          const same = earlier.from + (second - own.from)
          if (same <= earlier.to) model.push(same)
        }
        expect(found === null ? [] : [found.from, found.to]).toEqual(model.length === 0 ? [] : [model[0], model.at(-1)])
      }),
    )
  })
})
