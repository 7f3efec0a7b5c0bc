import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { Patience } from '../../src/desk/patience.ts'
import { customReportSchema, type CustomReport } from '../../src/shared/customReports/customReport.ts'
import { readReportFile, writeReportFile } from '../../src/shared/customReports/reportFile.ts'
import type { Trial, TrialOutcome } from '../../src/shared/customReports/trial.ts'
import type { ConnectionSummary } from '../../src/shared/connections.ts'
import type { Filter } from '../../src/shared/query.ts'
import { formatDay, startOfDay, wall, type TimeRange } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, openMainDesk, shownFromTop, type WatchedDesk } from '../support/mainDesk.ts'
import { defineReport, field } from '../support/reports.ts'
import { epochMs, at, span, ZONE } from '../support/times.ts'
import { said } from '../support/texts.ts'

const NOW = at('2026-11-22 12:00:00')
const DAY = 86_400

/** What only this server has, and nobody described. */
const unknown = defineReport({
  id: 'secret_7',
  service: 'reports_manager',
  key: 'reports_manager/secret_7',
  kind: 'detail',
  dateField: 'when',
  maxDays: 31,
  fields: [field('when', 'dateTime')],
})
const state = defineReport({
  id: 'state_1',
  service: 'real_time',
  key: 'real_time/state_1',
  kind: 'snapshot',
  fields: [field('x', 'text')],
})

/** Two rows a day: as nobody described them. */
function rowsOf(range: TimeRange): readonly Record<string, unknown>[] {
  const rows: Record<string, unknown>[] = []
  for (let day = startOfDay(range.from); day <= range.to; day = wall(day + DAY)) {
    for (const [place, hour] of ['08:00:00', '17:30:00'].entries()) {
      rows.push({
        when: `${formatDay(day)} ${hour}`,
        agent_name: place === 0 ? 'Ana Peña' : 'Luis Gómez',
        ticket_code: place === 0 ? '0012' : '0900',
        customer_phone: '573001234567',
        seconds: String(place + 9),
        level: `${place}0.50 %`,
        spent: `0${place}:10:00`,
        note: place === 0 ? `hi ${operation.token}` : '',
        tags: [{ a: 1 }],
      })
    }
  }
  return rows
}

let operation: SampleOperation
let folder = ''
let watched: WatchedDesk
let connection: ConnectionSummary

function open(): WatchedDesk {
  return openMainDesk(folder, { patience: new Patience([20, 20]) })
}

function trial(change: Partial<Trial> = {}): Trial {
  return {
    connectionId: connection.id,
    service: unknown.service,
    id: unknown.id,
    parameters: {},
    period: 'yesterday',
    ...change,
  }
}

function reportFrom(outcome: TrialOutcome, change: Partial<CustomReport> = {}): CustomReport {
  if (outcome.kind !== 'records') throw new Error(`No records: ${JSON.stringify(outcome)}`)
  return customReportSchema.parse({
    service: unknown.service,
    id: unknown.id,
    title: said('Boletas', 'Tickets'),
    description: said(''),
    parameters: [],
    fields: outcome.fields.map(({ name, title, type }) => ({ name, title, type })),
    ...outcome.suggestion,
    ...change,
  })
}

async function pull(reportKey: string, range: TimeRange | null = span('2026-11-01', '2026-11-10')): Promise<void> {
  const wish = { connectionId: connection.id, reportKey, parameters: {}, range, refresh: false }
  const job = await watched.ended(await watched.desk.pulls.start(wish))
  expect(job, JSON.stringify(job.error)).toMatchObject({ state: 'done' })
}

async function count(reportKey: string, filters: readonly Filter[] = []): Promise<number> {
  const question = {
    connectionId: connection.id,
    reportKey,
    parameters: {},
    range: null,
    filters,
    search: '',
    sort: [],
  }
  return (await watched.desk.results.open(shownFromTop('count', question))).total
}

beforeEach(async () => {
  operation = await startSampleOperation({
    timeZone: ZONE,
    now: () => epochMs(NOW),
    reports: [unknown, state],
    rows: (report, range) => (report.kind === 'snapshot' ? [{ queue: 'a', waiting: '3' }] : rowsOf(range)),
  })
  folder = temporaryFolder()
  // The desk's clock is the computer's, the server's is not: what the desk calls yesterday has its two rows all the
  // same.
  watched = open()
  await watched.desk.start()
  connection = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

describe('a trial', () => {
  test('costs one request, and finds fields and types by what came', async () => {
    const outcome = await watched.desk.customReports.try(trial())
    expect(operation.requests).toHaveLength(1)
    expect(operation.requests[0]?.query).toMatchObject({ api: 'secret_7' })
    expect((await watched.desk.quotas.get(connection.id)).requestsToday).toBe(1)
    expect(outcome).toMatchObject({
      kind: 'records',
      records: 2,
      hasMore: false,
      suggestion: { kind: 'detail', dateField: 'when', maxDays: 31, liveMinutes: null, shape: null },
    })
    const types = outcome.kind === 'records' ? outcome.fields.map(({ name, type }) => [name, type]) : []
    expect(Object.fromEntries(types)).toEqual({
      when: 'dateTime',
      agent_name: 'text',
      ticket_code: 'id',
      customer_phone: 'telephone',
      seconds: 'integer',
      level: 'percent',
      spent: 'duration',
      note: 'text',
      tags: 'text',
    })
    // A server that quotes the token in a row: it is not shown.
    expect(JSON.stringify(outcome)).not.toContain(operation.token)
    expect(JSON.stringify(outcome)).toContain('hi •••')
  })

  test('of a report without dates names none', async () => {
    const outcome = await watched.desk.customReports.try(trial({ service: 'real_time', id: 'state_1', period: null }))
    expect(operation.requests[0]?.query).toEqual({ api: 'state_1' })
    expect(outcome).toMatchObject({ kind: 'records', suggestion: { kind: 'snapshot', dateField: null, maxDays: null } })
  })

  test.each([
    ['unknown-on-server', 400, trialOf({ id: 'nothing_1' }), /DOES NOT EXIST/],
    ['bad-answer', 404, trialOf({ service: 'no_such_service' }), /404 Not Found/],
  ])('of what the server does not have says so: %s', async (code, status, change, said) => {
    const outcome = await watched.desk.customReports.try(trial(change))
    expect(outcome).toMatchObject({ kind: 'failed', status, error: { code } })
    expect(outcome.kind === 'failed' ? outcome.excerpt : '').toMatch(said)
  })

  test.each([
    ['html', 'bad-answer'],
    ['broken-json', 'bad-answer'],
    ['wrong-shape', 'bad-answer'],
    ['token-refused', 'token-refused'],
    ['server-error', 'server-fault'],
    ['quota', 'quota-used-up'],
  ] as const)('that meets %s fails with %s, with what the server said and without the token', async (kind, code) => {
    operation.fail({ kind })
    const outcome = await watched.desk.customReports.try(trial())
    expect(outcome).toMatchObject({ kind: 'failed', error: { code } })
    const excerpt = outcome.kind === 'failed' ? outcome.excerpt : ''
    expect(excerpt).not.toBe('')
    expect(excerpt.length).toBeLessThanOrEqual(500)
    expect(excerpt).not.toContain(operation.token)
    expect(await watched.desk.customReports.try(trial())).toMatchObject({ kind: 'records' })
  })

  test('whose answer stops in the middle shows as much as came', async () => {
    operation.fail({ kind: 'cut-off' })
    const outcome = await watched.desk.customReports.try(trial())
    expect(outcome).toMatchObject({ kind: 'failed', error: { code: 'bad-answer', detail: { reason: 'cut-off' } } })
  })

  test('without an answer says that too', async () => {
    await operation.close()
    expect(await watched.desk.customReports.try(trial())).toMatchObject({
      kind: 'failed',
      status: null,
      excerpt: '',
      error: { code: 'unreachable' },
    })
  })

  test('stops when it is told to, or when another one begins', async () => {
    operation.fail({ kind: 'slow', delayMs: 60_000, times: 2 })
    const first = watched.desk.customReports.try(trial())
    await new Promise((resolve) => setTimeout(resolve, 100))
    const second = watched.desk.customReports.try(trial())
    await expect(first).rejects.toMatchObject({ code: 'cancelled' })
    await new Promise((resolve) => setTimeout(resolve, 100))
    watched.desk.customReports.stopTrial()
    await expect(second).rejects.toMatchObject({ code: 'cancelled' })
  })

  test('with the token in a parameter is not sent', async () => {
    const wrong = watched.desk.customReports.try(trial({ parameters: { x: `a${operation.token}` } }))
    await expect(wrong).rejects.toMatchObject({ code: 'usage' })
    expect(operation.requests).toHaveLength(0)
  })
})

function trialOf(change: Partial<Trial>): Partial<Trial> {
  return change
}

describe('a report of one’s own', () => {
  async function saved(change: Partial<CustomReport> = {}): Promise<string> {
    const outcome = await watched.desk.customReports.try(trial())
    return (await watched.desk.customReports.save(null, reportFrom(outcome, change))).key
  }

  test('is in the list, pulled, filtered by its types, and there again after a restart', async () => {
    const key = await saved()
    expect(watched.events).toContainEqual({ kind: 'reports' })
    expect(watched.desk.catalogue.reports.at(-1)).toMatchObject({ key, group: 'own', title: { es: 'Boletas' } })
    expect(watched.desk.catalogue.find(key).key).toBe(key)
    await pull(key)
    expect(await count(key)).toBe(20)
    expect(await count(key, [{ field: 'seconds', operator: '>', value: '9' }])).toBe(10)
    expect(await count(key, [{ field: 'spent', operator: '>=', value: '01:10:00' }])).toBe(10)
    expect(await count(key, [{ field: 'agent_name', operator: 'contains', value: 'pena' }])).toBe(10)
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
    await watched.desk.opened()
    expect(watched.desk.catalogue.get(key)).toMatchObject({ service: 'reports_manager', id: 'secret_7' })
    expect(await count(key)).toBe(20)
    expect(
      await watched.desk.coverage.get(
        await watched.desk.opened(),
        { connectionId: connection.id, reportKey: key, parameters: {} },
        span('2026-11-01', '2026-11-10'),
      ),
    ).toMatchObject({ requests: 0 })
  })

  test('of a state is taken each time', async () => {
    const outcome = await watched.desk.customReports.try(trial({ service: 'real_time', id: 'state_1', period: null }))
    const report = reportFrom(outcome, { service: 'real_time', id: 'state_1' })
    const { key } = await watched.desk.customReports.save(null, report)
    await pull(key, null)
    await pull(key, null)
    expect(await count(key)).toBe(1)
  })

  test.each([
    ['a bare list', { kind: 'bareList' }],
    ['one record', { kind: 'record' }],
    ['records by name', { kind: 'recordsByName', nameField: 'name' }],
    ['lists by name', { kind: 'listsByName', nameField: 'name' }],
    ['a list elsewhere', { kind: 'listAt', path: ['records'], besides: [field('total_records', 'integer')] }],
  ] as const)('whose answer is %s is found to be so, and pulled', async (_what, shape) => {
    const rows = [
      { name: 'a', waiting: '3' },
      { name: 'b', waiting: '10' },
    ].slice(0, shape.kind === 'record' ? 1 : 2)
    const shaped = defineReport({
      id: 'shaped_1',
      service: 'real_time',
      key: 'real_time/shaped_1',
      kind: 'snapshot',
      fields: [field('name', 'text'), field('waiting', 'integer')],
      shape,
    })
    const other = await startSampleOperation({ timeZone: ZONE, reports: [shaped], rows: () => rows })
    try {
      const draft = { ...draftOf(other), name: 'Other' }
      const { connection: elsewhere } = await watched.desk.connections.save(draft, 'kept')
      const asked = { connectionId: elsewhere.id, service: 'real_time', id: 'shaped_1', period: null }
      const outcome = await watched.desk.customReports.try(trial(asked))
      const report = reportFrom(outcome, { service: 'real_time', id: 'shaped_1' })
      expect(report.shape?.kind).toBe(shape.kind)
      const { key } = await watched.desk.customReports.save(null, report)
      const wish = { connectionId: elsewhere.id, reportKey: key, parameters: {}, range: null }
      const job = await watched.ended(await watched.desk.pulls.start({ ...wish, refresh: false }))
      expect(job).toMatchObject({ state: 'done' })
      const filters: readonly Filter[] = [{ field: 'waiting', operator: '>', value: '2' }]
      const question = { ...wish, filters, search: '', sort: [] }
      expect((await watched.desk.results.open(shownFromTop('count', question))).total).toBe(rows.length)
    } finally {
      await other.close()
    }
  })

  test('keeps its rows when a type changes, and compares by the new one', async () => {
    const key = await saved()
    const report = watched.desk.customReports.get(key)
    await pull(key)
    const bySeconds = (value: string): Promise<number> => count(key, [{ field: 'seconds', operator: '>', value }])
    expect(await bySeconds('9')).toBe(10)
    const change = async (type: 'text' | 'duration' | 'integer'): Promise<void> => {
      const fields = report.fields.map((each) => (each.name === 'seconds' ? { ...each, type } : each))
      const changed = { ...report, title: said('Otro', 'Another'), fields }
      expect(await watched.desk.customReports.rowsToLose(key, changed)).toBe(0)
      await watched.desk.customReports.save(key, changed)
    }
    await change('duration')
    expect(await bySeconds('00:00:09')).toBe(10)
    await change('text')
    expect(await count(key, [{ field: 'seconds', operator: '=', value: '10' }])).toBe(10)
    await change('integer')
    expect(await bySeconds('9')).toBe(10)
    expect(await count(key)).toBe(20)
    expect(watched.desk.catalogue.get(key)?.title.es).toBe('Otro')
    await pull(key, span('2026-11-11', '2026-11-12'))
    expect(await count(key)).toBe(24)
  })

  test('loses the rows that were asked for in another way, and says so before', async () => {
    const key = await saved()
    const report = watched.desk.customReports.get(key)
    await pull(key)
    const changed: CustomReport = { ...report, kind: 'aggregate', dateField: null }
    expect(await watched.desk.customReports.rowsToLose(key, changed)).toBe(20)
    await watched.desk.customReports.save(key, changed)
    expect(await count(key)).toBe(0)
    await pull(key)
    expect(await count(key)).toBe(20)
  })

  test('goes with its rows, and nothing of it stays', async () => {
    const key = await saved()
    const other = await saved()
    await pull(key)
    await pull(other)
    await watched.desk.customReports.remove(key)
    expect(watched.desk.catalogue.get(key)).toBeUndefined()
    await expect(watched.desk.customReports.remove(key)).rejects.toMatchObject({ code: 'unknown-report' })
    const { store } = await watched.desk.opened()
    const holdings = await store.slices.holdings(connection.id)
    expect(holdings.map(({ reportKey }) => reportKey)).toEqual([other])
    expect(await count(other)).toBe(20)
  })

  test('survives the rebuild of a store', async () => {
    const key = await saved()
    await pull(key)
    const { AppError } = await import('../../src/shared/errors.ts')
    await watched.desk.host.reportDamage(new AppError('store-damaged'), (close) => close())
    await watched.desk.host.rebuild()
    await watched.desk.opened()
    expect(watched.desk.catalogue.get(key)).toBeDefined()
    expect(await count(key)).toBe(20)
  })

  test('goes to a colleague as a small file, without rows, operation or token', async () => {
    const key = await saved()
    await pull(key)
    const file = writeReportFile(watched.desk.customReports.get(key))
    expect(file).not.toContain(operation.token)
    expect(file).not.toContain('Ana Peña')
    expect(file).not.toContain('0010')
    const reading = readReportFile(file)
    if (reading.kind !== 'report') throw new Error(reading.problem)
    const imported = await watched.desk.customReports.save(null, reading.report)
    expect(imported.key).not.toBe(key)
    await pull(imported.key)
    expect(await count(imported.key)).toBe(20)
  })

  test('that holds a token is not kept, and no token gets into a file', async () => {
    const outcome = await watched.desk.customReports.try(trial())
    const report = reportFrom(outcome)
    const holding: readonly Partial<CustomReport>[] = [
      { parameters: [{ name: 'x', value: operation.token, isRequired: false }] },
      { description: said(`con ${operation.token}`, '') },
    ]
    for (const change of holding) {
      await expect(watched.desk.customReports.save(null, { ...report, ...change })).rejects.toMatchObject({
        code: 'usage',
      })
    }
    await watched.desk.customReports.save(null, report)
    await watched.desk.close()
    for (const name of readdirSync(folder)) {
      if (name !== 'locks') expect(readFileSync(join(folder, name)).includes(operation.token)).toBe(false)
    }
    expect(JSON.stringify(watched.events)).not.toContain(operation.token)
  })
})
