import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStore } from '../../src/core/store/store.ts'
import { definitionOf } from '../../src/shared/customReports/definition.ts'
import type { CustomReport } from '../../src/shared/customReports/customReport.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { addsUp, type ReportDefinition } from '../../src/shared/reports/types.ts'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'
import { KEY, WORKER_URL } from '../support/connectedStore.ts'
import { csvDialect } from '../../src/shared/fileFormats.ts'
import { parseCsv } from '../support/csvModel.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'
import { join } from 'node:path'
import { said } from '../support/texts.ts'

runCommandsInside()

const PERIOD = ['--from', '2025-03-01', '--to', '2025-03-03'] as const
const MONTHS = ['--from', '2025-01-01', '--to', '2025-03-03'] as const

function first(isMeant: (report: ReportDefinition) => boolean): ReportDefinition {
  const found = catalogue.reports.find(
    (report) => isMeant(report) && report.parameters.every(({ required }) => !required),
  )
  if (found === undefined) throw new Error('The catalogue lacks such a report')
  return found
}

const sums = first(addsUp)
const averages = first((report) => report.kind === 'aggregate' && !addsUp(report) && report.lists === undefined)
const nested = first(({ lists, kind }) => lists !== undefined && kind !== 'snapshot')
const state = first(({ kind, lists, shape }) => kind === 'snapshot' && lists === undefined && shape === undefined)

const own: CustomReport = {
  service: averages.service,
  id: 'own_7',
  title: said('Mío', 'Mine'),
  description: said(''),
  kind: 'detail',
  parameters: [],
  fields: [
    { name: 'date', title: said('Fecha', 'Date'), type: 'dateTime' },
    { name: 'who', title: said('Quién', 'Who'), type: 'text' },
  ],
  dateField: 'date',
  maxDays: 31,
  liveMinutes: null,
  shape: null,
}
const ownDefinition = definitionOf('own/7', own)

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({ reports: [...catalogue.reports, ownDefinition], rowsPerDay: 6 })
  const file = join(desk.cli.home, 'atalaya.db')
  const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
  await store.open()
  await store.ownReports.put({ report: ownDefinition, definition: JSON.stringify(own), retyped: [] })
  await store.close()
})

afterAll(closeDesks)

async function rowsOf(...words: readonly string[]): Promise<readonly Document[]> {
  const { rows } = (await desk.cli.json(['show', ...words])) as { rows: readonly Document[] }
  return rows
}

/** Exports the same rows as CSV and as a workbook. @returns the first line and the rows, which must be those of both */
async function exportedBoth(...words: readonly string[]): Promise<{ heading: string[]; rows: string[][] }> {
  const [csv, workbook] = [desk.cli.path('both.csv'), desk.cli.path('both.xlsx')]
  await desk.cli.json(['export', ...words, '--out', csv])
  await desk.cli.json(['export', ...words, '--out', workbook])
  const table = shownTable(readWorkbook(readFileSync(workbook)))
  const [heading, ...rows] = parseCsv(readFileSync(csv, 'utf8'), csvDialect('csv', false))
  expect(table).toEqual({ heading, rows })
  return table
}

describe('--by-day', () => {
  test('fetches, shows and exports each day by itself', async () => {
    const pulled = await desk.cli.json(['pull', sums.key, ...PERIOD, '--by-day'])
    expect(pulled['windows']).toHaveLength(3)
    const rows = await rowsOf(sums.key, ...PERIOD, '--by-day')
    expect(new Set(rows.map((row) => row['day']))).toEqual(new Set(['2025-03-01', '2025-03-02', '2025-03-03']))
    expect(Object.keys(rows[0] ?? {})[0]).toBe('day')
    expect((await rowsOf(sums.key, ...PERIOD)).every((row) => !('day' in row))).toBe(true)
    const file = desk.cli.path('days.csv')
    const words = ['export', sums.key, ...PERIOD, '--by-day', '--filter', 'day = 2025-03-02', '--out', file]
    const written = await desk.cli.json(words)
    expect(written['rows']).toBe(rows.filter((row) => row['day'] === '2025-03-02').length)
    const table = await exportedBoth(sums.key, ...PERIOD, '--by-day')
    expect(table.heading[0]).toBe('day')
    expect(table.rows).toHaveLength(rows.length)
  })

  test('is the way to averages of a long period, and is refused for rows that are no sums', async () => {
    const whole = await desk.cli.json(['pull', averages.key, ...MONTHS], 2)
    expect(whole['error']).toMatchObject({ code: 'period-too-long' })
    const pulled = await desk.cli.json(['pull', averages.key, ...MONTHS, '--by-day'])
    expect(pulled['failed']).toEqual([])
    const days = (await rowsOf(averages.key, ...MONTHS, '--by-day')).map((row) => row['day'])
    expect(new Set(days).size).toBeGreaterThan(31)
    const refused = await desk.cli.json(
      ['pull', nested.kind === 'aggregate' ? 'cdr_3' : nested.key, ...PERIOD, '--by-day'],
      2,
    )
    expect(refused['error']).toMatchObject({ code: 'usage' })
  })
})

describe('--list', () => {
  test('has a row for each item, and names the lists that there are', async () => {
    const [list] = nested.lists ?? []
    await desk.cli.json(['pull', nested.key, ...PERIOD])
    const rows = await rowsOf(nested.key, ...PERIOD)
    const items = await rowsOf(nested.key, ...PERIOD, '--list', list?.name ?? '')
    const counts = rows.map((row) => row[list?.name ?? '']).map((value) => (Array.isArray(value) ? value.length : 0))
    expect(items).toHaveLength(counts.reduce((sum, count) => sum + count, 0))
    const table = await exportedBoth(nested.key, ...PERIOD, '--list', list?.name ?? '')
    expect(table.rows).toHaveLength(items.length)
    expect((await exportedBoth(nested.key, ...PERIOD)).rows).toHaveLength(rows.length)
    const refused = await desk.cli.json(['show', nested.key, ...PERIOD, '--list', 'nothing'], 2)
    expect(JSON.stringify(refused)).toContain(list?.name)
  })
})

describe('--taken', () => {
  test('shows a snapshot as it stood; without it, the newest snapshot', async () => {
    await desk.cli.json(['pull', state.key])
    const { intervals } = (await desk.cli.json(['coverage', state.key])) as { intervals: readonly Document[] }
    const at = String(intervals[0]?.['from'])
    const rows = await rowsOf(state.key)
    expect(rows.length).toBeGreaterThan(0)
    expect(await rowsOf(state.key, '--taken', at)).toEqual(rows)
    expect((await exportedBoth(state.key, '--taken', at)).rows).toHaveLength(rows.length)
    expect(await rowsOf(state.key, '--taken', at.slice(0, 10))).toEqual(rows)
    const tooEarly = await desk.cli.json(['show', state.key, '--taken', '2001-01-01'], 2)
    expect(JSON.stringify(tooEarly)).toContain(at.slice(0, 10))
    const noSnapshots = await desk.cli.json(['show', sums.key, ...PERIOD, '--taken', at], 2)
    expect(noSnapshots['error']).toMatchObject({ code: 'usage' })
  })
})

describe('a report of one’s own', () => {
  test('is listed with --own, and goes by its key, or by what it asks', async () => {
    expect(await desk.cli.list(['reports'])).toHaveLength(catalogue.reports.length)
    const listed = await desk.cli.list(['reports', '--own'])
    expect(listed.at(-1)).toMatchObject({ key: 'own/7', id: 'own_7', group: 'own' })
    for (const name of ['own/7', 'OWN_7', `${own.service}/own_7`]) {
      expect(await desk.cli.json(['pull', name, ...PERIOD])).toMatchObject({ report: 'own/7', failed: [] })
    }
    const rows = await rowsOf('own/7', ...PERIOD)
    expect(rows.length).toBeGreaterThan(0)
    expect(await desk.cli.json(['coverage', 'own/7'])).toMatchObject({ report: 'own/7' })
    const file = desk.cli.path('own.csv')
    expect(await desk.cli.json(['export', 'own/7', ...PERIOD, '--out', file])).toMatchObject({ rows: rows.length })
    const erased = await desk.cli.json(['erase', '--report', 'own/7', '--yes'])
    expect(erased).toEqual({ rows: rows.length })
  })

  test('that there is not is unknown, with and without a store', async () => {
    const unknown = await desk.cli.json(['show', 'nothing_7', ...PERIOD], 2)
    expect(unknown['error']).toMatchObject({ code: 'unknown-report' })
    const locked = { env: { ATALAYA_STORE_KEY: undefined } }
    expect(await desk.cli.json(['show', 'nothing_7', ...PERIOD], 2, locked)).toMatchObject({
      error: { code: 'unknown-report' },
    })
    expect((await desk.cli.run(['show', 'own/7', ...PERIOD], locked)).status).toBe(7)
  })
})
