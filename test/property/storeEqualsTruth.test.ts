import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { removeTemporaryFolders } from '../support/connectedStore.ts'
import { averages, events, sums } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { Story, type Step } from '../support/story.ts'
import { at, range, serverDate } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const MIDNIGHT = at('2025-03-10')
const DAY = 86_400
const running: FakeServer[] = []
afterEach(async () => {
  await Promise.all(running.splice(0).map(({ operation }) => operation.close()))
})
afterAll(removeTemporaryFolders)

/** What of time a story uses: seconds about one midnight, or hours of several days and the seconds beside them. */
interface Scale {
  readonly instants: fc.Arbitrary<number>
  readonly caps: fc.Arbitrary<number>
  readonly waits: readonly number[]
}

const bySecond: Scale = {
  instants: fc.integer({ min: -60, max: 60 }).map((second) => MIDNIGHT + second),
  caps: fc.integer({ min: 1, max: 6 }),
  waits: [1, 20, 3600, DAY],
}
const byHour: Scale = {
  instants: fc
    .tuple(fc.integer({ min: -72, max: 72 }), fc.constantFrom(-1, 0, 0, 1))
    .map(([hour, beside]) => MIDNIGHT + hour * 3600 + beside),
  caps: fc.integer({ min: 4, max: 30 }),
  waits: [60, 3600, 6 * 3600, DAY, 3 * DAY],
}

type Shown = (at: number) => fc.Arbitrary<string | undefined>
const asFiled: Shown = () => fc.constant(undefined)
/** Some rows carry no date, or that of another day than the one the server files them under. */
const oftenElsewhere: Shown = (instant) =>
  fc.oneof(fc.constant(undefined), fc.constantFrom('', serverDate(instant - 300 * DAY)))

/**
 * Each row shows a date some hours before the one that the server files it by, as a chat that is filed when it is
 * closed.
 */
const openedEarlier: Shown = (instant) =>
  fc.constantFrom(0, 1, 5, 30).map((hours) => serverDate(instant - hours * 3600))

function happening(scale: Scale, shown: Shown): fc.Arbitrary<Happening> {
  const integer = fc.integer({ min: 0, max: 900 }).map(String)
  return fc
    .record({ at: scale.instants, text: fc.constantFrom('ana', 'Ñandú', 'b', '—'), integer })
    .chain((fixed) => shown(fixed.at).map((date) => (date === undefined ? fixed : { ...fixed, shown: date })))
}

function ranges(scale: Scale): fc.Arbitrary<TimeRange> {
  return fc.tuple(scale.instants, scale.instants).map(([a, b]) => range(Math.min(a, b), Math.max(a, b)))
}

function steps(scale: Scale, shown: Shown): fc.Arbitrary<Step[]> {
  const pull = fc.record({
    kind: fc.constant('pull' as const),
    range: ranges(scale),
    wish: fc.constantFrom('missing' as const, 'all' as const, 'go-on' as const),
    crashAt: fc.option(fc.integer({ min: 0, max: 80 }), { freq: 2 }),
  })
  const wait = fc.record({ kind: fc.constant('wait' as const), seconds: fc.constantFrom(...scale.waits) })
  const change = fc.record({
    kind: fc.constant('change' as const),
    add: fc.array(happening(scale, shown), { maxLength: 8 }),
    remove: fc.integer({ min: 0, max: 5 }),
  })
  return fc.array(fc.oneof({ weight: 4, arbitrary: pull }, { weight: 1, arbitrary: wait }, change), {
    minLength: 3,
    maxLength: 7,
  })
}

async function check(report: ReportDefinition, scale: Scale, numRuns: number, shown = asFiled): Promise<void> {
  const story = fc.record({
    cap: scale.caps,
    now: scale.instants,
    happenings: fc.array(happening(scale, shown), { maxLength: 60 }),
    steps: steps(scale, shown),
  })
  await fc.assert(
    fc.asyncProperty(story, async ({ cap, now, happenings, steps }) => {
      const clock = { now: wall(now) }
      const server = await startServer(clock, { maxRecords: () => cap })
      running.push(server)
      server.happenings = happenings
      await new Story({ ...report, maxRecords: cap }, server, clock).play(steps)
      await server.operation.close()
    }),
    { numRuns: runs(numRuns) },
  )
}

describe('whatever is pulled, refreshed, changed at the server or killed in between, the store equals the server', () => {
  test('rows with a date, to the second', () => expect(check(events, bySecond, 20)).resolves.toBeUndefined())

  test('rows with a date, over days', () => expect(check(events, byHour, 12)).resolves.toBeUndefined())

  test('rows that are dated elsewhere than where the server files them', () =>
    expect(check(events, byHour, 12, oftenElsewhere)).resolves.toBeUndefined())

  test('rows that the server files by another date than they show', () =>
    expect(check({ ...events, filedByOtherDate: true }, byHour, 12, openedEarlier)).resolves.toBeUndefined())

  test('sums that add up, over any days and parts of days', () =>
    expect(check(sums, byHour, 12)).resolves.toBeUndefined())

  test('sums that add up, to the second', () => expect(check(sums, bySecond, 8)).resolves.toBeUndefined())

  test('averages, for exactly the period asked', () => expect(check(averages, byHour, 10)).resolves.toBeUndefined())
})
