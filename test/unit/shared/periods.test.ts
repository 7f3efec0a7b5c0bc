import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  daysIn,
  isWholeDays,
  parseTimeOfDay,
  PERIOD_PRESETS,
  periodOfRange,
  periodRange,
  presetPeriod,
  readDates,
  shiftRange,
  weekday,
  type PeriodPreset,
} from '../../../src/shared/periods.ts'
import { periodSchema } from '../../../src/shared/periodSchema.ts'
import { formatInstant, wall, type TimeRange } from '../../../src/shared/time.ts'
import { at, span } from '../../support/times.ts'

function written(range: TimeRange | undefined): string | undefined {
  if (range === undefined) return undefined
  const [from, to] = [formatInstant(range.from), formatInstant(range.to)]
  return isWholeDays(range) ? `${from.slice(0, 10)} ${to.slice(0, 10)}` : `${from} ${to}`
}

/** Seconds of the years 1950 to 2100. */
const moments = fc
  .integer({ min: Date.UTC(1950, 0, 1) / 1000, max: Date.UTC(2100, 0, 1) / 1000 })
  .map((second) => wall(second))

describe('presets', () => {
  test.each<[now: string, preset: PeriodPreset, range: string]>([
    ['2026-11-22T10:00', 'today', '2026-11-22 2026-11-22'],
    ['2026-11-01T00:00', 'yesterday', '2026-10-31 2026-10-31'],
    ['2026-11-22T10:00', 'last7', '2026-11-16 2026-11-22'],
    // 22 November 2026 is a Sunday, the last day of its week.
    ['2026-11-22T23:59:59', 'last-week', '2026-11-09 2026-11-15'],
    ['2026-11-23T00:00', 'last-week', '2026-11-16 2026-11-22'],
    ['2027-01-01T08:00', 'last-week', '2026-12-21 2026-12-27'],
    ['2026-11-22T23:59:59', 'this-week', '2026-11-16 2026-11-22'],
    ['2026-11-23T00:00', 'this-week', '2026-11-23 2026-11-29'],
    ['2027-01-01T08:00', 'this-week', '2026-12-28 2027-01-03'],
    ['2026-11-22T10:00', 'last-3-months', '2026-09-01 2026-11-30'],
    ['2027-01-31T23:59:59', 'last-3-months', '2026-11-01 2027-01-31'],
    ['2028-02-29T12:00', 'this-month', '2028-02-01 2028-02-29'],
    ['2027-03-31T12:00', 'last-month', '2027-02-01 2027-02-28'],
    ['2028-03-31T12:00', 'last-month', '2028-02-01 2028-02-29'],
    ['2026-01-15T12:00', 'last-month', '2025-12-01 2025-12-31'],
    ['2028-03-01T00:00', 'last30', '2028-02-01 2028-03-01'],
    ['2028-12-31T23:59:59', 'this-year', '2028-01-01 2028-12-31'],
  ])('%s: %s is %s', (now, preset, range) => {
    expect(written(presetPeriod(preset, at(now)))).toBe(range)
  })

  test('are whole days, and of the length that their names say', () => {
    fc.assert(
      fc.property(moments, fc.constantFrom(...PERIOD_PRESETS), (now, preset) => {
        const range = presetPeriod(preset, now)
        expect(isWholeDays(range)).toBe(true)
        expect(range.from).toBeLessThanOrEqual(now)
        const days: Partial<Record<PeriodPreset, number>> = {
          today: 1,
          yesterday: 1,
          last7: 7,
          'this-week': 7,
          'last-week': 7,
          last30: 30,
        }
        if (days[preset] !== undefined) expect(daysIn(range)).toBe(days[preset])
      }),
    )
  })

  test('move with time, dates do not', () => {
    const [before, after] = [at('2026-11-30T23:59:59'), at('2026-12-01T00:00')]
    const preset = { kind: 'preset', preset: 'this-month' } as const
    expect(written(periodRange(preset, before) ?? undefined)).toBe('2026-11-01 2026-11-30')
    expect(written(periodRange(preset, after) ?? undefined)).toBe('2026-12-01 2026-12-31')
    const dates = { kind: 'dates', ...span('2026-11-01', '2026-11-30') } as const
    expect(periodRange(dates, after)).toEqual(periodRange(dates, before))
    expect(periodRange({ kind: 'all' }, before)).toBeNull()
  })
})

test('weeks begin on Monday', () => {
  expect(weekday(at('2026-11-16'))).toBe(0)
  expect(weekday(at('2026-11-22T23:59:59'))).toBe(6)
  expect(weekday(at('1969-12-29'))).toBe(0)
  expect(weekday(at('1969-12-28'))).toBe(6)
})

describe('the period beside', () => {
  test.each<[range: readonly [string, string?], before: string, after: string]>([
    [['2026-11-22'], '2026-11-21 2026-11-21', '2026-11-23 2026-11-23'],
    [['2026-11-09', '2026-11-15'], '2026-11-02 2026-11-08', '2026-11-16 2026-11-22'],
    [['2028-02-01', '2028-02-29'], '2028-01-01 2028-01-31', '2028-03-01 2028-03-31'],
    [['2026-01-01', '2026-01-31'], '2025-12-01 2025-12-31', '2026-02-01 2026-02-28'],
    [['2026-01-01', '2026-03-31'], '2025-10-01 2025-12-31', '2026-04-01 2026-06-30'],
    [['2028-01-01', '2028-12-31'], '2027-01-01 2027-12-31', '2029-01-01 2029-12-31'],
    [['2026-11-01', '2026-11-29'], '2026-10-03 2026-10-31', '2026-11-30 2026-12-28'],
    [
      ['2026-11-20T08:00', '2026-11-20T11:59'],
      '2026-11-19T08:00:00 2026-11-19T11:59:59',
      '2026-11-21T08:00:00 2026-11-21T11:59:59',
    ],
    [
      ['2026-11-20T22:00', '2026-11-21T05:59'],
      '2026-11-18T22:00:00 2026-11-19T05:59:59',
      '2026-11-22T22:00:00 2026-11-23T05:59:59',
    ],
  ])('%j', (range, before, after) => {
    const given = span(...range)
    expect(written(shiftRange(given, -1))).toBe(before)
    expect(written(shiftRange(given, 1))).toBe(after)
  })

  test('back and forth ends where it began', () => {
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 40 * 86_400 }), (from, length) => {
        const range = { from, to: wall(from + length) }
        const before = shiftRange(range, -1)
        expect(before && before.to < range.from).toBe(true)
        expect(before && shiftRange(before, 1)).toEqual(range)
      }),
    )
  })

  test('ends where the calendar does', () => {
    expect(shiftRange(span('1900-01-01'), -1)).toBeUndefined()
    expect(shiftRange(span('9999-12-01', '9999-12-31'), 1)).toBeUndefined()
  })

  test('a preset that reaches the present is found again, a past one becomes dates', () => {
    const now = at('2026-11-22T10:00')
    for (const preset of ['today', 'this-month', 'last7', 'last30', 'this-year'] as const) {
      const before = shiftRange(presetPeriod(preset, now), -1)
      expect(before && periodOfRange(before, now).kind).toBe('dates')
      const again = before && shiftRange(before, 1)
      expect(again && periodOfRange(again, now)).toEqual({ kind: 'preset', preset })
    }
    expect(periodOfRange(presetPeriod('last-month', now), now).kind).toBe('dates')
  })
})

describe('times of day', () => {
  test.each([
    ['8', 8 * 3600, 8 * 3600 + 59],
    ['0830', 8.5 * 3600, 8.5 * 3600 + 59],
    [' 8:30 ', 8.5 * 3600, 8.5 * 3600 + 59],
    ['23:59:58', 86_398, 86_398],
  ])('%s', (text, second, lastSecond) => {
    expect(parseTimeOfDay(text)).toEqual({ second, lastSecond })
  })

  test.each(['', '24:00', '8:60', '8:3', 'mediodía', '8:30:99', '8 30'])('%j is none', (text) => {
    expect(parseTimeOfDay(text)).toBeUndefined()
  })

  test('two days with times become a stretch', () => {
    const [first, last] = [at('2026-11-20'), at('2026-11-21')]
    expect(readDates(first, last, '', '')).toEqual(span('2026-11-20', '2026-11-21'))
    expect(readDates(first, last, '22:00', '6')).toEqual(span('2026-11-20T22:00', '2026-11-21T06:00'))
    expect(readDates(first, first, '10:00', '9:00')).toBe('wrong-order')
    expect(readDates(first, first, 'x', '9:00')).toBe('bad-from-time')
    expect(readDates(first, first, '', '25')).toBe('bad-to-time')
  })
})

test('kept periods come back as they were, anything else is refused', () => {
  const kept = [
    { kind: 'preset', preset: 'last-week' },
    { kind: 'dates', ...span('2026-11-20', '2026-11-21') },
    { kind: 'all' },
  ]
  for (const period of kept) expect(periodSchema.parse(structuredClone(period))).toEqual(period)
  const bad = [
    null,
    7,
    { kind: 'preset', preset: 'never' },
    { kind: 'dates', from: 2, to: 1 },
    { kind: 'dates', from: 0.5, to: 1 },
  ]
  for (const value of bad) expect(periodSchema.safeParse(value).success).toBe(false)
})
