import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { OPERATORS, type Filter } from '../../../src/shared/query.ts'
import type { FieldType } from '../../../src/shared/reports/types.ts'
import { isNumeric } from '../../../src/shared/values.ts'
import type { Row } from '../../support/desk.ts'
import { answer, bodyOf, openMemoryStore, storeBody } from '../../support/memoryStore.ts'
import { answerOf, isRefused } from '../../support/questionModel.ts'
import { everyType } from '../../support/reports.ts'
import { serverDate, span } from '../../support/times.ts'

const DAYS = [span('2025-03-09'), span('2025-03-10'), span('2025-03-11')]
const PIECES = [
  'Ñandú',
  'nandu',
  'ÑANDÚ',
  'a',
  'B',
  'á',
  '100 %',
  '_',
  '%',
  '\\',
  "'",
  '"',
  '; DROP TABLE',
  '|',
  ' ',
  'ß',
  '😀',
  '¿',
  'z',
  '\n',
  '\x1f',
  '-',
  '--',
  '[',
  '*',
  '?',
]
const texts = fc.array(fc.constantFrom(...PIECES), { maxLength: 3 }).map((pieces) => pieces.join(''))
const json = fc.constantFrom<unknown>(null, 5, 1.5, true, ['a', 'Ñ'], { b: [1] }, [])

const SPELLINGS: Partial<Record<FieldType, readonly string[]>> = {
  integer: ['0', '5', '-5', '1,250', '12', '100'],
  decimal: ['0.5', '3,5', '-2.25', '1,234.5', '12'],
  percent: ['34.64 %', '0.00%', '15,233.33 %', '100 %', '5%', '12'],
  money: ['COP 900', '$ 1,200.50', '12', '-5'],
  duration: ['00:04:10', '4:38:08', '-00:00:01', '100:00:00', '75', '02:02:47'],
  date: ['2025-03-10', '20250309', '2025-02-28'],
  hour: ['07:00', '7', '10:30', '23'],
}
const NONE = ['', '', ' ', '-', '--', 'x', 'no date', '1 2']

function valuesOf(type: FieldType): fc.Arbitrary<unknown> {
  if (type === 'dateTime') {
    const seconds = fc.integer({ min: DAYS[0]?.from ?? 0, max: DAYS[2]?.to ?? 0 }).map(serverDate)
    return fc.oneof({ weight: 6, arbitrary: seconds }, fc.constantFrom(...NONE), fc.constant(undefined))
  }
  const own = isNumeric(type) ? fc.constantFrom(...(SPELLINGS[type] ?? [])) : texts
  const other = fc.oneof(json, fc.constantFrom(...NONE), fc.constant(undefined))
  return fc.oneof({ weight: 3, arbitrary: own }, { weight: 1, arbitrary: other })
}

const EXTRA = ['Año "x"', 'extra']
const fields = [...everyType.fields.map((field) => field.name), ...EXTRA]
const rows: fc.Arbitrary<Row> = fc
  .record({
    ...Object.fromEntries(everyType.fields.map((field) => [field.name, valuesOf(field.type)])),
    extra: fc.oneof(texts, fc.constantFrom('5', '12.5', '-1', ''), json, fc.constant(undefined)),
    'Año "x"': fc.oneof(texts, fc.constant(undefined)),
  })
  .map((row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)))

const anyValue = fc.oneof(
  texts,
  fc.constantFrom(...Object.values(SPELLINGS).flat(), ...NONE),
  fc.constantFrom(
    '2025-03-10',
    '2025-03-10 12:00',
    '2025-03-10T23:59:59',
    '20250310',
    '5|12',
    'a|á|100 %',
    'null',
    'true',
    '["a","Ñ"]',
  ),
)
const filters: fc.Arbitrary<Filter> = fc
  .record({ field: fc.constantFrom(...fields), operator: fc.constantFrom(...OPERATORS), value: anyValue })
  .filter(({ operator, value }) => value !== '' || operator === '=' || operator === '!=')
const keys = fc.record({ field: fc.constantFrom(...fields), descending: fc.boolean() })
const asked = fc.record({
  filters: fc.oneof({ weight: 4, arbitrary: fc.tuple(filters) }, fc.array(filters, { maxLength: 3 })),
  search: fc.oneof({ weight: 3, arbitrary: fc.constant('') }, texts, fc.constantFrom('12', 'null', ':', 'NANDU')),
  sort: fc.array(keys, { maxLength: 2 }),
})

const database = openMemoryStore([everyType])
beforeAll(() => {
  // A field that no document lists can be asked for once an answer had it.
  store([[Object.fromEntries(EXTRA.map((name) => [name, 'seen']))]])
})
afterAll(() => database.close())

function store(windows: readonly (readonly Row[])[]): void {
  database.exec(`DELETE FROM "rows:${everyType.key}"; DELETE FROM windows`)
  for (const [place, rows] of windows.entries()) {
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
      { numRuns: 120 },
    )
  }, 30_000)

  test('is answered block by block as in one', () => {
    const table = fc.array(rows, { minLength: 1, maxLength: 25 })
    fc.assert(
      fc.property(table, asked, fc.nat(30), fc.nat(30), (table, asked, offset, limit) => {
        fc.pre(!asked.filters.some((filter) => isRefused(everyType, filter)))
        store([table])
        const whole = answerOf(everyType, table, asked)
        expect(answer(database, everyType, asked, { offset, limit })).toEqual(whole.slice(offset, offset + limit))
      }),
      { numRuns: 120 },
    )
  }, 30_000)

  test('about a period is about the rows dated inside, and rows without a date of windows inside', () => {
    const periods = fc
      .tuple(fc.integer({ min: -10, max: 80 }), fc.integer({ min: 0, max: 40 }))
      .map(([hour, length]) => ({ from: (DAYS[0]?.from ?? 0) + hour * 3600, seconds: length * 3600 + 3599 }))
    const tables = fc.array(fc.array(rows, { maxLength: 6 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(tables, periods, (tables, { from, seconds }) => {
        const period = { ...span(serverDate(from)), to: span(serverDate(from + seconds)).to }
        store(tables)
        const expected = tables.flatMap((table, place) => {
          const window = DAYS[place] ?? period
          if (period.from <= window.from && window.to <= period.to) return table
          const only = { from: Math.max(period.from, window.from), to: Math.min(period.to, window.to) }
          if (only.from > only.to) return []
          const filters: Filter[] = [
            { field: 'date', operator: '>=', value: serverDate(only.from) },
            { field: 'date', operator: '<=', value: serverDate(only.to) },
          ]
          return answerOf(everyType, table, { filters, search: '', sort: [] })
        })
        const shown = answer(database, everyType, { range: period })
        const text = (rows: readonly Row[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted()
        expect(text(shown)).toEqual(text(expected.map((row) => inOrder(row))))
      }),
      { numRuns: 120 },
    )
  }, 30_000)

  test.each(['unknown', '', 'date"', 'row_id', '"value:text"'])(
    'about a field that there is not is refused: %j',
    (field) => {
      const refusal = expect.objectContaining({ code: 'unknown-field' }) as Error
      expect(() => answer(database, everyType, { filters: [{ field, operator: '=', value: 'x' }] })).toThrow(refusal)
      expect(() => answer(database, everyType, { sort: [{ field, descending: false }] })).toThrow(refusal)
    },
  )

  test('leaves nothing changed, whatever stands in it', () => {
    store([[{ text: 'a' }, { text: "'; DROP TABLE windows; --" }]])
    const filters: Filter[] = [{ field: 'text', operator: 'contains', value: "'; DROP TABLE windows; --" }]
    expect(answer(database, everyType, { filters })).toHaveLength(1)
    expect(answer(database, everyType, { search: '%' })).toEqual([])
    expect(answer(database, everyType)).toHaveLength(2)
  })
})

function inOrder(row: Row): Row {
  return Object.fromEntries(fields.filter((name) => row[name] !== undefined).map((name) => [name, row[name]]))
}
