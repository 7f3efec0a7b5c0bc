import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { listValues } from '../../src/core/store/query/valueList.ts'
import type { ValueList } from '../../src/shared/results.ts'
import type { Question } from '../../src/shared/query.ts'
import { asked, EXTRA, fields, rows, texts } from '../support/anyRows.ts'
import type { Row } from '../support/connectedStore.ts'
import { answer, bodyOf, makeKnown, openMemoryStore, question, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused, valuesOf } from '../support/questionModel.ts'
import { defineReport, events, everyType, field, sums } from '../support/reports.ts'
import { span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const PERIOD = span('2025-03-09', '2025-03-11')

const database = openMemoryStore([everyType, events])
afterAll(() => database.close())

function store(rows: readonly Row[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM slices`)
  makeKnown(database, everyType, EXTRA)
  storeBody(database, everyType, bodyOf(rows), PERIOD)
}

interface Wish {
  readonly search?: string
  readonly limit?: number
  readonly question?: Partial<Question>
}

function list(field: string, { search = '', limit = 1000, question: wish = {} }: Wish = {}): ValueList {
  return listValues(database, { report: everyType, question: question(everyType, wish), field, search, limit })
}

function withText(values: readonly unknown[]): Row[] {
  return values.map((text) => (text === undefined ? { id: '1' } : { text }))
}

describe('the values of a field', () => {
  test('are those that a plain count of the rows of the question gives', () => {
    fc.assert(
      fc.property(fc.array(rows, { maxLength: 20 }), fc.constantFrom(...fields), asked, (table, field, asked) => {
        fc.pre(!asked.filters.some((filter) => isRefused(everyType, filter)))
        store(table)
        const counted = valuesOf(everyType, answerOf(everyType, table, { ...asked, sort: [] }), field)
        expect(list(field, { question: asked })).toEqual({ values: counted, isComplete: true })
      }),
      { numRuns: runs(200) },
    )
  })

  test('are those that contain a text, and the most frequent of them where they are too many', () => {
    const filters = (field: string, value: string) => [{ field, operator: 'contains', value } as const]
    fc.assert(
      fc.property(
        fc.array(rows, { maxLength: 20 }),
        fc.constantFrom(...fields),
        texts,
        fc.integer({ min: 1, max: 6 }),
        (table, field, search, limit) => {
          store(table)
          const found =
            search === ''
              ? table
              : answerOf(everyType, table, { filters: filters(field, search), search: '', sort: [] })
          const counted = valuesOf(everyType, found, field)
          expect(list(field, { search, limit })).toEqual({
            values: counted.slice(0, limit),
            isComplete: counted.length <= limit,
          })
        },
      ),
      { numRuns: runs(200) },
    )
  })

  test('find exactly the rows that they were counted in, one by one and together', () => {
    fc.assert(
      fc.property(
        fc.array(rows, { maxLength: 20 }),
        fc.constantFrom(...fields),
        fc.nat(2 ** 20),
        (table, field, chosen) => {
          store(table)
          const { values } = list(field)
          const pick = (picked: readonly string[]): number =>
            answer(database, everyType, { filters: [{ field, operator: 'one-of', value: JSON.stringify(picked) }] })
              .length
          for (const { value, count } of values) expect(pick([value])).toBe(count)
          const some = values.filter((_each, place) => (chosen >> place) % 2 === 1)
          expect(pick(some.map(({ value }) => value))).toBe(some.reduce((sum, { count }) => sum + count, 0))
          expect(pick(values.map(({ value }) => value))).toBe(table.length)
          expect(pick([])).toBe(0)
        },
      ),
      { numRuns: runs(60) },
    )
  })

  test('stay apart where they differ in case or accents, and are one entry where there is none', () => {
    store(withText(['Ñandú', 'nandu', 'NANDU', 'nandu', null, '', ' ', '\u00a0\t', undefined, 'a|b', 5, '5', '-']))
    expect(list('text')).toEqual({
      values: [
        { value: '', count: 5 },
        { value: '5', count: 2 },
        { value: 'nandu', count: 2 },
        { value: '-', count: 1 },
        { value: 'a|b', count: 1 },
        { value: 'NANDU', count: 1 },
        { value: 'Ñandú', count: 1 },
      ],
      isComplete: true,
    })
    expect(list('text', { search: 'nandú' }).values).toHaveLength(3)
    expect(answer(database, everyType, { filters: [{ field: 'text', operator: 'empty', value: '' }] })).toHaveLength(5)
  })

  test('may hold anything', () => {
    const odd = ['\0', 'a\0b', 'a', '\u2028', "'; DROP TABLE slices; --", '😀', '\ud800'.toWellFormed(), '[]', '%', '_']
    store(withText(odd))
    expect(new Set(list('text').values.map(({ value }) => value))).toEqual(new Set(odd))
    for (const value of odd) {
      const filters = [{ field: 'text', operator: 'one-of', value: JSON.stringify([value, 'not there']) } as const]
      expect(answer(database, everyType, { filters })).toEqual([{ text: value }])
    }
  })

  test('that nobody would pick from a list, for their length, are left out, and the list says so', () => {
    const long = 'x'.repeat(3000)
    store(withText(['a', 'b', 'a', long, long, long]))
    expect(list('text')).toEqual({
      values: [
        { value: 'a', count: 2 },
        { value: 'b', count: 1 },
      ],
      isComplete: false,
    })
    expect(list('text', { limit: 1 })).toEqual({ values: [{ value: 'a', count: 2 }], isComplete: false })
    const filters = [{ field: 'text', operator: 'one-of', value: JSON.stringify([long]) } as const]
    expect(answer(database, everyType, { filters })).toHaveLength(3)
  })

  test('of sums are those of the period', () => {
    const store = openMemoryStore([sums])
    const parameters = { campaign: 'all' }
    const row = (text: string, count: string): Row => ({ text, count, weight: '1', talk: '00:00:01' })
    const scope = { connectionId: 1, reportKey: sums.key, parameters }
    storeBody(store, sums, bodyOf([row('a', '1'), row('b', '2')]), span('2025-03-09'), { scope })
    storeBody(store, sums, bodyOf([row('a', '1'), row('c', '2')]), span('2025-03-10'), { scope })
    const both = question(sums, { parameters, range: span('2025-03-09', '2025-03-10') })
    const values = (field: string) =>
      listValues(store, { report: sums, question: both, field, search: '', limit: 9 }).values
    expect(values('text').map(({ value }) => value)).toEqual(['a', 'b', 'c'])
    expect(values('count')).toEqual([{ value: '2', count: 3 }])
    store.close()
  })

  test('leave nothing behind, also where they fail', () => {
    const tables = () => database.prepare('SELECT count(*) FROM sqlite_temp_master').pluck().get()
    const before = tables()
    list('text')
    expect(() => list('unknown')).toThrow(expect.objectContaining({ code: 'unknown-field' }))
    const bad = { filters: [{ field: 'integer', operator: '<', value: 'x' } as const] }
    expect(() => list('text', { question: bad })).toThrow(expect.objectContaining({ code: 'bad-filter' }))
    expect(tables()).toBe(before)
  })

  test('of a report of which nothing was ever stored are none', () => {
    const other = defineReport({ id: 'never', kind: 'detail', fields: [field('a', 'text')] })
    const input = { report: other, question: question(other), field: 'a', search: '', limit: 5 }
    expect(listValues(database, input)).toEqual({ values: [], isComplete: true })
  })
})

describe('a filter of picked values', () => {
  test.each(['', 'a', '{}', '[1]', '["a",null]', '["a"', 'null'])(
    'that is no list of texts is refused: %j',
    (value) => {
      const filters = [{ field: 'text', operator: 'one-of', value } as const]
      expect(() => answer(database, everyType, { filters })).toThrow(expect.objectContaining({ code: 'bad-filter' }))
    },
  )

  test('may be very long', () => {
    store(withText(['7', '8']))
    const many = JSON.stringify(Array.from({ length: 100_000 }, (_each, place) => String(place * 2)))
    const filters = [{ field: 'text', operator: 'one-of', value: many } as const]
    expect(answer(database, everyType, { filters })).toEqual([{ text: '8' }])
  })
})
