import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { ThreadName } from '../../src/core/store/threads/protocol.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { loseThread } from '../support/threads.ts'
import { at, serverDate, span } from '../support/times.ts'

const PERIOD = span('2025-03-01', '2025-03-20')
const SLICES = 10
const happenings: Happening[] = Array.from({ length: 2000 }, (_each, place) => ({
  at: PERIOD.from + place * 800,
  text: `message ${place}`,
  integer: String(place),
}))
const truth = happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))

let server: FakeServer
let desk: ConnectedStore
let lost: ThreadName[]

beforeEach(async () => {
  server = await startServer({ now: at('2025-05-01') })
  server.happenings = happenings
  lost = []
  const { baseUrl, token } = server.operation
  desk = new ConnectedStore({ baseUrl, token, now: () => at('2025-05-01'), onThreadLost: (role) => lost.push(role) })
  await desk.connection()
})

afterEach(async () => {
  await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

describe('a writer that dies in the middle of a pull', () => {
  test.each([0, 3, 10, 25, 40, 70, 110])(
    '%i ms after the first request ends it cleanly, and the next one goes on',
    async (wait) => {
      server.operation.fail({ kind: 'slow', times: 99, delayMs: 6 })
      const pulling = desk.pull(events, PERIOD)
      while (server.operation.requests.length === 0) await sleep(1)
      await sleep(wait)
      await loseThread(desk.store, 'writer')
      const result = await pulling
      expect(lost).toEqual(['writer'])
      if (result.failed.length > 0) expect(result.stoppedBy?.code).toBe('worker-lost')

      const stored = await desk.slices(events)
      const whole = stored.reduce((sum, slice) => sum + slice.rows, 0)
      expect(await desk.rows(events)).toEqual(truth.slice(0, whole))
      server.operation.clearFaults()
      const again = await desk.pull(events, PERIOD)
      expect([again.failed, again.slices.length]).toEqual([[], SLICES])
      expect(again.fromCache).toBe(stored.length)
      expect(await desk.rows(events)).toEqual(truth)
      expect(server.operation.mostAtOnce).toBe(1)
      expect(lost).toEqual(['writer'])
    },
  )

  test('passes the token’s turn on, in this process and to others', async () => {
    server.operation.fail({ kind: 'slow', times: 1, delayMs: 100 })
    const first = desk.pull(events, span('2025-03-01'))
    const second = desk.pull(events, span('2025-03-05'))
    while (server.operation.requests.length === 0) await sleep(1)
    await loseThread(desk.store, 'writer')
    expect((await first).stoppedBy?.code).toBe('worker-lost')
    expect((await second).failed).toEqual([])
    const { baseUrl, token } = server.operation
    const other = new ConnectedStore({ file: desk.store.file, baseUrl, token, now: () => at('2025-05-01') })
    expect((await other.pull(events, span('2025-03-01'))).failed).toEqual([])
    await other.close()
  })
})

describe('a grid that dies', () => {
  test('loses its results, says so, and answers the next question', async () => {
    await desk.pull(events, PERIOD)
    const { store } = desk
    const question = await desk.question(events)
    const before = await store.results.ask({ report: events, question: question })
    await loseThread(store, 'grid')
    expect(lost).toEqual(['grid'])
    await expect(store.results.previews({ resultId: before.resultId, offset: 0, limit: 1 })).rejects.toMatchObject({
      code: 'result-gone',
    })
    const after = await store.results.ask({ report: events, question: question })
    // Nobody who still has an id of the lost thread ever sees the rows of another question under it.
    expect(after.resultId).toBeGreaterThan(before.resultId)
    expect(await store.results.previews({ resultId: after.resultId, offset: 0, limit: 1 })).toEqual([
      Object.values(truth[0] ?? {}),
    ])
    await expect(store.results.row({ resultId: before.resultId, place: 0 })).rejects.toMatchObject({
      code: 'result-gone',
    })
  })

  test('while it answers fails that answer alone', async () => {
    await desk.pull(events, PERIOD)
    const question = await desk.question(events)
    const asked = { report: events, question, search: '', limit: 5 }
    await desk.store.results.ask({ report: events, question: question })
    const asking = Promise.allSettled([1, 2, 3].map(() => desk.store.questions.values({ ...asked, field: 'text' })))
    await loseThread(desk.store, 'grid')
    for (const outcome of await asking) {
      if (outcome.status === 'rejected') expect(outcome.reason).toMatchObject({ code: 'worker-lost' })
    }
    expect((await desk.store.questions.values({ ...asked, field: 'integer' })).values).toHaveLength(5)
  })
})

test('a definition goes to each thread once, whatever is asked about it', async () => {
  await desk.pull(events, PERIOD)
  await desk.rows(events)
  const posted = vi.spyOn(Worker.prototype, 'postMessage')
  const again = await desk.pull(events, span('2025-03-01', '2025-03-25'))
  expect(again.failed).toEqual([])
  const rows = await desk.rows(events)
  const messages = posted.mock.calls.map(([message]) => message as object)
  posted.mockRestore()
  expect(rows).toEqual(truth)
  expect(messages.length).toBeGreaterThan(10)
  expect(messages.filter((message) => 'reportKey' in message)).not.toEqual([])
  expect(messages.filter((message) => 'taught' in message)).toEqual([])
})

test('a store that is closed loses no thread', async () => {
  await desk.rows(events)
  await desk.close()
  expect(lost).toEqual([])
})
