import { afterEach, expect, test, vi } from 'vitest'
import { ColumnCache } from '../../../../src/core/store/query/columns/columnCache.ts'
import { ReadAhead } from '../../../../src/core/store/query/columns/readAhead.ts'
import { likelyWishes } from '../../../../src/core/store/query/summaries/likelyWishes.ts'
import * as source from '../../../../src/core/store/query/source.ts'
import { knownRowSet } from '../../../../src/core/store/query/rowSet.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../../support/memoryStore.ts'
import { everyType } from '../../../support/reports.ts'
import { linesOf, summarize } from '../../../support/summaries.ts'
import { span } from '../../../support/times.ts'

vi.mock('../../../../src/core/store/query/source.ts', { spy: true })
const readBlocks = vi.mocked(source.rowsOfPart)

const database = openMemoryStore([everyType])
const rows = ['a', 'b', 'b'].map((text) => ({
  date: '2025-03-10 10:00:00',
  text,
  integer: '2',
  telephone: '3001234567',
}))
storeBody(database, everyType, bodyOf(rows), span('2025-03-10'))

afterEach(() => {
  vi.useRealTimers()
})

/** How many slices a further summary reads, after some time in which nobody asked. */
function readAfter(leastRows: number, pauseMs: number, by: string, isAwaited = false): number {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const cache = new ColumnCache()
  const ahead = new ReadAhead(database, cache, () => isAwaited, { leastRows })
  summarize(database, everyType, { cache })
  const known = knownRowSet(database, everyType, question(everyType))
  ahead.begin(known, [null], rows.length, likelyWishes(known.fieldSet))
  vi.advanceTimersByTime(pauseMs)
  readBlocks.mockClear()
  const lines = linesOf(
    summarize(database, everyType, { cache, by: [by], measures: ['sum(integer)'], hasTotals: false }),
  )
  expect(lines.reduce((sum: number, line) => sum + Number((line as unknown[])[1]), 0)).toBe(6)
  ahead.stop()
  return readBlocks.mock.calls.length
}

test('what a further summary may need is read while nobody asks, but for what nobody groups by', () => {
  expect(readAfter(1, 5_000, 'text')).toBe(0)
  expect(readAfter(1, 5_000, 'telephone')).toBe(1)
})

test('nothing is read while somebody waits for an answer', () => {
  expect(readAfter(1, 5_000, 'text', true)).toBe(1)
})

test('nothing is read before a pause, nor of few rows', () => {
  expect(readAfter(1, 100, 'text')).toBe(1)
  expect(readAfter(4, 5_000, 'text')).toBe(1)
})
