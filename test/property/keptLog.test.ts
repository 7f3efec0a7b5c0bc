import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gapsOf, setLog } from '../../src/core/store/tables/logBook.ts'
import { slicesOf } from '../../src/core/store/tables/slices.ts'
import type { GapReason } from '../../src/shared/live.ts'
import { subtract, union } from '../../src/shared/ranges.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall, wallClock, type TimeRange } from '../../src/shared/time.ts'
import { answer, openMemoryStore, scope } from '../support/memoryStore.ts'
import { defineReport, field } from '../support/reports.ts'
import { epochMs, serverDate, at, ZONE } from '../support/times.ts'
import { LogProcess, ModelServer, shownAt, VirtualClock, type LogWorld, type Mood } from '../support/virtualLog.ts'
import { runs } from '../support/runs.ts'

const MINUTE = 60_000
const REACH = 600
const START = at('2025-03-10 22:40:07')
const DAYS = 2

const log = (maxRecords: number): ReportDefinition =>
  defineReport({
    id: 'log',
    kind: 'live',
    dateField: 'date',
    liveMinutes: REACH / 60,
    maxRecords,
    fields: [field('date', 'dateTime'), field('text', 'text')],
  })

interface Call {
  readonly at: number
  /** How much later the server knows of it, in seconds. */
  readonly late: number
  readonly text: string
}

/**
 * Calls of some days, always the same for the same seed: often several in a second, equal to the letter, and now and
 * then late.
 */
function callsOf(seed: number): readonly Call[] {
  let state = seed
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return Math.floor((state / 2 ** 32) * below)
  }
  const calls: Call[] = []
  for (let minute = -15; minute < DAYS * 1440; minute++) {
    for (let left = random(4); left > 0; left--) {
      // Polls are sent in the seconds 7 and 37 more often than not.
      const second = [0, 7, 7, 8, 36, 37][random(6)] ?? 0
      const late = [0, 0, 0, 1, 45, 130, 400][random(7)] ?? 0
      calls.push({ at: START - 7 + minute * 60 + second, late, text: random(3) === 0 ? 'b' : 'a' })
    }
  }
  return calls.toSorted((a, b) => a.at - b.at)
}

type Step =
  | { readonly kind: 'mood'; readonly mood: Mood; readonly minutes: number; readonly delaySeconds: number }
  | { readonly kind: 'sleep'; readonly minutes: number; readonly isAnnounced: boolean }
  | { readonly kind: 'quit' | 'kill' | 'off' | 'reserve'; readonly minutes: number }
  | { readonly kind: 'by-hand'; readonly minutes: number }

const minutes = fc.constantFrom(0.5, 1, 3, 6, 9, 11, 14, 27, 80, 400)
const steps: fc.Arbitrary<readonly Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('mood' as const),
      mood: fc.constantFrom<Mood>(
        'well',
        'well',
        'well',
        'offline',
        'maintenance',
        'quota',
        'too-many',
        'fault',
        'slow',
      ),
      minutes,
      delaySeconds: fc.constantFrom(0, 0, 1.5, 50, 400, 700),
    }),
    fc.record({ kind: fc.constant('sleep' as const), minutes, isAnnounced: fc.boolean() }),
    fc.record({ kind: fc.constantFrom('quit' as const, 'kill' as const, 'off' as const, 'reserve' as const), minutes }),
    fc.record({ kind: fc.constant('by-hand' as const), minutes }),
  ),
  { minLength: 3, maxLength: 9 },
)

interface Seen {
  /** When the poll was sent, on the operation's wall clock. */
  readonly sent: number
  readonly range: TimeRange | undefined
  readonly calls: readonly Call[]
  readonly isCut: boolean
}

function worldOf(calls: readonly Call[], maxRecords: number, everyMinutes: number, isNewestFirst = false) {
  const clock = new VirtualClock(epochMs(START))
  const report = log(maxRecords)
  const visible = (): readonly Call[] => {
    const now = wallClock(clock.trueMs, ZONE)
    return calls
      .filter((call) => call.at >= now - REACH && call.at <= now && call.at + call.late <= now)
      .toSorted((a, b) => (isNewestFirst ? calls.indexOf(b) - calls.indexOf(a) : 0))
      .slice(0, maxRecords)
  }
  const seen: Seen[] = []
  const server = new ModelServer(clock, () => visible().map((call) => ({ date: serverDate(call.at), text: call.text })))
  const world: LogWorld = {
    clock,
    server,
    database: openMemoryStore([report]),
    heldLocks: new Set(),
    report,
    scope: scope(report),
    everyMs: everyMinutes * MINUTE,
    timeZone: ZONE,
  }
  const { fetch } = server
  // What the server showed is written down when it answers, for the poll that was sent then.
  Object.assign(server, {
    fetch: async (url: string, init: RequestInit): Promise<Response> => {
      const sent = shownAt(clock)
      const response = await fetch(url, init)
      if (server.mood === 'well') {
        const shown = visible()
        const isCut = shown.length >= maxRecords
        const last = shown.at(-1)?.at ?? 0
        // Of rows in no known order nobody can tell which ones were left out.
        const to = !isCut ? sent - 1 : isNewestFirst ? Number.NEGATIVE_INFINITY : Math.min(sent - 1, last - 1)
        const from = shownAt(clock) - REACH
        seen.push({ sent, range: from <= to ? { from: wall(from), to: wall(to) } : undefined, calls: shown, isCut })
      }
      return response
    },
  })
  return { world, seen }
}

/** Plays the steps. @returns the conditions that polls met, with when they began */
async function play(
  world: LogWorld,
  all: readonly Step[],
): Promise<readonly { at: number; reason: GapReason | null }[]> {
  const { clock, server, database } = world
  const happened: { at: number; reason: GapReason | null }[] = []
  const note = (reason: GapReason | null): void => {
    happened.push({ at: shownAt(clock), reason })
  }
  const goOn = (): void => {
    note(server.mood === 'well' ? null : server.mood)
  }
  let isReserved = false
  const begin = (): LogProcess =>
    new LogProcess(world, () => (isReserved ? { code: 'quota-used-up', detail: {} } : null))
  setLog(database, world.scope, { isOn: true, everyMinutes: 5, at: shownAt(clock) })
  let running = begin()
  await running.settle()
  for (const step of all) {
    const ms = step.minutes * MINUTE
    switch (step.kind) {
      case 'mood':
        server.mood = step.mood
        server.delayMs = step.delaySeconds * 1000
        goOn()
        await running.pass(ms)
        break
      case 'sleep':
        if (step.isAnnounced) await running.keeper.sleep()
        note('asleep')
        clock.sleep(ms)
        goOn()
        if (step.isAnnounced) await running.keeper.wake()
        await running.pass(MINUTE)
        break
      case 'reserve':
        isReserved = true
        note('reserve')
        await running.pass(ms)
        isReserved = false
        goOn()
        break
      case 'by-hand':
        if (server.mood === 'well' && server.delayMs === 0) await running.byHand()
        await running.pass(ms)
        break
      case 'off':
      case 'quit':
      case 'kill': {
        const isOff = step.kind === 'off'
        if (isOff) setLog(database, world.scope, { isOn: false, everyMinutes: 5, at: shownAt(clock) })
        note(isOff ? 'off' : 'closed')
        if (step.kind === 'kill') running.kill()
        else await running.quit()
        clock.sleep(ms)
        if (isOff) setLog(database, world.scope, { isOn: true, everyMinutes: 5, at: shownAt(clock) })
        goOn()
        running = begin()
        await running.settle()
        break
      }
    }
  }
  server.mood = 'well'
  server.delayMs = 0
  note(null)
  // Past the longest wait, that for the next day's quota.
  await running.pass((all.some((step) => step.kind === 'mood' && step.mood === 'quota') ? 25 * 60 : 60) * MINUTE)
  await running.quit()
  return happened
}

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

const WHOLE = 60_000

function rowOf(call: Call): { readonly date: string; readonly text: string } {
  return { date: serverDate(call.at), text: call.text }
}

/** Every call that any poll showed. */
function eachOnce(seen: readonly Seen[]): readonly object[] {
  return [...new Set(seen.flatMap((poll) => poll.calls))].map(rowOf)
}

/**
 * Of each kind as many as one poll showed: where answers are cut, of equal calls nobody can tell which ones are shown.
 */
function mostAtOnce(seen: readonly Seen[]): readonly object[] {
  const most = new Map<string, number>()
  for (const { calls } of seen) {
    const counts = new Map<string, number>()
    for (const call of calls) {
      const text = JSON.stringify(rowOf(call))
      counts.set(text, (counts.get(text) ?? 0) + 1)
    }
    for (const [text, count] of counts) most.set(text, Math.max(count, most.get(text) ?? 0))
  }
  return [...most].flatMap(([text, count]) => Array.from({ length: count }, () => JSON.parse(text) as object))
}

/** Plays a story and holds the log against what its server showed. @throws where they differ */
async function check(
  seed: number,
  all: readonly Step[],
  maxRecords: number,
  everyMinutes: number,
  isNewestFirst = false,
): Promise<void> {
  const { world, seen } = worldOf(callsOf(seed), maxRecords, everyMinutes, isNewestFirst)
  const happened = await play(world, all)
  const { database, report } = world
  const rows = maxRecords < WHOLE ? mostAtOnce(seen) : eachOnce(seen)
  expect(sorted(answer(database, report))).toEqual(sorted(rows))

  const covered = union(seen.flatMap(({ range }) => range ?? []))
  // Whatever happened: half an hour after it was over, polls come as they should. What they saw may be cut for ever.
  expect(seen.at(-1)?.sent).toBeGreaterThan(shownAt(world.clock) - 31 * 60)
  const slices = slicesOf(database, world.scope)
  expect(union(slices.filter(({ state }) => state === 'complete').map((slice) => slice.range))).toEqual(covered)
  expect(slices.reduce((sum, slice) => sum + slice.rows, 0)).toBe(rows.length)
  const gaps = gapsOf(database, world.scope, null)
  const whole =
    slices.length === 0 ? [] : union([slices[0]?.range ?? range0, ...covered, ...slices.map((w) => w.range)])
  const [first, last] = [whole[0], whole.at(-1)]
  if (first !== undefined && last !== undefined) {
    expect(union(gaps.map((gap) => gap.range))).toEqual(union(subtract({ from: first.from, to: last.to }, covered)))
  }
  for (const [index, gap] of gaps.entries()) expect(gap.range.from).toBeGreaterThan(gaps[index - 1]?.range.to ?? -1)
  // A gap is called by something that happened between the polls around it.
  for (const { range, reason } of gaps) {
    if (reason === 'cut') continue
    const around = happened.filter((each) => each.at <= range.to + REACH + 60)
    // It holds on until the next poll, and may be due to what was before.
    const since = around.findLastIndex((each) => each.at <= range.from - 15 * 60)
    const possible = around.slice(Math.max(0, since)).map((each) => each.reason)
    // What makes a log wait holds on when it is over at the server.
    const lasting = around.map((each) => each.reason).filter((each) => each !== null && LASTING.has(each))
    expect([...possible, ...lasting, 'slow']).toContain(reason)
  }
}
const LASTING: ReadonlySet<GapReason> = new Set(['quota', 'maintenance', 'too-many'])
const range0: TimeRange = { from: wall(0), to: wall(0) }

describe('a log that is kept', () => {
  // oxlint-disable-next-line vitest/expect-expect -- `check` expects
  test('has every call that could be seen once, and its gaps are exactly what could not be', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), steps, fc.constantFrom(1, 5, 10), (seed, all, every) =>
        check(seed, all, WHOLE, every),
      ),
      {
        numRuns: 4,
        endOnFailure: true,
        examples: [
          // The computer falls asleep in the middle of a poll.
          [
            2_147_483_620,
            [
              { kind: 'sleep', minutes: 80, isAnnounced: false },
              { kind: 'mood', mood: 'well', minutes: 9, delaySeconds: 1.5 },
              { kind: 'sleep', minutes: 9, isAnnounced: false },
            ],
            5,
          ],
        ],
      },
    )
  }, 240_000)

  // oxlint-disable-next-line vitest/expect-expect -- `check` expects
  test('the same where the server cuts its answers', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(), steps, fc.boolean(), (seed, all, isNewestFirst) =>
        check(seed, all, 16, 5, isNewestFirst),
      ),
      {
        numRuns: runs(12),
        endOnFailure: true,
        examples: [
          // To the end every answer is cut, and nobody can tell what it left out.
          [
            384_063_281,
            [
              { kind: 'sleep', minutes: 80, isAnnounced: false },
              { kind: 'off', minutes: 27 },
              { kind: 'by-hand', minutes: 27 },
              { kind: 'mood', mood: 'too-many', minutes: 80, delaySeconds: 0 },
              { kind: 'sleep', minutes: 27, isAnnounced: true },
            ],
            true,
          ],
        ],
      },
    )
  }, 240_000)

  test('goes on where somebody sets the clock: nothing doubled, nothing lost, nothing stuck', async () => {
    const jumps = fc.array(
      fc.record({
        jump: fc.constantFrom(-86_400, -3_600, -420, -60, -6, 6, 60, 420, 3_600, 86_400),
        minutes: fc.constantFrom(0.5, 2, 11, 35),
      }),
      { minLength: 1, maxLength: 6 },
    )
    await fc.assert(
      fc.asyncProperty(fc.nat(), jumps, fc.constantFrom(1, 5, 10), async (seed, all, every) => {
        const { world, seen } = worldOf(callsOf(seed), WHOLE, every)
        const { clock, server } = world
        const askedAwake: number[] = []
        const { fetch } = server
        Object.assign(server, {
          fetch: (url: string, init: RequestInit) => {
            askedAwake.push(clock.passedMs())
            return fetch(url, init)
          },
        })
        const running = new LogProcess(world)
        await running.settle()
        for (const { jump, minutes: pause } of all) {
          clock.jump(jump * 1000)
          await running.pass(pause * MINUTE)
        }
        await running.pass(30 * MINUTE)
        await running.quit()
        expect(sorted(answer(world.database, world.report))).toEqual(sorted(eachOnce(seen)))
        for (const [index, asked] of askedAwake.entries()) {
          expect(asked - (askedAwake[index - 1] ?? 0)).toBeLessThanOrEqual(Math.min(every * MINUTE, 570_000) + 60_000)
        }
        expect(clock.passedMs() - (askedAwake.at(-1) ?? 0)).toBeLessThanOrEqual(every * MINUTE + 60_000)
      }),
      { numRuns: runs(15), endOnFailure: true },
    )
  }, 240_000)
})
