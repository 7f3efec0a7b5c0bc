import { Worker } from 'node:worker_threads'
import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, test, vi } from 'vitest'
import type { ThreadName } from '../../src/core/store/threads/protocol.ts'
import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import type { AppError } from '../../src/shared/errors.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { events } from '../support/reports.ts'
import { runs } from '../support/runs.ts'

// What is asked of a store around its end: every question ends once, and no thread is there afterwards.

let lost: ThreadName[] = []

function connected(): ConnectedStore {
  return new ConnectedStore({ baseUrl: 'http://127.0.0.1:1', token: 'x', onThreadLost: (thread) => lost.push(thread) })
}

afterEach(() => {
  vi.restoreAllMocks()
  lost = []
})
afterAll(removeTemporaryFolders)

function codeOf(outcome: PromiseSettledResult<unknown>): string {
  return outcome.status === 'fulfilled' ? 'answered' : (outcome.reason as AppError).code
}

const QUESTIONS = ['writer', 'grid', 'unstarted'] as const

test('a thread answers in the order in which it is asked, whatever it loads for that', async () => {
  const desk = connected()
  const { store } = desk
  await store.connections.list()
  const answered: string[] = []
  // The second one is there already, the others are loaded with their first question.
  const asked = ['ownReports', 'connections', 'ownMeasures', 'connections', 'ownReports'] as const
  await Promise.all(asked.map((subject) => store[subject].list().then(() => answered.push(subject))))
  expect(answered).toEqual(asked)
  await desk.close()
})

describe('a store that is closed', () => {
  test('answers what was asked before, and refuses what is asked from then on', async () => {
    const asked = fc.array(fc.constantFrom(...QUESTIONS), { maxLength: 6 })
    await fc.assert(
      fc.asyncProperty(asked, asked, asked, async (before, during, after) => {
        const desk = connected()
        const question = await desk.question(events)
        await desk.store.results.ask({ report: events, question })
        const ask = (of: (typeof QUESTIONS)[number]): Promise<unknown> => {
          if (of === 'writer') return desk.store.connections.list()
          if (of === 'grid') return desk.store.results.close(-1)
          return threadsOf(desk.store).client('export').call('nothing', 'none', null)
        }
        // Of a thread that was not asked before, what is asked now is known to be answered: there is no such operation.
        const first = Promise.allSettled(before.map(ask))
        const closing = desk.close()
        const second = Promise.allSettled(during.map(ask))
        await closing
        const third = await Promise.allSettled(after.map(ask))
        const answered = (await first).map(codeOf)
        expect(answered).toEqual(before.map((of) => (of === 'unstarted' ? 'internal' : 'answered')))
        expect([...(await second), ...third].map(codeOf)).toEqual([...during, ...after].map(() => 'store-closed'))
        expect(lost).toEqual([])
      }),
      { numRuns: runs(10) },
    )
  })

  test('starts no thread any more, whatever is asked of it', async () => {
    const desk = connected()
    const question = await desk.question(events)
    await desk.close()
    const posted = vi.spyOn(Worker.prototype, 'postMessage')
    const { store } = desk
    const outcomes = await Promise.allSettled([
      store.open(),
      store.connections.list(),
      store.results.ask({ report: events, question }),
      store.locks.tryAcquire(['any']),
      store.compacting.doOwed(),
    ])
    expect(outcomes.map(codeOf)).toEqual(outcomes.map(() => 'store-closed'))
    await store.prepareForQuestions()
    expect(posted).not.toHaveBeenCalled()
  })

  test('twice is closed once, and both hear of the end', async () => {
    const desk = connected()
    await desk.connection()
    await Promise.all([desk.close(), desk.close()])
    await desk.close()
    expect(lost).toEqual([])
  })

  test('while a thread of it dies is closed all the same', async () => {
    const desk = connected()
    const posted = vi.spyOn(Worker.prototype, 'postMessage')
    await desk.connection()
    const writer = posted.mock.contexts[0] as Worker
    const listing = Promise.allSettled([desk.store.connections.list()])
    const closing = desk.close()
    await writer.terminate()
    await closing
    expect(['answered', 'worker-lost']).toContain((await listing).map(codeOf)[0])
    expect(lost).toEqual([])
    expect(await Promise.allSettled([desk.store.connections.list()])).toMatchObject([
      { reason: { code: 'store-closed' } },
    ])
  })
})

describe('a question that cannot be sent', () => {
  test('fails by itself, and leaves nothing behind that would keep a thread', async () => {
    const desk = connected()
    await desk.connection()
    const unsendable = { report: events, question: () => undefined } as never
    await expect(desk.store.results.ask(unsendable)).rejects.toMatchObject({ code: 'internal' })
    // Its definition was not told then: the next question brings it.
    expect(await desk.store.results.ask({ report: events, question: await desk.question(events) })).toMatchObject({
      total: 0,
    })
    await desk.close()
    expect(lost).toEqual([])
  })
})
