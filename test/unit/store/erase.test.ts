import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { deleteRows } from '../../../src/core/store/erasing/customerRows.ts'
import { countRows, discardAllOrphans, eraseRows } from '../../../src/core/store/erasing/erase.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { ProcessLocks } from '../../../src/core/store/file/processLocks.ts'
import { endCompaction, endLog, owedCompactions } from '../../../src/core/store/erasing/owedCompactions.ts'
import { OF_LOG } from '../../../src/core/store/erasing/owedNames.ts'
import { firstRowId } from '../../../src/core/store/rows/rowIds.ts'
import { beginSlice, slicesOf } from '../../../src/core/store/tables/slices.ts'
import { bodyOf, ingestBody, openMemoryStore, scope, storeBody } from '../../support/memoryStore.ts'
import { removeTemporaryFolders, temporaryFolder } from '../../support/connectedStore.ts'
import { wall } from '../../../src/shared/time.ts'
import { averages, events, sums } from '../../support/reports.ts'
import { at, serverDate, span } from '../../support/times.ts'

const DAY = span('2025-03-09')
const EVERYTHING = { connectionId: null, reportKey: null, before: null }

afterAll(removeTemporaryFolders)

function rowsLeft(database: ReturnType<typeof openMemoryStore>): unknown {
  return database.prepare(`SELECT count(*) FROM "rows:${events.key}"`).pluck().get()
}

function locks(): ProcessLocks {
  return new ProcessLocks(`${temporaryFolder()}/store.db`)
}

test('erasing takes what a dead process left of a slice, too', () => {
  const database = openMemoryStore([events])
  const sliceId = beginSlice(database, scope(events), DAY, DAY)
  ingestBody(new Ingest(database, events, sliceId, DAY), bodyOf([{ date: '2025-03-09 10:00:00', text: 'left behind' }]))
  expect(eraseRows(database, locks(), [events], EVERYTHING)).toBe(0)
  expect(rowsLeft(database)).toBe(0)
})

test('what dead processes left is taken before a customer’s rows are looked for, which does not see it', () => {
  const database = openMemoryStore([events])
  const sliceId = beginSlice(database, scope(events), DAY, DAY)
  ingestBody(new Ingest(database, events, sliceId, DAY), bodyOf([{ date: '2025-03-09 10:00:00', text: 'left' }]))
  discardAllOrphans(database, locks(), 2)
  expect(rowsLeft(database)).toBe(1)
  discardAllOrphans(database, locks(), null)
  expect(rowsLeft(database)).toBe(0)
})

test('what was erased is to be compacted, whatever comes between', () => {
  const database = openMemoryStore([events, sums])
  storeBody(database, events, bodyOf([{ date: '2025-03-09 10:00:00', text: 'a' }]), DAY)
  storeBody(database, sums, bodyOf([]), DAY)
  eraseRows(database, locks(), [events, sums], EVERYTHING)
  expect(owedCompactions(database)).toEqual([events.key])
  storeBody(database, sums, bodyOf([{ text: 'a', count: '1' }]), DAY)
  const [slice] = slicesOf(database, scope(sums))
  expect(deleteRows(database, sums, [firstRowId(slice?.id ?? 0)])).toBe(1)
  expect(owedCompactions(database)).toEqual([events.key, sums.key])
  endCompaction(database, events.key)
  // What the tables held before lies in the log until that is cut.
  expect(owedCompactions(database)).toEqual([OF_LOG, sums.key])
  endCompaction(database, null)
  expect(owedCompactions(database)).toEqual([OF_LOG])
  endLog(database)
  expect(owedCompactions(database)).toEqual([])
})

test('erasing leaves alone what a living pull is staging', () => {
  const database = openMemoryStore([events])
  const sliceId = beginSlice(database, scope(events), DAY, DAY)
  ingestBody(new Ingest(database, events, sliceId, DAY), bodyOf([{ date: '2025-03-09 10:00:00', text: 'on its way' }]))
  const held = locks()
  held.tryAcquire(['connection-1'])
  eraseRows(database, held, [events], EVERYTHING)
  expect(rowsLeft(database)).toBe(1)
  held.releaseAll()
})

test('erasing takes rows of a report that left the catalogue', () => {
  const database = openMemoryStore([events])
  storeBody(database, events, bodyOf([{ date: '2025-03-09 10:00:00', text: 'a' }]), DAY)
  expect(eraseRows(database, locks(), [], EVERYTHING)).toBe(1)
  expect(rowsLeft(database)).toBe(0)
})

test('erasing before an instant takes rows that are dated before their own slice', () => {
  const database = openMemoryStore([events])
  const rows = [
    { date: '2020-01-01 00:00:00', text: 'old' },
    { date: '2025-03-09 10:00:00', text: 'new' },
  ]
  storeBody(database, events, bodyOf(rows), DAY)
  expect(eraseRows(database, locks(), [events], { ...EVERYTHING, before: at('2025-03-01 00:00:00') })).toBe(1)
  expect(rowsLeft(database)).toBe(1)
})

test('the count of rows to erase is what erasing deletes, and counting changes nothing', () => {
  const reports = [events, sums, averages]
  const hours = fc.integer({ min: -40, max: 40 })
  const slices = fc.array(
    fc.record({
      report: fc.constantFrom(...reports),
      connectionId: fc.constantFrom(1, 2),
      day: fc.integer({ min: 1, max: 5 }),
      hours: fc.array(hours, { maxLength: 5 }),
    }),
    { maxLength: 8 },
  )
  const erasures = fc.record({
    connectionId: fc.constantFrom(null, 1, 2, 3),
    reportKey: fc.constantFrom(null, ...reports.map(({ key }) => key), 'unknown'),
    before: fc.option(hours.map((hour) => at('2025-03-03') + hour * 3600)),
  })
  const known = fc.subarray(reports)
  fc.assert(
    fc.property(slices, erasures, known, (slices, wish, known) => {
      const database = openMemoryStore(reports)
      database.exec(`INSERT INTO connections (name, server, base_url, time_zone) VALUES ('two', '0', 'h', 'UTC')`)
      for (const { report, connectionId, day, hours } of slices) {
        const range = span(`2025-03-0${day}`)
        const rows = hours.map((hour) => ({ date: serverDate(range.from + hour * 3600), text: 'a', count: '1' }))
        const target = { connectionId, reportKey: report.key, parameters: {} }
        storeBody(database, report, bodyOf(rows), range, { scope: target })
      }
      const erasure = { ...wish, before: wish.before === null ? null : wall(wish.before) }
      const counted = countRows(database, known, erasure)
      expect(countRows(database, known, erasure)).toBe(counted)
      expect(eraseRows(database, locks(), known, erasure)).toBe(counted)
      expect(countRows(database, known, erasure)).toBe(0)
      database.close()
    }),
    { numRuns: 150 },
  )
})
