import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultKind } from '../../src/core/sample/operation.ts'
import { ConnectedStore, QUICK_RETRY, removeTemporaryFolders } from '../support/connectedStore.ts'
import { events, live } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { at, serverDate, span } from '../support/times.ts'

const PERIOD = span('2025-03-01', '2025-03-20')
const SLICES = 10
const happenings: Happening[] = Array.from({ length: 200 }, (_each, place) => ({
  at: PERIOD.from + place * 8000,
  text: `message ${place}`,
  integer: String(place),
}))
const truth = happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))

let server: FakeServer
let desk: ConnectedStore

beforeEach(async () => {
  server = await startServer({ now: at('2025-05-01') })
  server.happenings = happenings
  const { baseUrl, token } = server.operation
  const retry = { ...QUICK_RETRY, tooManyWaitsMs: [60_000] }
  desk = new ConnectedStore({ baseUrl, token, retry, now: () => at('2025-05-01') })
  await desk.connection()
})

afterEach(async () => {
  await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

/** What would wait for it would not end before the test's own time is over. */
const NEVER_MS = 3_600_000

describe('a cancelled pull', () => {
  test.each([2, 6, 20, 45, 80, 130, 190])(
    'after %i ms leaves whole slices, and goes on with the rest',
    async (wait) => {
      server.operation.fail({ kind: 'slow', times: 99, delayMs: 12 })
      const controller = new AbortController()
      const running = desk.pull(events, PERIOD, { signal: controller.signal })
      await sleep(wait)
      controller.abort()
      const result = await running
      expect(result.slices.length + result.failed.length).toBe(SLICES)
      if (result.failed.length > 0) expect(result.stoppedBy?.code).toBe('cancelled')
      const stored = await desk.slices(events)
      expect(stored.map((slice) => slice.range)).toEqual(result.slices.map((slice) => slice.range))
      expect(await desk.rows(events)).toEqual(
        truth.slice(
          0,
          stored.reduce((sum, slice) => sum + slice.rows, 0),
        ),
      )

      server.operation.clearFaults()
      const rest = await desk.pull(events, PERIOD)
      expect([rest.failed, rest.requests, rest.fromCache]).toEqual([[], SLICES - stored.length, stored.length])
      expect(await desk.rows(events)).toEqual(truth)
    },
  )

  test.each<FaultKind>(['slow', 'stall', 'too-many'])('in the middle of %s does not wait for it', async (kind) => {
    server.operation.fail({ kind, times: 99, delayMs: NEVER_MS })
    const controller = new AbortController()
    const running = desk.pull(events, PERIOD, { signal: controller.signal })
    await sleep(150)
    controller.abort()
    const result = await running
    expect([result.stoppedBy?.code, result.requests]).toEqual(['cancelled', 1])
    server.operation.clearFaults()
    expect((await desk.pull(events, PERIOD)).failed).toEqual([])
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('that waits for the turn of another does not wait for it, and the other goes on', async () => {
    server.operation.fail({ kind: 'slow', delayMs: 4000 })
    let isOtherUnderWay = true
    const other = desk.pull(events, span('2025-03-01')).finally(() => {
      isOtherUnderWay = false
    })
    await sleep(50)
    const controller = new AbortController()
    const waiting = desk.pull(events, span('2025-03-10'), { signal: controller.signal })
    const polling = desk.poll(live, controller.signal).catch((cause: unknown) => cause)
    await sleep(50)
    controller.abort()
    const result = await waiting
    expect([result.stoppedBy?.code, result.requests]).toEqual(['cancelled', 0])
    expect(await polling).toMatchObject({ code: 'cancelled' })
    expect(isOtherUnderWay).toBe(true)
    expect((await other).failed).toEqual([])
    expect(server.operation.requests).toHaveLength(1)
  })

  test('before it began sends nothing', async () => {
    const cancelled = desk.pull(events, PERIOD, { signal: AbortSignal.abort() })
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(server.operation.requests).toEqual([])
  })
})

describe('two pulls at once in one process', () => {
  test('take turns, and what one fetched the other does not fetch again', async () => {
    const results = await Promise.all([desk.pull(events, PERIOD), desk.pull(events, PERIOD)])
    expect(results.flatMap((result) => result.failed)).toEqual([])
    expect(server.operation.mostAtOnce).toBe(1)
    expect(server.operation.requests).toHaveLength(SLICES)
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('are both counted in the ledger', async () => {
    await desk.pull(events, PERIOD)
    server.operation.fail({ kind: 'server-error', times: 2 })
    await desk.pull(events, span('2025-03-01'), { refreshSinceMs: Infinity })
    const { id } = await desk.connection()
    const counted = await desk.store.requests.on({ connectionId: id, day: '2025-05-01' })
    expect(counted).toBe(SLICES + 3)
    expect(server.operation.requests).toHaveLength(SLICES + 3)
  })
})
