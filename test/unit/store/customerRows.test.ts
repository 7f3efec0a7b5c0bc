import fc from 'fast-check'
import { expect, test } from 'vitest'
import { USUAL_PLAN } from '../../../src/shared/telephoneCountries.ts'
import { forgetInPreferences } from '../../../src/core/store/erasing/customerPreferences.ts'
import { deleteRows, findCustomer, forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import { listLogs, setLog, startLog } from '../../../src/core/store/tables/logBook.ts'
import { allPreferences, setPreference } from '../../../src/core/store/tables/preferences.ts'
import { beginSlice, slicesOf } from '../../../src/core/store/tables/slices.ts'
import { fieldSetOf } from '../../../src/core/store/query/fieldSet.ts'
import { listReportsOf } from '../../../src/core/store/rows/reportTable.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { namedCustomer } from '../../../src/shared/customers.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { answer, bodyOf, ingestBody, openMemoryStore, question, scope, storeBody } from '../../support/memoryStore.ts'
import { defineReport, everyType, field, list, live, sums } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

const CUSTOMER = '+57 300 123 4567'
const SAME = ['3001234567', '573001234567', '+573001234567', '00573001234567', '300-123-4567', '9573001234567']
const OTHERS = ['3001234568', '', '573001234560', '-']
const DAY = span('2025-03-10')
const quiet = (): void => undefined

const nested = defineReport({
  id: 'nested',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('text', 'text')],
  lists: [
    list('calls', {
      fields: [field('telephone', 'telephone'), field('remark', 'text')],
      lists: [list('legs', { fields: [field('number', 'telephone')] })],
    }),
  ],
})

test('finds a customer in a list that is written as an object, by the fields of its items', () => {
  const database = openMemoryStore([nested])
  const calls = {
    4: { telephone: '3001234567', legs: {} },
    2: { telephone: '', legs: { 7: { number: '3001234567' } } },
  }
  storeBody(
    database,
    nested,
    bodyOf([
      { text: 'a', calls },
      { text: 'b', calls: { 3: { remark: '3001234567' } } },
    ]),
    DAY,
  )
  expect(rowsIn(database, [nested])).toMatchObject([{ named: [expect.any(Number)], mentioned: [expect.any(Number)] }])
})

function rowsIn(database: ReturnType<typeof openMemoryStore>, reports: readonly ReportDefinition[], text = CUSTOMER) {
  return findCustomer(database, reports, { customer: text, connectionId: null }, quiet)
}

test('finds and deletes just the rows that a plain look finds, and every count is right after it', () => {
  const telephone = fc.constantFrom(...SAME, ...OTHERS)
  const row = fc.record(
    {
      telephone,
      text: fc.constantFrom('', 'llamar al 300 123 4567', '3001234567', 'nada'),
      id: fc.constantFrom('3001234567', CUSTOMER, '9'),
      'new field': fc.oneof(telephone, fc.constant(3_001_234_567), fc.constant({ deep: ['x', '573001234567'] })),
      // A server may put a customer where it should not, or into the names of its fields.
      duration: fc.constantFrom('00:01:00', '3001234567'),
      'sip:573001234567@pbx': fc.constant('x'),
      'calls of 300 123 4567': fc.constant('x'),
    },
    { requiredKeys: [] },
  )
  const isSame = (value: unknown): boolean => SAME.includes(String(value))
  fc.assert(
    fc.property(fc.array(fc.array(row, { maxLength: 6 }), { maxLength: 4 }), fc.boolean(), (days, withMentions) => {
      const database = openMemoryStore([everyType])
      let at = 0
      const all = days.map((rows) => rows.map((each) => ({ ...each, integer: String(at++) })))
      for (const [day, rows] of all.entries()) {
        storeBody(database, everyType, bodyOf(rows), span(`2025-03-1${day}`))
      }
      const names = (each: Record<string, unknown>): boolean => {
        const extra = each['new field']
        const isExtra = typeof extra === 'object' ? true : extra !== undefined && isSame(extra)
        return isSame(each['telephone']) || each['id'] === CUSTOMER || isExtra || 'sip:573001234567@pbx' in each
      }
      const mentioned = (each: Record<string, unknown>): boolean =>
        ['text', 'id', 'duration'].some((name) => JSON.stringify(each[name] ?? '').includes('300')) ||
        'calls of 300 123 4567' in each
      const [found] = rowsIn(database, [everyType])
      const expected = all.flat().filter(names)
      const others = all.flat().filter((each) => !names(each) && mentioned(each))
      expect(found?.named ?? []).toHaveLength(expected.length)
      expect(found?.mentioned ?? []).toHaveLength(others.length)
      const ids = [...(found?.named ?? []), ...(withMentions ? (found?.mentioned ?? []) : [])]
      expect(deleteRows(database, everyType, ids)).toBe(ids.length)
      expect(deleteRows(database, everyType, ids)).toBe(0)
      const kept = all.map((rows) => rows.filter((each) => !names(each) && !(withMentions && mentioned(each))))
      expect(new Set(answer(database, everyType).map((each) => each['integer']))).toEqual(
        new Set(kept.flat().map((each) => each.integer)),
      )
      expect(slicesOf(database, scope(everyType)).map((slice) => slice.rows)).toEqual(kept.map((rows) => rows.length))
      expect(rowsIn(database, [everyType]).flatMap((each) => each.named)).toEqual([])
      database.close()
    }),
    { numRuns: 150 },
  )
})

test('looks into lists and lists within lists, and takes the whole row with its items', () => {
  const database = openMemoryStore([nested])
  const rows = [
    { date: '2025-03-10 10:00:00', text: 'a', calls: [{ telephone: '1', legs: [{ number: '573001234567' }] }] },
    { date: '2025-03-10 10:00:01', text: 'b', calls: [{ telephone: '3001234567' }, { telephone: '2222222222' }] },
    { date: '2025-03-10 10:00:02', text: 'c', calls: [{ remark: 'dijo 3001234567' }] },
    { date: '2025-03-10 10:00:03', text: 'd', calls: [{ telephone: '3333333333', other: 'x' }] },
    { date: '2025-03-10 10:00:04', text: 'e', calls: [{ strange: '3001234567' }] },
  ]
  storeBody(database, nested, bodyOf(rows), DAY)
  const [found] = rowsIn(database, [nested])
  expect(found?.named).toHaveLength(3)
  expect(found?.mentioned).toHaveLength(1)
  deleteRows(database, nested, found?.named ?? [])
  expect(answer(database, nested).map((row) => row['text'])).toEqual(['c', 'd'])
  const [, list] = listReportsOf(nested)[0] ?? []
  expect(database.prepare(`SELECT count(*) FROM "rows:${list?.key}"`).pluck().get()).toBe(2)
})

test('finds rows of a report that left the catalogue, and leaves alone what is still coming in', () => {
  const database = openMemoryStore([everyType])
  storeBody(
    database,
    everyType,
    bodyOf([
      { telephone: SAME[1], text: 'a' },
      { telephone: '1', text: 'b' },
    ]),
    DAY,
  )
  const sliceId = beginSlice(database, scope(everyType), DAY, DAY)
  ingestBody(new Ingest(database, everyType, sliceId, DAY), bodyOf([{ telephone: SAME[0] }]))
  const [found, ...others] = rowsIn(database, [])
  expect(others).toEqual([])
  expect(found).toMatchObject({ connectionId: 1, reportKey: everyType.key, mentioned: [] })
  expect(deleteRows(database, { key: everyType.key }, found?.named ?? [])).toBe(1)
})

test('everything that was asked for with the customer as a parameter is about them, and is forgotten', () => {
  const database = openMemoryStore([sums])
  const target = scope(sums, { campaign: '3001234567' })
  storeBody(database, sums, bodyOf([{ text: 'x', count: '1' }]), DAY, { scope: target })
  storeBody(database, sums, bodyOf([{ text: 'y', count: '1' }]), DAY, { scope: scope(sums, { campaign: '7' }) })
  const [found] = rowsIn(database, [sums])
  expect(found?.named).toHaveLength(1)
  deleteRows(database, sums, found?.named ?? [])
  forgetParameters(database, { customer: CUSTOMER, connectionId: null })
  expect(slicesOf(database, target)).toEqual([])
  expect(database.prepare('SELECT parameters FROM scopes').pluck().all()).toEqual(['[["campaign","7"]]'])
})

test('a field that is named after the customer is not offered any more', () => {
  const database = openMemoryStore([everyType])
  const rows = [{ text: 'a', '3001234567': { state: 'x' }, other: '1' }, { text: 'b' }]
  storeBody(database, everyType, bodyOf(rows), DAY)
  const named = rowsIn(database, [everyType]).flatMap((each) => each.named)
  expect(named).toHaveLength(1)
  storeBody(database, everyType, bodyOf([{ text: 'c', other: '2' }]), span('2025-03-11'))
  deleteRows(database, everyType, named)
  forgetParameters(database, { customer: CUSTOMER, connectionId: null })
  expect(fieldSetOf(database, everyType, question(everyType)).extraFields).toEqual(['other'])
  expect(answer(database, everyType).map(({ text }) => text)).toEqual(['b', 'c'])
})

test('what was asked for with a parameter that mentions them may be about them; of another number it is not', () => {
  const database = openMemoryStore([sums])
  storeBody(database, sums, bodyOf([{ text: 'x', count: '1' }]), DAY, {
    scope: scope(sums, { campaign: 'de 3001234567' }),
  })
  storeBody(database, sums, bodyOf([{ text: 'x', count: '1' }]), DAY, {
    scope: scope(sums, { campaign: '73001234567' }),
  })
  expect(rowsIn(database, [sums])).toMatchObject([{ named: [], mentioned: [expect.any(Number)] }])
})

test('what was searched, filtered and typed for the customer is forgotten; how reports are looked at stays', () => {
  const database = openMemoryStore([])
  const filter = (value: string) => ({ field: 'telephone', conditions: [], values: ['1', value] })
  const view = (search: string, ...values: string[]) => ({
    columns: [{ name: 'a' }],
    search,
    filters: values.map(filter),
  })
  const keep = (key: string, value: unknown): void => setPreference(database, key, JSON.stringify(value))
  keep('grid/1/a', view('llamó 300 123 4567', '573001234567', '7'))
  keep('grid/2/a', view('3001234567'))
  keep('report/1/a/parameters', { customer: '+573001234567', campaign: '7' })
  keep('exporting', { format: 'csv' })
  // A column is called by its field, which may be named after a customer.
  keep('widths/1/a', { 'sip:573001234567@pbx': 120, text: 80 })
  setPreference(database, 'retention:last-day', 'Mon 3001234567')
  const kept = (): unknown =>
    Object.fromEntries(allPreferences(database).filter(([key]) => !key.startsWith('compaction:')))
  forgetParameters(database, { customer: CUSTOMER, connectionId: 1 })
  const others = { exporting: '{"format":"csv"}', 'retention:last-day': 'Mon 3001234567' }
  const ofFirst = {
    'grid/1/a': JSON.stringify(view('', '7')),
    'report/1/a/parameters': '{"customer":"","campaign":"7"}',
    'widths/1/a': '{"text":80}',
  }
  expect(kept()).toEqual({ ...others, ...ofFirst, 'grid/2/a': JSON.stringify(view('3001234567')) })
  forgetParameters(database, { customer: CUSTOMER, connectionId: null })
  expect(kept()).toEqual({ ...others, ...ofFirst, 'grid/2/a': JSON.stringify(view('')) })
})

test('a log that was kept with the customer as a parameter is forgotten, too', () => {
  const database = openMemoryStore([live])
  const target = scope(live, { telephone: '3001234567' })
  setLog(database, target, { isOn: true, everyMinutes: 5, at: DAY.from })
  startLog(database, target, DAY.from)
  storeBody(database, live, bodyOf([{ date: '2025-03-10 10:00:00', text: 'x' }]), DAY, { scope: target })
  forgetParameters(database, { customer: CUSTOMER, connectionId: null })
  expect(database.prepare('SELECT parameters FROM scopes').pluck().all()).toEqual([])
  expect(listLogs(database, null)).toEqual([])
})

test('only rows of the connection are looked at, and a text that names nobody is refused', () => {
  const database = openMemoryStore([everyType])
  storeBody(database, everyType, bodyOf([{ telephone: SAME[1] }]), DAY)
  expect(findCustomer(database, [everyType], { customer: CUSTOMER, connectionId: 2 }, quiet)).toEqual([])
  expect(() => rowsIn(database, [everyType], ' x ')).toThrow(expect.objectContaining({ code: 'usage' }))
})

test('what was typed into forms is looked through whatever operation the customer is erased from', () => {
  const database = openMemoryStore()
  const kept = JSON.stringify({ start: { text: '' }, value: { text: CUSTOMER } })
  for (const key of ['draft/shifts/7', 'filters/7/a', 'filters/8/a']) setPreference(database, key, kept)
  forgetInPreferences(database, namedCustomer(CUSTOMER, USUAL_PLAN), 8)
  const left = new Map(allPreferences(database))
  expect(left.get('draft/shifts/7')).not.toContain('300')
  expect(left.get('filters/8/a')).not.toContain('300')
  expect(left.get('filters/7/a')).toContain('300')
})
