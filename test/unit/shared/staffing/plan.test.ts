import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { staffingOf } from '../../../../src/shared/measures/staffing.ts'
import { catalogue } from '../../../../src/shared/reports/index.ts'
import { secondOfKey, staffingSourceOf } from '../../../../src/shared/staffing/source.ts'
import { staffingPlan, type StaffingWishes } from '../../../../src/shared/staffing/plan.ts'
import { staffingSheet } from '../../../../src/shared/staffing/staffingFile.ts'
import {
  WEEKDAYS,
  type IntervalSums,
  type StaffingVolume,
  type Weekday,
} from '../../../../src/shared/staffing/volume.ts'
import { span } from '../../../support/times.ts'

const HEADING = { title: '', formula: '', type: 'count' } as const

function volumeOf(parts: Partial<StaffingVolume>): StaffingVolume {
  return {
    range: span('2026-11-02', '2026-11-29'),
    minutes: 30,
    role: 'offered',
    targetSeconds: 20,
    volume: HEADING,
    aht: null,
    serviceLevel: HEADING,
    days: [[], [], [], [], [], [], []],
    leftOut: [],
    intervals: [],
    untimed: 0,
    otherAhts: [],
    servers: null,
    unread: [],
    warnings: [],
    ...parts,
  }
}

const WISHES: StaffingWishes = {
  targetPercent: 80,
  targetSeconds: 20,
  maxOccupancyPercent: 85,
  shrinkagePercent: 30,
  ahtSeconds: 240,
}

function sums(weekday: Weekday, second: number, volume: number, more: Partial<IntervalSums> = {}): IntervalSums {
  const unknown = { handlingSeconds: null, handled: null, servedInTime: null, toServe: null }
  return { weekday, second, volume, ...unknown, ...more }
}

const MONDAYS = ['2026-11-02', '2026-11-09']

describe('a plan of people', () => {
  test('is of the average of the days that are here, and of nobody where nothing came', () => {
    const volume = volumeOf({
      days: [MONDAYS, ['2026-11-03'], [], [], [], [], []],
      intervals: [sums(1, 36_000, 240, { servedInTime: 150, toServe: 240 }), sums(2, 39_600, 30)],
    })
    const plan = staffingPlan(volume, WISHES)
    expect(plan.seconds).toEqual([36_000, 37_800, 39_600])
    expect(plan.intervals).toHaveLength(6)
    // 240 on two Mondays: 120 calls of 4 minutes in half an hour are 16 Erlang, which take 20 agents and 29 people.
    expect(plan.intervals[0]).toMatchObject({ weekday: 1, calls: 120, measuredLevel: 0.625, ahtOrigin: 'typed' })
    expect(plan.intervals[0]?.staffing).toMatchObject({ load: 16, agents: 20, scheduled: 29 })
    expect(plan.intervals[1]).toMatchObject({ calls: 0, staffing: { agents: 0, scheduled: 0 }, measuredLevel: null })
    expect(plan.days[0]).toMatchObject({ days: 2, calls: 120, mostScheduled: 29, scheduledHours: 14.5 })
    // Of a weekday without days nothing is known, which is no 0.
    expect(plan.days[2]).toMatchObject({ days: 0, mostScheduled: null, scheduledHours: null, serviceLevel: null })
    expect(plan.intervals.some(({ weekday }) => weekday === 3)).toBe(false)
  })

  test('takes the handling time of the interval, else of the period, else of another report, else of nobody', () => {
    const days = [MONDAYS, [], [], [], [], [], []]
    const intervals = [
      sums(1, 36_000, 10, { handlingSeconds: 1_000, handled: 10 }),
      sums(1, 37_800, 4, { handlingSeconds: null, handled: 0 }),
    ]
    const measured = { ...WISHES, ahtSeconds: null }
    const own = staffingPlan(volumeOf({ days, intervals }), measured)
    expect(own.intervals.map(({ ahtSeconds, ahtOrigin }) => [ahtSeconds, ahtOrigin])).toEqual([
      [100, 'interval'],
      [100, 'period'],
    ])
    const bare = [sums(1, 36_000, 10)]
    const otherAhts = [{ reportKey: 'a/b', heading: HEADING, seconds: 300 }]
    const other = staffingPlan(volumeOf({ days, intervals: bare, otherAhts }), measured)
    expect(other.aht).toEqual({ seconds: 300, origin: 'other-report' })
    const none = staffingPlan(volumeOf({ days, intervals: bare }), measured)
    expect(none.aht).toBeNull()
    expect(none.intervals[0]).toMatchObject({ calls: 5, ahtSeconds: null, staffing: null })
    expect(none.days[0]).toMatchObject({ calls: 5, mostScheduled: null })
  })

  test('has beside it what the servers think of the hour', () => {
    const servers = { reportKey: 'a/b', parameters: {}, hours: [{ weekday: 1, second: 36_000, agents: 7 } as const] }
    const days = [MONDAYS, [], [], [], [], [], []]
    const intervals = [sums(1, 36_000, 1), sums(1, 37_800, 1), sums(1, 39_600, 1)]
    const plan = staffingPlan(volumeOf({ days, intervals, servers }), WISHES)
    expect(plan.intervals.map(({ serversNeed }) => serversNeed)).toEqual([7, 7, null])
  })

  test('of any volume: each interval by itself, and days added up of them', () => {
    const interval = fc.record({
      weekday: fc.constantFrom(...WEEKDAYS),
      slot: fc.integer({ min: 0, max: 47 }),
      volume: fc.integer({ min: 0, max: 400 }),
      served: fc.integer({ min: 0, max: 400 }),
    })
    const given = fc.record({
      counts: fc.tuple(...WEEKDAYS.map(() => fc.integer({ min: 0, max: 5 }))),
      intervals: fc.uniqueArray(interval, { selector: ({ weekday, slot }) => `${weekday}/${slot}`, maxLength: 30 }),
    })
    fc.assert(
      fc.property(given, ({ counts, intervals }) => {
        const known = intervals.filter(({ weekday }) => (counts[weekday - 1] ?? 0) > 0)
        const volume = volumeOf({
          days: counts.map((count) => Array.from({ length: count }, (_day, place) => String(place))),
          intervals: known.map(({ weekday, slot, volume: came, served }) =>
            sums(weekday, slot * 1_800, came, { servedInTime: Math.min(came, served), toServe: came }),
          ),
        })
        const plan = staffingPlan(volume, WISHES)
        let hours = 0
        for (const planned of plan.intervals) {
          const own = known.find(({ weekday, slot }) => weekday === planned.weekday && slot * 1_800 === planned.second)
          const calls = (own?.volume ?? 0) / (counts[planned.weekday - 1] ?? 0)
          expect(planned.calls).toBe(calls)
          const agents =
            calls === 0 ? 0 : staffingOf({ ...WISHES, calls, intervalSeconds: 1_800, ahtSeconds: 240 }).agents
          expect(planned.staffing?.agents).toBe(agents)
          hours += (planned.staffing?.scheduled ?? 0) / 2
        }
        const found = plan.days.reduce((sum, { scheduledHours }) => sum + (scheduledHours ?? 0), 0)
        expect(found).toBeCloseTo(hours, 6)
        // The table has a line for each interval, and one for each weekday that is known.
        const { lines, columns } = staffingSheet(volume, plan, 'es', null)
        const weekdays = counts.filter((count) => count > 0).length
        expect(lines).toHaveLength(plan.intervals.length + weekdays)
        expect(lines.every((line) => line.length === columns.length)).toBe(true)
      }),
    )
  })
})

describe('what reports have for it', () => {
  test('is a day, a time of day, and what came', () => {
    const sources = catalogue.reports.flatMap((report) => {
      const source = staffingSourceOf(report)
      return source === null ? [] : [[report.key, source.volume, source.minutes.join(' ')]]
    })
    expect(sources).toEqual(
      expect.arrayContaining([
        ['customer/skills_detail', 'offered', '15 30 60'],
        ['reports_manager/skill_7', 'offered', '60'],
        ['reports_manager/agent_8', 'handled', '60'],
        ['reports_manager/agent_8_1', 'handled', '30 60'],
      ]),
    )
    expect(staffingSourceOf(catalogue.find('skill_3'))).toBeNull()
    expect(staffingSourceOf(catalogue.find('chat_1'))).toBeNull()
  })

  test.each([
    ['08:30', 30_600],
    ['30600', 30_600],
    ['0', 0],
    ['', null],
    ['86400', null],
    ['-60', null],
  ])('the interval %j begins at %s', (key, second) => {
    expect(secondOfKey(key)).toBe(second)
  })
})
