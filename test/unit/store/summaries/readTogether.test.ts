import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { BudgetShare } from '../../../../src/core/store/query/columns/columnBudget.ts'
import { ColumnCache } from '../../../../src/core/store/query/columns/columnCache.ts'
import { readTogether } from '../../../../src/core/store/query/summaries/readTogether.ts'
import * as source from '../../../../src/core/store/query/source.ts'
import { bodyOf, openMemoryStore, storeBody } from '../../../support/memoryStore.ts'
import { everyType } from '../../../support/reports.ts'
import { runs } from '../../../support/runs.ts'
import { linesOf, summarize, summaryQuestion, type SummaryWish } from '../../../support/summaries.ts'
import { span } from '../../../support/times.ts'

vi.mock('../../../../src/core/store/query/source.ts', { spy: true })
/** Called for each pass over the rows of a slice. */
const passes = vi.mocked(source.rowsOfPart)

const database = openMemoryStore([everyType])
const DAYS = ['2025-03-10', '2025-03-11', '2025-03-12']
for (const [place, day] of DAYS.entries()) {
  const rows = Array.from({ length: 7 }, (_each, row) => ({
    date: `${day} 1${row}:00:00`,
    text: 'abc'.charAt((row + place) % 3),
    integer: String(row - 2),
    telephone: `30012345${row}${place}`,
    duration: `0:0${row}:00`,
  }))
  storeBody(database, everyType, bodyOf(rows), span(day))
}

function passesOf(work: () => unknown): number {
  passes.mockClear()
  work()
  return passes.mock.calls.length
}

function together(cache: ColumnCache, asked: readonly SummaryWish[]): void {
  const questions = asked.map((each) => summaryQuestion(everyType, each))
  readTogether(database, cache, { report: everyType, questions }, () => undefined)
}

test('ten summaries of the same rows take one pass over each slice', () => {
  const asked = ['text', 'integer', 'telephone', 'date:day', 'date:hour-of-day'].flatMap((by) => [
    { by: [by] },
    { by: [by], measures: ['sum(integer)', 'avg(duration)'] },
  ])
  const cache = new ColumnCache()
  expect(passesOf(() => together(cache, asked))).toBe(DAYS.length)
  const answers = asked.map((each) => linesOf(summarize(database, everyType, { ...each, cache })))
  expect(passesOf(() => asked.map((each) => summarize(database, everyType, { ...each, cache })))).toBe(0)
  expect(answers).toEqual(asked.map((each) => linesOf(summarize(database, everyType, each))))
})

test('what one summary alone reads is left to it, and so is what has no room', () => {
  const week = { by: ['text'], range: span('2025-03-10', '2025-03-11') }
  const day = { by: ['integer'], range: span('2025-03-12') }
  expect(passesOf(() => together(new ColumnCache(), [week, day]))).toBe(0)
  expect(passesOf(() => together(new ColumnCache(), [week, { ...week, by: [] }, day]))).toBe(2)
  const small = new ColumnCache(new BudgetShare(16))
  together(small, [{ by: ['text'] }, { by: ['integer'] }])
  expect(small.bytes).toBeLessThanOrEqual(16)
})

test('a question that makes no sense is in nobody’s way', () => {
  const cache = new ColumnCache()
  const [good] = [summaryQuestion(everyType, { by: ['text'] })]
  const bad = { ...good, rows: { ...good.rows, filters: [{ field: 'nowhere', operator: '=', value: 'x' } as const] } }
  readTogether(database, cache, { report: everyType, questions: [bad, good, good] }, () => undefined)
  expect(passesOf(() => summarize(database, everyType, { by: ['text'], cache }))).toBe(0)
})

test('whatever is read together, each answer is as it is alone', () => {
  const period = fc.constantFrom<Pick<SummaryWish, 'range' | 'compare'>>(
    { range: null },
    { range: span('2025-03-10') },
    { range: span('2025-03-12') },
    { range: span('2025-03-11', '2025-03-12'), compare: 'previous' },
  )
  const fields = fc.record({
    by: fc.subarray(['text', 'integer', 'date:day', 'telephone'], { maxLength: 2 }),
    measures: fc.subarray(['count', 'sum(integer)', 'avg(duration)', 'distinct(telephone)'], { minLength: 1 }),
  })
  const asked = fc.tuple(period, fields).map(([when, what]): SummaryWish => ({ ...when, ...what }))
  fc.assert(
    fc.property(fc.array(asked, { minLength: 1, maxLength: 5 }), fc.nat({ max: 4_000 }), (each, room) => {
      const cache = new ColumnCache(new BudgetShare(room))
      together(cache, each)
      for (const one of each) {
        const alone = linesOf(summarize(database, everyType, one))
        expect(linesOf(summarize(database, everyType, { ...one, cache }))).toEqual(alone)
      }
    }),
    { numRuns: runs(40) },
  )
})
