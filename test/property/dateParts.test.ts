import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import type { Filter } from '../../src/shared/query.ts'
import { DAYS, EXTRA, partFilters, rows } from '../support/anyRows.ts'
import { answer, bodyOf, makeKnown, openMemoryStore, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused } from '../support/questionModel.ts'
import { everyType } from '../support/reports.ts'
import { runs } from '../support/runs.ts'
import { span } from '../support/times.ts'

const database = openMemoryStore([everyType])
afterAll(() => database.close())

test('what is asked of parts of dates finds just the rows that a plain reading finds', () => {
  fc.assert(
    fc.property(
      fc.array(rows, { maxLength: 12 }),
      fc.array(partFilters, { minLength: 12, maxLength: 12 }),
      (table, filters) => {
        database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
        makeKnown(database, everyType, EXTRA)
        storeBody(database, everyType, bodyOf(table), DAYS[0] ?? span('2025-03-09'))
        for (const filter of filters) {
          const asked = { filters: [filter], search: '', sort: [] }
          if (isRefused(everyType, filter)) {
            expect(() => answer(database, everyType, asked)).toThrow(expect.objectContaining({ code: 'bad-filter' }))
          } else expect(answer(database, everyType, asked)).toEqual(answerOf(everyType, table, asked))
        }
      },
    ),
    { numRuns: runs(150) },
  )
})

test('a range that ends before it begins goes on over midnight and over Sunday; dates before 1970 have days too', () => {
  const at = (date: string) => ({ date })
  const table = ['1969-12-31 23:59:59', '1970-01-01 00:00:00', '2025-03-10 06:00:59', '2025-03-10 06:01:00'].map(at)
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  storeBody(database, everyType, bodyOf(table), DAYS[0] ?? span('2025-03-09'))
  const found = (part: 'time-of-day' | 'day-of-week', operator: Filter['operator'], value: string): unknown =>
    answer(database, everyType, { filters: [{ field: 'date', part, operator, value }] }).map((row) => row['date'])
  const [eve, first, early, later] = table.map(({ date }) => date)
  expect(found('time-of-day', 'in', '22:00..06:00')).toEqual([eve, first, early])
  expect(found('time-of-day', '>', '06:00')).toEqual([eve, later])
  expect(found('time-of-day', '>', '06:00:00')).toEqual([eve, early, later])
  expect(found('time-of-day', '<', '00:00')).toEqual([])
  expect(found('day-of-week', '=', '3')).toEqual([eve])
  expect(found('day-of-week', '=', '4')).toEqual([first])
  expect(found('day-of-week', 'in', '4..1')).toEqual([first, early, later])
  const minutes = Array.from({ length: 40 }, (_, minute) => `06:${String(minute).padStart(2, '0')}`).join('|')
  expect(found('time-of-day', 'in', minutes)).toEqual([early, later])
})
