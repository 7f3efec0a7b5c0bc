import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, expect, test } from 'vitest'
import { openWriter } from '../../src/core/store/database.ts'
import { owedCompactions } from '../../src/core/store/owedCompactions.ts'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { ConnectionSummary } from '../../src/shared/ipc/connections.ts'
import type { ScheduleDraft } from '../../src/shared/ipc/schedules.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { KEY, removeTemporaryFolders, temporaryFolder } from '../support/desk.ts'
import { draftOf, MemoryKeychain, openMainDesk, shownFromTop, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'

// What is kept how long, and what is erased, while schedules and fetches go on.

const ROWS = 5
const details = catalogue.reports.filter(
  ({ kind, maxDays, parameters }) => kind === 'detail' && maxDays === 31 && parameters.length === 0,
)
const [detail, other] = details
if (detail === undefined || other === undefined) throw new Error('The catalogue lacks a kind')

let now = at('2026-11-20 05:00:00')
let operation: SampleOperation
let folder = ''
let files = ''
let keychain: MemoryKeychain
let watched: WatchedDesk
let connection: ConnectionSummary

const nowMs = (): number => epochMs(now)

async function open(): Promise<void> {
  watched = openMainDesk(folder, { secrets: keychain, nowMs, askForFolder: () => Promise.resolve(files) })
  await watched.desk.start()
}

beforeEach(async () => {
  now = at('2026-11-20 05:00:00')
  keychain = new MemoryKeychain()
  folder = temporaryFolder()
  files = temporaryFolder()
  operation = await startSampleOperation({ timeZone: ZONE, now: nowMs, rowsPerDay: ROWS })
  await open()
  connection = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

function draft(change: Partial<ScheduleDraft> = {}): ScheduleDraft {
  return {
    scheduleId: null,
    connectionId: connection.id,
    reportKey: detail?.key ?? '',
    parameters: {},
    timing: { kind: 'daily', second: 6 * 3600, weekdays: null },
    period: 'yesterday',
    file: null,
    isEnabled: true,
    ...change,
  }
}

async function withFile(change: Partial<ScheduleDraft>): Promise<ScheduleDraft> {
  const chosen = await watched.desk.automation.chooseFolder()
  const file = { name: 'mensajes', format: 'csv', headings: 'names', folderId: chosen?.folderId ?? null } as const
  return draft({ file, ...change })
}

/** Lets time pass while the program is open and looks at its clock, as often as asked. */
async function passTo(instant: string, looks = 1): Promise<void> {
  now = at(instant)
  for (let look = 0; look < looks; look++) {
    watched.desk.automation.look()
    await watched.desk.automation.settled()
  }
}

/** How the only schedule's last run went. */
async function lastRun() {
  return (await watched.desk.automation.list())[0]?.last
}

function asked(): number {
  return operation.requests.filter(({ report }) => !report.includes('token_info')).length
}

async function fill(): Promise<void> {
  const request = { connectionId: connection.id, reportKey: detail?.key ?? '', parameters: {}, refresh: false }
  for (const range of [span('2026-01-01', '2026-01-03'), span('2026-11-10', '2026-11-12')]) {
    await watched.ended(await watched.desk.pulls.start({ ...request, range }))
  }
}

async function total(): Promise<number> {
  const question = { connectionId: connection.id, reportKey: detail?.key ?? '', parameters: {} }
  return (
    await watched.desk.results.open(
      shownFromTop('count', { ...question, range: null, filters: [], search: '', sort: [] }),
    )
  ).total
}

test('is what its rules say, which show what goes before they hold', async () => {
  await fill()
  const rule = { connectionId: null, reportKey: null, months: 2 }
  const going = [{ connectionId: connection.id, reportKey: detail.key, beforeDay: '2026-09-20', rows: 3 * ROWS }]
  expect(await watched.desk.previewRetention(null)).toEqual([])
  expect(await watched.desk.previewRetention({ rule, isRemoved: false })).toEqual(going)
  expect(await watched.desk.retentionRules()).toEqual([])
  expect(await total()).toBe(6 * ROWS)
  await watched.desk.setRetention({ rule, isRemoved: false })
  await watched.desk.automation.settled()
  expect(await total()).toBe(3 * ROWS)
  expect(await watched.desk.retentionRules()).toEqual([rule])
  await watched.desk.setRetention({ rule, isRemoved: true })
  expect(await watched.desk.retentionRules()).toEqual([])
})

test('goes too where an exception is taken away, and is shown before that', async () => {
  await fill()
  const general = { connectionId: null, reportKey: null, months: 2 }
  const exception = { connectionId: null, reportKey: detail.key, months: null }
  await watched.desk.setRetention({ rule: exception, isRemoved: false })
  await watched.desk.setRetention({ rule: general, isRemoved: false })
  await watched.desk.automation.settled()
  expect(await watched.desk.previewRetention(null)).toEqual([])
  expect(await total()).toBe(6 * ROWS)
  const change = { rule: exception, isRemoved: true }
  const going = [{ connectionId: connection.id, reportKey: detail.key, beforeDay: '2026-09-20', rows: 3 * ROWS }]
  expect(await watched.desk.previewRetention(change)).toEqual(going)
  expect(await watched.desk.retentionRules()).toEqual([general, exception])
  expect(await total()).toBe(6 * ROWS)
  await watched.desk.setRetention(change)
  await watched.desk.automation.settled()
  expect(await total()).toBe(3 * ROWS)
})

test('is kept by schedules too: no morning asks for days that are erased again, nor writes them', async () => {
  const rule = { connectionId: null, reportKey: null, months: 1 }
  await watched.desk.setRetention({ rule, isRemoved: false })
  await watched.desk.automation.save(await withFile({ period: 'last-month' }))
  await passTo('2026-11-20 06:01:00', 2)
  await passTo('2026-11-21 06:01:00', 2)
  const days = operation.requests.filter(({ report }) => report === detail.key).map(({ query }) => query['date_ini'])
  expect(days).toEqual(['20261020000000'])
  // The second morning's rows are those that the rule keeps by then.
  expect(readdirSync(files)).toEqual(['mensajes_2026-10-20_2026-10-31.csv', 'mensajes_2026-10-21_2026-10-31.csv'])
  expect(await total()).toBe(11 * ROWS)
  expect(await lastRun()).toMatchObject({ outcome: 'done' })
  const written = readFileSync(join(files, 'mensajes_2026-10-21_2026-10-31.csv'), 'utf8')
  expect(written.trimEnd().split('\r\n')).toHaveLength(11 * ROWS + 1)
  expect(written).not.toContain('2026-10-20')
})

test('of a customer who is being erased goes before the program ends; space is given back at the next start', async () => {
  await fill()
  const telephone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const value = String(operation.truth(detail, span('2026-01-01', '2026-01-03'))[0]?.[telephone])
  const scope = { customer: value, connectionId: null }
  const ends: string[] = []
  const erase = async (): Promise<void> => {
    expect(await watched.desk.eraseCustomer({ ...scope, withMentions: false })).toBeGreaterThan(0)
    ends.push('erasure')
  }
  const erasing = erase()
  await watched.desk.close()
  ends.push('program')
  await erasing
  expect(ends).toEqual(['erasure', 'program'])
  const file = join(folder, 'atalaya.db')
  const between = openWriter({ file, key: KEY })
  expect(owedCompactions(between)).toContain(detail.key)
  between.close()
  await open()
  await watched.desk.automation.settled()
  expect(await watched.desk.findCustomer(scope)).toEqual([])
  const { store } = await watched.desk.opened()
  expect(await store.writer.call('owedCompactions', undefined)).toEqual([])
})

test('of a customer goes from every report, while schedules wait', async () => {
  await fill()
  operation.fail({ kind: 'slow', delayMs: 200, times: 100 })
  await watched.desk.automation.save(
    draft({ timing: { kind: 'hours', hours: 1 }, reportKey: other.key, period: 'this-year' }),
  )
  const before = asked()
  while (asked() < before + 2) await sleep(5)
  const someone = detail.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const truth = operation.truth(detail, span('2026-01-01', '2026-01-03'))
  const value = String(truth[0]?.[someone])
  const scope = { customer: value, connectionId: connection.id }
  const found = await watched.desk.findCustomer(scope)
  expect(found[0]).toMatchObject({ connectionId: connection.id, reportKey: detail.key })
  const rows = found.reduce((sum, each) => sum + each.rows, 0)
  expect(rows).toBeGreaterThan(0)
  const count = await total()
  expect(await watched.desk.eraseCustomer({ ...scope, withMentions: false })).toBeGreaterThanOrEqual(rows)
  const ofDetail = found.find(({ reportKey }) => reportKey === detail.key)?.rows ?? 0
  expect(await total()).toBe(count - ofDetail)
  expect(watched.events.some((event) => event.kind === 'erasing')).toBe(true)
  operation.clearFaults()
  await watched.desk.automation.settled()
  expect(await lastRun()).toMatchObject({ outcome: 'done' })
}, 30_000)

test('goes at last though something is fetched all the time', async () => {
  await fill()
  operation.fail({ kind: 'slow', delayMs: 60_000, times: 100 })
  const request = {
    connectionId: connection.id,
    parameters: {},
    refresh: false,
    range: span('2026-11-01', '2026-11-02'),
  }
  const jobId = await watched.desk.pulls.start({ ...request, reportKey: other.key })
  await watched.desk.setRetention({ rule: { connectionId: null, reportKey: null, months: 2 }, isRemoved: false })
  await passTo('2026-11-20 05:29:59', 2)
  expect(await total()).toBe(6 * ROWS)
  await passTo('2026-11-20 05:30:00', 2)
  expect(await total()).toBe(3 * ROWS)
  expect(watched.desk.jobs.get(jobId).state).toBe('running')
})
