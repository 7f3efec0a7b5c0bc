import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { ColumnAnswers } from '../../src/core/store/query/columns/columnAnswers.ts'
import { closeResult, openResult, readBlock } from '../../src/core/store/query/results.ts'
import { ColumnCache } from '../../src/core/store/query/columns/columnCache.ts'
import { NO_HELPERS, type ReadingHelpers } from '../../src/core/store/query/columns/readingHelpers.ts'
import { listValues } from '../../src/core/store/query/valueList.ts'
import type { Question } from '../../src/shared/query.ts'
import { isLong } from '../../src/shared/values.ts'
import { asked, DAYS, EXTRA, fields, rows } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { bodyOf, makeKnown, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { isRefused } from '../support/questionModel.ts'
import { everyType } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { span } from '../support/times.ts'

// What columns answer is what a scan answers, to the letter. What a scan answers is held against a plain model by
// `questions.test.ts`.

const database = openMemoryStore([everyType])
afterAll(() => database.close())
makeKnown(database, everyType, EXTRA)

/** Fields whose values columns have. */
const LISTED = everyType.fields.filter(({ type }) => !isLong(type)).map(({ name }) => name)

/** @param helpers those that share a scan; by default nobody does */
function newColumns(helpers: ReadingHelpers = NO_HELPERS): ColumnAnswers {
  return new ColumnAnswers(database, new ColumnCache(), () => false, { limits: { leastRows: 0 }, helpers })
}

function answered(wish: Partial<Question>, columns: ColumnAnswers | undefined) {
  const result = openResult(database, everyType, question(everyType, wish), { columns })
  try {
    const { places, total, fields: names } = result
    const middle = Math.floor(total / 2)
    return {
      isByColumns: places?.kind === 'ids',
      total,
      rows: readBlock(database, result, names, 0, total),
      last: readBlock(database, result, names, middle, total - middle),
    }
  } finally {
    closeResult(database, result)
  }
}

/** Has the columns of every field read. */
function readAll(columns: ColumnAnswers, wish: Partial<Question>): void {
  for (const field of LISTED) answered({ ...wish, sort: [{ field, descending: false }] }, columns)
}

const tables = fc.array(fc.array(rows, { maxLength: 12 }), { minLength: 1, maxLength: 3 })
const ranges = fc.constantFrom(
  null,
  span('2025-03-09', '2025-03-10'),
  { from: span('2025-03-09').from, to: span('2025-03-11 15:00:00').to },
  span('2025-03-10'),
)
const questions = fc.array(fc.record({ asked, range: ranges, newestFirst: fc.boolean() }), {
  minLength: 6,
  maxLength: 6,
})

/** Stores an answer for each day; what was there before is replaced. */
function store(days: readonly (readonly Row[])[]): void {
  for (const [place, range] of DAYS.entries()) storeBody(database, everyType, bodyOf(days[place] ?? []), range)
}

describe('columns that are kept', () => {
  test('answer as a scan does, whatever is asked, and again once slices were replaced', () => {
    const columns = newColumns()
    fc.assert(
      fc.property(tables, questions, (days, wishes) => {
        store(days)
        for (const range of new Set(wishes.map((wish) => wish.range))) readAll(columns, { range })
        for (const {
          asked: { filters, search, sort },
          range,
          newestFirst,
        } of wishes) {
          if (filters.some((filter) => isRefused(everyType, filter))) continue
          const wish = { filters, search, sort, range, newestFirst }
          const { isByColumns, ...found } = answered(wish, columns)
          const { isByColumns: _scanned, ...scanned } = answered(wish, undefined)
          expect(found).toEqual(scanned)
          const named = [...filters, ...sort].map(({ field }) => field)
          expect(isByColumns).toBe(search === '' && named.length > 0 && named.every((name) => LISTED.includes(name)))
        }
      }),
      { numRuns: runs(15) },
    )
  })

  test('are found as by one scan where a scan is shared, whatever is asked and replaced', () => {
    const columns = newColumns({ ...NO_HELPERS, count: 1 })
    let shared = 0
    fc.assert(
      fc.property(tables, questions, (days, wishes) => {
        store(days)
        for (const {
          asked: { filters, search },
          range,
          newestFirst,
        } of wishes) {
          if (filters.some((filter) => isRefused(everyType, filter))) continue
          const wish = { filters, search, range, newestFirst }
          const { isByColumns, ...found } = answered(wish, columns)
          const { isByColumns: _scanned, ...scanned } = answered(wish, undefined)
          expect(found).toEqual(scanned)
          if (filters.length > 0 || search !== '') expect(isByColumns).toBe(true)
          if (isByColumns) shared++
        }
      }),
      { numRuns: runs(15) },
    )
    expect(shared).toBeGreaterThan(0)
  })

  test('list values as a scan does', () => {
    const columns = newColumns()
    const searches = fc.constantFrom('', 'a', 'Ñ', '%', '5')
    fc.assert(
      fc.property(tables, questions, fc.constantFrom(...fields), searches, (days, wishes, field, search) => {
        store(days)
        for (const {
          asked: { filters },
          range,
        } of wishes) {
          if (filters.some((filter) => isRefused(everyType, filter))) continue
          const of = question(everyType, { filters, range })
          const input = { report: everyType, question: of, field, search, limit: 20 }
          expect(listValues(database, input, columns)).toEqual(listValues(database, input))
        }
      }),
      { numRuns: runs(15) },
    )
  })
})
