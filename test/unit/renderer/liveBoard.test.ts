import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { boardFigures, gapsOf, type BoardInput } from '../../../src/renderer/features/live/board.ts'
import { cadencesOf, costOf, countdown, stateOf, usualCadence } from '../../../src/renderer/features/live/keeping.ts'
import { countSeen, minutesSeen } from '../../../src/renderer/features/live/minutes.ts'
import { LEAST_DAYS, medianOf, MOST_DAYS } from '../../../src/renderer/features/live/usual.ts'
import type { CountEntry } from '../../../src/shared/counts.ts'
import type { CoverageStretch } from '../../../src/shared/holdings.ts'
import type { LiveState } from '../../../src/shared/live.ts'
import { subtract, union } from '../../../src/shared/ranges.ts'
import type { WallboardDefinition } from '../../../src/shared/reports/types.ts'
import { SECONDS_PER_DAY, wall, type TimeRange } from '../../../src/shared/time.ts'
import { live } from '../../support/reports.ts'
import { at, range, span } from '../../support/times.ts'
import { said } from '../../support/texts.ts'

const text = said('x')
const definition: WallboardDefinition = {
  title: text,
  rows: text,
  typeField: 'type',
  resultField: 'result',
  rates: [
    { title: text, meaning: text, values: ['answer'], of: null, isGood: true },
    { title: text, meaning: text, values: ['abandon'], of: ['answer', 'abandon'], isGood: false },
  ],
  valueTitles: {},
}

const DAY = at('2025-03-10')
const NOW = at('2025-03-10 12:30:20')

function stretch({ from, to }: TimeRange): CoverageStretch {
  return { range: { from, to }, announced: null, state: 'complete', fetchedAtMs: 0, rows: 0 }
}

function entry(instant: number, type: string, result: string, count = 1): CountEntry {
  return { at: instant - (instant % 60), values: [type, result], count }
}

function board(wish: Partial<BoardInput> = {}) {
  return boardFigures({
    definition,
    now: NOW,
    today: [],
    yesterday: [],
    earlier: [],
    coverage: { stretches: [stretch(range(DAY, NOW))] },
    gaps: [],
    reachMinutes: 10,
    ...wish,
  })
}

/** Days of the same weekday before, each with its own counts and seen whole. */
function weeks(count: number, entriesOf: (day: number, place: number) => readonly CountEntry[]) {
  return Array.from({ length: count }, (_, place) => {
    const day = wall(DAY - (place + 1) * 7 * SECONDS_PER_DAY)
    return { day, entries: entriesOf(day, place) }
  })
}

function seenWhole(days: readonly { readonly day: number }[]): CoverageStretch[] {
  return days.map(({ day }) => stretch(range(day, day + SECONDS_PER_DAY - 1)))
}

describe('the minutes that were seen', () => {
  test('are those of which a plain count of seconds finds at least half', () => {
    const ranges = fc
      .array(fc.tuple(fc.integer({ min: -7_000, max: 90_000 }), fc.nat(9_000)), { maxLength: 6 })
      .map((pairs) => union(pairs.map(([from, length]) => range(DAY + from, DAY + from + length))))
    fc.assert(
      fc.property(ranges, (seen) => {
        const seconds = new Set(
          seen.flatMap(({ from, to }) => Array.from({ length: to - from + 1 }, (_, i) => from + i)),
        )
        const mask = minutesSeen(DAY, seen)
        for (let minute = 0; minute < 1_440; minute++) {
          const start = DAY + minute * 60
          const count = Array.from({ length: 60 }, (_, i) => start + i).filter((each) => seconds.has(each)).length
          expect(mask[minute]).toBe(count >= 30 ? 1 : 0)
        }
      }),
      { numRuns: 30 },
    )
  })
})

describe('a board', () => {
  test('adds up today by type, by result, by hour and by minute', () => {
    const kinds = fc.record({
      second: fc.nat(NOW - DAY),
      type: fc.constantFrom('inbound', 'INBOUND', ' out '),
      result: fc.constantFrom('answer', 'Abandon', 'busy', ''),
      count: fc.integer({ min: 1, max: 5 }),
    })
    fc.assert(
      fc.property(fc.array(kinds, { maxLength: 40 }), (rows) => {
        const figures = board({
          today: rows.map(({ second, type, result, count }) => entry(DAY + second, type, result, count)),
        })
        const sum = (isMeant: (row: (typeof rows)[number]) => boolean): number =>
          rows.filter(isMeant).reduce((total, { count }) => total + count, 0)
        const all = sum(() => true)
        expect(figures.tally.total).toBe(all)
        expect(figures.tally.byType.get('inbound') ?? 0).toBe(sum(({ type }) => type.toLowerCase() === 'inbound'))
        const answered = sum(({ result }) => result === 'answer')
        const abandoned = sum(({ result }) => result === 'Abandon')
        expect(figures.rates[0]?.value).toBe(all === 0 ? null : answered / all)
        const offered = answered + abandoned
        expect(figures.rates[1]?.value).toBe(offered === 0 ? null : abandoned / offered)
        for (const [hour, bar] of figures.hours.entries()) {
          expect(bar.total).toBe(sum(({ second }) => Math.floor(second / 3_600) === hour))
          expect(bar.counts.good + bar.counts.bad + bar.counts.other).toBe(bar.total)
        }
        expect(figures.minutes).toHaveLength(60)
        for (const { range, total } of figures.minutes) {
          expect(total).toBe(sum(({ second }) => DAY + second >= range.from && DAY + second <= range.to))
        }
        expect(figures.minutes.at(-1)?.range.to).toBe(at('2025-03-10 12:30:59'))
      }),
      { numRuns: 60 },
    )
  })

  test('shows the last minutes of yesterday after midnight', () => {
    const now = at('2025-03-10 00:05:00')
    const figures = board({ now, yesterday: [entry(DAY - 60, 'a', 'answer', 3)], today: [entry(DAY, 'a', 'busy', 2)] })
    expect(figures.minutes.map(({ total }) => total).filter((total) => total > 0)).toEqual([3, 2])
    expect(figures.tally.total).toBe(2)
  })
})

describe('the usual', () => {
  test('is the median of the same weekdays up to this time, and tells on how many days it rests', () => {
    const earlier = weeks(5, (day, place) => [
      entry(day + 3_600, 'a', 'answer', [10, 40, 20, 30, 1_000][place] ?? 0),
      entry(day + 3_600, 'a', 'abandon', 10),
      // Later than now: no part of what is usual by this time.
      entry(day + 20 * 3_600, 'a', 'answer', 500),
    ])
    const { usual } = board({
      earlier,
      coverage: { stretches: [stretch(range(DAY, NOW)), ...seenWhole(earlier)] },
    })
    expect(usual.total).toEqual({ value: 40, days: 5 })
    expect(usual.ofResult('answer')).toEqual({ value: 30, days: 5 })
    expect(usual.ofResult('busy')).toEqual({ value: 0, days: 5 })
    expect(usual.rates[1]?.value).toBeCloseTo(10 / 40)
    expect(usual.hours[1]).toEqual({ value: 40, days: 5 })
    expect(usual.hours[20]).toEqual({ value: 500, days: 5 })
  })

  test('is nothing where too few days were seen', () => {
    for (let count = 0; count < LEAST_DAYS; count++) {
      const earlier = weeks(count, (day) => [entry(day, 'a', 'answer')])
      const stretches = [stretch(range(DAY, NOW)), ...seenWhole(earlier)]
      expect(board({ earlier, coverage: { stretches } }).usual.total).toBeNull()
    }
  })

  test('leaves out what nobody saw today, and days that saw too little of it', () => {
    const morning = range(at('2025-03-10 08:00:00'), NOW)
    const days = weeks(6, (day, place) => [
      entry(day + 3_600, 'a', 'answer', 900),
      entry(day + 9 * 3_600, 'a', 'answer', 100 + place),
    ])
    const seen = [
      stretch(morning),
      ...seenWhole(days.slice(0, 5)),
      // Seen for an hour of the morning only.
      stretch(range(days[5]?.day ?? 0, (days[5]?.day ?? 0) + 9.5 * 3_600)),
    ]
    const { usual } = board({ earlier: days, coverage: { stretches: seen } })
    expect(usual.total).toEqual({ value: 102, days: 5 })
  })

  test('makes up for the few minutes that an earlier day did not see', () => {
    const seenToday = range(DAY, DAY + 100 * 60 - 1)
    const days = weeks(4, (day) => [entry(day + 60, 'a', 'answer', 95)])
    const stretches = [stretch(seenToday), ...days.map(({ day }) => stretch(range(day, day + 95 * 60 - 1)))]
    const { usual } = board({ now: seenToday.to, earlier: days, coverage: { stretches } })
    expect(usual.total?.value).toBeCloseTo(100)
  })

  test('has a median as one learns it', () => {
    expect(medianOf([3, 1, 2])).toBe(2)
    expect(medianOf([4, 1, 2, 3])).toBe(2.5)
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -1_000, max: 1_000 }), { minLength: 1, maxLength: MOST_DAYS }),
        (values) => {
          const median = medianOf(values)
          const half = values.length / 2
          expect(values.filter((value) => value < median).length).toBeLessThanOrEqual(half)
          expect(values.filter((value) => value > median).length).toBeLessThanOrEqual(half)
        },
      ),
    )
  })
})

describe('the gaps of a board', () => {
  const whole = span('2025-03-10')

  test('are all that nobody saw, with the reasons that were written down', () => {
    const instants = fc.array(fc.nat(SECONDS_PER_DAY - 1), { maxLength: 8 })
    const ranges = instants.map((all) => {
      const sorted = all.toSorted((a, b) => a - b)
      return union(
        sorted.flatMap((from, place) =>
          place % 2 === 0 && sorted[place + 1] !== undefined ? [range(DAY + from, DAY + (sorted[place + 1] ?? 0))] : [],
        ),
      )
    })
    fc.assert(
      fc.property(ranges, ranges, (seen, told) => {
        const now = wall(DAY + SECONDS_PER_DAY - 1)
        const gaps = gapsOf(
          { stretches: seen.map(stretch) },
          told.map((each) => ({ range: each, reason: 'offline' as const })),
          whole,
          now,
          0,
        )
        if (seen.length === 0) {
          expect(union(gaps.map((gap) => gap.range))).toEqual([whole])
          return
        }
        expect(union(gaps.map((gap) => gap.range))).toEqual(subtract(whole, seen))
        expect(union(gaps.filter(({ reason }) => reason === 'offline').map((gap) => gap.range))).toEqual(
          union(told.flatMap((each) => subtract(each, seen))),
        )
      }),
      { numRuns: 100 },
    )
  })

  test('do not name what the next poll will still see', () => {
    const seen = { stretches: [stretch(range(DAY, NOW - 300))] }
    expect(gapsOf(seen, [], whole, NOW, 10)).toEqual([])
    const [gap, ...others] = gapsOf(seen, [], whole, wall(NOW + 3_600), 10)
    expect(others).toEqual([])
    expect(gap).toEqual({ range: range(NOW - 299, NOW + 3_000), reason: null })
  })

  test('say where the log had not begun', () => {
    const [gap] = gapsOf({ stretches: [stretch(range(DAY + 600, NOW))] }, [], whole, NOW, 10)
    expect(gap).toEqual({ range: range(DAY, DAY + 599), reason: 'before' })
  })

  test('count no minute twice', () => {
    expect(countSeen(minutesSeen(DAY, [range(DAY, DAY + SECONDS_PER_DAY - 1)]))).toBe(1_440)
  })
})

describe('a log that is kept running', () => {
  const scope = { connectionId: 1, reportKey: live.key, parameters: {} }
  const state: LiveState = {
    scope,
    isOn: true,
    everyMinutes: 5,
    requestsPerDay: 288,
    nextPollAtMs: null,
    isPolling: false,
    lastPoll: null,
    trouble: null,
    isElsewhere: false,
  }

  test('is found by its report and its parameters', () => {
    expect(stateOf([state], scope)).toBe(state)
    expect(stateOf([state], { ...scope, connectionId: 2 })).toBeUndefined()
    expect(stateOf([state], { ...scope, parameters: { a: '1' } })).toBeUndefined()
    expect(
      stateOf([{ ...state, scope: { ...scope, parameters: { a: '1', b: '2' } } }], {
        ...scope,
        parameters: { b: '2', a: '1' },
      }),
    ).toBeDefined()
  })

  test('can be asked no more seldom than it reaches back', () => {
    expect(cadencesOf(live)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect(cadencesOf({ ...live, liveMinutes: 3 })).toEqual([1, 2, 3])
    expect(usualCadence({ ...live, liveMinutes: 3 })).toBe(3)
    expect(usualCadence(live)).toBe(5)
  })

  test('costs what a day of polls takes', () => {
    expect(costOf(live, 5, undefined)).toEqual({ requests: 288, limit: null, isTooMuch: false })
    expect(costOf(live, 1, { dayLimit: 1_000 })).toEqual({
      requests: 1_440,
      limit: 1_000,
      isTooMuch: true,
    })
  })

  test('counts down', () => {
    expect(countdown(null, 0)).toBeNull()
    expect(countdown(1_000, 1_000)).toBeNull()
    expect(countdown(245_000, 0)).toBe('4:05')
    expect(countdown(1_001, 1_000)).toBe('0:01')
  })
})
