import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportFile } from '../../src/core/export/exportFile.ts'
import { csvDialect } from '../../src/shared/fileFormats.ts'
import { sheetNameOf } from '../../src/core/export/workbook/sheetName.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { openReader } from '../../src/core/store/file/database.ts'
import { decodeValue } from '../../src/core/store/rows/storedValue.ts'
import type { Question } from '../../src/shared/query.ts'
import { fieldDefinitionOf } from '../../src/shared/reports/catalogue.ts'
import { listOf, listPaths, listReportOf } from '../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { takesDates, type FieldType, type ReportDefinition } from '../../src/shared/reports/types.ts'
import { wall } from '../../src/shared/time.ts'
import { parseCsv } from '../support/csvModel.ts'
import { ConnectedStore, KEY, removeTemporaryFolders, temporaryFolder, type Row } from '../support/connectedStore.ts'
import { definition } from '../support/listRows.ts'
import { usualParameters } from '../support/sampleParameters.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'

// Each report from the server's answer to the file, and each list within its rows, against what the server holds.

const NOW = at('2025-03-05 15:10:00')
const DAY = span('2025-03-04')
const style = csvDialect('csv', false)

let operation: SampleOperation
let desk: ConnectedStore
let folder: string

beforeAll(async () => {
  operation = await startSampleOperation({
    rowsPerDay: (report) => (report.kind === 'live' ? 900 : 25),
    timeZone: ZONE,
    now: () => epochMs(NOW),
  })
  desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => NOW })
  folder = temporaryFolder()
  await desk.connection()
})

afterAll(async () => {
  await desk.close()
  await operation.close()
  removeTemporaryFolders()
})

/** Parameters for which the server has rows, optional ones that bring fields of their own among them. */
function parametersOf(report: ReportDefinition): Readonly<Record<string, string>> {
  const dynamic = report.dynamicFields?.find(({ parameter }) => parameter !== undefined)
  const [anyRow = {}] = truthOf(report, {})
  const telephone = report.fields.find(({ type }) => type === 'telephone')
  const isLookUp = report.parameters.some(({ name, required }) => required && name === 'phone')
  return {
    ...usualParameters(report),
    ...(dynamic?.parameter === undefined ? {} : { [dynamic.parameter]: '45' }),
    ...(isLookUp ? { phone: textOf(anyRow[telephone?.name ?? '']) } : {}),
  }
}

/** What the server holds of a report, as an answer has it. */
function truthOf(report: ReportDefinition, parameters: Readonly<Record<string, string>>): Row[] {
  const live = { from: wall(NOW - (report.liveMinutes ?? 0) * 60), to: NOW }
  return operation.truth(report, takesDates(report) ? DAY : live, parameters)
}

/** The rows of a question without what the store adds to them: the date of items, what stands beside the list. */
function asSent(report: ReportDefinition, rows: readonly Row[]): Row[] {
  const besides = report.shape?.kind === 'listAt' ? report.shape.besides.map(({ name }) => name) : []
  const added = new Set([
    ...besides,
    ...(report.fields.some(({ name }) => name === report.dateField) ? [] : [report.dateField]),
  ])
  return rows.map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => !added.has(name))))
}

function textOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function byContent(rows: readonly Row[]): string[] {
  return rows.map((row) => JSON.stringify(Object.entries(row).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()
}

/** The items of a list as rows: names on the way down are apart in every documented report. */
function itemsOf(rows: readonly Row[], path: string): Row[] {
  const [name = '', ...deeper] = path.split('.')
  const items = rows.flatMap((row) => {
    const { [name]: value, ...above } = row
    const flat = Object.fromEntries(Object.entries(above).filter(([, each]) => typeof each === 'string'))
    const list = Array.isArray(value) ? (value as unknown[]) : [value]
    return list.map((item) => ({ ...flat, ...(typeof item === 'object' && item !== null ? item : { value: item }) }))
  })
  return deeper.length === 0 ? items : itemsOf(items, deeper.join('.'))
}

/** Shows, filters, counts and writes the rows of a question, and holds each against the rows that they must be. */
async function checkQuestion(report: ReportDefinition, question: Question, rows: readonly Row[]): Promise<void> {
  const shown = question.list === undefined ? report : definition(listReportOf(report, question.list))
  const opened = await desk.store.results.ask({ report: report, question: question })
  expect(opened).toMatchObject({ total: rows.length, unfilteredTotal: rows.length })
  for (const name of opened.fields) expect(fieldDefinitionOf(shown, name) ?? name).toBeDefined()

  const previews = await desk.store.results.previews({ resultId: opened.resultId, offset: 0, limit: 1000 })
  expect(previews).toHaveLength(rows.length)
  const whole = await desk.store.results.rows({ resultId: opened.resultId, offset: 0, limit: 1000 })
  expect(whole).toHaveLength(rows.length)
  const last = await desk.store.results.row({ resultId: opened.resultId, place: rows.length - 1 })
  expect(last).toHaveLength(opened.fields.length)

  for (const name of opened.fields.slice(0, 4)) {
    const { values } = await desk.store.questions.values({ report, question, field: name, search: '', limit: 500 })
    expect(values.reduce((sum, { count }) => sum + count, 0)).toBe(rows.length)
    const [first] = values
    if (first === undefined) continue
    const filters = [{ field: name, operator: 'one-of', value: JSON.stringify([first.value]) }] as const
    const found = await desk.store.results.ask({
      report,
      question: { ...question, filters, sort: [{ field: name, descending: true }] },
    })
    expect(found.total).toBe(first.count)
  }

  const file = join(folder, 'rows.csv')
  const gapColumn = { language: 'en', comes: 'if-any' } as const
  const plain = { format: 'csv', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
  const written = await exportFile(desk.store, { report, question, file, ...plain })
  expect(written.rows).toBe(rows.length)
  const [header, ...lines] = parseCsv(readFileSync(file, 'utf8'), style)
  expect(header).toEqual(opened.fields)
  expect(lines).toEqual(whole.map((row) => row.map((value) => textOf(decodeValue(value)))))
  await checkWorkbook(report, question, opened.fields, lines)
}

/** Types that a spreadsheet never counts with: their digits are names. */
const NAMES: ReadonlySet<FieldType | undefined> = new Set(['id', 'telephone', 'text', 'email', undefined])
/**
 * What the sample operation writes of some types whenever it writes anything but a dash: all of it is to be counted
 * with.
 */
const COUNTED: ReadonlySet<FieldType | undefined> = new Set(['integer', 'date', 'dateTime', 'duration'])

/** A workbook shows what the CSV holds, and counts with what can be counted with. */
async function checkWorkbook(
  report: ReportDefinition,
  question: Question,
  fields: readonly string[],
  lines: readonly (readonly string[])[],
): Promise<void> {
  const shown = question.list === undefined ? report : definition(listReportOf(report, question.list))
  const types = fields.map((name) => fieldDefinitionOf(shown, name)?.type)
  const file = join(folder, 'rows.xlsx')
  const gapColumn = { language: 'es', comes: 'if-any' } as const
  const plain = { format: 'xlsx', safe: false, columns: null, headings: null, onBusy: 'fail', gapColumn } as const
  const written = await exportFile(desk.store, { report, question, file, ...plain })
  expect(written).toMatchObject({ rows: lines.length, cutTexts: 0 })
  const [sheet, ...others] = readWorkbook(readFileSync(file))
  expect(others).toEqual([])
  expect(sheet?.name).toBe(sheetNameOf(shown.title.es, 1))
  expect(shownTable(sheet === undefined ? [] : [sheet])).toEqual({ heading: fields, rows: lines })
  for (const row of sheet?.rows.slice(1) ?? []) {
    row.forEach((cell, column) => {
      if (cell === undefined) return
      if (NAMES.has(types[column])) expect(cell.kind).toBe('text')
      if (COUNTED.has(types[column]) && /^\d.*\d$/.test(cell.shown))
        expect([cell.shown, cell.kind]).toEqual([cell.shown, 'number'])
    })
  }
}

describe.each(catalogue.reports)('$key', (report) => {
  test('is fetched, shown, filtered and written as the server has it', async () => {
    const parameters = parametersOf(report)
    const range = takesDates(report) ? DAY : null
    if (takesDates(report)) {
      const pulled = await desk.pull(report, DAY, { parameters })
      expect(pulled.failed).toEqual([])
      expect(pulled.slices.map(({ state }) => state)).toEqual(['complete'])
    } else expect(await desk.poll(report, undefined, parameters)).toMatchObject({ state: 'complete' })

    const stored = asSent(report, await desk.rows(report, { range, parameters }))
    // The token's use is told by the server, not made up.
    const truth = report.key === 'information/token_info' ? stored : truthOf(report, parameters)
    expect(truth.length).toBeGreaterThan(0)
    expect(byContent(stored)).toEqual(byContent(truth))
    await checkQuestion(report, await desk.question(report, { range, parameters }), truth)

    // What a log keeps itself no server sends.
    for (const list of listPaths(report).filter((path) => listOf(report, path)?.isOwn !== true)) {
      expect(listOf(report, list)).toBeDefined()
      const items = itemsOf(truth, list)
      expect(items.length).toBeGreaterThan(0)
      const asked = await desk.question(report, { range, parameters, list })
      const shown = definition(listReportOf(report, list))
      const documented = new Set(shown.fields.map(({ name }) => name))
      const found = await desk.rows(report, { range, parameters, list })
      expect(byContent(found)).toEqual(byContent(items))
      expect(found.every((row) => [...documented].every((name) => row[name] !== undefined))).toBe(true)
      await checkQuestion(report, asked, items)
    }
  })
})

test('a report has no table before it is asked for', async () => {
  const file = join(temporaryFolder(), 'store.db')
  const other = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => NOW, file })
  await other.pull(catalogue.find('chat_2'), DAY)
  await other.rows(catalogue.find('cdr_1'), { range: DAY })
  await other.close()
  const database = openReader({ file, key: KEY }, 'grid')
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE name LIKE 'rows:%' ORDER BY name`).pluck().all()
  database.close()
  const keys = ['cdr_1', 'chat_2', 'chat_2#conversation']
  expect(tables).toEqual(keys.map((key) => `rows:reports_manager/${key}`))
})
