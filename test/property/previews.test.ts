import fc from 'fast-check'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { PREVIEW_CHARACTERS, readPreviews, readRow } from '../../src/core/store/query/previews.ts'
import { openResult, unfilteredTotal } from '../../src/core/store/query/results.ts'
import { plainTextOf } from '../../src/shared/plainText.ts'
import type { Question } from '../../src/shared/query.ts'
import { asked, EXTRA, fields, rows } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { bodyOf, makeKnown, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused } from '../support/questionModel.ts'
import { defineReport, events, everyType, field, sums } from '../support/reports.ts'
import { serverDate, span } from '../support/times.ts'
import type { TextRow } from '../../src/shared/rows.ts'
import { runs } from '../support/runs.ts'

const PERIOD = span('2025-03-09', '2025-03-11')
const database = openMemoryStore([everyType])
afterAll(() => database.close())
beforeEach(() => {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  makeKnown(database, everyType, EXTRA)
})

function store(rows: readonly Row[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  makeKnown(database, everyType, EXTRA)
  storeBody(database, everyType, bodyOf(rows), PERIOD)
}

/** The texts of a row, whole. */
function textsOf(row: Row): (string | null)[] {
  return fields.map((name) => {
    const value = row[name]
    if (value === undefined) return null
    return value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value)
  })
}

const html = fields.findIndex((name) => everyType.fields.some((field) => field.name === name && field.type === 'html'))

function inOrder(row: TextRow, names: readonly string[]): (string | null)[] {
  return fields.map((name) => row[names.indexOf(name)] ?? null)
}

describe('the rows of a result', () => {
  test('come as texts, whole one by one and as previews in blocks', () => {
    const table = fc.array(rows, { minLength: 1, maxLength: 15 })
    fc.assert(
      fc.property(table, asked, fc.nat(16), fc.nat(16), (table, asked, offset, limit) => {
        fc.pre(!asked.filters.some((filter) => isRefused(everyType, filter)))
        store(table)
        const wanted = question(everyType, asked)
        const result = openResult(database, everyType, wanted)
        const expected = answerOf(everyType, table, asked).map(textsOf)
        const whole = expected.map((_row, place) => inOrder(readRow(database, result, place), result.fields))
        expect(whole).toEqual(expected)
        const previews = readPreviews(database, result, offset, limit).map((row) => inOrder(row, result.fields))
        const short = expected.map((row) =>
          row.map((text, place) => (place === html && text !== null ? plainTextOf(text, PREVIEW_CHARACTERS) : text)),
        )
        expect(previews).toEqual(short.slice(offset, offset + limit))
        expect(unfilteredTotal(database, result, wanted)).toBe(table.length)
      }),
      { numRuns: runs(150) },
    )
  })

  test('are cut by characters, never inside of one', () => {
    const long = (piece: string): string => piece.repeat(1000)
    store([
      { text: long('a'), note: long('😀'), telephone: long('ñ'), mail: [long('é')], extra: long('x'), id: 'a\0b' },
    ])
    const result = openResult(database, everyType, question(everyType))
    const [row] = readPreviews(database, result, 0, 10)
    const shown = (name: string): string => row?.[result.fields.indexOf(name)] ?? ''
    expect(shown('text')).toBe('a'.repeat(300))
    expect(shown('note')).toBe('😀'.repeat(300))
    expect(shown('telephone')).toBe('ñ'.repeat(300))
    expect(shown('mail')).toBe(JSON.stringify([long('é')]).slice(0, 300))
    expect(shown('extra')).toBe('x'.repeat(300))
    expect(shown('id')).toBe('a\0b')
    expect(readRow(database, result, 0)[result.fields.indexOf('note')]).toBe(long('😀'))
  })

  test('show of mails what can be read, however long their styles are', () => {
    const styles = `<style>${'p { color: red } '.repeat(1000)}</style>`
    const page = `<html><head>${styles}</head><body class="x"><p>Hola&nbsp;Ana</p>${'<p>más</p>'.repeat(5000)}</body></html>`
    store([{ page }, { page: '<p>Hola</p>' }, { page: null }, { page: ['<p>'] }, {}])
    const result = openResult(database, everyType, question(everyType))
    const place = result.fields.indexOf('page')
    const shown = readPreviews(database, result, 0, 10).map((row) => row[place])
    expect(shown[0]).toMatch(/^Hola Ana más más /)
    expect(shown[0]?.length).toBeLessThanOrEqual(300)
    expect(shown.slice(1)).toEqual(['Hola', '', '[" "]', null])
    expect(readRow(database, result, 0)[place]).toBe(page)
  })

  test('that are not there are refused', () => {
    store([{ text: 'a' }])
    const result = openResult(database, everyType, question(everyType))
    const gone = expect.objectContaining({ code: 'result-gone' }) as Error
    for (const place of [1, 2, 1e9]) expect(() => readRow(database, result, place)).toThrow(gone)
    expect(readPreviews(database, result, 1, 5)).toEqual([])
    store([{ text: 'b' }])
    expect(() => readRow(database, result, 0)).toThrow(gone)
    expect(() => readPreviews(database, result, 0, 1)).toThrow(gone)
  })

  test('of a report of which nothing was stored are none', () => {
    const other = defineReport({ id: 'never', kind: 'detail', fields: [field('a', 'text')] })
    const wanted = question(other, { search: 'x' })
    const result = openResult(database, other, wanted)
    expect([readPreviews(database, result, 0, 5), unfilteredTotal(database, result, wanted)]).toEqual([[], 0])
  })
})

describe('the rows without filters', () => {
  const search = 'nothing has this'

  test('are counted of slices that reach past the period, too', () => {
    const memory = openMemoryStore([events])
    for (const day of ['2025-03-09', '2025-03-10', '2025-03-11']) {
      const range = span(day)
      const rows = Array.from({ length: 24 }, (_each, hour) => ({
        date: serverDate(range.from + hour * 3600),
        text: 'a',
      }))
      storeBody(memory, events, bodyOf(rows), range)
    }
    const count = (range: Question['range']): number => {
      const wanted = question(events, { range, search })
      const result = openResult(memory, events, wanted)
      expect(result.total).toBe(0)
      return unfilteredTotal(memory, result, wanted)
    }
    expect(count(null)).toBe(72)
    expect(count(span('2025-03-09', '2025-03-10'))).toBe(48)
    expect(count(span('2025-03-09 12:00', '2025-03-11 05:59:59'))).toBe(12 + 24 + 6)
    expect(count(span('2025-03-20'))).toBe(0)
    memory.close()
  })

  test('are the summed ones of an aggregate', () => {
    const memory = openMemoryStore([sums])
    const parameters = { campaign: 'all' }
    const scope = { connectionId: 1, reportKey: sums.key, parameters }
    const row = (text: string): Row => ({ text, count: '1', weight: '1', talk: '00:00:01' })
    storeBody(memory, sums, bodyOf([row('a'), row('b')]), span('2025-03-09'), { scope })
    storeBody(memory, sums, bodyOf([row('a'), row('c')]), span('2025-03-10'), { scope })
    for (const [range, rows] of [
      [span('2025-03-09', '2025-03-10'), 3],
      [span('2025-03-09'), 2],
    ] as const) {
      const wanted = question(sums, { parameters, range, search })
      expect(unfilteredTotal(memory, openResult(memory, sums, wanted), wanted)).toBe(rows)
    }
    memory.close()
  })
})
