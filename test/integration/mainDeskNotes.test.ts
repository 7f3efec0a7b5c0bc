import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { openMainDesk, draftOf, shownFromTop, wish, type WatchedDesk } from '../support/mainDesk.ts'
import { at, range, span } from '../support/times.ts'

// What answers leave out, as the window hears of it, and the clock of an operation that is another afterwards.

const sums = catalogue.find('cdr_2')
const calls = catalogue.find('cdr_1')
const DAY = span('2026-11-10')
const MORNING = range(at('2026-11-10 07:00:00'), at('2026-11-10 11:59:59'))

let folder: string
let operation: SampleOperation
let watched: WatchedDesk

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'atalaya-notes-'))
  operation = await startSampleOperation({
    rows: (report, period) => {
      if (report.key === calls.key) return ['2026-11-10T13:00:00Z', '2026-11-10 20:00:00', ''].map((date) => ({ date }))
      const cost = period.from === DAY.from ? 'N/D' : '5'
      return report.key === sums.key ? [{ agent_name: 'Ana', calls: '1', cost }] : undefined
    },
  })
  watched = openMainDesk(folder)
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
  rmSync(folder, { recursive: true, force: true })
})

test('an answer tells what it leaves out, and follows the clock of its operation', async () => {
  const { connections, pulls, results } = watched.desk
  const draft = draftOf(operation)
  const { connection } = await connections.save(draft, 'kept')
  const period = span('2026-11-10', '2026-11-11')
  for (const { key } of [sums, calls]) {
    await watched.ended(await pulls.start(wish(connection, { reportKey: key, range: key === sums.key ? period : DAY })))
  }
  const fixed = { connectionId: connection.id, parameters: {}, filters: [], search: '', sort: [] }
  const summed = await results.open(shownFromTop('a', { ...fixed, reportKey: sums.key, range: period }))
  expect(summed.notes).toEqual({ unread: [{ field: 'cost', values: 1 }], undated: null })
  expect(await results.unread(summed.resultId, 0)).toEqual([{ field: 'cost', values: 1 }])

  const morning = shownFromTop('b', { ...fixed, reportKey: calls.key, range: MORNING })
  expect(await results.open(morning)).toMatchObject({ total: 1, notes: { undated: { rows: 1, whole: DAY } } })
  // In Tokyo that moment was at ten in the evening.
  const elsewhere = { ...draft, connectionId: connection.id, token: null, timeZone: 'Asia/Tokyo' }
  expect((await connections.save(elsewhere, 'kept')).connection.id).toBe(connection.id)
  expect(await results.open(morning)).toMatchObject({ total: 0, notes: { undated: { rows: 1, whole: DAY } } })
})
