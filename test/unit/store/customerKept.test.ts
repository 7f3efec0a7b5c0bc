import { expect, test } from 'vitest'
import { forgetParameters } from '../../../src/core/store/erasing/customerRows.ts'
import { listCustomReports } from '../../../src/core/store/tables/customReports.ts'
import { listSchedules, putSchedule, rememberRun } from '../../../src/core/store/tables/schedules.ts'
import type { ScheduleSetup } from '../../../src/shared/schedules.ts'
import { PLAIN_SUMMARY } from '../../../src/shared/summaries/writtenSummary.ts'
import { openMemoryStore } from '../../support/memoryStore.ts'

const CUSTOMER = '300 123 4567'
const FILE = { name: 'llamadas', folder: '/informes', format: 'csv', headings: 'titles' } as const

type KeptFile = NonNullable<ScheduleSetup['file']>

/** Schedules with these files, by the numbers of those that are left after the customer was forgotten. */
function leftOf(
  files: readonly (KeptFile | null)[],
  wish = { customer: CUSTOMER, connectionId: null as number | null },
): readonly number[] {
  const database = openMemoryStore([])
  for (const file of files) {
    const setup = { timing: { kind: 'hours', hours: 4 }, period: 'yesterday', file } as const
    const order = { connectionId: 1, reportKey: 'reports_manager/cdr_1', parameters: {}, setup, isEnabled: true }
    putSchedule(database, null, order, null)
  }
  forgetParameters(database, wish)
  return listSchedules(database).map(({ id }) => id)
}

test('a schedule whose file or summary names the customer is forgotten, others stay', () => {
  const summary = (...measures: string[]) => ({ ...PLAIN_SUMMARY, measures, language: 'es' as const })
  const files: readonly (KeptFile | null)[] = [
    null,
    FILE,
    { ...FILE, name: 'llamadas de 3001234567' },
    { ...FILE, folder: '/clientes/57 300 1234567' },
    { ...FILE, summary: summary('count(telephone = 3001234567)') },
    { ...FILE, summary: summary('count(telephone = 3007654321)') },
  ]
  expect(leftOf(files)).toEqual([1, 2, 6])
  expect(leftOf(files, { customer: CUSTOMER, connectionId: 2 })).toEqual([1, 2, 3, 4, 5, 6])
  // The program's own words are nobody's.
  for (const word of ['hours', 'yesterday', 'csv', 'titles']) {
    expect(leftOf(files, { customer: word, connectionId: null })).toHaveLength(6)
  }
})

test('what a schedule remembers of its last run forgets the customer, and keeps the rest', () => {
  const database = openMemoryStore([])
  const setup = { timing: { kind: 'start' }, period: 'yesterday', file: FILE } as const
  const order = { connectionId: 1, reportKey: 'reports_manager/cdr_1', parameters: {}, setup, isEnabled: true }
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
