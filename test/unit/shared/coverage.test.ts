import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  dayStates,
  daysWith,
  logSegments,
  monthStates,
  wholeState,
  type DayState,
  type HeldPeriod,
} from '../../../src/shared/coverage.ts'
import type { CoverageStretch, FailedStretch } from '../../../src/shared/holdings.ts'
import { subtract, union } from '../../../src/shared/ranges.ts'
import { wall, type TimeRange, type WallSeconds } from '../../../src/shared/time.ts'
import { at, range, span } from '../../support/times.ts'

const HOUR = 3600
const HOURS_PER_DAY = 24

/** From the first second of an hour to the last of another, counted from the epoch. */
function hours(first: number, last: number): TimeRange {
  return range(first * HOUR, (last + 1) * HOUR - 1)
}

function stretch(
  where: TimeRange,
  state: CoverageStretch['state'] = 'complete',
  rows = 10,
  fetchedAtMs = 1_000,
): CoverageStretch {
  return { range: where, state, rows, fetchedAtMs, announced: state === 'announced' ? rows + 1 : null }
}

/** What the store would say of a period whose stretches are these. */
function heldOf(
  period: TimeRange,
  now: WallSeconds,
  stretches: readonly CoverageStretch[],
  failed: readonly FailedStretch[] = [],
): HeldPeriod {
  const begun = { from: period.from, to: wall(Math.min(period.to, now)) }
  const missing =
    begun.from > begun.to
      ? []
      : subtract(
          begun,
          stretches.map((each) => each.range),
        )
  return { stretches, failed, missing, now }
}

const unreachable = { code: 'unreachable', detail: {} } as const

interface Piece {
  readonly gap: number
  readonly length: number
  readonly state: CoverageStretch['state']
  readonly rows: number
}

const pieces: fc.Arbitrary<Piece[]> = fc.array(
  fc.record({
    gap: fc.integer({ min: 0, max: 30 }),
    length: fc.integer({ min: 1, max: 40 }),
    state: fc.constantFrom('complete', 'provisional', 'announced', 'partial'),
    rows: fc.integer({ min: 0, max: 2 }),
  }),
  { maxLength: 6 },
)

function stretchesOf(list: readonly Piece[]): readonly CoverageStretch[] {
  let hour = 0
  return list.map(({ gap, length, state, rows }, place) => {
    const first = hour + gap
    hour = first + length
    return stretch(hours(first, hour - 1), state, rows, place)
  })
}

/** What a day's state must be, told from its hours one by one. */
function modelState(
  dayHours: readonly number[],
  nowHour: number,
  stretches: readonly CoverageStretch[],
  failed: ReadonlySet<number>,
): DayState {
  const begun = dayHours.filter((hour) => hour <= nowHour)
  if (begun.length === 0) return 'future'
  const at = (hour: number): CoverageStretch | undefined =>
    stretches.find((each) => each.range.from <= hour * HOUR && hour * HOUR <= each.range.to)
  const hasFailed = begun.some((hour) => failed.has(hour))
  const isToday = begun.includes(nowHour)
  // Today's hours after the last one that an update asks for again come with it.
  const lastHeld = begun.findLast((hour) => at(hour) !== undefined)
  const isTail = (hour: number): boolean =>
    isToday &&
    lastHeld !== undefined &&
    hour > lastHeld &&
    (at(lastHeld)?.state === 'provisional' || at(lastHeld)?.state === 'announced')
  if (begun.some((hour) => at(hour) === undefined && !isTail(hour))) return hasFailed ? 'failed' : 'missing'
  const held = begun.flatMap((hour) => at(hour) ?? [])
  if (held.some(({ state }) => state === 'partial')) return 'partial'
  if (held.some(({ state }) => state === 'announced')) return 'announced'
  const isOver = dayHours.every((hour) => hour <= nowHour)
  if (!isOver || held.some(({ state }) => state === 'provisional')) return hasFailed ? 'failed' : 'provisional'
  return held.every(({ rows }) => rows === 0) ? 'empty' : 'complete'
}

describe('days', () => {
  test('are what their hours say', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 120 })),
        fc.integer({ min: 0, max: 160 }),
        fc.array(fc.tuple(fc.integer({ min: 0, max: 160 }), fc.integer({ min: 0, max: 30 })), { maxLength: 2 }),
        (list, [first, length], nowHour, failures) => {
          const period = hours(first, first + length)
          const now = hours(nowHour, nowHour).to
          const stretches = stretchesOf(list)
          const failed = failures.map(([from, more]) => ({ range: hours(from, from + more), error: unreachable }))
          const failedHours = new Set(
            failures.flatMap(([from, more]) => Array.from({ length: more + 1 }, (_, place) => from + place)),
          )
          const days = dayStates(heldOf(period, now, stretches, failed), period)
          const periodHours = Array.from({ length: length + 1 }, (_, place) => first + place)
          const byDay = Map.groupBy(periodHours, (hour) => Math.floor(hour / HOURS_PER_DAY))
          expect(days.map(({ state }) => state)).toEqual(
            [...byDay.values()].map((dayHours) => modelState(dayHours, nowHour, stretches, failedHours)),
          )
          expect(union(days.map((day) => day.range))).toEqual([period])
          expect(days.map(({ day }) => day)).toEqual([...byDay.keys()].map((day) => day * HOURS_PER_DAY * HOUR))
        },
      ),
      { numRuns: 2_000 },
    )
  })

  test('know their rows where they were fetched by themselves', () => {
    const period = span('2026-11-01', '2026-11-05')
    const stretches = [
      stretch(span('2026-11-01', '2026-11-02'), 'complete', 500),
      stretch(span('2026-11-03'), 'complete', 30),
      stretch(span('2026-11-04', '2026-11-05'), 'complete', 0),
    ]
    const days = dayStates(heldOf(period, at('2026-11-20'), stretches), period)
    expect(days.map(({ rows }) => rows)).toEqual([null, null, 30, 0, 0])
    expect(days.map(({ state }) => state)).toEqual(['complete', 'complete', 'complete', 'empty', 'empty'])
  })

  test('never count sums of another period as theirs', () => {
    // A day's sums lie beside those of its morning: the morning alone does not make a day.
    const period = span('2026-11-10', '2026-11-11')
    const morning = stretch(span('2026-11-11T00:00', '2026-11-11T11:59'), 'partial', 7)
    const day = stretch(span('2026-11-10'), 'complete', 20)
    const ofDay10 = stretch(span('2026-11-10T00:00', '2026-11-10T11:59'), 'partial', 7)
    const held = { ...heldOf(period, at('2026-11-20'), [day, ofDay10, morning]), missing: [span('2026-11-11')] }
    const days = dayStates(held, period)
    expect(days.map(({ state, rows }) => [state, rows])).toEqual([
      ['complete', 20],
      ['missing', null],
    ])
  })

  test('a failed refresh of a day that is held and settled leaves it complete', () => {
    const period = span('2026-11-10')
    const failed = [{ range: period, error: unreachable }]
    const [day] = dayStates(heldOf(period, at('2026-11-20'), [stretch(period)], failed), period)
    expect(day).toMatchObject({ state: 'complete', error: unreachable })
  })

  test('today is held until its last fetch; from midnight on the rest of it is missing', () => {
    const period = span('2026-11-21', '2026-11-22')
    const fetched = [stretch(span('2026-11-21')), stretch(span('2026-11-22T00:00', '2026-11-22T08:01'), 'provisional')]
    const today = dayStates(heldOf(period, at('2026-11-22T18:00'), fetched), period)[1]
    expect(today).toMatchObject({ state: 'provisional', heldUntil: at('2026-11-22T08:01:59') })
    expect(dayStates(heldOf(period, at('2026-11-23'), fetched), period)[1]?.state).toBe('missing')
  })

  test('joined by state, neighbours become one stretch', () => {
    const period = span('2026-11-01T08:00', '2026-11-06')
    const stretches = [stretch(span('2026-11-01T08:00', '2026-11-02')), stretch(span('2026-11-04', '2026-11-05'))]
    const days = dayStates(heldOf(period, at('2026-11-20'), stretches), period)
    expect(daysWith(days, 'complete')).toEqual(stretches.map((each) => each.range))
    expect(daysWith(days, 'missing')).toEqual([span('2026-11-03'), span('2026-11-06')])
  })
})

test('months are as good as their worst day', () => {
  const period = span('2026-09-15', '2026-12-10')
  const stretches = [stretch(span('2026-09-15', '2026-10-30')), stretch(span('2026-11-01', '2026-11-20'))]
  const months = monthStates(dayStates(heldOf(period, at('2026-11-20T23:59:59'), stretches), period))
  expect(months.map(({ state, begunDays, heldDays }) => [state, begunDays, heldDays])).toEqual([
    ['complete', 16, 16],
    ['missing', 31, 30],
    ['complete', 20, 20],
    ['future', 0, 0],
  ])
  expect(months[0]?.range).toEqual(span('2026-09-15', '2026-09-30'))
})

describe('sums that do not add up', () => {
  const period = span('2026-11-01', '2026-11-30')
  const now = at('2026-11-22T10:00')
  const until = (end: string): TimeRange => ({ from: period.from, to: at(end) })

  test('are there for exactly their period, whatever else lies about', () => {
    const others = [stretch(span('2026-11-01', '2026-11-15')), stretch(span('2026-11-16', '2026-11-30'))]
    const nothing = { stretches: others, failed: [], missing: [until('2026-11-22T10:00')], now }
    expect(wholeState(nothing, period)).toMatchObject({ state: 'missing', fetchedAtMs: null, heldUntil: null })
    const taken = stretch(until('2026-11-22T08:00'), 'provisional', 12, 77)
    const missing = [{ from: wall(taken.range.to + 1), to: now }]
    expect(wholeState({ ...nothing, stretches: [...others, taken], missing }, period)).toMatchObject({
      state: 'provisional',
      rows: 12,
      fetchedAtMs: 77,
      heldUntil: taken.range.to,
    })
  })

  test('of a period that went on since another day are not whole', () => {
    const taken = stretch(until('2026-11-20T08:00'), 'provisional')
    const missing = [{ from: wall(taken.range.to + 1), to: now }]
    const whole = wholeState({ stretches: [taken], failed: [], missing, now }, period)
    expect(whole).toMatchObject({ state: 'missing', heldUntil: taken.range.to })
  })
})

describe('a continuous log', () => {
  test('is drawn without a break, each second of it once', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.option(fc.tuple(fc.integer({ min: 0, max: 80 }), fc.integer({ min: 0, max: 120 }))),
        fc.integer({ min: 0, max: 160 }),
        (list, asked, nowHour) => {
          const now = hours(nowHour, nowHour).to
          const stretches = stretchesOf(list)
          const period = asked === null ? null : hours(asked[0], asked[0] + asked[1])
          const segments = logSegments({ stretches, now }, period)
          const whole = period ?? (stretches.length === 0 ? null : union(segments.map((each) => each.range))[0])
          expect(union(segments.map((each) => each.range))).toEqual(whole === null ? [] : [whole])
          for (const [place, segment] of segments.entries()) {
            expect(segments[place + 1]?.range.from ?? segment.range.to + 1).toBe(segment.range.to + 1)
            const firstHour = Math.floor(segment.range.from / HOUR)
            const isSeen = stretches.some(
              (each) => each.range.from <= segment.range.from && segment.range.from <= each.range.to,
            )
            expect(segment.kind === 'seen').toBe(isSeen)
            if (!isSeen && segment.range.from > now) expect(segment.kind).toBe('future')
            if (segment.kind === 'gap') {
              expect(stretches.some((each) => each.range.to < firstHour * HOUR)).toBe(true)
              expect(stretches.some((each) => each.range.from > segment.range.to)).toBe(true)
            }
          }
        },
      ),
    )
  })
})
