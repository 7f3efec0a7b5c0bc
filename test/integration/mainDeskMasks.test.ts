import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import {
  detail,
  draftOf,
  MemoryKeychain,
  openMainDesk,
  shownFromTop,
  wish,
  type WatchedDesk,
} from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'

let operation: SampleOperation
let watched: WatchedDesk

beforeEach(async () => {
  const now = (): number => epochMs(at('2026-11-22 12:00:00'))
  operation = await startSampleOperation({ timeZone: ZONE, now, rowsPerDay: 20 })
  watched = openMainDesk(temporaryFolder(), { secrets: new MemoryKeychain() })
  await watched.desk.start()
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

test('rows are let go of when personal data is hidden otherwise, and asked for anew they are hidden', async () => {
  const { connection } = await watched.desk.connections.save(draftOf(operation), 'kept')
  await watched.ended(await watched.desk.pulls.start(wish(connection)))
  const { results, connections } = watched.desk
  const telephone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const question = {
    connectionId: connection.id,
    reportKey: detail.key,
    parameters: {},
    range: span('2026-10-01', '2026-10-31'),
    filters: [{ field: telephone, operator: 'contains' as const, value: '3004445566' }],
    search: '',
    sort: [],
  }
  const all = { ...question, filters: [] }
  const before = await results.open(shownFromTop('grid', all))
  expect(before).not.toHaveProperty('mask')
  expect((await results.told(question)).filters).toEqual(question.filters)

  await connections.mask(connection.id, 'hidden')
  expect(watched.events).toContainEqual({ kind: 'masked', connectionId: connection.id })
  expect(await connections.list()).toEqual([{ ...connection, mask: 'hidden' }])
  await expect(
    (async () => {
      for (;;) await results.rows({ resultId: before.resultId, offset: 0, limit: 1 })
    })(),
  ).rejects.toMatchObject({ code: 'result-gone' })
  const after = await results.open(shownFromTop('grid', all))
  expect(after).toMatchObject({ mask: 'hidden', total: before.total })
  const place = after.fields.indexOf(telephone)
  const seen = after.blocks.flatMap(({ rows }) => rows.map((row) => row[place]))
  expect(seen.length).toBeGreaterThan(0)
  expect(new Set(seen)).toEqual(new Set(['•••']))
  // What is found goes by the true value; what is told of it does not.
  const { filters } = await results.told(question)
  expect(filters.map(({ value }) => value)).toEqual(['•••'])
  await connections.mask(connection.id, null)
  expect(await connections.list()).toEqual([connection])
})
