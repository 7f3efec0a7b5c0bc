import { describe, expect, test, vi } from 'vitest'
import { gapsOf } from '../../../src/core/store/tables/logBook.ts'
import { slicesOf } from '../../../src/core/store/tables/slices.ts'
import { LogKeeper } from '../../../src/core/live/logKeeper.ts'
import { AppError, type AppErrorData } from '../../../src/shared/errors.ts'
import { union } from '../../../src/shared/ranges.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { answer, openMemoryStore, scope } from '../../support/memoryStore.ts'
import { live } from '../../support/reports.ts'
import { at, epochMs, range, serverDate, span, ZONE } from '../../support/times.ts'
import { LogProcess, ModelServer, shownAt, VirtualClock, type LogWorld } from '../../support/virtualLog.ts'

const MINUTE = 60_000
const START = at('2025-03-10 10:00:00')

function worldWith(report: ReportDefinition = live, everyMinutes = 5): LogWorld {
  const clock = new VirtualClock(epochMs(START))
  const server = new ModelServer(clock, () => [{ date: serverDate(shownAt(clock) - 60), text: 'a', telephone: '1' }])
  return {
    clock,
    server,
    database: openMemoryStore([report]),
    heldLocks: new Set(),
    report,
    scope: scope(report),
    everyMs: everyMinutes * MINUTE,
    timeZone: ZONE,
  }
}

function askedMinutes({ server }: LogWorld): number[] {
  return server.asked.map((ms) => Math.round(((ms - epochMs(START)) / MINUTE) * 100) / 100)
}

async function started(world: LogWorld, refusal?: () => AppErrorData | null): Promise<LogProcess> {
  const running = new LogProcess(world, refusal)
  await running.settle()
  return running
}

describe('keeping a log', () => {
  test('polls at once, then at its cadence, and says when next', async () => {
    const world = worldWith()
    const running = await started(world)
    expect(running.keeper.status).toEqual({
      nextPollAtMs: epochMs(START) + 5 * MINUTE,
      isPolling: false,
      lastPoll: { atMs: epochMs(START), rows: 1, added: 1 },
      trouble: null,
      isElsewhere: false,
      keptBy: null,
      slowedToMs: null,
    })
    expect(running.statuses.some(({ isPolling, nextPollAtMs }) => isPolling && nextPollAtMs === null)).toBe(true)
    await running.pass(21 * MINUTE)
    expect(askedMinutes(world)).toEqual([0, 5, 10, 15, 20])
    expect(running.polls.map(({ added }) => added)).toEqual([1, 1, 1, 1, 1])
    await running.quit()
    expect(running.keeper.status.nextPollAtMs).toBeNull()
    expect(world.heldLocks.size).toBe(0)
  })

  test('never polls twice at once, however long an answer takes', async () => {
    const world = worldWith(live, 1)
    world.server.delayMs = 150_000
    const running = await started(world)
    await running.pass(12 * MINUTE)
    expect(askedMinutes(world)).toEqual([0, 3, 6, 9, 12])
    await running.quit()
  })

  test('of two processes one keeps it, the other says so and goes on when that one ends', async () => {
    const world = worldWith()
    const first = await started(world)
    const second = new LogProcess(world)
    await second.settle()
    await first.pass(11 * MINUTE)
    expect(askedMinutes(world)).toEqual([0, 5, 10])
    expect(second.keeper.status).toMatchObject({ isElsewhere: true, nextPollAtMs: null, lastPoll: { rows: 1 } })
    await first.quit()
    await second.pass(6 * MINUTE)
    expect(second.keeper.status.isElsewhere).toBe(false)
    expect(second.polls.length).toBeGreaterThan(0)
    expect(gapsOf(world.database, world.scope, null)).toEqual([])
    await second.quit()
  })

  test('a poll by hand counts as its own', async () => {
    const world = worldWith()
    const running = await started(world)
    await running.pass(3 * MINUTE)
    await running.byHand()
    expect(running.keeper.status.nextPollAtMs).toBe(epochMs(START) + 8 * MINUTE)
    await running.pass(6 * MINUTE)
    expect(askedMinutes(world)).toEqual([0, 3, 8])
    await running.quit()
  })

  test('a poll by hand of another process spares one', async () => {
    const world = worldWith()
    const running = await started(world)
    await running.pass(4 * MINUTE)
    const other = new LogProcess({ ...world, clock: new VirtualClock(world.clock.nowMs()) })
    await other.byHand()
    await running.pass(6 * MINUTE)
    expect(askedMinutes(world)).toEqual([0, 4, 9])
    other.kill()
    await running.quit()
  })

  test('a refused token is asked for again only after an hour, or when it was replaced', async () => {
    const world = worldWith()
    world.server.mood = 'token'
    const running = await started(world)
    await running.pass(30 * MINUTE)
    expect(askedMinutes(world)).toEqual([0])
    expect(running.keeper.status.trouble?.code).toBe('token-refused')
    world.server.mood = 'well'
    running.keeper.tryNow()
    await running.pass(1_000)
    expect(running.keeper.status.trouble).toBeNull()
    expect(askedMinutes(world)).toEqual([0, 30])
    await running.quit()
  })

  test('another program with the token makes it slower, and the state says so', async () => {
    const world = worldWith()
    const running = await started(world)
    world.server.mood = 'too-many'
    await running.pass(5 * MINUTE)
    expect(running.keeper.status).toMatchObject({ slowedToMs: 9.5 * MINUTE, trouble: { code: 'too-many-at-once' } })
    world.server.mood = 'well'
    await running.pass(40 * MINUTE)
    expect(askedMinutes(world)).toEqual([0, 5, 14.5, 24, 33.5, 38.5, 43.5])
    expect(running.keeper.status).toMatchObject({ slowedToMs: null, trouble: null })
    await running.quit()
  })

  test('what automatic work may not use is a reason too', async () => {
    const world = worldWith()
    let refusal: AppErrorData | null = { code: 'quota-used-up', detail: {} }
    const running = await started(world)
    await running.pass(4 * MINUTE)
    let isReserved = false
    await running.quit()
    const reserved = await started(world, () => (isReserved ? refusal : null))
    isReserved = true
    await reserved.pass(30 * MINUTE)
    expect(reserved.keeper.status.trouble?.code).toBe('quota-used-up')
    expect(askedMinutes(world)).toEqual([0, 4])
    refusal = null
    await reserved.pass(6 * MINUTE)
    expect(gapsOf(world.database, world.scope, null)[0]?.reason).toBe('reserve')
    await reserved.quit()
  })

  test.each([
    ['America/New_York', '2026-03-08T05:00:00Z'],
    ['America/New_York', '2026-11-01T04:00:00Z'],
    // There the hour before or after midnight comes twice, or not at all: a day begins at one, or again.
    ['America/Santiago', '2026-09-06T02:00:00Z'],
    ['America/Santiago', '2026-04-05T01:00:00Z'],
  ])('summer time makes no gaps and stops nothing (%s, %s)', async (timeZone, start) => {
    const clock = new VirtualClock(Date.parse(start))
    const server = new ModelServer(clock, () => [])
    const world = { ...worldWith(), clock, server, timeZone }
    const running = await started(world)
    await running.pass(5 * 60 * MINUTE + 1_000)
    expect(server.asked).toHaveLength(61)
    expect(gapsOf(world.database, world.scope, null)).toEqual([])
    await running.quit()
  })

  test('a store that cannot be written ends it where no later poll can mend that, and is else told of once', async () => {
    const clock = new VirtualClock(epochMs(START))
    const troubles: string[] = []
    let isLocked = false
    const broken = (isFinal: boolean): LogKeeper =>
      new LogKeeper({
        clock,
        timeZone: ZONE,
        pace: { intervalMs: 5 * MINUTE, longestMs: 9.5 * MINUTE },
        book: {
          hold: () => Promise.resolve((isLocked = true)),
          letGo: () => {
            isLocked = false
            return Promise.resolve()
          },
          begin: () => Promise.reject(new AppError('disk-full')),
          note: () => Promise.resolve(),
          lastPoll: () => Promise.resolve(null),
        },
        poll: () => Promise.reject(new Error('no poll before it has begun')),
        mayRequest: () => Promise.resolve(null),
        onStatus: () => undefined,
        onPoll: () => undefined,
        onTrouble: ({ code }) => {
          troubles.push(code)
        },
        isFinal: () => isFinal,
      })
    const patient = broken(false)
    const run = patient.run()
    await clock.pass(9 * MINUTE, async () => {
      while (clock.waiting < 2) await new Promise((resolve) => setImmediate(resolve))
    })
    expect(patient.status.trouble?.code).toBe('disk-full')
    expect(troubles).toEqual(['disk-full'])
    await patient.stop()
    await run
    expect(isLocked).toBe(false)
    await expect(broken(true).run()).rejects.toMatchObject({ code: 'disk-full' })
  })

  test.each([-24 * 60, -60, -1])(
    'a clock that is set by %i minutes while an answer is on its way makes no poll see what is still to come',
    async (minutes) => {
      const world = worldWith()
      world.server.delayMs = 20_000
      const running = await started(world)
      await running.pass(10_000)
      world.clock.jump(minutes * MINUTE)
      await running.pass(15_000)
      const [seen, ...others] = slicesOf(world.database, world.scope).map((slice) => slice.range)
      expect(others).toEqual([])
      // The request was sent ten seconds before the clock was set.
      const sent = START + minutes * 60
      expect(seen).toEqual(range(sent + 20 - 600, sent - 1))
      expect(running.keeper.status.lastPoll?.atMs).toBe(epochMs(START) + minutes * MINUTE)
      await running.quit()
    },
  )

  test('what was missed after the clock was put back has its reason, though a later time was seen before', async () => {
    const world = worldWith()
    world.clock.jump(3 * 60 * MINUTE)
    let running = await started(world)
    await running.pass(6 * MINUTE)
    world.clock.jump(-3 * 60 * MINUTE)
    await running.pass(6 * MINUTE)
    world.clock.sleep(40 * MINUTE)
    await running.pass(6 * MINUTE)
    await running.quit()
    world.clock.sleep(30 * MINUTE)
    running = await started(world)
    await running.quit()
    const reasons = gapsOf(world.database, world.scope, span('2025-03-10 10:00:00', '2025-03-10 11:15:00'))
    expect(reasons.map(({ reason }) => reason).slice(0, 2)).toEqual(['asleep', 'closed'])
  })

  test.each([3, 24 * 40])(
    'what a clock that ran %i hours ahead saw does not count as seen when that time comes',
    async (hours) => {
      const world = worldWith()
      const running = await started(world)
      await running.pass(6 * MINUTE)
      world.clock.jump(hours * 60 * MINUTE)
      await running.pass(3 * MINUTE)
      expect(running.keeper.status.lastPoll?.atMs).toBeGreaterThan(epochMs(START) + hours * 60 * MINUTE)
      world.clock.jump(-hours * 60 * MINUTE)
      await running.pass(6 * MINUTE)
      const ranges = () => union(slicesOf(world.database, world.scope).map((slice) => slice.range))
      const [seen, ...others] = ranges()
      expect(others).toEqual([])
      expect(seen?.to).toBeLessThan(shownAt(world.clock))
      expect(gapsOf(world.database, world.scope, null)).toEqual([])
      // The very time that the wrong clock had shown is slept through.
      world.clock.sleep((hours - 1) * 60 * MINUTE)
      await running.pass(6 * MINUTE)
      world.clock.sleep(90 * MINUTE)
      await running.pass(6 * MINUTE)
      const gaps = gapsOf(world.database, world.scope, null)
      expect(gaps.map(({ reason }) => reason)).toEqual(['asleep', 'asleep'])
      expect(gaps.at(-1)?.range).toEqual(range((ranges().at(-2)?.to ?? 0) + 1, (ranges().at(-1)?.from ?? 0) - 1))
      expect(slicesOf(world.database, world.scope).reduce((sum, { rows }) => sum + rows, 0)).toBe(
        answer(world.database, world.report).length,
      )
      await running.quit()
    },
  )

  test('one row dated long ago, or ahead, does not have the whole log read at each poll', async () => {
    const world = worldWith()
    const { clock, database } = world
    let odd: readonly string[] = []
    const server = new ModelServer(clock, () => [
      ...Array.from({ length: 600 }, (_, back) => ({ date: serverDate(shownAt(clock) - back), text: 'a' })),
      ...odd.map((date) => ({ date, text: 'odd' })),
    ])
    const running = await started({ ...world, server })
    await running.pass(60 * MINUTE)
    const rows = () => answer(database, world.report).length
    expect(rows()).toBe(600 + 60 * 60)
    odd = ['1970-01-01 00:00:00', '2031-01-01 00:00:00', '2031-01-01 00:00:00']
    let read = 0
    const statements = Object.getPrototypeOf(database.prepare('SELECT 1')) as {
      iterate: (...values: unknown[]) => Iterable<unknown>
    }
    const { iterate } = statements
    const counting = vi.spyOn(statements, 'iterate').mockImplementation(function* (
      this: unknown,
      ...values: unknown[]
    ) {
      for (const row of iterate.apply(this, values)) {
        read++
        yield row
      }
    })
    await running.pass(5 * MINUTE)
    counting.mockRestore()
    expect(read).toBeGreaterThan(0)
    expect(read).toBeLessThan(3 * 603)
    expect(rows()).toBe(600 + 65 * 60 + 3)
    await running.pass(5 * MINUTE)
    expect(rows()).toBe(600 + 70 * 60 + 3)
    await running.quit()
  })

  test('sleep, a crash and a quit can be told apart', async () => {
    const world = worldWith()
    let running = await started(world)
    await running.pass(6 * MINUTE)
    world.clock.sleep(30 * MINUTE)
    await running.pass(2 * MINUTE)
    running.kill()
    world.clock.sleep(30 * MINUTE)
    running = await started(world)
    await running.pass(7 * MINUTE)
    await running.quit()
    world.clock.sleep(30 * MINUTE)
    running = await started(world)
    await running.quit()
    expect(gapsOf(world.database, world.scope, null)).toEqual([
      { range: span('2025-03-10 10:05:00', '2025-03-10 10:26:29'), reason: 'asleep' },
      { range: span('2025-03-10 10:36:30', '2025-03-10 10:57:59'), reason: 'closed' },
      { range: span('2025-03-10 11:13:00', '2025-03-10 11:34:59'), reason: 'closed' },
    ])
  })
})
