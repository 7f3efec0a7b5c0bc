import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { ConnectionSummary } from '../../src/shared/ipc/connections.ts'
import type { ScheduleDraft, ScheduleView } from '../../src/shared/ipc/schedules.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/desk.ts'
import { draftOf, MemoryKeychain, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, ZONE } from '../support/times.ts'

const detail = catalogue.reports.find(
  ({ kind, maxDays, parameters }) => kind === 'detail' && maxDays === 31 && parameters.length === 0,
)

let clock = { now: at('2026-11-20 05:00:00') }
let operation: SampleOperation
let watched: WatchedDesk
let connection: ConnectionSummary

beforeEach(async () => {
  clock = { now: at('2026-11-20 05:00:00') }
  const nowMs = (): number => epochMs(clock.now)
  operation = await startSampleOperation({ timeZone: ZONE, now: nowMs, rowsPerDay: 5 })
  watched = openMainDesk(temporaryFolder(), { secrets: new MemoryKeychain(), nowMs })
  await watched.desk.start()
  connection = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

function draft(): ScheduleDraft {
  return {
    scheduleId: null,
    connectionId: connection.id,
    reportKey: detail?.key ?? '',
    parameters: {},
    timing: { kind: 'daily', second: 6 * 3600, weekdays: null },
    period: 'yesterday',
    file: null,
    isEnabled: true,
  }
}

async function passTo(instant: string): Promise<void> {
  clock.now = at(instant)
  watched.desk.automation.look()
  await watched.desk.automation.settled()
}

function views(): Promise<readonly ScheduleView[]> {
  return watched.desk.automation.list()
}

/** Requests for rows, without those that ask for the quota. */
function asked(): readonly string[] {
  return operation.requests.map(({ report }) => report).filter((report) => !report.includes('token_info'))
}

test('schedules go on where their connection leads to another server, and end with it', async () => {
  const { automation, connections } = watched.desk
  const id = await automation.save(draft())
  await passTo('2026-11-20 06:00:10')
  const edited = { ...draftOf(operation), connectionId: connection.id, server: '0011', token: null }
  const moved = (await connections.save(edited, 'kept')).connection
  expect(moved.id).not.toBe(connection.id)
  expect(await views()).toMatchObject([{ scheduleId: id, connectionId: moved.id, isEnabled: true }])
  const before = asked().length
  await passTo('2026-11-21 06:00:10')
  expect(asked().length).toBeGreaterThan(before)
  expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
  // Removed while a run has only asked for the quota: it fetches nothing after that.
  const [requests, rows] = [operation.requests.length, asked().length]
  operation.fail({ kind: 'slow', delayMs: 500, api: 'token_info' })
  clock.now = at('2026-11-22 06:00:10')
  automation.look()
  while (operation.requests.length === requests) await sleep(1)
  await connections.remove(moved.id, true)
  await automation.settled()
  expect(asked()).toHaveLength(rows)
  expect(await views()).toEqual([])
})
