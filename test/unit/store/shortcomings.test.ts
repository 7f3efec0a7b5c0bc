import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { shortcomingsOf } from '../../../src/core/store/query/shortcomings.ts'
import type { StoredSlice, SliceState } from '../../../src/core/store/records/slices.ts'
import { shortcomingText, type Shortcoming } from '../../../src/shared/shortcomings.ts'
import type { Door } from '../../../src/shared/stretchText.ts'
import { wall, type TimeRange } from '../../../src/shared/time.ts'
import { averages, events } from '../../support/reports.ts'
import { at, range, span } from '../../support/times.ts'

const HOUR = 3600

function stored(id: number, of: TimeRange, state: SliceState, more: Partial<StoredSlice> = {}): StoredSlice {
  const warnings = state === 'announced' ? ['count-mismatch:5:1'] : []
  const fixed = { id, range: of, piece: of, state, fetchedAtMs: 0, rows: 1, isDated: true, isOrdered: true, warnings }
  return { ...fixed, ...more }
}

/** Hours of a stretch, counted from the epoch. */
function hoursOf({ from, to }: TimeRange): number[] {
  const [first, last] = [Math.floor(from / HOUR), Math.floor(to / HOUR)]
  return Array.from({ length: last - first + 1 }, (_each, place) => first + place)
}

function rangesIn(found: readonly Shortcoming[], kind: Shortcoming['kind']): readonly TimeRange[] {
  return found.flatMap((each) =>
    each.kind !== kind || each.kind === 'gaps' ? [] : each.kind === 'announced' ? [each.slice.range] : each.ranges,
  )
}

describe('what is not whole of a period', () => {
  test('is told hour by hour, and nothing else is', () => {
    const pieces = fc.array(
      fc.record({
        gap: fc.integer({ min: 0, max: 20 }),
        length: fc.integer({ min: 1, max: 30 }),
        state: fc.constantFrom<SliceState>('complete', 'provisional', 'announced', 'partial'),
      }),
      { maxLength: 6 },
    )
    fc.assert(
      fc.property(
        pieces,
        fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 })),
        fc.integer({ min: 0, max: 150 }),
        (list, [first, more], later) => {
          let hour = 0
          const slices = list.map(({ gap, length, state }, place) => {
            const from = (hour + gap) * HOUR
            hour += gap + length
            return stored(place + 1, range(from, hour * HOUR - 1), state)
          })
          const nowHour = hour + later
          const period = range(first * HOUR, (first + more + 1) * HOUR - 1)
          const now = wall(nowHour * HOUR)
          const found = shortcomingsOf({ report: events, slices, gaps: [], range: period, now })
          const stateAt = (at: number): SliceState | undefined =>
            slices.find((slice) => slice.range.from <= at * HOUR && at * HOUR <= slice.range.to)?.state
          const asked = hoursOf(period)
          const open = asked.filter((at) => stateAt(at) === undefined)
          // What came since today's last fetch is no hole; what has not begun is none either.
          const isNews = (at: number): boolean =>
            period.to >= now &&
            at % 24 !== 0 &&
            Math.floor(at / 24) === Math.floor(nowHour / 24) &&
            slices.some((slice) => slice.range.to + 1 === at * HOUR)
          const holes: number[][] = []
          for (const at of open) {
            const last = holes.at(-1)
            if (last?.at(-1) === at - 1) last.push(at)
            else holes.push([at])
          }
          const told = holes.filter(
            ([from = 0, ...rest]) => from * HOUR <= now && !((rest.at(-1) ?? from) === asked.at(-1) && isNews(from)),
          )
          expect(rangesIn(found, 'missing').flatMap(hoursOf)).toEqual(told.flat())
          for (const kind of ['partial', 'announced'] as const) {
            const doubtful = new Set(rangesIn(found, kind).flatMap(hoursOf))
            expect(asked.filter((at) => doubtful.has(at))).toEqual(asked.filter((at) => stateAt(at) === kind))
          }
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('has days that were never fetched, though they follow on one that was and reach to today', () => {
    const slices = [stored(1, span('2025-03-10', '2025-03-20'), 'complete')]
    const held = { report: events, slices, gaps: [], now: at('2025-03-28 09:00:00') }
    const told = (to: string) => rangesIn(shortcomingsOf({ ...held, range: span('2025-03-10', to) }), 'missing')
    expect(told('2025-03-28')).toEqual([span('2025-03-21', '2025-03-28')])
    expect(told('2025-03-27')).toEqual([span('2025-03-21', '2025-03-27')])
    expect(told('2025-03-20')).toEqual([])
    // The last day was whole, and of today there is nothing yet.
    const yesterday = { ...held, slices: [stored(1, span('2025-03-10', '2025-03-27'), 'complete')] }
    const found = shortcomingsOf({ ...yesterday, range: span('2025-03-10', '2025-03-28') })
    expect(rangesIn(found, 'missing')).toEqual([span('2025-03-28')])
  })

  test('of sums that do not add up is that of just this period, or of its days', () => {
    const week = span('2025-03-03', '2025-03-09')
    const day = span('2025-03-05')
    const slices = [stored(1, week, 'announced'), stored(2, day, 'partial')]
    const held = { report: averages, slices, gaps: [], now: span('2025-04-01').from }
    expect(shortcomingsOf({ ...held, range: week }).map(({ kind }) => kind)).toEqual(['announced'])
    expect(shortcomingsOf({ ...held, range: day, byDay: true }).map(({ kind }) => kind)).toEqual(['partial'])
  })

  test('says how many records were announced only where the slice stands as it came', () => {
    const day = span('2025-03-05')
    const where = '2025-03-05T00:00:00 – 2025-03-05T23:59:59'
    const textOf = (rows: number, door: Door = 'cli'): unknown => {
      const slices = [stored(1, day, 'announced', { rows })]
      const found = shortcomingsOf({ report: events, slices, gaps: [], range: day, now: span('2025-04-01').from })
      return found.map((each) => shortcomingText(each, door))
    }
    expect(textOf(1)).toMatchObject([
      {
        en: `The server announced 5 records and sent 1: ${where}`,
        es: `El servidor anunció 5 registros y envió 1: ${where}`,
      },
    ])
    expect(textOf(0)).toMatchObject([
      {
        en: `The server announced another number of records than it sent: ${where}`,
        es: `El servidor anunció otra cantidad de registros de la que envió: ${where}`,
      },
    ])
    expect(textOf(1, 'window')).toMatchObject([
      {
        en: 'The server announced 5 records and sent 1: 5 Mar 2025',
        es: 'El servidor anunció 5 registros y envió 1: 5 mar 2025',
      },
    ])
  })

  test('writes times as the language does where a person reads them in the window, on paper and in files', () => {
    const ranges = [span('2026-11-09'), { from: at('2026-11-11 08:00:00'), to: at('2026-11-11 11:59:59') }]
    const gap = { range: { from: at('2026-11-23 10:20:00'), to: at('2026-11-23 10:44:59') }, reason: 'asleep' } as const
    expect(shortcomingText({ kind: 'missing', ranges }, 'window')).toMatchObject({
      en: 'Not fetched yet: 9 Nov 2026, 11 Nov 2026, 08:00–11:59',
      es: 'Aún sin traer: 9 nov 2026, 11 nov 2026, 08:00–11:59',
    })
    expect(shortcomingText({ kind: 'missing', ranges }, 'cli').en).toBe(
      'Not fetched yet: 2026-11-09T00:00:00 – 2026-11-09T23:59:59, 2026-11-11T08:00:00 – 2026-11-11T11:59:59',
    )
    expect(shortcomingText({ kind: 'gaps', gaps: [gap] }, 'window').en).toMatch(/ 23 Nov 2026, 10:20–10:44:/)
  })
})
