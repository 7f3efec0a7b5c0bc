import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { closeResult, openResult, readBlock } from '../../../src/core/store/results.ts'
import { wall } from '../../../src/shared/time.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../support/memoryStore.ts'
import { events } from '../../support/reports.ts'
import { serverDate, span } from '../../support/times.ts'

const database = openMemoryStore([events])
afterAll(() => database.close())

/** Stores a day's window for each number of rows, and says the texts of all rows in the order of time. */
function storeDays(rowsOfDays: readonly number[]): string[] {
  database.exec(`DELETE FROM "rows:${events.key}"; DELETE FROM windows`)
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

  test('are known of windows that are there whole, and looked for where rows of them are gone', () => {
    fc.assert(
      fc.property(days, fc.array(place, { maxLength: 3 }), place, place, (rowsOfDays, holes, offset, limit) => {
        let expected = storeDays(rowsOfDays)
        for (const hole of holes) {
          const text = expected[hole]
          if (text === undefined) continue
          database.exec(`UPDATE windows SET row_count = row_count - 1
            WHERE id = (SELECT row_id >> 24 FROM "rows:${events.key}" WHERE "value:text" = '${text}')`)
          database.exec(`DELETE FROM "rows:${events.key}" WHERE "value:text" = '${text}'`)
          expected = expected.filter((each) => each !== text)
        }
        const result = openResult(database, events, question(events))
        expect(result.total).toBe(expected.length)
        const block = readBlock(database, result, ['text'], offset, limit)
        expect(block.map(([text]) => text)).toEqual(expected.slice(offset, offset + limit))
        closeResult(database, result)
      }),
      { numRuns: 300 },
    )
  })

  test('are known without a look at the rows where everything is asked for', () => {
    storeDays([3, 0, 2])
    const kindOf = (wish: Parameters<typeof question>[1]): string | undefined =>
      openResult(database, events, question(events, wish)).places?.kind
    expect(kindOf({})).toBe('stretches')
    expect(kindOf({ range: span('1970-01-01', '1970-01-03') })).toBe('stretches')
    expect(kindOf({ search: '1' })).toBe('rows')
    expect(kindOf({ sort: [{ field: 'text', descending: true }] })).toBe('rows')
    expect(kindOf({ range: { from: wall(1), to: wall(90_000) } })).toBe('rows')
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
