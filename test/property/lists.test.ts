import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { readPreviews, readRow } from '../../src/core/store/query/previews.ts'
import { closeResult, openResult, rowIdAt, unfilteredTotal } from '../../src/core/store/query/results.ts'
import { listValues } from '../../src/core/store/query/valueList.ts'
import { slicesOf } from '../../src/core/store/tables/slices.ts'
import { itemsOfRow, itemsOfRows, OPERATORS, type Filter, type Question } from '../../src/shared/query.ts'
import { listReportOf } from '../../src/shared/reports/catalogueLists.ts'
import { wall } from '../../src/shared/time.ts'
import { numberOf } from '../../src/shared/values.ts'
import type { Row } from '../support/connectedStore.ts'
import { definition, explode, leaves, LIST_PATHS, nested, nestedRows } from '../support/listRows.ts'
import { answer, bodyOf, openMemoryStore, question, scope, storeBody } from '../support/memoryStore.ts'
import { answerOf, isRefused, valuesOf } from '../support/questionModel.ts'
import { events } from '../support/reports.ts'
import { serverDate, span } from '../support/times.ts'
import { runs } from '../support/runs.ts'

const SLICES = [span('2025-03-09'), span('2025-03-10'), span('2025-03-11')]
const database = openMemoryStore([nested])
afterAll(() => database.close())

function clear(database: WritableDatabase): void {
  for (const key of [nested.key, ...LIST_PATHS.map((path) => `${nested.key}#${path}`)]) {
    database.exec(`DELETE FROM "rows:${key}"`)
  }
  database.exec('DELETE FROM slices')
}

function store(tables: readonly (readonly Row[])[]): void {
  clear(database)
  for (const [place, rows] of tables.entries()) {
    storeBody(database, nested, bodyOf(rows), SLICES[place] ?? span('2025-03-12'))
  }
}

const tables = fc.array(fc.array(nestedRows, { maxLength: 8 }), { minLength: 1, maxLength: 3 })
const paths = fc.constantFrom(...LIST_PATHS)

/** Rows of slices as they stand in the store: by the first date of their calls, those without one last. */
function byDate(rows: readonly Row[]): Row[] {
  return rows.toSorted((a, b) => (firstDate(a) ?? Infinity) - (firstDate(b) ?? Infinity) || 0)
}

function datesIn(row: Row): readonly string[] {
  const calls = Array.isArray(row['calls']) ? (row['calls'] as Row[]) : []
  return calls.map((call) => textOf(call['date'])).filter((date) => numberOf('dateTime', date) !== null)
}

function firstDate(row: Row): number | undefined {
  const dates = datesIn(row).map((date) => numberOf('dateTime', date) ?? 0)
  return dates.length === 0 ? undefined : Math.min(...dates)
}

describe('the items of lists within rows', () => {
  test('are rows of their own, in the order of what they stand in', () => {
    fc.assert(
      fc.property(tables, paths, (tables, list) => {
        store(tables)
        expect(answer(database, nested, { list })).toEqual(explode(tables.flat(), list))
      }),
      { numRuns: runs(50) },
    )
  })

  test('are filtered, searched, sorted, counted and listed as any rows', () => {
    const value = fc.constantFrom('5', 'Ñandú', 'nandu', 'a', '', '34.64 %', '00:00:05', '2025-03-10', '-', '["a",""]')
    const fields = ['id', 'name', 'share', 'date', 'calls.name', 'talk', 'text', 'notes.name', 'city', 'value', 'other']
    const filters = fc
      .record({ field: fc.constantFrom(...fields), operator: fc.constantFrom(...OPERATORS), value })
      .filter(({ value, operator }) => value !== '' || operator === '=' || operator === '!=')
    const wishes = fc.record({
      filters: fc.array(filters, { maxLength: 2 }),
      search: fc.constantFrom('', '', 'nandu', '5', 'name', 'calls'),
      sort: fc.array(fc.record({ field: fc.constantFrom(...fields), descending: fc.boolean() }), { maxLength: 2 }),
    })
    fc.assert(
      fc.property(tables, paths, wishes, (tables, list, wish) => {
        store(tables)
        const report = definition(listReportOf(nested, list))
        const known = new Set(openFields({ list }))
        const has = ({ field }: { readonly field: string }): boolean => known.has(field)
        const asked = {
          ...wish,
          filters: wish.filters.filter((filter) => has(filter) && !isRefused(report, filter)),
          sort: wish.sort.filter(has),
        }
        // A list within a row is searched by what its items hold, not by the names that its JSON has too.
        const all = explode(tables.flat(), list)
        const spread = new Map(all.map((row) => [spreadLists(row), row]))
        const model = asked.sort.length === 0 ? { ...report, dateField: null } : report
        const expected = answerOf(model, [...spread.keys()], asked).map((row) => spread.get(row))
        expect(answer(database, nested, { list, ...asked })).toEqual(expected)
        const { field = 'id' } = asked.sort[0] ?? {}
        const found = listValues(database, {
          report: nested,
          question: question(nested, { list, ...asked }),
          field,
          search: '',
          limit: 1000,
        })
        expect(found.values).toEqual(valuesOf(report, expected as Row[], field))
        const opened = openResult(database, nested, question(nested, { list, ...asked }))
        expect(unfilteredTotal(database, opened, question(nested, { list, ...asked }))).toBe(all.length)
        expect(readPreviews(database, opened, 0, 1000)).toHaveLength(expected.length)
        if (expected.length > 0) expect(readRow(database, opened, 0)).toHaveLength(opened.fields.length)
        closeResult(database, opened)
      }),
      { numRuns: runs(50) },
    )
  })

  test('are found by the rows that they stand in, and row by row', () => {
    const wishes = fc.record({
      filters: fc.array(
        fc.constantFrom<Filter>(
          { field: 'id', operator: '>', value: '4' },
          { field: 'calls', operator: '>=', value: '1' },
          { field: 'other', operator: '!empty', value: '' },
          { field: 'name', operator: 'contains', value: 'a' },
        ),
        { maxLength: 2 },
      ),
      search: fc.constantFrom('', 'nandu', '5'),
    })
    fc.assert(
      fc.property(tables, paths, wishes, (tables, list, wish) => {
        store(tables)
        const extras = new Set(openFields({}))
        const asked = { ...wish, filters: wish.filters.filter(({ field }) => extras.has(field)) }
        const found = new Set(answer(database, nested, asked).map(sorted))
        const sent = new Map(tables.flat().map((row) => [sorted(asShown(row)), row]))
        const fitting = tables.flat().filter((row) => found.has(sorted(asShown(row))))
        const ofAll = question(nested, asked)
        expect(answer(database, nested, itemsOfRows(ofAll, list))).toEqual(explode(fitting, list))
        const opened = openResult(database, nested, ofAll)
        const ids = Array.from({ length: opened.total }, (_, place) => rowIdAt(database, opened, place))
        closeResult(database, opened)
        const rows = answer(database, nested, asked)
        for (const [place, rowId] of ids.entries()) {
          const items = answer(database, nested, itemsOfRow(ofAll, list, rowId))
          expect(items).toEqual(explode([sent.get(sorted(rows[place] ?? {})) ?? {}], list))
        }
      }),
      { numRuns: runs(40) },
    )
  })

  test('of a period are those dated inside, and all of slices inside', () => {
    const periods = fc
      .tuple(fc.integer({ min: -10, max: 60 }), fc.integer({ min: 0, max: 40 }))
      .map(([hour, length]) => ({
        from: wall((SLICES[0]?.from ?? 0) + hour * 3600),
        to: wall((SLICES[0]?.from ?? 0) + (hour + length) * 3600 + 3599),
      }))
    const three = fc.array(fc.array(nestedRows, { maxLength: 5 }), { minLength: 3, maxLength: 3 })
    fc.assert(
      fc.property(three, periods, (tables, period) => {
        store(tables)
        const inside = (date: string): boolean => {
          const at = numberOf('dateTime', date)
          return at !== null && at >= period.from && at <= period.to
        }
        const parts = tables.map((rows, place) => {
          const slice = SLICES[place] ?? period
          if (period.from <= slice.from && slice.to <= period.to) return { rows, isWhole: true }
          return { rows: period.from <= slice.to && slice.from <= period.to ? rows : [], isWhole: false }
        })
        const calls = parts.flatMap(({ rows, isWhole }) =>
          explode(rows, 'calls').filter((call) => isWhole || inside(textOf(call['date']))),
        )
        expect(answer(database, nested, { list: 'calls', range: period })).toEqual(calls)
        const rows = parts.flatMap(({ rows, isWhole }) =>
          rows.filter((row) => {
            const dates = datesIn(row).map((date) => numberOf('dateTime', date) ?? 0)
            return isWhole || (Math.max(...dates) >= period.from && Math.min(...dates) <= period.to)
          }),
        )
        expect(texts(answer(database, nested, { range: period }))).toEqual(texts(rows.map(asShown)))
      }),
      { numRuns: runs(40) },
    )
  })

  test('are made anew when rows are cut out of their slice', () => {
    fc.assert(
      fc.property(fc.array(nestedRows, { maxLength: 12 }), fc.array(nestedRows, { maxLength: 3 }), (rows, fresh) => {
        clear(database)
        storeBody(database, nested, bodyOf(rows), span('2025-03-09', '2025-03-11'))
        storeBody(database, nested, bodyOf(fresh), span('2025-03-10'))
        const shown = answer(database, nested)
        for (const list of LIST_PATHS) {
          expect(texts(answer(database, nested, { list }))).toEqual(texts(explode(shown.map(asSent), list)))
        }
        const slices = slicesOf(database, scope(nested))
        expect(slices.every(({ isDated }) => !isDated)).toBe(true)
        // Which rows belong to what is left nothing tells, unless there are none.
        const left =
          rows.length === 0 ? [span('2025-03-09'), span('2025-03-10'), span('2025-03-11')] : [span('2025-03-10')]
        expect(slices.map(({ range }) => range)).toEqual(left)
        expect(slices.reduce((sum, slice) => sum + slice.rows, 0)).toBe(shown.length)
      }),
      { numRuns: runs(30) },
    )
  })

  test('are made of rows that were stored before the list was known', () => {
    const { lists: _lists, dateField: _date, ...flat } = nested
    const earlier = { ...flat, dateField: null }
    fc.assert(
      fc.property(fc.array(nestedRows, { maxLength: 6 }), (rows) => {
        const database = openMemoryStore([earlier])
        storeBody(database, earlier, bodyOf(rows), span('2025-03-10'))
        ensureRowsTable(database, nested)
        for (const list of LIST_PATHS) expect(answer(database, nested, { list })).toEqual(explode(rows, list))
        expect(answer(database, nested)).toEqual(byDate(rows).map(asShown))
        database.close()
      }),
      { numRuns: runs(30) },
    )
  })

  test('of a list that there is not are refused', () => {
    expect(() => answer(database, nested, { list: 'calls.nothing' })).toThrow(
      expect.objectContaining({ code: 'unknown-field', detail: expect.objectContaining({ field: 'calls.nothing' }) }),
    )
    expect(() => answer(openMemoryStore(), events, { list: 'x' })).toThrow(
      expect.objectContaining({ code: 'unknown-field' }),
    )
  })
})

describe('a row with lists', () => {
  test('shows how many items they have, and has their JSON whole', () => {
    store([[{ id: '1', calls: [{ name: 'a' }, { name: 'b' }], customer: {} }, { calls: 'none' }, { calls: null }, {}]])
    const opened = openResult(database, nested, question(nested))
    expect(opened.fields).toEqual(['id', 'name', 'share', 'calls.date', 'calls', 'customer'])
    const at = opened.fields.indexOf('calls')
    expect(readPreviews(database, opened, 0, 10).map((row) => row[at])).toEqual(['[2]', 'none', '', null])
    expect(readPreviews(database, opened, 0, 10).map((row) => row[at + 1])).toEqual(['[0]', null, null, null])
    expect(readRow(database, opened, 0)[at]).toBe('[{"name":"a"},{"name":"b"}]')
    closeResult(database, opened)
  })

  test('is found by the number of items, and by what they hold', () => {
    const row = (id: string, ...names: string[]): Row => ({ id, calls: names.map((name) => ({ name })) })
    store([
      [row('none'), row('one', 'Ñandú'), row('two', 'b', 'nan"d'), { id: 'no list', calls: '' }, { id: 'lacking' }],
    ])
    const ids = (...filters: Filter[]): unknown[] => answer(database, nested, { filters }).map((each) => each['id'])
    const calls = (operator: Filter['operator'], value = ''): Filter => ({ field: 'calls', operator, value })
    expect(ids(calls('>', '1'))).toEqual(['two'])
    expect(ids(calls('=', '[1]'))).toEqual(['one'])
    expect(ids(calls('in', '1|[2]'))).toEqual(['one', 'two'])
    expect(ids(calls('empty'))).toEqual(['none', 'no list', 'lacking'])
    expect(ids(calls('contains', 'nandu'))).toEqual(['one'])
    expect(ids(calls('contains', 'n"D'))).toEqual(['two'])
    expect(ids(calls('contains', 'name'))).toEqual([])
    expect(ids(calls('one-of', '["[2]",""]'))).toEqual(['none', 'two', 'no list', 'lacking'])
    const search = (text: string): unknown[] => answer(database, nested, { search: text }).map((each) => each['id'])
    expect(search('NANDU')).toEqual(['one'])
    expect(search('name')).toEqual([])
    const values = listValues(database, {
      report: nested,
      question: question(nested),
      field: 'calls',
      search: '',
      limit: 9,
    })
    expect(values.values).toEqual([
      { value: '', count: 3 },
      { value: '[1]', count: 1 },
      { value: '[2]', count: 1 },
    ])
    const sort = [{ field: 'calls', descending: true }]
    expect(
      answer(database, nested, { sort })
        .map((each) => each['id'])
        .slice(0, 3),
    ).toEqual(['two', 'one', 'none'])
  })

  test('is dated by its items', () => {
    const row = (id: string, ...dates: number[]): Row => ({ id, calls: dates.map((at) => ({ date: serverDate(at) })) })
    const noon = span('2025-03-10').from + 43_200
    store([[row('late', noon + 60, noon + 50), row('none'), row('early', noon, noon + 99)]])
    expect(answer(database, nested).map((each) => [each['id'], each['calls.date']])).toEqual([
      ['early', serverDate(noon)],
      ['late', serverDate(noon + 50)],
      ['none', undefined],
    ])
    const filters: Filter[] = [{ field: 'calls.date', operator: '>', value: serverDate(noon) }]
    expect(answer(database, nested, { filters })).toHaveLength(1)
  })
})

describe('fields whose names depend on the operation', () => {
  test('stand at their documented place and compare by their type', () => {
    store([
      [{ name: 'a', level_40: '1,200.50 %', zz: 'x', level_5: '9 %' }, { name: 'b', level_40: '34 %' }, { name: 'c' }],
    ])
    expect(openFields()).toEqual([
      'id',
      'name',
      'level_5',
      'level_40',
      'share',
      'calls.date',
      'calls',
      'customer',
      'zz',
    ])
    const names = (wish: Partial<Question>): unknown[] => answer(database, nested, wish).map((row) => row['name'])
    expect(names({ sort: [{ field: 'level_40', descending: true }] })).toEqual(['a', 'b', 'c'])
    expect(names({ filters: [{ field: 'level_40', operator: '>=', value: '34%' }] })).toEqual(['a', 'b'])
    expect(names({ filters: [{ field: 'level_5', operator: '!empty', value: '' }] })).toEqual(['a'])
    expect(() => names({ filters: [{ field: 'level_40', operator: '<', value: 'x' }] })).toThrow(
      expect.objectContaining({ code: 'bad-filter' }),
    )
    expect(names({ filters: [{ field: 'zz', operator: '<', value: 'y' }] })).toEqual(['a'])
  })
})

/** A row as a text that is the same whatever the order of its fields. */
function sorted(row: Row): string {
  return JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function openFields(wish: Partial<Question> = {}): readonly string[] {
  const opened = openResult(database, nested, question(nested, wish))
  closeResult(database, opened)
  return opened.fields
}

/** A row as a question shows it: with the date that its items give it. */
function asShown(row: Row): Row {
  const { old_name: _old, ...rest } = row
  const named = row['old_name'] !== undefined && row['name'] === undefined ? { ...rest, name: row['old_name'] } : row
  const dates = datesIn(row)
  const first = dates.find((date) => numberOf('dateTime', date) === firstDate(row))
  return first === undefined ? named : { ...named, 'calls.date': first }
}

function asSent(row: Row): Row {
  const { 'calls.date': _date, ...sent } = row
  return sent
}

function spreadLists(row: Row): Row {
  const entries = Object.entries(row).flatMap(([name, value]): [string, unknown][] =>
    name === 'notes' || name === 'phones'
      ? leaves(value).map((leaf, place) => [`${name} ${place}`, leaf])
      : [[name, value]],
  )
  return Object.fromEntries(entries)
}

function texts(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
