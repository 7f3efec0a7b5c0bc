import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { type ReportDefinition, addsUp } from '../../src/shared/reports/types.ts'
import { itemsOfRows, type Question } from '../../src/shared/query.ts'
import { listPaths } from '../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { pickerSource } from '../../src/shared/reports/pickers.ts'
import { completenessOf } from '../../src/shared/completeness.ts'
import { KEY, removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, openMainDesk, shownFromTop, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'

// What the window asks of the desk to look at a report in other ways: by day, by its lists, by what parameters can be.

const NOW = at('2026-11-22 12:00:00')

function reportThat(isMeant: (report: ReportDefinition) => boolean): ReportDefinition {
  const report = catalogue.reports.find((each) => isMeant(each) && each.parameters.every(({ required }) => !required))
  if (report === undefined) throw new Error('The catalogue lacks such a report')
  return report
}

const averages = reportThat((each) => each.kind === 'aggregate' && !addsUp(each) && each.lists === undefined)
const nested = reportThat((each) => each.kind === 'detail' && each.lists !== undefined)
const [list = ''] = listPaths(nested)

let operation: SampleOperation
let watched: WatchedDesk
let folder = ''
let file = ''
let connectionId = 0

beforeEach(async () => {
  operation = await startSampleOperation({ timeZone: ZONE, now: () => epochMs(NOW), rowsPerDay: 5 })
  folder = temporaryFolder()
  file = join(folder, 'rows.csv')
  watched = openMainDesk(folder, { askForFile: () => Promise.resolve(file) })
  await watched.desk.start()
  connectionId = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection.id
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

function questionAbout({ key }: ReportDefinition, change: Partial<Question> = {}): Question {
  return { connectionId, reportKey: key, parameters: {}, range: null, filters: [], search: '', sort: [], ...change }
}

async function pull(report: ReportDefinition, change: object = {}): Promise<void> {
  const request = { connectionId, reportKey: report.key, parameters: {}, range: null, refresh: false, ...change }
  const job = await watched.ended(await watched.desk.pulls.start(request))
  expect(job).toMatchObject({ state: 'done' })
}

describe('averages', () => {
  test('of a long period are refused before they are asked for; by day they are held by days', async () => {
    const { coverage } = watched.desk
    const desk = await watched.desk.opened()
    const scope = { connectionId, reportKey: averages.key, parameters: {} }
    const range = span('2026-09-01', '2026-10-31')
    const whole = await coverage.get(desk, scope, range)
    expect(whole).toMatchObject({ requests: 0, requestsForAll: 0, refusal: { code: 'period-too-long' } })
    const before = await coverage.get(desk, scope, range, true)
    expect(before).toMatchObject({ requests: 61, refusal: null })
    expect(completenessOf(averages, before, range, true)).toMatchObject({ kind: 'days', verdict: 'nothing' })
    await pull(averages, { range, byDay: true })
    const after = await coverage.get(desk, scope, range, true)
    expect(after).toMatchObject({ requests: 0, missing: [] })
    expect(completenessOf(averages, after, range, true)).toMatchObject({ kind: 'days', verdict: 'complete' })
    // A whole month is another question, and none of its days.
    const month = span('2026-10-01', '2026-10-31')
    await pull(averages, { range: month })
    expect((await coverage.get(desk, scope, month)).requests).toBe(0)
    expect((await coverage.get(desk, scope, month, true)).stretches).toHaveLength(61)
  })

  test('by day go on at the next start as they were asked for', async () => {
    const range = span('2026-08-01', '2026-10-31')
    const request = { connectionId, reportKey: averages.key, parameters: {}, range, refresh: false, byDay: true }
    operation.fail({ kind: 'slow', times: 1 })
    await watched.desk.pulls.start(request)
    await watched.desk.close()
    watched = openMainDesk(folder, { environment: { ATALAYA_STORE_KEY: KEY, ATALAYA_TOKEN: operation.token } })
    await watched.desk.start()
    const [job] = watched.desk.jobs.list
    expect(job).toMatchObject({ kind: 'pull', byDay: true, isResumed: true })
    await watched.ended(job?.id ?? '')
    const opened = await watched.desk.results.open(shownFromTop('x', questionAbout(averages, { range, byDay: true })))
    expect(opened.fields[0]).toBe('day')
    expect(opened.total).toBeGreaterThan(0)
  })
})

describe('lists within rows', () => {
  test('are read row by row, and written for one row, for what is shown and for all', async () => {
    const range = span('2026-11-01', '2026-11-05')
    await pull(nested, { range })
    const truth = operation.truth(nested, range)
    const count = (row: object | undefined): number => {
      const items = (row as Record<string, unknown> | undefined)?.[list]
      return Array.isArray(items) ? items.length : 0
    }
    const question = questionAbout(nested, { range })
    const { resultId, total } = await watched.desk.results.open(shownFromTop('grid', question))
    expect(total).toBe(truth.length)
    const items = await watched.desk.results.items({ resultId, place: 2, list, limit: 500 })
    expect(items.total).toBe(count(truth[2]))
    expect(items.rows).toHaveLength(count(truth[2]))
    expect((await watched.desk.results.items({ resultId, place: 2, list, limit: 1 })).rows).toHaveLength(1)
    const gone = watched.desk.results.items({ resultId: resultId + 1, place: 0, list, limit: 1 })
    await expect(gone).rejects.toMatchObject({ code: 'result-gone' })

    const lines = async (request: object): Promise<number> => {
      const shared = { columns: null, format: 'csv', headings: 'titles' } as const
      const jobId = await watched.desk.exports.start({ question, ...shared, ...request })
      expect(await watched.ended(jobId ?? '')).toMatchObject({ state: 'done' })
      return readFileSync(file, 'utf8').split('\r\n').length - 2
    }
    expect(await lines({ question: { ...question, list }, row: { resultId, place: 2 } })).toBe(count(truth[2]))
    const all = truth.reduce((sum, row) => sum + count(row), 0)
    expect(await lines({ question: itemsOfRows(question, list) })).toBe(all)
    const agent = String(truth[0]?.['agent_name'])
    const filters = [{ field: 'agent_name', operator: '=', value: agent }] as const
    const ofAgent = truth.filter((row) => row['agent_name'] === agent).reduce((sum, row) => sum + count(row), 0)
    expect(await lines({ question: itemsOfRows({ ...question, filters }, list) })).toBe(ofAgent)
  })
})

describe('what a parameter can be', () => {
  test('is unknown until the list was fetched, then told by name', async () => {
    expect(await watched.desk.choices(connectionId, 'agent')).toEqual({ choices: [], fetchedAtMs: null })
    const { reportKey, value, name } = pickerSource('agent')
    const source = catalogue.find(reportKey)
    await pull(source)
    const { choices, fetchedAtMs } = await watched.desk.choices(connectionId, 'agent')
    expect(fetchedAtMs).not.toBeNull()
    const rows = operation.truth(source, { from: NOW, to: NOW })
    expect(new Map(choices.map((each) => [each.value, each.name]))).toEqual(
      new Map(rows.map((row) => [String(row[value]), String(row[name])])),
    )
    const names = choices.map((each) => each.name)
    expect(names).toEqual(names.toSorted(new Intl.Collator('es', { numeric: true }).compare))
  })
})
