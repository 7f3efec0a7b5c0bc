import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { Filter } from '../../src/shared/query.ts'
import { asked, DAYS, EXTRA, fields, rows } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { answer, bodyOf, makeKnown, openMemoryStore, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused } from '../support/questionModel.ts'
import { everyType } from '../support/reports.ts'
import { serverDate, span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const database = openMemoryStore([everyType])
afterAll(() => database.close())

function store(slices: readonly (readonly Row[])[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  // A field that no document lists can be asked for once an answer had it.
  makeKnown(database, everyType, EXTRA)
  for (const [place, rows] of slices.entries()) {
    const range = DAYS[place]
    if (range !== undefined) storeBody(database, everyType, bodyOf(rows), range)
  }
}

describe('a question', () => {
  test('gets the answer that a plain reading of all rows gives', () => {
    const tables = fc.array(fc.array(rows, { maxLength: 10 }), { minLength: 1, maxLength: 3 })
    fc.assert(
      fc.property(tables, fc.array(asked, { minLength: 8, maxLength: 8 }), (tables, questions) => {
        store(tables)
        const all = tables.flat()
        for (const asked of questions) {
          if (asked.filters.some((filter) => isRefused(everyType, filter))) {
            expect(() => answer(database, everyType, asked)).toThrow(expect.objectContaining({ code: 'bad-filter' }))
          } else expect(answer(database, everyType, asked)).toEqual(answerOf(everyType, all, asked))
        }
      }),
      { numRuns: runs(120) },
    )
  })

  test('is answered block by block as in one', () => {
    const table = fc.array(rows, { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(table, asked, fc.nat(30), fc.nat(30), (table, asked, offset, limit) => {
        fc.pre(!asked.filters.some((filter) => isRefused(everyType, filter)))
        store([table])
        const whole = answerOf(everyType, table, asked)
        expect(answer(database, everyType, asked, { offset, limit })).toEqual(whole.slice(offset, offset + limit))
      }),
      { numRuns: runs(120) },
    )
  })

  test('about a period is about the rows dated inside, and rows without a date of slices inside', () => {
    const periods = fc
      .tuple(fc.integer({ min: -10, max: 80 }), fc.integer({ min: 0, max: 40 }))
      .map(([hour, length]) => ({ from: (DAYS[0]?.from ?? 0) + hour * 3600, seconds: length * 3600 + 3599 }))
    const tables = fc.array(fc.array(rows, { maxLength: 6 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(tables, periods, (tables, { from, seconds }) => {
        const period = { ...span(serverDate(from)), to: span(serverDate(from + seconds)).to }
        store(tables)
        const expected = tables.flatMap((table, place) => {
          const slice = DAYS[place] ?? period
          if (period.from <= slice.from && slice.to <= period.to) return table
          if (period.from > slice.to || slice.from > period.to) return []
          const filters: Filter[] = [
            { field: 'date', operator: '>=', value: serverDate(period.from) },
            { field: 'date', operator: '<=', value: serverDate(period.to) },
          ]
          return answerOf(everyType, table, { filters, search: '', sort: [] })
        })
        const shown = answer(database, everyType, { range: period })
        const text = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()
        expect(text(shown)).toEqual(text(expected.map((row) => inOrder(row))))
      }),
      { numRuns: runs(120) },
    )
  })

  test.each(['unknown', '', 'date"', 'row_id', '"value:text"'])(
    'about a field that there is not is refused: %j',
    (field) => {
      const refusal = expect.objectContaining({ code: 'unknown-field' }) as Error
      expect(() => answer(database, everyType, { filters: [{ field, operator: '=', value: 'x' }] })).toThrow(refusal)
      expect(() => answer(database, everyType, { sort: [{ field, descending: false }] })).toThrow(refusal)
    },
  )

  test('leaves nothing changed, whatever stands in it', () => {
    store([[{ text: 'a' }, { text: "'; DROP TABLE slices; --" }]])
    const filters: Filter[] = [{ field: 'text', operator: 'contains', value: "'; DROP TABLE slices; --" }]
    expect(answer(database, everyType, { filters })).toHaveLength(1)
    expect(answer(database, everyType, { search: '%' })).toEqual([])
    expect(answer(database, everyType)).toHaveLength(2)
  })
})

function inOrder(row: Row): Row {
  return Object.fromEntries(fields.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]))
}
