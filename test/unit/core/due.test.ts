import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { correctCovered, coveredAtFirst, nextMoment, promised } from '../../../src/core/automation/due.ts'
import type { Timing } from '../../../src/shared/schedules.ts'
import { formatInstant, wall, wallClock } from '../../../src/shared/time.ts'
import { ZONE } from '../../support/times.ts'

const HOUR_MS = 3_600_000
const START_MS = Date.UTC(2026, 9, 1, 12)
/** With and without summer time, whose changes lie within the time of the tests (October, November, March). */
const ZONES = ['America/Bogota', 'America/Santiago', 'Europe/Madrid', 'America/New_York', 'Pacific/Apia'] as const

/** A program with one schedule: it looks now and then, and runs what it owes. */
class Keeper {
  readonly timing: Timing
  readonly timeZone: string
  nowMs = START_MS
  covered: number | null
  startedMs = START_MS
  readonly runs: { readonly atMs: number; readonly covers: number; readonly realMs: number }[] = []

  constructor(timing: Timing, timeZone: string) {
    this.timing = timing
    this.timeZone = timeZone
    this.covered = coveredAtFirst(timing, { nowMs: this.nowMs, timeZone })
  }

  /** @returns whether it ran */
  look(realMs: number): boolean {
    const clock = { nowMs: this.nowMs, timeZone: this.timeZone }
    this.covered = correctCovered(this.timing, this.covered, clock, this.runs.at(-1)?.atMs ?? null)
    const owed = promised(this.timing, this.covered, clock, this.startedMs)
    if (owed === undefined) return false
    this.covered = owed.covers
    this.runs.push({ atMs: this.nowMs, covers: owed.covers, realMs })
    return true
  }
}

const timing: fc.Arbitrary<Timing> = fc.oneof(
  fc.record({ kind: fc.constant('hours' as const), hours: fc.integer({ min: 1, max: 30 }) }),
  fc.record({
    kind: fc.constant('daily' as const),
    second: fc.oneof(fc.integer({ min: 0, max: 86_399 }), fc.constantFrom(0, 5400, 9000, 86_399)),
    weekdays: fc.option(fc.uniqueArray(fc.integer({ min: 0, max: 6 }), { minLength: 1, maxLength: 7 })),
  }),
)

const minutes = (most: number) => fc.integer({ min: 0, max: most }).map((each) => each * 60_000)

describe('over a clock that only goes on', () => {
  test('each stretch without a look is caught up once, whatever its length, and looking again owes nothing', () => {
    const sleeps = fc.array(fc.oneof(minutes(90), minutes(60 * 24 * 3), minutes(60 * 24 * 40)), { maxLength: 40 })
    fc.assert(
      fc.property(timing, fc.constantFrom(...ZONES), sleeps, (timing, zone, sleeps) => {
        const keeper = new Keeper(timing, zone)
        keeper.look(0)
        for (const sleep of sleeps) {
          const fromMs = keeper.nowMs
          keeper.nowMs += sleep
          const hadMoment = momentsBetween(timing, zone, fromMs, keeper.nowMs, keeper.covered)
          expect(keeper.look(keeper.nowMs)).toBe(hadMoment)
          expect(keeper.look(keeper.nowMs)).toBe(false)
        }
      }),
      { numRuns: 300 },
    )
  })

  test('a schedule that is looked at every minute runs at each of its moments, once', () => {
    fc.assert(
      fc.property(timing, fc.constantFrom(...ZONES), (timing, zone) => {
        const keeper = new Keeper(timing, zone)
        for (let minute = 0; minute < 60 * 24 * 8; minute += 7) {
          keeper.nowMs = START_MS + minute * 60_000
          keeper.look(keeper.nowMs)
        }
        expect(new Set(keeper.runs.map((run) => run.covers)).size).toBe(keeper.runs.length)
        if (timing.kind === 'hours') {
          expect(keeper.runs.length).toBeGreaterThanOrEqual(Math.floor((24 * 8 - 1) / (timing.hours + 0.2)))
        } else {
          // The look that finds a moment shortly before midnight may come on the next day.
          const days = new Set(keeper.runs.map((run) => formatInstant(wall(run.covers)).slice(0, 10)))
          expect(days.size).toBe(keeper.runs.length)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('it is next due when it says so, and not before', () => {
    fc.assert(
      fc.property(timing, fc.constantFrom(...ZONES), minutes(60 * 24 * 60), (timing, zone, later) => {
        const keeper = new Keeper(timing, zone)
        keeper.nowMs += later
        keeper.look(0)
        const next = nextMoment(timing, keeper.covered, { nowMs: keeper.nowMs, timeZone: zone })
        if (next === null) throw new Error('no moment')
        const stepMs = 10 * 60_000
        while (wallClock(keeper.nowMs, zone) < next) {
          expect(keeper.look(0)).toBe(false)
          keeper.nowMs += stepMs
        }
        // Where the clock was put back meanwhile, the interval ends by real time, which the wall shows an hour later.
        const isLater = wallClock(keeper.nowMs, zone) >= next
        expect(isLater && (keeper.look(0) || timing.kind === 'hours')).toBe(true)
      }),
      { numRuns: 100 },
    )
  })
})

/** A plain look at every minute between two moments: was one of them promised? */
function momentsBetween(timing: Timing, zone: string, fromMs: number, toMs: number, covered: number | null): boolean {
  if (timing.kind === 'hours') return covered === null || toMs - covered >= timing.hours * HOUR_MS
  if (timing.kind === 'start') return false
  const now = wallClock(toMs, zone)
  for (let day = Math.floor(now / 86_400); day > Math.floor(now / 86_400) - 60; day--) {
    const weekday = (((day + 3) % 7) + 7) % 7
    const moment = day * 86_400 + timing.second
    const isOn = timing.weekdays === null || timing.weekdays.includes(weekday)
    if (isOn && moment <= now) return covered === null || moment > covered
  }
  return fromMs > toMs
}

describe('over a clock that jumps', () => {
  const move = fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant('sleep' as const), ms: minutes(60 * 24 * 4) }) },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constant('jump' as const),
        ms: fc.oneof(
          minutes(60 * 24 * 400).map((ms) => -ms),
          minutes(60 * 24 * 400),
          minutes(180).map((ms) => -ms),
        ),
      }),
    },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('restart' as const), ms: fc.constant(0) }) },
  )

  test('no moment is kept twice, and nothing is stuck', () => {
    fc.assert(
      fc.property(timing, fc.constantFrom(...ZONES), fc.array(move, { maxLength: 30 }), (timing, zone, moves) => {
        const keeper = new Keeper(timing, zone)
        let realMs = 0
        for (const { kind, ms } of moves) {
          if (kind === 'sleep') realMs += ms
          if (kind === 'restart') keeper.startedMs = keeper.nowMs
          keeper.nowMs += ms
          const before = keeper.runs.length
          keeper.look(realMs)
          keeper.look(realMs)
          expect(keeper.runs.length - before).toBeLessThanOrEqual(1)
        }
        // The same moment comes again only where the clock was wrong by more than a day, and is set back.
        const farthestBack = Math.min(0, ...moves.filter(({ kind }) => kind === 'jump').map(({ ms }) => ms))
        if (farthestBack >= -24 * HOUR_MS && timing.kind === 'daily') {
          const covers = keeper.runs.map((run) => run.covers)
          const isOnlyOnce = new Set(covers).size === covers.length
          expect(isOnlyOnce || moves.filter(({ kind, ms }) => kind === 'jump' && ms < 0).length > 1).toBe(true)
        }
        // Whatever happened, it runs again within its longest pause and a day.
        const before = keeper.runs.length
        const longestHours = timing.kind === 'hours' ? timing.hours : 8 * 24 + 26
        for (let hour = 0; hour <= longestHours + 1; hour++) {
          keeper.nowMs += HOUR_MS
          keeper.look(realMs)
        }
        expect(keeper.runs.length).toBeGreaterThan(before)
      }),
      { numRuns: 300 },
    )
  })

  test.each([12, 25, 36, 400])('a clock that ran %i hours ahead in an evening takes no morning away', (hours) => {
    const timing: Timing = { kind: 'daily', second: 6 * 3600 + 1800, weekdays: null }
    const keeper = new Keeper(timing, ZONE)
    const mornings: string[] = []
    for (let minute = 0; minute < 5 * 24 * 60; minute += 5) {
      const isAhead = minute >= 12 * 60 && minute < 14 * 60
      keeper.nowMs = START_MS + minute * 60_000 + (isAhead ? hours * HOUR_MS : 0)
      if (keeper.look(0) && !isAhead) mornings.push(formatInstant(wallClock(keeper.nowMs, ZONE)))
    }
    expect(mornings).toEqual([2, 3, 4, 5, 6].map((day) => `2026-10-0${day}T06:30:00`))
  })

  test('a clock that is put right by some minutes after a run repeats nothing', () => {
    const timing: Timing = { kind: 'daily', second: 6 * 3600 + 1800, weekdays: null }
    const keeper = new Keeper(timing, ZONE)
    keeper.nowMs = Date.UTC(2026, 9, 2, 11, 30, 10)
    expect(keeper.look(0)).toBe(true)
    keeper.nowMs -= 5 * 60_000
    expect(keeper.look(0)).toBe(false)
    keeper.nowMs += 10 * 60_000
    expect(keeper.look(0)).toBe(false)
  })

  test('the end of summer time repeats an hour, not a run; its begin leaves an hour out, not a run', () => {
    const timing: Timing = { kind: 'daily', second: 2 * 3600 + 1800, weekdays: null }
    for (const [from, days] of [
      [Date.UTC(2026, 9, 24), 3],
      [Date.UTC(2027, 2, 27), 3],
    ] as const) {
      const keeper = new Keeper(timing, 'Europe/Madrid')
      keeper.nowMs = from
      keeper.covered = coveredAtFirst(timing, { nowMs: from, timeZone: 'Europe/Madrid' })
      for (let minute = 0; minute < days * 24 * 60; minute += 5) {
        keeper.nowMs = from + minute * 60_000
        keeper.look(0)
      }
      expect(keeper.runs.length).toBe(days)
    }
  })
})

test('a schedule for the start owes one run for each start', () => {
  const timing: Timing = { kind: 'start' }
  const clock = { nowMs: START_MS, timeZone: ZONE }
  expect(promised(timing, null, clock, null)).toBeUndefined()
  expect(promised(timing, null, clock, 5)).toMatchObject({ covers: 5 })
  expect(promised(timing, 5, clock, 5)).toBeUndefined()
  expect(promised(timing, 5, clock, 6)).toMatchObject({ covers: 6 })
  expect(nextMoment(timing, 5, clock)).toBeNull()
})

test('a new daily schedule waits for its time; a new interval runs at once', () => {
  const clock = { nowMs: START_MS, timeZone: ZONE }
  const daily: Timing = { kind: 'daily', second: 6 * 3600, weekdays: null }
  expect(promised(daily, coveredAtFirst(daily, clock), clock, null)).toBeUndefined()
  const hours: Timing = { kind: 'hours', hours: 4 }
  expect(promised(hours, coveredAtFirst(hours, clock), clock, null)).toEqual({ covers: START_MS, sinceMs: START_MS })
})
