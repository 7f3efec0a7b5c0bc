import { chmodSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { Notice } from '../../src/main/desk/automation.ts'
import type { ConnectionSummary } from '../../src/shared/ipc/connections.ts'
import type { ScheduleDraft, ScheduleView } from '../../src/shared/ipc/schedules.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/desk.ts'
import { draftOf, MemoryKeychain, openMainDesk, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'

const DAY_SECONDS = 86_400
const START = at('2026-11-20 05:00:00')
const ROWS = 5
const details = catalogue.reports.filter(
  ({ kind, maxDays, parameters }) => kind === 'detail' && maxDays === 31 && parameters.length === 0,
)
const [detail, other] = details
const live = catalogue.reports.find((report) => report.kind === 'live')
if (detail === undefined || other === undefined || live === undefined) throw new Error('The catalogue lacks a kind')

let clock = { now: START }
let operation: SampleOperation
let folder = ''
let files = ''
let keychain: MemoryKeychain
let notices: Notice[] = []
let watched: WatchedDesk
let connection: ConnectionSummary

const nowMs = (): number => epochMs(clock.now)

async function open(): Promise<void> {
  watched = openMainDesk(folder, {
    secrets: keychain,
    nowMs,
    notify: (notice) => notices.push(notice),
    askForFolder: () => Promise.resolve(files),
  })
  await watched.desk.start()
}

beforeEach(async () => {
  clock = { now: START }
  notices = []
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

const SIX = { kind: 'daily', second: 6 * 3600, weekdays: null } as const

function draft(change: Partial<ScheduleDraft> = {}): ScheduleDraft {
  return {
    scheduleId: null,
    connectionId: connection.id,
    reportKey: detail?.key ?? '',
    parameters: {},
    timing: SIX,
    period: 'yesterday',
    file: null,
    isEnabled: true,
    ...change,
  }
}

async function withFile(change: Partial<ScheduleDraft> = {}): Promise<ScheduleDraft> {
  const chosen = await watched.desk.automation.chooseFolder()
  const file = { name: 'mensajes', format: 'csv', headings: 'names', folderId: chosen?.folderId ?? null } as const
  return draft({ file, ...change })
}

/** Lets time pass while the program is open and looks at its clock, as often as asked. */
async function passTo(instant: string, looks = 1): Promise<void> {
  clock.now = at(instant)
  for (let look = 0; look < looks; look++) {
    watched.desk.automation.look()
    await watched.desk.automation.settled()
  }
}

async function views(): Promise<readonly ScheduleView[]> {
  return watched.desk.automation.list()
}

/** Requests for rows, without those that ask for the quota. */
function asked(): readonly string[] {
  return operation.requests.map(({ report }) => report).filter((report) => !report.includes('token_info'))
}

describe('a daily schedule', () => {
  test('fetches and writes its file when its time has come, once a day, and once after days of sleep', async () => {
    await watched.desk.automation.save(await withFile())
    await passTo('2026-11-20 05:59:59', 2)
    expect(asked()).toEqual([])
    expect((await views())[0]).toMatchObject({ nextAt: at('2026-11-20 06:00:00'), last: null })
    await passTo('2026-11-20 06:00:10', 3)
    expect(asked()).toHaveLength(1)
    expect(readdirSync(files)).toEqual(['mensajes_2026-11-19.csv'])
    expect(readFileSync(join(files, 'mensajes_2026-11-19.csv'), 'utf8').trimEnd().split('\r\n')).toHaveLength(ROWS + 1)
    expect((await views())[0]).toMatchObject({
      nextAt: at('2026-11-21 06:00:00'),
      isRunning: false,
      last: { outcome: 'done', file: { name: 'mensajes_2026-11-19.csv', cutTexts: 0 }, error: null },
    })
    // The lid was closed for three days.
    await passTo('2026-11-23 14:00:00', 3)
    expect(asked()).toHaveLength(2)
    expect(readdirSync(files)).toEqual(['mensajes_2026-11-19.csv', 'mensajes_2026-11-22.csv'])
    const jobs = watched.desk.jobs.list.filter((job) => 'isAutomatic' in job)
    expect(jobs.map(({ kind, state }) => [kind, state])).toEqual([
      ['pull', 'done'],
      ['export', 'done'],
      ['pull', 'done'],
      ['export', 'done'],
    ])
    expect(notices).toEqual([])
  })

  test('that came due while the program was closed is made up for once it opens', async () => {
    await watched.desk.automation.save(draft())
    await watched.desk.close()
    clock.now = at('2026-11-25 09:00:00')
    await open()
    await watched.desk.automation.settled()
    expect(asked()).toHaveLength(1)
    await watched.desk.close()
    await open()
    await watched.desk.automation.settled()
    expect(asked()).toHaveLength(1)
  })

  test('that was cut short by quitting is done at the next start', async () => {
    await watched.desk.automation.save(await withFile({ period: 'this-year' }))
    operation.fail({ kind: 'slow', delayMs: 300, times: 100 })
    clock.now = at('2026-11-20 06:01:00')
    watched.desk.automation.look()
    while (asked().length < 2) await sleep(5)
    await watched.desk.close()
    expect(readdirSync(files)).toEqual([])
    operation.clearFaults()
    await open()
    await watched.desk.automation.settled()
    expect(readdirSync(files)).toEqual(['mensajes_2026-01-01_2026-11-20.csv'])
    expect((await views())[0]).toMatchObject({ last: { outcome: 'done' } })
  })

  test('writes beside a file that may not be replaced', async () => {
    const taken = join(files, 'mensajes_2026-11-19.csv')
    writeFileSync(taken, 'open elsewhere')
    chmodSync(taken, 0o444)
    await watched.desk.automation.save(await withFile())
    await passTo('2026-11-20 06:01:00')
    expect(readFileSync(taken, 'utf8')).toBe('open elsewhere')
    expect((await views())[0]?.last).toMatchObject({ outcome: 'done', file: { name: 'mensajes_2026-11-19 (2).csv' } })
  })

  test('can be run at once, switched off, changed and removed', async () => {
    const { automation } = watched.desk
    const id = await automation.save(await withFile())
    await automation.run(id)
    await automation.settled()
    expect((await views())[0]).toMatchObject({ nextAt: at('2026-11-20 06:00:00'), last: { outcome: 'done' } })
    const { file } = (await views())[0] ?? {}
    expect(file).toMatchObject({ folder: files })
    // A change keeps the folder, which the window cannot name.
    await automation.save(
      draft({
        scheduleId: id,
        isEnabled: false,
        file: { name: 'x', format: 'excel', headings: 'titles', folderId: null },
      }),
    )
    expect((await views())[0]).toMatchObject({ isEnabled: false, nextAt: null, file: { folder: files, name: 'x' } })
    await passTo('2026-11-21 07:00:00')
    expect(asked()).toHaveLength(1)
    await automation.save(draft({ scheduleId: id, file: null }))
    expect((await views())[0]).toMatchObject({ isEnabled: true, nextAt: at('2026-11-22 06:00:00'), file: null })
    await automation.remove(id)
    expect(await views()).toEqual([])
    await expect(automation.run(id)).rejects.toMatchObject({ code: 'usage' })
    await expect(
      automation.save(draft({ file: { name: 'x', format: 'csv', headings: 'names', folderId: 99 } })),
    ).rejects.toMatchObject({ code: 'usage' })
  })
})

test('other times: every few hours, and at each start; a live report is asked once', async () => {
  const { automation } = watched.desk
  await automation.save(draft({ timing: { kind: 'hours', hours: 4 }, period: 'today' }))
  await automation.settled()
  expect(asked()).toHaveLength(1)
  await automation.save(draft({ timing: { kind: 'start' }, reportKey: live.key, period: 'today' }))
  await automation.settled()
  expect(asked()).toHaveLength(2)
  await passTo('2026-11-20 08:59:00', 2)
  expect(asked()).toHaveLength(2)
  await passTo('2026-11-20 09:00:00', 2)
  expect(asked()).toHaveLength(3)
  await watched.desk.close()
  await open()
  await watched.desk.automation.settled()
  expect(asked()).toHaveLength(4)
})

test('what its user asks for overtakes an automatic update between two windows', async () => {
  operation.fail({ kind: 'slow', delayMs: 80, times: 1_000 })
  await watched.desk.automation.save(draft({ period: 'this-year' }))
  clock.now = at('2026-11-20 06:01:00')
  watched.desk.automation.look()
  while (asked().length < 2) await sleep(5)
  const jobId = await watched.desk.pulls.start({
    connectionId: connection.id,
    reportKey: other.key,
    parameters: {},
    range: span('2026-06-01', '2026-10-31'),
    refresh: false,
  })
  await watched.ended(jobId)
  const soFar = asked()
  const first = soFar.indexOf(other.key)
  expect(first).toBeLessThanOrEqual(4)
  // From its first request to its last nothing automatic came in between.
  expect(new Set(soFar.slice(first)).size).toBe(1)
  await watched.desk.automation.settled()
  expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
  expect(operation.mostAtOnce).toBe(1)
}, 30_000)

describe('what fails', () => {
  test('and needs a person is told once, however many schedules and runs meet it, and again once it was mended', async () => {
    const { automation } = watched.desk
    await automation.save(draft())
    await automation.save(draft({ reportKey: other.key }))
    operation.fail({ kind: 'token-refused', times: 1_000 })
    await passTo('2026-11-20 06:01:00', 3)
    await passTo('2026-11-20 07:02:00', 3)
    await passTo('2026-11-21 08:02:00', 3)
    expect(notices.map(({ error, connectionName }) => [error.code, connectionName])).toEqual([
      ['token-refused', 'Banco Andino'],
    ])
    expect((await views()).map(({ last }) => [last?.outcome, last?.needsPerson])).toEqual([
      ['failed', true],
      ['failed', true],
    ])
    operation.clearFaults()
    // The token is entered again: nothing has to wait for its next time.
    await watched.desk.connections.save({ ...draftOf(operation), connectionId: connection.id }, 'kept')
    await sleep(20)
    await automation.settled()
    expect((await views()).map(({ last }) => last?.outcome)).toEqual(['done', 'done'])
    operation.fail({ kind: 'token-refused', times: 1_000 })
    await passTo('2026-11-22 06:01:00')
    expect(notices).toHaveLength(2)
  })

  test('because the folder is gone is told, and the file is written once it is back', async () => {
    await watched.desk.automation.save(await withFile())
    rmSync(files, { recursive: true })
    await passTo('2026-11-20 06:01:00', 2)
    await passTo('2026-11-20 07:30:00', 2)
    expect(notices.map(({ error }) => error.code)).toEqual(['output-unwritable'])
    expect(existsSync(files)).toBe(false)
    files = temporaryFolder()
    const [view] = await views()
    await watched.desk.automation.save(await withFile({ scheduleId: view?.scheduleId ?? null }))
    await watched.desk.automation.settled()
    expect(readdirSync(files)).toEqual(['mensajes_2026-11-19.csv'])
  })

  test.each(['maintenance', 'server-error'] as const)(
    'and passes by itself (%s) is tried again later, and nobody is told',
    async (kind) => {
      const { automation } = watched.desk
      await automation.save(await withFile())
      operation.fail({ kind, times: 1_000, api: detail.key })
      await passTo('2026-11-20 06:01:00', 2)
      const before = asked().length
      expect((await views())[0]).toMatchObject({ last: { outcome: 'failed', needsPerson: false } })
      expect(watched.desk.jobs.list).toEqual([])
      operation.clearFaults()
      await passTo('2026-11-20 06:02:00', 2)
      expect(asked()).toHaveLength(before)
      await passTo('2026-11-20 06:12:00', 2)
      expect((await views())[0]).toMatchObject({ last: { outcome: 'done' }, nextAt: at('2026-11-21 06:00:00') })
      expect(readdirSync(files)).toHaveLength(1)
      expect(notices).toEqual([])
    },
    30_000,
  )

  test('because the clock had run ahead is not waited for', async () => {
    await watched.desk.automation.save(draft())
    await passTo('2031-01-01 09:00:00')
    expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
    await passTo('2026-11-20 09:00:00', 2)
    await passTo('2026-11-21 06:00:01', 2)
    expect((await views())[0]).toMatchObject({ nextAt: at('2026-11-22 06:00:00') })
    expect(asked()).toHaveLength(2)
  })
})

describe('the quota', () => {
  test('is counted with what the server told of others, forecast, and its reserve is left alone by schedules only', async () => {
    const { desk } = watched
    const { store } = await desk.opened()
    const rest = {
      connectionId: connection.id,
      at: at('2026-11-20 06:00:00'),
      atMs: epochMs(at('2026-11-20 06:00:00')),
    }
    await store.writer.call('rememberDayLimit', { connectionId: connection.id, limit: 1_000 })
    await store.writer.call('rememberToldCount', { ...rest, used: 895 })
    clock.now = at('2026-11-20 06:00:30')
    expect(await desk.quota(connection.id)).toMatchObject({ requestsToday: 895, reserve: 100, left: 105 })
    await desk.automation.save(draft({ period: 'this-year', timing: { kind: 'hours', hours: 1 } }))
    await desk.automation.settled()
    // Five of the year's windows fit above the reserve.
    expect(asked()).toHaveLength(5)
    expect((await views())[0]).toMatchObject({
      last: { outcome: 'failed', error: { code: 'quota-reserved' } },
      nextAt: at('2026-11-21 00:01:00'),
    })
    const state = await desk.quota(connection.id)
    expect(state).toMatchObject({ requestsToday: 900, left: 100, resetsAt: at('2026-11-21') })
    expect(state.forecast.requestsPerHour).toBeGreaterThan(100)
    expect(state.forecast.atPaceUntil).toBeGreaterThan(clock.now)
    // What its user wants may use it.
    await desk.automation.run((await views())[0]?.scheduleId ?? 0)
    await desk.automation.settled()
    expect((await views())[0]?.last).toMatchObject({ outcome: 'done' })
    expect(notices).toEqual([])
    await desk.setReserve(connection.id, 0)
    expect(await desk.quota(connection.id)).toMatchObject({ reserve: 0, reservePercent: 0 })
  })
})

test('days that pass quickly: every morning has its file, whatever sleeps and faults come between', async () => {
  const { automation } = watched.desk
  await automation.save(await withFile({ timing: { ...SIX, weekdays: [0, 1, 2, 3, 4] } }))
  // Friday the 20th to Monday the 30th, the whole of the 25th asleep, the 26th without a server until noon.
  for (let now = START as number; now < START + 10 * DAY_SECONDS; now += 1800) {
    const instant = new Date(now * 1000).toISOString().slice(0, 19).replace('T', ' ')
    if (instant.startsWith('2026-11-25')) continue
    if (instant === '2026-11-26 05:30:00') operation.fail({ kind: 'server-error', times: 10_000 })
    if (instant === '2026-11-26 12:00:00') operation.clearFaults()
    await passTo(instant)
  }
  // Yesterday of each weekday; the one that slept is covered by the next day's run, whose yesterday it is.
  expect(readdirSync(files)).toEqual(['19', '22', '23', '25', '26'].map((day) => `mensajes_2026-11-${day}.csv`))
  expect(notices).toEqual([])
}, 60_000)
