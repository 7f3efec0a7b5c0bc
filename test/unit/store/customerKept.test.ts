import { expect, test } from 'vitest'
import { forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import { listCustomReports } from '../../../src/core/store/tables/customReports.ts'
import { listSchedules, putSchedule, rememberRun } from '../../../src/core/store/tables/schedules.ts'
import { putView } from '../../../src/core/store/tables/views.ts'
import type { Operator } from '../../../src/shared/query.ts'
import { allRows, type ScheduleSetup } from '../../../src/shared/schedules.ts'
import { PLAIN_SUMMARY } from '../../../src/shared/summaries/writtenSummary.ts'
import type { ViewContent } from '../../../src/shared/views.ts'
import { openMemoryStore } from '../../support/memoryStore.ts'

const CUSTOMER = '300 123 4567'
const FILE = { name: 'llamadas', folder: '/informes', format: 'csv', headings: 'titles' } as const
const ROWS = allRows('yesterday', 'es')

type KeptFile = NonNullable<ScheduleSetup['file']>

/** Schedules of these files and contents, by the numbers of those that are left after the customer was forgotten. */
function leftOf(
  schedules: readonly { readonly file?: KeptFile; readonly content?: ViewContent }[],
  wish = { customer: CUSTOMER, connectionId: null as number | null },
): readonly number[] {
  const database = openMemoryStore([])
  for (const { file = null, content = ROWS } of schedules) {
    const setup = { timing: { kind: 'hours', hours: 4 }, file } as const
    const keeps = { kind: 'content', content } as const
    const order = { connectionId: 1, reportKey: 'reports_manager/cdr_1', parameters: {}, keeps, setup, isEnabled: true }
    putSchedule(database, null, order, null)
  }
  forgetParameters(database, wish)
  return listSchedules(database).map(({ id }) => id)
}

test('a schedule whose file, filters, search or summary names the customer is forgotten, others stay', () => {
  const summary = (measure: string) => ({
    ...ROWS,
    face: 'summary' as const,
    summary: { ...PLAIN_SUMMARY, measures: [measure] },
  })
  const filter = (operator: Operator, value: string) => ({
    ...ROWS,
    filters: [{ field: 'telephone', operator, value }],
  })
  const schedules = [
    {},
    { file: FILE },
    { file: { ...FILE, name: 'llamadas de 3001234567' } },
    { file: { ...FILE, folder: '/clientes/57 300 1234567' } },
    { content: summary('count(telephone = 3001234567)') },
    { content: summary('count(telephone = 3007654321)') },
    { content: filter('=', '+57 300 123 4567') },
    { content: filter('one-of', '["3007654321","3001234567"]') },
    { content: filter('one-of', '["3007654321"]') },
    { content: { ...ROWS, search: '3001234567' } },
    { content: { ...ROWS, search: '3007654321' } },
  ]
  expect(leftOf(schedules)).toEqual([1, 2, 6, 9, 11])
  expect(leftOf(schedules, { customer: CUSTOMER, connectionId: 2 })).toHaveLength(schedules.length)
  // The program's own words are nobody's.
  for (const word of ['hours', 'yesterday', 'csv', 'titles', 'preset', 'rows', 'one-of']) {
    expect(leftOf(schedules, { customer: word, connectionId: null })).toHaveLength(schedules.length)
  }
})

test('a schedule that keeps a view stays where the view forgets the customer, and goes with no view', () => {
  const database = openMemoryStore([])
  const filters = [{ field: 'telephone', operator: '=', value: CUSTOMER }] as const
  const view = { name: 'Reclamos', connection: 'test', reportKey: 'reports_manager/cdr_1', parameters: {} }
  const viewId = putView(database, { ...view, content: { ...ROWS, filters } }, false) ?? 0
  const setup = { timing: { kind: 'start' }, file: null } as const
  const keeps = { kind: 'view', viewId } as const
  const order = { connectionId: 1, reportKey: view.reportKey, parameters: {}, keeps, setup, isEnabled: true }
  putSchedule(database, null, order, null)
  forgetParameters(database, { customer: CUSTOMER, connectionId: null })
  const [left] = listSchedules(database)
  expect(left).toMatchObject({ viewName: 'Reclamos', keeps })
  expect(left?.content?.filters).toEqual([{ field: 'telephone', operator: '=', value: null }])
})

test('what a schedule remembers of its last run forgets the customer, and keeps the rest', () => {
  const database = openMemoryStore([])
  const setup = { timing: { kind: 'start' }, file: FILE } as const
  const keeps = { kind: 'content', content: ROWS } as const
  const order = { connectionId: 1, reportKey: 'reports_manager/cdr_1', parameters: {}, keeps, setup, isEnabled: true }
  const remembered = [
    { lastFile: '/viejos/3001234567.csv', lastRows: 3 },
    { lastError: { code: 'output-unwritable', detail: { file: '/viejos/300-123-4567.csv', reason: 'EACCES' } } },
    { lastFile: '/informes/llamadas.csv', lastNotes: { unread: [{ field: '3001234567', values: 1 }], undated: null } },
  ] as const
  for (const memory of remembered) rememberRun(database, putSchedule(database, null, order, null), memory)
  forgetParameters(database, { customer: CUSTOMER, connectionId: null })
  expect(listSchedules(database)).toMatchObject([
    { lastFile: null, lastRows: 3 },
    { lastError: null },
    { lastFile: '/informes/llamadas.csv', lastNotes: null },
  ])
})

test('what a parameter of an own report is usually sent with forgets the customer; the report stays', () => {
  const database = openMemoryStore([])
  const parameter = (name: string, value: string) => ({ name, value, isRequired: true })
  const definitionOf = (...parameters: readonly unknown[]): string => JSON.stringify({ service: 'x', parameters })
  const put = database.prepare('INSERT INTO custom_reports (report_key, definition) VALUES (?, ?)')
  put.run('own/1', definitionOf(parameter('customer', '+57 300 123 4567'), parameter('campaign', '7')))
  put.run('own/2', definitionOf(parameter('campaign', '7')))
  forgetParameters(database, { customer: CUSTOMER, connectionId: 1 })
  expect(listCustomReports(database)).toEqual([
    { key: 'own/1', definition: definitionOf(parameter('customer', ''), parameter('campaign', '7')) },
    { key: 'own/2', definition: definitionOf(parameter('campaign', '7')) },
  ])
})
