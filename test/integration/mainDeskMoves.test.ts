import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import type { ScheduleView } from '../../src/shared/schedules.ts'
import { removeTemporaryFolders } from '../support/connectedStore.ts'
import { draftOf } from '../support/mainDesk.ts'
import { TimedDesk } from '../support/timedDesk.ts'
import { at } from '../support/times.ts'

let scene: TimedDesk

beforeEach(async () => {
  scene = await TimedDesk.start()
})
afterEach(() => scene.close())
afterAll(removeTemporaryFolders)

function views(): Promise<readonly ScheduleView[]> {
  return scene.desk.automation.list()
}

test('schedules go on where their connection leads to another server, and end with it', async () => {
  const { automation, connections } = scene.desk
  const id = await automation.save(scene.draft())
  await scene.passTo('2026-11-20 06:00:10')
  const edited = { ...draftOf(scene.operation), connectionId: scene.connection.id, server: '0011', token: null }
  const moved = (await connections.save(edited, 'kept')).connection
  expect(moved.id).not.toBe(scene.connection.id)
  expect(await views()).toMatchObject([{ scheduleId: id, connectionId: moved.id, isEnabled: true }])
  const before = scene.asked().length
  await scene.passTo('2026-11-21 06:00:10')
  expect(scene.asked().length).toBeGreaterThan(before)
  expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
  // Removed while a run has only asked for the quota: it fetches nothing after that.
  const [requests, rows] = [scene.operation.requests.length, scene.asked().length]
  scene.operation.fail({ kind: 'slow', delayMs: 500, api: 'token_info' })
  scene.now = at('2026-11-22 06:00:10')
  automation.look()
  while (scene.operation.requests.length === requests) await sleep(1)
  await connections.remove(moved.id, true)
  await automation.settled()
  expect(scene.asked()).toHaveLength(rows)
  expect(await views()).toEqual([])
})
