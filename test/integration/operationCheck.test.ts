import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { Patience } from '../../src/desk/patience.ts'
import { Catalogue } from '../../src/shared/reports/catalogue.ts'
import type { ConnectionSummary } from '../../src/shared/connections.ts'
import type { ReportMark } from '../../src/shared/operationCheck.ts'
import type { CheckJob } from '../../src/shared/jobs.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { formatDay, startOfDay, wallClock, type TimeRange } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { defineReport, field } from '../support/reports.ts'
import { span, ZONE } from '../support/times.ts'
import { said } from '../support/texts.ts'

const detail = { kind: 'detail', dateField: 'date', maxDays: 31, fields: [field('date', 'dateTime')] } as const
const one = (name: string, usual?: string): ReportDefinition['parameters'][number] => ({
  name,
  required: true,
  title: said(name),
  meaning: said(name),
  pattern: '\\w+',
  ...(usual === undefined ? {} : { usual }),
})

const full = defineReport({ id: 'full', ...detail })
const empty = defineReport({ id: 'empty', ...detail })
const daily = defineReport({ id: 'daily', ...detail, maxDays: 1 })
const state = defineReport({ id: 'state', kind: 'snapshot', fields: [field('x', 'text')] })
const usual = defineReport({ id: 'usual', ...detail, parameters: [one('campaign', 'all')] })
const needy = defineReport({ id: 'needy', ...detail, parameters: [one('agent')] })
/** Not at the server: an api that it does not know, a service that it does not have. */
const gone = defineReport({ id: 'gone', ...detail })
const elsewhere = defineReport({ id: 'x', ...detail, key: 'other_service/x', service: 'other_service' })
const reports = [full, empty, daily, state, usual, needy, gone, elsewhere]

let operation: SampleOperation
let folder = ''
let watched: WatchedDesk
let connection: ConnectionSummary
let rows: (report: ReportDefinition, range: TimeRange) => readonly Record<string, unknown>[]

const aRow = ({ from }: TimeRange): Record<string, unknown> => ({ date: `${formatDay(from)} 10:00:00`, x: '1' })

async function check(): Promise<CheckJob> {
  const job = await watched.ended(await watched.desk.check.start(connection.id))
  if (job.kind !== 'check') throw new Error(job.kind)
  return job
}

async function marks(): Promise<Record<string, ReportMark['state']>> {
  const { store } = await watched.desk.opened()
  const list = await watched.desk.marks.list(store, connection.id)
  return Object.fromEntries(list.map(({ reportKey, state }) => [reportKey.split('/')[1] ?? '', state]))
}

async function pull(report: ReportDefinition, range: TimeRange | null, refresh = false): Promise<string> {
  const wish = { connectionId: connection.id, reportKey: report.key, parameters: {}, range, refresh }
  return (await watched.ended(await watched.desk.pulls.start(wish))).state
}

beforeEach(async () => {
  rows = (report, range) => (report.id === 'empty' ? [] : [aRow(range)])
  operation = await startSampleOperation({
    timeZone: ZONE,
    licences: 1,
    reports: [full, empty, daily, state, usual, needy],
    rows: (report, range) => rows(report, range),
  })
  folder = temporaryFolder()
  watched = openMainDesk(folder, { catalogue: new Catalogue(reports), patience: new Patience([20]) })
  await watched.desk.start()
  connection = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

describe('a check of an operation', () => {
  test('says before what it takes, asks once for each report, and marks what came', async () => {
    expect(await watched.desk.check.plan(connection.id)).toEqual({ requests: 7, skipped: 1, known: 0 })
    expect(operation.requests).toHaveLength(0)
    const job = await check()
    expect(job).toMatchObject({
      state: 'done',
      error: null,
      outcome: { asked: 7, data: 4, empty: 1, absent: 2, failed: 0, skipped: 1, known: 0 },
      progress: { done: 7, total: 7, current: null, found: 4 },
    })
    expect(await marks()).toEqual({
      full: 'data',
      empty: 'quiet',
      daily: 'data',
      state: 'data',
      usual: 'data',
      gone: 'absent',
      x: 'absent',
    })
    expect(operation.requests).toHaveLength(7)
    expect(operation.mostAtOnce).toBe(1)
    expect((await watched.desk.quotas.get(connection.id)).requestsToday).toBe(7)
    expect(watched.events.some((event) => event.kind === 'marks' && event.connectionId === connection.id)).toBe(true)
  })

  test('asks for whole days before today, never more than a report takes, and stores no row', async () => {
    await check()
    const today = startOfDay(wallClock(Date.now(), ZONE))
    const asked = (id: string): readonly (string | undefined)[] => {
      const { query } = operation.requests.find(({ report }) => report.endsWith(`/${id}`)) ?? {}
      return [query?.['date_ini'], query?.['date_end'], query?.['campaign']]
    }
    const compact = (daysAgo: number): string =>
      formatDay((today - daysAgo * 86_400) as typeof today).replaceAll('-', '')
    expect(asked('full')).toEqual([`${compact(7)}000000`, `${compact(1)}235959`, undefined])
    expect(asked('daily')).toEqual([`${compact(1)}000000`, `${compact(1)}235959`, undefined])
    expect(asked('usual')[2]).toBe('all')
    expect(asked('state')).toEqual([undefined, undefined, undefined])
    const { store } = await watched.desk.opened()
    expect(await store.slices.holdings(connection.id)).toEqual([])
  })

  test('asks for nothing that is known already, and uses parameters that were used', async () => {
    await pull(full, span('2026-11-01'))
    const wish = {
      connectionId: connection.id,
      reportKey: needy.key,
      parameters: { agent: '7' },
      range: span('2026-11-01'),
      refresh: false,
    }
    rows = (report, range) => (report.id === 'empty' || report.id === 'needy' ? [] : [aRow(range)])
    await watched.ended(await watched.desk.pulls.start(wish))
    expect(await watched.desk.check.plan(connection.id)).toEqual({ requests: 7, skipped: 0, known: 1 })
    await check()
    expect(operation.requests.findLast(({ report }) => report.endsWith('/needy'))?.query['agent']).toBe('7')
  })

  test('can be stopped: what is marked stays, and the next one is whole', async () => {
    operation.fail({ kind: 'slow', delayMs: 60_000, api: daily.key })
    const id = await watched.desk.check.start(connection.id)
    expect(await watched.desk.check.start(connection.id)).toBe(id)
    await new Promise((resolve) => setTimeout(resolve, 500))
    watched.desk.jobs.cancel(id)
    expect(await watched.ended(id)).toMatchObject({ state: 'cancelled', outcome: { asked: 2, data: 1 } })
    expect(await marks()).toEqual({ full: 'data', empty: 'quiet' })
    expect(await watched.ended(await watched.desk.retry(id))).toMatchObject({ state: 'done' })
  })

  test('stops where the next report would meet the same', async () => {
    operation.fail({ kind: 'token-refused', times: 10 })
    expect(await check()).toMatchObject({ state: 'failed', error: { code: 'token-refused' }, outcome: { asked: 0 } })
    expect(operation.requests).toHaveLength(1)
    expect(await marks()).toEqual({})
  })

  test('goes on past a report that fails by itself', async () => {
    operation.fail({ kind: 'html', api: empty.key })
    expect(await check()).toMatchObject({ state: 'done', outcome: { asked: 7, failed: 1, empty: 0, absent: 2 } })
  })

  test('never spends more than the day has left', async () => {
    const { store, sync } = await watched.desk.opened()
    await store.requests.rememberDayLimit({ connectionId: connection.id, limit: 3 })
    await store.requests.count({ connectionId: connection.id, at: wallClock(sync.nowMs(), ZONE) })
    expect(await check()).toMatchObject({ state: 'failed', error: { code: 'quota-used-up' }, outcome: { asked: 2 } })
    expect(operation.requests).toHaveLength(2)
  })
})

describe('what fetching tells of a report', () => {
  test('a 400 for an unknown api marks it as absent; any success clears that', async () => {
    expect(await pull(gone, span('2026-11-01'))).toBe('failed')
    expect(await pull(elsewhere, span('2026-11-01'))).toBe('failed')
    expect(await marks()).toEqual({ gone: 'absent', x: 'absent' })
    const { store } = await watched.desk.opened()
    await watched.desk.marks.note(
      store,
      { connection: { id: connection.id } as never, report: gone },
      span('2026-11-01'),
      'empty',
    )
    expect(await marks()).toMatchObject({ gone: 'empty' })
  })

  test('a 404 marks it only where it never turns into data over four weeks', async () => {
    expect(await pull(empty, span('2026-10-01', '2026-10-20'))).toBe('done')
    expect(await marks()).toEqual({ empty: 'quiet' })
    expect(await pull(empty, span('2026-10-21', '2026-10-31'))).toBe('done')
    expect(await marks()).toEqual({ empty: 'absent' })
    // It can be asked for all the same; and one row is enough.
    rows = (_report, range) => [aRow(range)]
    expect(await pull(empty, span('2026-10-01', '2026-10-02'), true)).toBe('done')
    expect(await marks()).toEqual({ empty: 'data' })
    rows = () => []
    await pull(empty, span('2026-08-01', '2026-09-30'))
    expect(await marks()).toEqual({ empty: 'data' })
  })

  test('faults of the network or the token say nothing', async () => {
    operation.fail({ kind: 'token-refused' })
    await pull(full, span('2026-11-01'))
    expect(await marks()).toEqual({})
  })

  test('is of the connection alone, and forgotten where it leads to another server', async () => {
    await pull(gone, span('2026-11-01'))
    const { connections } = watched.desk
    const same = { ...draftOf(operation), connectionId: connection.id, token: null }
    await connections.save({ ...same, name: 'Another name' }, 'kept')
    expect(await marks()).toEqual({ gone: 'absent' })
    await connections.save({ ...same, server: '0020' }, 'kept')
    expect(await marks()).toEqual({})
  })
})
