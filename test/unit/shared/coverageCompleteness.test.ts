import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Coverage, CoverageStretch } from '../../../src/shared/holdings.ts'
import { overlaps, subtract, union } from '../../../src/shared/ranges.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import { addsUp, type ReportDefinition } from '../../../src/shared/reports/types.ts'
import { isWhole, completenessOf, type DaysCompleteness } from '../../../src/shared/completeness.ts'
import { wall, type TimeRange, type WallSeconds } from '../../../src/shared/time.ts'
import { at, range, secondsOf, span } from '../../support/times.ts'

function reportOf(isKind: (report: ReportDefinition) => boolean): ReportDefinition {
  const report = catalogue.reports.find(isKind)
  if (report === undefined) throw new Error('the catalogue has no such report')
  return report
}

const detail = reportOf(({ kind }) => kind === 'detail')
const live = reportOf(({ kind }) => kind === 'live')
const sums = reportOf((report) => report.kind === 'aggregate' && addsUp(report))
const averages: ReportDefinition = { ...sums, fields: sums.fields.map(({ role: _role, ...field }) => field) }
const snapshot: ReportDefinition = { ...sums, kind: 'snapshot', maxDays: null }

const unreachable = { code: 'unreachable', detail: {} } as const

function coverageOf(period: TimeRange, now: WallSeconds, stretches: readonly CoverageStretch[]): Coverage {
  const ranges = stretches.map((each) => each.range)
  const missing = subtract(period, ranges).filter(({ from }) => from <= now)
  return { now, stretches, failed: [], missing, requests: 1, refusal: null, requestsForAll: 1 }
}

function held(where: TimeRange, state: CoverageStretch['state'] = 'complete', fetchedAtMs = 5): CoverageStretch {
  return { range: where, state, rows: 1, fetchedAtMs, announced: state === 'announced' ? 5 : null }
}

const DAY = 86_400
const HOUR = 3_600

describe('no more is claimed than is held', () => {
  const pieces = fc.array(
    fc.record({
      gap: fc.integer({ min: 0, max: 30 }),
      length: fc.integer({ min: 1, max: 60 }),
      state: fc.constantFrom<CoverageStretch['state']>('complete', 'provisional', 'announced', 'partial'),
    }),
    { maxLength: 6 },
  )

  test('second by second', () => {
    fc.assert(
      fc.property(
        pieces,
        fc.tuple(fc.integer({ min: 0, max: 90 }), fc.integer({ min: 0, max: 120 })),
        fc.integer({ min: 0, max: 170 }),
        (list, [first, length], nowHour) => {
          let hour = 0
          const stretches = list.map(({ gap, length: hours, state }) => {
            const from = (hour + gap) * HOUR
            hour += gap + hours
            return held(range(from, hour * HOUR - 1), state)
          })
          const period = range(first * HOUR, (first + length) * HOUR + HOUR - 1)
          const now = wall(nowHour * HOUR + 1_800)
          const completeness = completenessOf(detail, coverageOf(period, now, stretches), period) as DaysCompleteness
          const settled = union(stretches.filter(({ state }) => state === 'complete').map((each) => each.range))

          // Whatever is called complete is held and settled.
          for (const claimed of completeness.complete) expect(subtract(claimed, settled)).toEqual([])
          // Complete as a whole: every second of the period is.
          if (completeness.verdict === 'complete') expect(subtract(period, settled)).toEqual([])
          // Whole so far: what is not held lies in the future, or is today's since its last fetch.
          if (isWhole(completeness)) {
            const open = subtract(
              period,
              stretches.map((each) => each.range),
            ).filter(({ from }) => from <= now)
            expect(open.length).toBeLessThanOrEqual(1)
            for (const { from } of open) {
              expect(Math.floor(from / DAY)).toBe(Math.floor(now / DAY))
              expect(completeness.todayUntil).toBe(from - 1)
            }
          }
          if (completeness.todayUntil !== null) {
            const today = range(Math.max(period.from, Math.floor(now / DAY) * DAY), completeness.todayUntil)
            expect(
              subtract(
                today,
                stretches.map((each) => each.range),
              ),
            ).toEqual([])
          }
          // Whatever of the period is held of a stretch in doubt is told, and never called whole.
          const begun = { from: period.from, to: wall(Math.min(period.to, now)) }
          const doubtful =
            begun.from > now
              ? []
              : stretches.filter((each) => each.state === 'announced' && overlaps(each.range, begun))
          expect(completeness.announcements).toEqual(doubtful)
          if (doubtful.length > 0) expect(isWhole(completeness)).toBe(false)
          // Each day stands in one list at most.
          const lists = [
            completeness.complete,
            completeness.unsettled,
            completeness.partial,
            completeness.missing,
            completeness.failed,
          ].flat()
          const seconds = lists.reduce((sum, { from, to }) => sum + to - from + 1, 0)
          expect(union(lists).reduce((sum, { from, to }) => sum + to - from + 1, 0)).toBe(seconds)
        },
      ),
      { numRuns: 1_000 },
    )
  })
})

describe('a period of days', () => {
  const period = span('2026-11-01', '2026-11-30')
  const now = at('2026-11-22T10:00')
  const until = held(span('2026-11-22T00:00', '2026-11-22T08:01'), 'provisional', 9)

  test('that goes on is current', () => {
    const coverage = coverageOf(period, now, [held(span('2026-11-01', '2026-11-21')), until])
    expect(completenessOf(detail, coverage, period)).toMatchObject({
      verdict: 'current',
      complete: [span('2026-11-01', '2026-11-21')],
      todayUntil: at('2026-11-22T08:01:59'),
      hasFuture: true,
      updatedAtMs: 9,
    })
  })

  test('with a hole is incomplete; what failed and what was cut go before', () => {
    const stretches = [held(span('2026-11-01', '2026-11-16')), held(span('2026-11-18', '2026-11-21')), until]
    const coverage = coverageOf(period, now, stretches)
    expect(completenessOf(detail, coverage, period)).toMatchObject({
      verdict: 'incomplete',
      missing: [span('2026-11-17')],
    })
    const failed = [{ range: span('2026-11-17'), error: unreachable }]
    expect(completenessOf(detail, { ...coverage, failed }, period)).toMatchObject({
      verdict: 'failed',
      failed: [span('2026-11-17')],
      failures: [{ ranges: [span('2026-11-17')], error: unreachable, isPart: false }],
      missing: [],
      error: unreachable,
    })
    const cut = coverageOf(period, now, [...stretches, held(span('2026-11-17'), 'partial')])
    expect(completenessOf(detail, cut, period)).toMatchObject({ verdict: 'partial', partial: [span('2026-11-17')] })
  })

  test('of which other numbers came than were announced is in doubt, and names the stretches', () => {
    const short = held(span('2026-11-17'), 'announced')
    const stretches = [held(span('2026-11-01', '2026-11-16')), short, held(span('2026-11-18', '2026-11-21')), until]
    expect(completenessOf(detail, coverageOf(period, now, stretches), period)).toMatchObject({
      verdict: 'announced',
      announcements: [short],
      complete: [span('2026-11-01', '2026-11-16'), span('2026-11-18', '2026-11-21')],
      missing: [],
    })
  })

  test('of which today could not be updated says so, and until when it is held', () => {
    const coverage = coverageOf(period, now, [held(span('2026-11-01', '2026-11-21')), until])
    const failed = [{ range: span('2026-11-22T00:00', '2026-11-22T09:59'), error: unreachable }]
    expect(completenessOf(detail, { ...coverage, failed }, period)).toMatchObject({
      verdict: 'failed',
      failed: [span('2026-11-22T00:00', '2026-11-22')],
      todayUntil: at('2026-11-22T08:01:59'),
    })
  })

  test('of which nothing was fetched, or that has not begun', () => {
    expect(completenessOf(detail, coverageOf(period, now, []), period).verdict).toBe('nothing')
    const next = span('2026-12-01', '2026-12-31')
    expect(completenessOf(detail, coverageOf(next, now, []), next).verdict).toBe('future')
  })
})

test('averages are whole only for exactly their period', () => {
  const period = span('2026-11-01', '2026-11-10')
  const now = at('2026-11-22T10:00')
  const days = [held(span('2026-11-01', '2026-11-05')), held(span('2026-11-06', '2026-11-10'))]
  const apart: Coverage = { ...coverageOf(period, now, days), missing: [period] }
  expect(completenessOf(averages, apart, period)).toMatchObject({ kind: 'totals', verdict: 'nothing' })
  const whole = coverageOf(period, now, [...days, held(period)])
  expect(completenessOf(averages, whole, period)).toMatchObject({
    kind: 'totals',
    verdict: 'complete',
    heldUntil: period.to,
  })
  const short = coverageOf(period, now, [held(period, 'announced')])
  expect(completenessOf(averages, short, period)).toMatchObject({
    verdict: 'announced',
    announcements: short.stretches,
  })
  expect(completenessOf(sums, coverageOf(period, now, days), period)).toMatchObject({
    kind: 'days',
    verdict: 'complete',
  })
})

describe('a log', () => {
  const now = at('2026-11-22T10:00')
  const morning = held(span('2026-11-22T07:00', '2026-11-22T07:59'), 'complete', 3)
  const later = held(span('2026-11-22T09:00', '2026-11-22T09:59'), 'complete', 4)

  test('without a break is current, with one it has a gap', () => {
    expect(completenessOf(live, coverageOf(later.range, now, [later]), null)).toMatchObject({
      kind: 'log',
      verdict: 'current',
      seen: later.range,
      gaps: [],
    })
    expect(completenessOf(live, coverageOf(later.range, now, [morning, later]), null)).toMatchObject({
      verdict: 'incomplete',
      gaps: [span('2026-11-22T08:00', '2026-11-22T08:59')],
      updatedAtMs: 4,
    })
  })

  test('does not vouch for the time before its first poll', () => {
    const period = span('2026-11-22')
    expect(completenessOf(live, coverageOf(period, now, [later]), period).verdict).toBe('incomplete')
    expect(completenessOf(live, coverageOf(period, now, []), period)).toMatchObject({ verdict: 'nothing', seen: null })
  })
})

test('a snapshot is as good as its last snapshot', () => {
  const now = at('2026-11-22T10:00')
  const taken = held(range(now - 60, now - 60), 'complete', 8)
  expect(completenessOf(snapshot, coverageOf(taken.range, now, []), null).verdict).toBe('nothing')
  const completeness = completenessOf(snapshot, coverageOf(taken.range, now, [taken]), null)
  const short = completenessOf(snapshot, coverageOf(taken.range, now, [{ ...taken, state: 'announced' }]), null)
  expect(short).toMatchObject({ verdict: 'announced', announcements: [{ range: taken.range }] })
  expect(completeness).toMatchObject({ kind: 'snapshot', verdict: 'current', rows: 1, updatedAtMs: 8 })
  expect([...secondsOf([taken.range])]).toHaveLength(1)
})
