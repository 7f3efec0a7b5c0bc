import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { readPreviews } from '../../src/core/store/query/previews.ts'
import { closeResult, openResult, readBlock, type OpenResult } from '../../src/core/store/query/results.ts'
import { sliceOfRowSql } from '../../src/core/store/rows/rowIds.ts'
import { wall } from '../../src/shared/time.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { events } from '../support/reports.ts'
import { serverDate, span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const database = openMemoryStore([events])
afterAll(() => database.close())

/** Stores a day's slice for each number of rows, and says the texts of all rows in the order of time. */
function storeDays(rowsOfDays: readonly number[]): string[] {
  database.exec(`DELETE FROM "rows:${events.key}"; DELETE FROM slices`)
  return rowsOfDays.flatMap((count, day) => {
    const range = { from: wall(day * 86_400), to: wall(day * 86_400 + 86_399) }
    const texts = Array.from({ length: count }, (_none, place) => `${day}/${place}`)
    const rows = texts.map((text, place) => ({ date: serverDate(wall(range.from + place)), text }))
    storeBody(database, events, bodyOf(rows), range)
    return texts
  })
}

describe('the places of rows', () => {
  const days = fc.array(fc.nat(6), { maxLength: 8 })
  const place = fc.nat(50)
  const newestFirst = fc.boolean()

  test('are known of slices that are there whole, and looked for where rows of them are gone', () => {
    fc.assert(
      fc.property(
        days,
        fc.array(place, { maxLength: 3 }),
        place,
        place,
        newestFirst,
        (rowsOfDays, holes, offset, limit, newestFirst) => {
          let expected = storeDays(rowsOfDays)
          for (const hole of holes) {
            const text = expected[hole]
            if (text === undefined) continue
            database.exec(`UPDATE slices SET row_count = row_count - 1
            WHERE id = (SELECT ${sliceOfRowSql().text} FROM "rows:${events.key}" WHERE "value:text" = '${text}')`)
            database.exec(`DELETE FROM "rows:${events.key}" WHERE "value:text" = '${text}'`)
            expected = expected.filter((each) => each !== text)
          }
          if (newestFirst) expected = expected.toReversed()
          const result = openResult(database, events, { ...question(events), newestFirst })
          expect(result.total).toBe(expected.length)
          expect(
            readPreviews(database, result, offset, limit).map((row) => row[result.fields.indexOf('text')]),
          ).toEqual(expected.slice(offset, offset + limit))
          const block = readBlock(database, result, ['text'], offset, limit)
          expect(block.map(([text]) => text)).toEqual(expected.slice(offset, offset + limit))
          closeResult(database, result)
        },
      ),
      { numRuns: runs(300) },
    )
  })

  test('of the first rows are told on the way to all of them', () => {
    let told = 0
    const budgetMs = fc.constantFrom(0, 1_000, 1_000)
    fc.assert(
      fc.property(
        days,
        fc.nat(9),
        fc.integer({ min: 1, max: 9 }),
        budgetMs,
        newestFirst,
        (rowsOfDays, searched, most, budgetMs, newestFirst) => {
          const inOrder = storeDays(rowsOfDays)
          const all = newestFirst ? inOrder.toReversed() : inOrder
          const expected = all.filter((text) => text.includes(String(searched)))
          const textsOf = (result: OpenResult): unknown[] =>
            readBlock(database, result, ['text'], 0, result.total).map(([text]) => text)
          const early: unknown[] = []
          const onFirst = (first: OpenResult, unfilteredTotal: number | null): void => {
            expect(unfilteredTotal).toBe(all.length)
            early.push(...textsOf(first))
          }
          const filter = { field: 'text', operator: 'contains', value: String(searched) } as const
          const asked = { ...question(events, { filters: [filter] }), newestFirst }
          const result = openResult(database, events, asked, { early: { most, budgetMs, leastRows: 0, onFirst } })
          expect(textsOf(result)).toEqual(expected)
          expect(early).toEqual(expected.slice(0, early.length))
          // With time enough all that there are come at once, or as many as were asked for before the rest.
          if (budgetMs > 0) expect(early).toHaveLength(expected.length < most ? 0 : most)
          if (early.length > 0) told++
          closeResult(database, result)
        },
      ),
      { numRuns: runs(300) },
    )
    expect(told).toBeGreaterThan(30)
    const left = `SELECT count(*) FROM temp.sqlite_master WHERE name LIKE 'result:%'`
    expect(database.prepare(left).pluck().get()).toBe(0)
  })

  test('are known without a look at the rows where everything is asked for', () => {
    storeDays([3, 0, 2])
    const kindOf = (wish: Parameters<typeof question>[1], newestFirst = false): string | undefined =>
      openResult(database, events, { ...question(events, wish), newestFirst }).places?.kind
    expect(kindOf({})).toBe('stretches')
    expect(kindOf({}, true)).toBe('stretches-backwards')
    expect(kindOf({ range: span('1970-01-01', '1970-01-03') })).toBe('stretches')
    expect(kindOf({ search: '1' })).toBe('rows')
    expect(kindOf({ sort: [{ field: 'text', descending: true }] })).toBe('rows')
    expect(kindOf({ range: { from: wall(1), to: wall(90_000) } })).toBe('rows')
  })

  test('of the last rows are found from the end, without sorting', () => {
    storeDays([3, 0, 2])
    const steps: string[] = []
    const prepare = database.prepare.bind(database)
    const listening = Object.create(database, {
      prepare: {
        value: (text: string) => {
          if (text.startsWith('CREATE TEMP TABLE') && text.includes('DESC')) {
            const plan = prepare(`EXPLAIN QUERY PLAN ${text}`)
            steps.push(
              ...(plan.all(...Array.from(text.matchAll(/\?/g), () => '1')) as { detail: string }[]).map(
                ({ detail }) => detail,
              ),
            )
          }
          return prepare(text)
        },
      },
    }) as typeof database
    const filter = { field: 'text', operator: 'contains', value: '1' } as const
    openResult(listening, events, { ...question(events, { filters: [filter] }), newestFirst: true })
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.filter((step) => step.includes('ORDER BY'))).toEqual([])
  })

  test('outlive rows that come after them, and miss those that were replaced', () => {
    storeDays([2, 2])
    const result = openResult(database, events, question(events))
    const day = { from: wall(2 * 86_400), to: wall(2 * 86_400 + 86_399) }
    storeBody(database, events, bodyOf([{ date: serverDate(day.from), text: 'later' }]), day)
    expect(readBlock(database, result, ['text'], 0, 10)).toHaveLength(4)
    const first = { from: wall(0), to: wall(86_399) }
    storeBody(database, events, bodyOf([{ date: serverDate(first.from), text: 'again' }]), first)
    expect(() => readBlock(database, result, ['text'], 0, 10)).toThrow('result-gone')
  })
})
