import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { adherenceOf, ratiosOf, type Adherence } from '../../../../src/shared/shifts/adherence.ts'
import { joined, type Interval } from '../../../../src/shared/shifts/intervals.ts'
import type { PresentAgent } from '../../../../src/shared/shifts/presence.ts'
import type { Shift } from '../../../../src/shared/shifts/types.ts'
import { wall, type TimeRange, type WallSeconds } from '../../../../src/shared/time.ts'
import { at, span } from '../../../support/times.ts'

const DAY = 86_400
const MONDAY = at('2026-11-16')
const WEEK = span('2026-11-16', '2026-11-22')
const LATER = at('2026-12-01')

function shift(agent: string, day: number, from: number, before: number): Shift {
  const start = MONDAY + day * DAY
  return { agent, from: wall(start + from * 3_600), before: wall(start + before * 3_600) }
}

function agentOf(
  names: readonly string[],
  present: readonly (readonly [number, number])[],
  available?: readonly (readonly [number, number])[],
): PresentAgent {
  const list = (hours: readonly (readonly [number, number])[]): readonly Interval[] =>
    joined(hours.map(([from, before]): Interval => [MONDAY + from * 3_600, MONDAY + before * 3_600]))
  return { names, present: list(present), available: available === undefined ? null : list(available) }
}

function reckoned(
  shifts: readonly Shift[],
  agents: readonly PresentAgent[],
  more: { held?: readonly TimeRange[]; now?: WallSeconds; period?: TimeRange } = {},
): Adherence {
  const { held = [span('2026-11-15', '2026-11-23')], now = LATER, period = WEEK } = more
  return adherenceOf({ shifts, presence: { agents, unread: 0 }, period, held, now })
}

const HOUR = 3_600

describe('adherence', () => {
  test('is of the shift, conformance of the day, shrinkage of what is left for work', () => {
    // Planned from 8 to 17; there from 8:30 to 18, of which an hour within the shift was a break.
    const agents = [
      agentOf(
        ['4101', 'Ana Gómez', ''],
        [[8.5, 18]],
        [
          [8.5, 12],
          [13, 18],
        ],
      ),
    ]
    const { agents: lines, total } = reckoned([shift('Ana Gomez', 0, 8, 17)], agents)
    expect(lines).toEqual([
      {
        agent: 'Ana Gómez (4101)',
        days: 1,
        sums: { scheduled: 9 * HOUR, breaks: 0, present: 8.5 * HOUR, worked: 9.5 * HOUR, available: 7.5 * HOUR },
      },
    ])
    expect(ratiosOf(total)).toEqual({ adherence: 8.5 / 9, conformance: 9.5 / 9, shrinkage: 1 - 7.5 / 9 })
  })

  test('of several shifts a day has what lies between them as a break; a night shift is of the day on which it begins', () => {
    const shifts = [shift('a', 0, 8, 12), shift('a', 0, 14, 18), shift('b', 0, 22, 30)]
    const agents = [agentOf(['a'], [[8, 18]]), agentOf(['b'], [[23, 31]])]
    const { days } = reckoned(shifts, agents)
    expect(days.map(({ agent, day, sums }) => [agent, day, sums])).toEqual([
      [
        'a',
        '2026-11-16',
        { scheduled: 8 * HOUR, breaks: 2 * HOUR, present: 8 * HOUR, worked: 8 * HOUR, available: null },
      ],
      ['b', '2026-11-16', { scheduled: 8 * HOUR, breaks: 0, present: 7 * HOUR, worked: 7 * HOUR, available: null }],
    ])
  })

  test('a planned break is no shrinkage; what was worked in it counts for the day, and staying logged in does not', () => {
    const shifts = [shift('a', 0, 8, 12), shift('a', 0, 13, 17), shift('b', 0, 8, 17)]
    // Both are logged in all day, and away from the work from 12:15 to 13.
    const away: readonly [number, number][] = [
      [8, 12.25],
      [13, 17],
    ]
    const { agents } = reckoned(shifts, [agentOf(['a'], [[8, 17]], away), agentOf(['b'], [[8, 17]], away)])
    expect(agents.map(({ sums }) => [sums.scheduled, sums.breaks, sums.worked].map((each) => each / HOUR))).toEqual([
      [8, 1, 8.25],
      [9, 0, 9],
    ])
    expect(agents.map(({ sums }) => ratiosOf(sums).shrinkage)).toEqual([0, 1 - 8.25 / 9])
  })

  test('is not known of a day that was not fetched, nor of a night whose end was not, nor before a shift is over', () => {
    const shifts = [shift('a', 0, 8, 16), shift('a', 1, 22, 30), shift('a', 2, 8, 16), shift('a', 4, 8, 16)]
    const held = [span('2026-11-16', '2026-11-17'), span('2026-11-20')]
    const agents = [agentOf(['a'], [[8, 16]])]
    const { days, notFetched, total } = reckoned(shifts, agents, { held, now: at('2026-11-20T12:00:00') })
    expect(days.map(({ state }) => state)).toEqual(['known', 'not-fetched', 'not-fetched', 'not-over'])
    expect(notFetched).toEqual(['2026-11-17', '2026-11-18'])
    expect(total.scheduled).toBe(8 * HOUR)
  })

  test('tells who is not in the rows, whose name is two agents’, who came without a shift, and who did not come', () => {
    const shifts = [shift('Nadie', 0, 8, 16), shift('Ana', 0, 8, 16), shift('4103', 0, 8, 16)]
    const agents = [
      agentOf(['4101', 'Ana'], [[8, 16]]),
      agentOf(['4102', 'ána'], [[9, 12]]),
      agentOf(['4103', 'Eva'], [[30, 34]]),
    ]
    const found = reckoned(shifts, agents)
    expect(found.unknownAgents).toEqual([{ agent: 'Nadie', shifts: 1 }])
    expect(found.ambiguousAgents).toEqual([{ agent: 'Ana', shifts: 1 }])
    expect(found.missed).toEqual([{ agent: 'Eva (4103)', day: '2026-11-16' }])
    expect(found.withoutShift.map(({ agent, days }) => [agent, days])).toEqual([
      ['Ana (4101)', 1],
      ['ána (4102)', 1],
      ['Eva (4103)', 1],
    ])
    expect(ratiosOf(found.total).adherence).toBe(0)
    // Where nothing was fetched nobody can be missing.
    const nothing = reckoned(shifts, [], { held: [] })
    expect([nothing.unknownAgents, nothing.notFetched]).toEqual([[], ['2026-11-16']])
  })

  test('of any shifts and states: second by second, in steps of half an hour', () => {
    const step = HOUR / 2
    const slots = fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 30 }))
    const given = fc.record({
      shifts: fc.array(fc.tuple(fc.integer({ min: 0, max: 3 * 48 - 1 }), fc.integer({ min: 1, max: 24 })), {
        maxLength: 5,
      }),
      present: fc.array(slots, { maxLength: 6 }),
      available: fc.array(slots, { maxLength: 6 }),
    })
    fc.assert(
      fc.property(given, ({ shifts, present, available }) => {
        const setOf = (all: readonly (readonly [number, number])[]): Set<number> =>
          new Set(all.flatMap(([from, length]) => Array.from({ length }, (_slot, place) => from + place)))
        const [there, atWork] = [setOf(present), setOf(available)]
        // Who is at work is there.
        const inBoth = atWork.intersection(there)
        const listOf = (all: ReadonlySet<number>): readonly Interval[] =>
          joined([...all].map((slot): Interval => [MONDAY + slot * step, MONDAY + (slot + 1) * step]))
        const planned = shifts.map(([from, length]): Shift => ({
          agent: 'a',
          from: wall(MONDAY + from * step),
          before: wall(MONDAY + (from + length) * step),
        }))
        const { days, total } = reckoned(planned, [{ names: ['a'], present: listOf(there), available: listOf(inBoth) }])
        const slotsOfDay = (day: number): Set<number> => setOf(shifts.filter(([from]) => Math.floor(from / 48) === day))
        const planDays = [0, 1, 2].filter((day) => slotsOfDay(day).size > 0)
        expect(days.map(({ day }) => day)).toEqual(planDays.map((day) => `2026-11-${16 + day}`))
        let scheduled = 0
        for (const [place, day] of planDays.entries()) {
          const own = slotsOfDay(day)
          const others = planDays.filter((other) => other !== day).flatMap((other) => [...slotsOfDay(other)])
          const counted = setOf([[day * 48, 48]])
            .difference(new Set(others))
            .union(own)
          const first = Math.min(...own)
          const breaks = setOf([[first, Math.max(...own) - first]]).difference(own)
          const worked = there.difference(breaks).union(inBoth).intersection(counted)
          expect(days[place]?.sums).toEqual({
            scheduled: own.size * step,
            breaks: breaks.size * step,
            present: there.intersection(own).size * step,
            worked: worked.size * step,
            available: inBoth.intersection(own).size * step,
          })
          scheduled += own.size * step
        }
        expect(total.scheduled).toBe(scheduled)
      }),
    )
  })
})
