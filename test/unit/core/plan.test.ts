import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { StoredSlice, SliceState } from '../../../src/core/store/records/slices.ts'
import { isProvisional, planPull, serves, SETTLING_SECONDS, teamSince } from '../../../src/core/sync/plan.ts'
import { contains, cutByDays, overlaps, sameRange, subtract, union } from '../../../src/shared/ranges.ts'
import { addsUp, isTooLong, type ReportDefinition } from '../../../src/shared/reports/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange } from '../../../src/shared/time.ts'
import { averages, events, series, sums } from '../../support/reports.ts'
import { at, range, span } from '../../support/times.ts'

const DAY = 86_400
const NOON = at('2025-03-10 12:00:00')

function stored(id: number, of: TimeRange, more: Partial<StoredSlice> = {}): StoredSlice {
  const fixed = { id, range: of, piece: of, fetchedAtMs: 0, rows: 1, warnings: [] }
  return { ...fixed, state: 'complete', isDated: true, isOrdered: true, ...more }
}

const instants = fc
  .tuple(fc.integer({ min: -5 * 24, max: 24 }), fc.constantFrom(-1, 0, 1))
  .map(([hour, beside]) => NOON + hour * 3600 + beside)
const ranges = fc.tuple(instants, instants).map(([a, b]) => range(Math.min(a, b), Math.max(a, b)))
const states = fc.constantFrom<SliceState>('complete', 'complete', 'provisional', 'announced', 'partial')
/** Slices were fetched before or after the moment since which all is to be fetched again. */
const REFRESH_SINCE_MS = 1_000
const fetchTimes = fc.constantFrom(0, REFRESH_SINCE_MS - 1, REFRESH_SINCE_MS, REFRESH_SINCE_MS + 1)
const refreshes = fc.constantFrom(null, REFRESH_SINCE_MS, Infinity)

/** Slices without a second in common, none after now. */
function slicesUntil(now: number): fc.Arbitrary<StoredSlice[]> {
  return fc.array(fc.tuple(ranges, states, fc.boolean(), fetchTimes), { maxLength: 6 }).map((wishes) => {
    const slices: StoredSlice[] = []
    for (const [wish, state, isDated, fetchedAtMs] of wishes) {
      const range = { from: wish.from, to: wall(Math.min(wish.to, now)) }
      if (range.from > range.to || slices.some((other) => overlaps(other.range, range))) continue
      slices.push(stored(slices.length + 1, range, { state, isDated, fetchedAtMs }))
    }
    return slices.toSorted((a, b) => a.range.from - b.range.from)
  })
}

const inputs = instants.chain((now) =>
  fc.record({ now: fc.constant(wall(now)), range: ranges, slices: slicesUntil(now), refreshSinceMs: refreshes }),
)

function isDisjoint(ranges: readonly TimeRange[]): boolean {
  const sorted = ranges.toSorted((a, b) => a.from - b.from)
  return sorted.every((each, place) => place === 0 || each.from > (sorted[place - 1]?.to ?? -Infinity))
}

describe('a plan for rows with a date', () => {
  test('fetches nothing of what is not kept, and all of the rest', () => {
    fc.assert(
      fc.property(inputs, instants, (input, instant) => {
        const notBefore = wall(instant)
        const whole = planPull({ report: events, ...input }).fetch.map((slice) => slice.range)
        const fetched = planPull({ report: events, ...input, notBefore }).fetch.map((slice) => slice.range)
        const forgotten = { from: wall(NOON - 1e9), to: wall(notBefore - 1) }
        expect(union(fetched)).toEqual(union(whole.flatMap((each) => subtract(each, [forgotten]))))
      }),
    )
  })

  test('covers every second asked for once, with what is kept and what is fetched', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const plan = planPull({ report: events, ...input })
        const fetched = plan.fetch.map((slice) => slice.range)
        const all = [...fetched, ...plan.cached.map((slice) => slice.range)]
        expect(isDisjoint(all)).toBe(true)
        const until = wall(Math.min(input.range.to, input.now))
        if (input.range.from <= until) expect(subtract({ from: input.range.from, to: until }, all)).toEqual([])
        else expect(all).toEqual([])
        expect(fetched).toEqual(fetched.toSorted((a, b) => a.from - b.from))
        for (const each of plan.fetch) expect(each.piece).toEqual(each.range)
      }),
      { numRuns: 500 },
    )
  })

  test('keeps only what is settled, or fetched since, and fetches nothing that is', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const { slices, refreshSinceMs, now } = input
        const plan = planPull({ report: events, ...input })
        for (const slice of plan.cached) expect(serves(slice, refreshSinceMs)).toBe(true)
        for (const { range } of plan.fetch) {
          expect(range.to).toBeLessThanOrEqual(now)
          const needless = slices.filter(
            (slice) => serves(slice, refreshSinceMs) && slice.isDated && overlaps(slice.range, range),
          )
          if (slices.every((slice) => slice.isDated)) expect(needless).toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })

  test('that fetches all again goes on where it was interrupted, whatever was fetched of it', () => {
    fc.assert(
      fc.property(inputs, fc.array(fc.boolean(), { maxLength: 12 }), (input, done) => {
        const dated = input.slices.map((slice) => ({ ...slice, isDated: true }))
        const plan = (slices: readonly StoredSlice[]) =>
          planPull({ report: events, ...input, slices, refreshSinceMs: REFRESH_SINCE_MS })
        const before = plan(dated)
        const isFetched = (place: number): boolean => done[place] === true
        const fetched = before.fetch.filter((_planned, place) => isFetched(place)).map(({ range }) => range)
        // What was fetched took the place of whatever overlapped it.
        const left = dated.flatMap((slice) =>
          subtract(slice.range, fetched).map((range) => ({ ...slice, range, piece: range })),
        )
        const added = fetched.map((range, place) =>
          stored(100 + place, range, { state: 'provisional', fetchedAtMs: REFRESH_SINCE_MS + 5 }),
        )
        const after = plan([...left, ...added].toSorted((a, b) => a.range.from - b.range.from))
        const rest = before.fetch.filter((_planned, place) => !isFetched(place)).map(({ range }) => range)
        expect(union(after.fetch.map(({ range }) => range))).toEqual(union(rest))
      }),
      { numRuns: 500 },
    )
  })

  test('never cuts a stored slice whose rows are dated elsewhere', () => {
    fc.assert(
      fc.property(inputs, (input) => {
        const fetched = union(planPull({ report: events, ...input }).fetch.map((slice) => slice.range))
        for (const slice of input.slices) {
          if (slice.isDated) continue
          const touched = fetched.filter((each) => overlaps(each, slice.range))
          for (const each of touched) expect(contains(each, slice.range)).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('asks for at most so many days at once, with today and what is not settled apart', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 3 }), (input, maxDays) => {
        const { now } = input
        const unsettled = startOfDay(wall(now - SETTLING_SECONDS))
        for (const { range } of planPull({ report: { ...events, maxDays }, ...input }).fetch) {
          expect(startOfDay(range.to) - startOfDay(range.from)).toBeLessThan(maxDays * DAY)
          for (const border of [startOfDay(now), unsettled]) {
            expect(range.from < border && range.to >= border).toBe(false)
          }
        }
      }),
      { numRuns: 500 },
    )
  })

  test('says which part lies in the future', () => {
    const plan = planPull({
      report: events,
      range: span('2025-03-10', '2025-03-11'),
      slices: [],
      now: NOON,
      refreshSinceMs: null,
    })
    expect(plan.fetch.map((slice) => slice.range)).toEqual([range(startOfDay(NOON), NOON)])
    expect(plan.future).toEqual(range(NOON + 1, span('2025-03-11').to))
    const later = { report: events, range: span('2025-03-11'), slices: [], now: NOON, refreshSinceMs: Infinity }
    expect(planPull(later)).toEqual({ fetch: [], cached: [], future: span('2025-03-11'), refusal: undefined })
    const past = { report: events, range: span('2025-03-09'), slices: [], now: NOON, refreshSinceMs: null }
    expect(planPull(past).future).toBeUndefined()
  })
})

describe('rows of today that another desk of the team fetched', () => {
  const nowMs = 1_000_000_000
  const today = { from: startOfDay(NOON), to: endOfDay(NOON) }
  const minute = 60_000

  function asked(agoMs: number, more: Partial<StoredSlice> = {}, refreshSinceMs: number | null = null): number {
    const until = range(today.from, NOON - Math.floor(agoMs / 1000) - 30)
    const slice = stored(1, until, { state: 'provisional', fetchedAtMs: nowMs - agoMs, fetchedBy: 'ana', ...more })
    return [events, sums, averages].reduce((requests, report) => {
      const slices = [report === events ? slice : { ...slice, piece: today }]
      const input = { report, range: today, slices, now: NOON, refreshSinceMs, teamSinceMs: teamSince(nowMs) }
      return requests + planPull(input).fetch.length
    }, 0)
  }

  test('serve for five minutes, up to now, unless somebody asks for all of it again', () => {
    for (const agoMs of [0, minute, 5 * minute]) expect([agoMs, asked(agoMs)]).toEqual([agoMs, 0])
    expect(asked(5 * minute + 1)).toBe(3)
    expect(asked(minute, {}, nowMs)).toBe(3)
    expect(asked(minute, { state: 'announced' })).toBe(0)
  })

  test('and one’s own are asked for anew each time', () => {
    const slices = [stored(1, range(today.from, NOON), { state: 'provisional', fetchedAtMs: nowMs })]
    const input = { report: events, range: today, slices, now: NOON, refreshSinceMs: null }
    expect(planPull({ ...input, teamSinceMs: teamSince(nowMs) }).fetch).toHaveLength(1)
  })

  test('leave what lies before them to be fetched', () => {
    const slices = [
      stored(1, range(NOON - 3600, NOON - 60), { state: 'provisional', fetchedAtMs: nowMs, fetchedBy: 'ana' }),
    ]
    const input = { report: events, range: today, slices, now: NOON, refreshSinceMs: null }
    const { fetch } = planPull({ ...input, teamSinceMs: teamSince(nowMs) })
    expect(fetch.map((each) => each.range)).toEqual([range(today.from, NOON - 3601)])
  })
})

describe('a slice is provisional', () => {
  test('until an hour after its end, or a day where it has no rows', () => {
    fc.assert(
      fc.property(fc.integer({ min: -10, max: 100_000 }), fc.constantFrom(0, 1, 6_000), (secondsAgo, rows) => {
        const hours = rows > 0 ? 1 : 24
        expect(isProvisional(wall(NOON - secondsAgo), NOON, rows)).toBe(secondsAgo < hours * 3600)
      }),
    )
    for (const [rows, seconds] of [
      [1, 3600],
      [0, 86_400],
    ] as const) {
      expect(isProvisional(wall(NOON - seconds + 1), NOON, rows)).toBe(true)
      expect(isProvisional(wall(NOON - seconds), NOON, rows)).toBe(false)
    }
  })

  test('or announced, and the next update asks for it again', () => {
    const states = ['complete', 'provisional', 'announced', 'partial'] as const
    const day = span('2025-03-07')
    const asked = states.filter((state) => {
      const slices = [stored(1, day, { state })]
      return planPull({ report: events, range: day, slices, now: NOON, refreshSinceMs: null }).fetch.length > 0
    })
    expect(asked).toEqual(['provisional', 'announced'])
  })
})

/** Few periods, so that what is asked for was often asked for before. */
const periods = fc.constantFrom(
  span('2025-03-08', '2025-03-10'),
  span('2025-03-10'),
  span('2025-03-10 09:30:00', '2025-03-10 18:00:00'),
  span('2025-03-06', '2025-03-11'),
)

/** Slices of an aggregate: parts of the pieces that earlier plans had. */
function aggregateSlices(report: ReportDefinition, now: number): fc.Arbitrary<StoredSlice[]> {
  return fc.array(fc.tuple(periods, states, fetchTimes), { maxLength: 4 }).map((wishes) => {
    const slices: StoredSlice[] = []
    for (const [wish, state, fetchedAtMs] of wishes) {
      for (const piece of addsUp(report) ? cutByDays(wish, 1) : [wish]) {
        // Fetched now, or an hour and a half ago.
        const until = state === 'complete' ? now : now - 5400
        const range = { from: piece.from, to: wall(Math.min(piece.to, until)) }
        const isNew = !slices.some((slice) => sameRange(slice.piece, piece))
        if (range.from <= range.to && isNew)
          slices.push(stored(slices.length + 1, range, { piece, state, fetchedAtMs }))
      }
    }
    return slices
  })
}

function aggregateInputs(report: ReportDefinition) {
  return instants.chain((now) =>
    fc.record({
      now: fc.constant(wall(now)),
      range: periods,
      slices: aggregateSlices(report, now),
      refreshSinceMs: refreshes,
    }),
  )
}

describe('a plan for sums that add up', () => {
  test('has pieces of a day, each covered once up to now', () => {
    fc.assert(
      fc.property(aggregateInputs(sums), (input) => {
        const plan = planPull({ report: sums, ...input })
        for (const piece of cutByDays(input.range, 1)) {
          const parts = [...plan.fetch, ...plan.cached].filter((slice) => sameRange(slice.piece, piece))
          expect(isDisjoint(parts.map((part) => part.range))).toBe(true)
          const to = wall(Math.min(piece.to, input.now))
          if (to < piece.from) expect(parts).toEqual([])
          else expect(union(parts.map((part) => part.range))).toEqual([{ from: piece.from, to }])
        }
        const planned = cutByDays(input.range, 1)
        for (const { piece } of plan.fetch) expect(planned).toContainEqual(piece)
        for (const slice of plan.cached) expect(serves(slice, input.refreshSinceMs)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })
})

describe('a plan for averages', () => {
  test('is the whole period in one slice, or the one that is stored', () => {
    fc.assert(
      fc.property(aggregateInputs(averages), (input) => {
        const plan = planPull({ report: averages, ...input })
        const to = wall(Math.min(input.range.to, input.now))
        const asked = { from: input.range.from, to }
        const parts = [...plan.fetch, ...plan.cached]
        expect(parts.map((part) => part.range)).toEqual(asked.from > to ? [] : [asked])
      }),
      { numRuns: 500 },
    )
  })
})

describe('a plan for sums day by day', () => {
  test('asks for each day by itself, once, however long the period, and is refused for none', () => {
    fc.assert(
      fc.property(fc.constantFrom(sums, averages), fc.boolean(), (report, isLong) => {
        const period = isLong ? span('2024-01-01', '2025-03-12') : span('2025-03-08', '2025-03-12')
        const held = cutByDays(span('2025-03-08', '2025-03-10'), 1)
        const slices = held.map((piece, place) => {
          const until = { from: piece.from, to: wall(Math.min(piece.to, NOON)) }
          return stored(place + 1, until, { piece, state: until.to === NOON ? 'provisional' : 'complete' })
        })
        // Another period's sums are none of these days.
        slices.push(stored(9, span('2025-03-01', '2025-03-09')))
        const plan = planPull({ report, range: period, slices, now: NOON, refreshSinceMs: null, byDay: true })
        expect(plan.refusal).toBeUndefined()
        const days = cutByDays(period, 1).filter(({ from }) => from <= NOON)
        const parts = [...plan.fetch, ...plan.cached].toSorted((a, b) => a.range.from - b.range.from)
        expect(parts.map(({ piece }) => piece)).toEqual(days)
        expect(parts.at(-1)?.range.to).toBe(NOON)
        expect(plan.cached.map(({ id }) => id)).toEqual([1, 2])
      }),
      { numRuns: 8 },
    )
  })
})

describe('a plan for rows that sum up days', () => {
  /**
   * Slices of whole days, today's up to a moment of it, and some of parts of days, as an earlier version fetched them.
   */
  function daySlices(now: number): fc.Arbitrary<StoredSlice[]> {
    return fc.tuple(slicesUntil(now), fc.boolean()).map(([slices, areWhole]) => {
      const whole = slices.map((slice) => ({
        ...slice,
        range: { from: startOfDay(slice.range.from), to: wall(Math.min(endOfDay(slice.range.to), now)) },
      }))
      const apart = whole.filter(
        (slice, place) => whole.findIndex((each) => overlaps(each.range, slice.range)) === place,
      )
      return areWhole ? apart : slices
    })
  }
  const inputs = instants.chain((now) =>
    fc.record({ now: fc.constant(wall(now)), range: ranges, slices: daySlices(now), refreshSinceMs: refreshes }),
  )

  test('asks for whole days, of today for all until now, and never for a day that it has whole', () => {
    fc.assert(
      fc.property(inputs, fc.integer({ min: 1, max: 3 }), (input, maxDays) => {
        const { now, slices, refreshSinceMs } = input
        const plan = planPull({ report: { ...series, maxDays }, ...input })
        const fetched = plan.fetch.map((slice) => slice.range)
        expect(isDisjoint(fetched)).toBe(true)
        for (const { from, to } of fetched) {
          expect(from).toBe(startOfDay(from))
          expect(to === endOfDay(to) || to === now).toBe(true)
          expect(startOfDay(to) - from).toBeLessThan(maxDays * DAY)
        }
        const asked = { from: input.range.from, to: wall(Math.min(input.range.to, now)) }
        const held = slices.filter((slice) => serves(slice, refreshSinceMs)).map((slice) => slice.range)
        if (asked.from <= asked.to) expect(subtract(asked, [...fetched, ...held])).toEqual([])
        if (!slices.every((slice) => slice.isDated)) return
        for (const range of fetched) {
          for (const day of cutByDays(range, 1)) expect(subtract(day, held)).not.toEqual([])
        }
      }),
      { numRuns: 500 },
    )
  })
})

describe('sums that do not add up', () => {
  const report = { ...averages, maxDays: 2 }

  test('are refused over more days than one request may ask for, as far as they have begun', () => {
    fc.assert(
      fc.property(aggregateInputs(report), (input) => {
        const plan = planPull({ report, ...input })
        const { range, now } = input
        const seconds = Math.min(range.to, now) - range.from + 1
        expect(plan.refusal !== undefined).toBe(seconds > 2 * DAY)
        expect(isTooLong(report, range, now)).toBe(seconds > 2 * DAY)
        for (const { range: each } of plan.fetch) expect(each.to - each.from).toBeLessThan(2 * DAY)
        if (plan.refusal === undefined) return
        expect(plan.fetch).toEqual([])
        expect(plan.refusal).toMatchObject({ code: 'period-too-long', detail: { days: 2 } })
      }),
      { numRuns: 500 },
    )
  })

  test('never hold up those that do, nor rows with dates', () => {
    const range = span('2024-01-01', '2025-03-09')
    for (const other of [sums, events, series]) {
      const plan = planPull({ report: { ...other, maxDays: 2 }, range, slices: [], now: NOON, refreshSinceMs: null })
      expect(plan.refusal).toBeUndefined()
      expect(plan.fetch.length).toBeGreaterThan(200)
    }
  })

  test('of a month fit into one request, and so do those of one day', () => {
    expect(isTooLong(averages, span('2025-01-01', '2025-01-31'), NOON)).toBe(false)
    expect(isTooLong(averages, span('2025-01-01', '2025-02-01'), NOON)).toBe(true)
    const plan = planPull({
      report: { ...averages, maxDays: 1 },
      range: span('2025-03-08', '2025-03-09'),
      slices: [],
      now: NOON,
      refreshSinceMs: null,
    })
    expect(plan.refusal).toMatchObject({ detail: { days: 1 } })
  })
})
