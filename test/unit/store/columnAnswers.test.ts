import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { ColumnAnswers, type ColumnLimits } from '../../../src/core/store/query/columns/columnAnswers.ts'
import { closeResult, openResult } from '../../../src/core/store/query/results.ts'
import { ColumnCache } from '../../../src/core/store/query/columns/columnCache.ts'
import { NO_HELPERS } from '../../../src/core/store/query/columns/readingHelpers.ts'
import type { Filter, Question } from '../../../src/shared/query.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { events } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

// When columns answer, and when a scan does. That both say the same is held by the property of the same name.

let database: WritableDatabase

beforeEach(() => {
  vi.useFakeTimers()
  database = openMemoryStore([events])
  const rows = Array.from({ length: 40 }, (_, place) => ({
    date: '2025-03-10 10:00:00',
    text: place === 0 ? 'nul\0' : `text ${place}`,
    integer: String(place % 4),
  }))
  storeBody(database, events, bodyOf(rows), span('2025-03-10'))
})
afterEach(() => {
  vi.useRealTimers()
  database.close()
})

function columnsOf(limits: Partial<ColumnLimits> = {}): ColumnAnswers {
  return new ColumnAnswers(database, new ColumnCache(), () => false, { limits: { leastRows: 10, ...limits } })
}

/** What answered. */
function answeredBy(columns: ColumnAnswers, wish: Partial<Question>): string | undefined {
  const result = openResult(database, events, question(events, wish), { columns })
  closeResult(database, result)
  return result.places?.kind === 'ids' ? 'columns' : 'a scan'
}

const odd: Filter = { field: 'integer', operator: '=', value: '1' }
const even: Filter = { field: 'integer', operator: '=', value: '2' }

test('all rows are ordered by columns at once', () => {
  expect(answeredBy(columnsOf(), { sort: [{ field: 'integer', descending: true }] })).toBe('columns')
})

test('a filter is answered by a scan, and by columns once nobody asked for a while', () => {
  const columns = columnsOf()
  expect(answeredBy(columns, { filters: [odd] })).toBe('a scan')
  expect(answeredBy(columns, { filters: [even] })).toBe('a scan')
  vi.advanceTimersByTime(1_000)
  expect(answeredBy(columns, { filters: [odd] })).toBe('columns')
})

test('the rows of a shared scan are kept for the same question, unless they are many', () => {
  const cache = new ColumnCache()
  const limits = { leastRows: 10, mostKeptIds: 10 }
  const columns = new ColumnAnswers(database, cache, () => false, { limits, helpers: { ...NO_HELPERS, count: 1 } })
  expect(answeredBy(columns, { search: 'text' })).toBe('columns')
  expect(cache.bytes).toBe(0)
  expect(answeredBy(columns, { search: 'text 39' })).toBe('columns')
  expect(cache.bytes).toBeGreaterThan(0)
})

test('columns of slices that were replaced answer nothing', () => {
  const columns = columnsOf()
  answeredBy(columns, { sort: [{ field: 'integer', descending: true }] })
  expect(answeredBy(columns, { filters: [odd] })).toBe('columns')
  storeBody(database, events, bodyOf([{ date: '2025-03-10 10:00:00', integer: '1' }]), span('2025-03-10'))
  expect(answeredBy(columns, { filters: [odd] })).toBe('a scan')
})

test('columns that were given back answer nothing', () => {
  const columns = columnsOf()
  answeredBy(columns, { sort: [{ field: 'integer', descending: true }] })
  columns.forget()
  expect(answeredBy(columns, { filters: [odd] })).toBe('a scan')
})

test.each([
  ['few rows', { leastRows: 41 }, 'integer'],
  ['a field of too many values', { mostEntries: 3 }, 'integer'],
  ['a text that SQLite cannot list', {}, 'text'],
])('%s are ordered by a scan', (_what, limits, field) => {
  const columns = columnsOf(limits)
  for (const _time of ['at first', 'again']) {
    expect(answeredBy(columns, { sort: [{ field, descending: false }] })).toBe('a scan')
  }
})

test('a field of too many values is not read again and again', () => {
  const columns = columnsOf({ mostEntries: 3 })
  answeredBy(columns, { filters: [odd] })
  vi.advanceTimersByTime(1_000)
  const prepare = vi.spyOn(database, 'prepare')
  answeredBy(columns, { filters: [odd] })
  vi.advanceTimersByTime(1_000)
  expect(prepare.mock.calls.filter(([text]) => text.includes('group_concat'))).toEqual([])
})
