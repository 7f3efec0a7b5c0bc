import { afterEach, describe, expect, test, vi } from 'vitest'
import type { WritableDatabase } from '../../../../src/core/store/file/databaseTypes.ts'
import { deleteRows } from '../../../../src/core/store/erasing/customerRows.ts'
import { BudgetShare } from '../../../../src/core/store/query/columns/columnBudget.ts'
import { ColumnCache } from '../../../../src/core/store/query/columns/columnCache.ts'
import * as source from '../../../../src/core/store/query/source.ts'
import { firstRowId } from '../../../../src/core/store/rows/rowIds.ts'
import { slicesOf } from '../../../../src/core/store/tables/slices.ts'
import { AppError } from '../../../../src/shared/errors.ts'
import { bodyOf, openMemoryStore, scope, storeBody } from '../../../support/memoryStore.ts'
import { events } from '../../../support/reports.ts'
import { linesOf, summarize, type SummaryWish } from '../../../support/summaries.ts'
import { span } from '../../../support/times.ts'

vi.mock('../../../../src/core/store/query/source.ts', { spy: true })
const readBlocks = vi.mocked(source.rowsOfPart)

const open: WritableDatabase[] = []
afterEach(() => {
  readBlocks.mockClear()
  for (const database of open.splice(0)) database.close()
})

function twoDays(): WritableDatabase {
  const database = openMemoryStore([events])
  open.push(database)
  store(database, '2025-03-09', ['a', 'b'])
  store(database, '2025-03-10', ['b', 'c'])
  return database
}

function store(database: WritableDatabase, day: string, texts: readonly string[]): void {
  const rows = texts.map((text) => ({ date: `${day} 10:00:00`, text, integer: '1' }))
  storeBody(database, events, bodyOf(rows), span(day))
}

/** How many slices were read while something was worked out. */
function readWhile(work: () => void): number {
  readBlocks.mockClear()
  work()
  return readBlocks.mock.calls.length
}

describe('columns', () => {
  const byText = { by: ['text'] } satisfies SummaryWish

  test('are read once, whatever is asked of the same rows next', () => {
    const [database, cache] = [twoDays(), new ColumnCache()]
    expect(readWhile(() => summarize(database, events, { ...byText, cache }))).toBe(2)
    expect(readWhile(() => summarize(database, events, { ...byText, cache, limit: '1' }))).toBe(0)
    expect(readWhile(() => summarize(database, events, { ...byText, cache, range: span('2025-03-10') }))).toBe(0)
    // Another field, and another period that has one day more.
    expect(readWhile(() => summarize(database, events, { ...byText, cache, measures: ['sum(integer)'] }))).toBe(2)
    store(database, '2025-03-11', ['d'])
    const wish = { ...byText, cache, measures: ['sum(integer)'] }
    expect(readWhile(() => expect(linesOf(summarize(database, events, wish))).toHaveLength(5))).toBe(1)
  })

  test('of a field that has another type by now are read anew', () => {
    const [database, cache] = [twoDays(), new ColumnCache()]
    const wish = { ...byText, cache, measures: ['count(integer > 0)'] }
    expect(readWhile(() => summarize(database, events, wish))).toBe(2)
    const fields = events.fields.map((field) =>
      field.name === 'integer' ? ({ ...field, type: 'duration' } as const) : field,
    )
    expect(readWhile(() => summarize(database, { ...events, fields }, wish))).toBe(2)
  })

  test('of other filters, or another search, are others', () => {
    const [database, cache] = [twoDays(), new ColumnCache()]
    summarize(database, events, { ...byText, cache })
    const filters = [{ field: 'text', operator: '=', value: 'b' }] as const
    expect(linesOf(summarize(database, events, { ...byText, cache, filters }))).toEqual([
      ['b', 2],
      ['', 2],
    ])
    expect(linesOf(summarize(database, events, { ...byText, cache, search: 'c' }))).toEqual([
      ['c', 1],
      ['', 1],
    ])
    expect(linesOf(summarize(database, events, { ...byText, cache }))).toHaveLength(4)
  })

  test('of a slice that was fetched again are read again, those of the others are not', () => {
    const [database, cache] = [twoDays(), new ColumnCache()]
    const wish = { ...byText, cache, measures: ['count', 'distinct(text)'] }
    summarize(database, events, wish)
    store(database, '2025-03-10', ['e', 'a', 'a'])
    expect(
      readWhile(() =>
        expect(linesOf(summarize(database, events, wish))).toEqual([
          ['a', 3, 1],
          ['b', 1, 1],
          ['e', 1, 1],
          ['', 5, 3],
        ]),
      ),
    ).toBe(1)
  })

  test('of erased rows are gone, and so are their texts', () => {
    const [database, cache] = [twoDays(), new ColumnCache()]
    summarize(database, events, { ...byText, cache })
    const bytes = cache.bytes
    const [, last] = slicesOf(database, scope(events))
    deleteRows(database, events, [firstRowId(last?.id ?? 0) + 1])
    expect(linesOf(summarize(database, events, { ...byText, cache }))).toEqual([
      ['a', 1],
      ['b', 2],
      ['', 3],
    ])
    expect(cache.bytes).toBeLessThan(bytes)
  })

  test('beyond what may be kept go, the longest unasked first', () => {
    const database = twoDays()
    const one = new ColumnCache()
    summarize(database, events, { ...byText, cache: one })
    const cache = new ColumnCache(new BudgetShare(one.bytes))
    summarize(database, events, { ...byText, cache })
    const search = { ...byText, cache, search: 'b' }
    summarize(database, events, search)
    expect(cache.bytes).toBeLessThanOrEqual(one.bytes)
    expect(readWhile(() => summarize(database, events, search))).toBe(0)
    expect(readWhile(() => summarize(database, events, { ...byText, cache }))).toBe(2)
    const none = new ColumnCache(new BudgetShare(0))
    expect(linesOf(summarize(database, events, { ...byText, cache: none }))).toHaveLength(4)
    expect(none.bytes).toBe(0)
  })

  test('are given back where nobody asks any more', () => {
    vi.useFakeTimers()
    try {
      const [database, cache] = [twoDays(), new ColumnCache(new BudgetShare(1_000_000), 1_000)]
      summarize(database, events, { ...byText, cache })
      vi.advanceTimersByTime(900)
      summarize(database, events, { ...byText, cache })
      vi.advanceTimersByTime(900)
      expect(cache.bytes).toBeGreaterThan(0)
      vi.advanceTimersByTime(200)
      expect(cache.bytes).toBe(0)
    } finally {
      vi.useRealTimers()
    }
  })

  test('that were read before somebody gave up are kept', () => {
    const [database, cache] = [twoDays(), new ColumnCache()]
    let calls = 0
    const throwIfCancelled = (): void => {
      calls++
      if (calls > 1) throw new AppError('cancelled')
    }
    expect(() => summarize(database, events, { ...byText, cache, throwIfCancelled })).toThrow(
      expect.objectContaining({ code: 'cancelled' }),
    )
    expect(readWhile(() => expect(linesOf(summarize(database, events, { ...byText, cache }))).toHaveLength(4))).toBe(1)
  })
})
