import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { Patience } from '../../src/desk/patience.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, openMainDesk, wish, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'

let operation: SampleOperation
let watched: WatchedDesk

beforeEach(async () => {
  const now = () => epochMs(at('2026-11-22 12:00:00'))
  operation = await startSampleOperation({ timeZone: ZONE, now, rowsPerDay: 20 })
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

test('a server that asks to wait in the middle is waited for as it asks, which is told; for hours it is not', async () => {
  let asked = '0'
  let isAsking = false
  const patientFor: number[] = []
  class Recorder extends Patience {
    override wait(ms: number): Promise<void> {
      patientFor.push(ms)
      return Promise.resolve()
    }
  }
  watched = openMainDesk(temporaryFolder(), {
    patience: new Recorder([20]),
    fetch: async (url, init) => {
      if (isAsking) {
        isAsking = false
        return new Response('', { status: 429, headers: { 'retry-after': asked } })
      }
      isAsking = asked !== ''
      return fetch(url, init)
    },
  })
  await watched.desk.start()
  const { connection } = await watched.desk.connections.save(draftOf(operation), 'this-run')
  const pullOf = async (from: string, to: string) =>
    watched.ended(await watched.desk.pulls.start(wish(connection, { range: span(from, to) })))
  expect(await pullOf('2026-09-01', '2026-11-10')).toMatchObject({
    state: 'done',
    error: null,
    outcome: { slices: 3, requests: 5, failed: [] },
  })
  const told = watched.events.flatMap((event) =>
    event.kind === 'job' && event.job.kind === 'pull' ? [event.job.progress?.waiting?.error.code] : [],
  )
  expect(told).toContain('asked-to-wait')
  expect(patientFor).toEqual([])
  // Longer than a pull waits by itself: the job goes on no sooner than the server asked.
  asked = '600'
  isAsking = false
  expect(await pullOf('2026-05-01', '2026-06-10')).toMatchObject({ state: 'done', outcome: { requests: 3 } })
  expect(patientFor).toEqual([expect.closeTo(600_000, -5)])
  asked = '7200'
  isAsking = false
  expect(await pullOf('2026-01-01', '2026-03-10')).toMatchObject({
    state: 'failed',
    error: { code: 'asked-to-wait' },
    outcome: { requests: 2 },
  })
  expect(patientFor).toHaveLength(1)
}, 60_000)
