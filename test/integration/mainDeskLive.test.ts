import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { DeskOptions } from '../../src/desk/desk.ts'
import type { AppErrorData } from '../../src/shared/errors.ts'
import type { ReportScope } from '../../src/shared/holdings.ts'
import type { LiveState } from '../../src/shared/live.ts'
import { subtract, union } from '../../src/shared/ranges.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { wallClock, type TimeRange } from '../../src/shared/time.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { draftOf, MemoryKeychain, openMainDesk, shownFromTop, type WatchedDesk } from '../support/mainDesk.ts'
import { at, epochMs, range, ZONE } from '../support/times.ts'
import { VirtualClock } from '../support/virtualLog.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'

const MINUTE = 60_000
const REACH = 600
const START = at('2026-11-22 21:00:00')
const liveReports = catalogue.reports.filter((report) => report.kind === 'live')
const report = liveReports.find((each) => each.liveMinutes === 10)
const hourly = liveReports.find((each) => each.liveMinutes === 60)
if (report === undefined || hourly === undefined) throw new Error('The catalogue lacks live reports')

let operation: SampleOperation
let clock: VirtualClock
let folder = ''
let keychain: MemoryKeychain
let watched: WatchedDesk
let connectionId = 0
let refusal: AppErrorData | null = null
let exported = ''

function open(options: Partial<DeskOptions> = {}): WatchedDesk {
  return openMainDesk(folder, {
    secrets: keychain,
    clock,
    mayRequest: () => Promise.resolve(refusal),
    askForFile: () => Promise.resolve(exported),
    ...options,
  })
}

function scopeOf(key = report?.key ?? ''): ReportScope {
  return { connectionId, reportKey: key, parameters: {} }
}

/** Lets time pass. @param logs how many are switched on: each waits for its next poll and looks at the clock */
function pass(minutes: number, logs = 1): Promise<void> {
  return clock.pass(minutes * MINUTE, async () => {
    while (clock.waiting < 2 * logs) await sleep(1)
  })
}

async function settled(logs = 1): Promise<void> {
  await pass(0, logs)
}

function states(): LiveState[] {
  return watched.events.flatMap((event) => (event.kind === 'live' ? [event.state] : []))
}

async function stateNow(): Promise<LiveState | undefined> {
  return (await watched.desk.live.list(connectionId)).find((state) => state.scope.reportKey === report?.key)
}

async function logRows(): Promise<number> {
  const question = { ...scopeOf(), range: null, filters: [], search: '', sort: [] }
  return (await watched.desk.results.open(shownFromTop('count', question))).total
}

/** What all polls so far could see, by the seconds in which they were made. */
function shownBy(polls: ReadonlySet<number>): TimeRange[] {
  return [...polls].map((ms) => wallClock(ms, ZONE)).map((to) => range(to - REACH, to))
}

const polls = new Set<number>()
function notePolls(): void {
  for (const { lastPoll } of states()) if (lastPoll !== null) polls.add(lastPoll.atMs)
}

beforeEach(async () => {
  clock = new VirtualClock(epochMs(START))
  operation = await startSampleOperation({ timeZone: ZONE, now: () => clock.nowMs(), rowsPerDay: 3_000 })
  folder = temporaryFolder()
  keychain = new MemoryKeychain()
  refusal = null
  exported = join(folder, 'log.csv')
  polls.clear()
  watched = open()
  await watched.desk.start()
  connectionId = (await watched.desk.connections.save(draftOf(operation), 'kept')).connection.id
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)

describe('a log behind the slice', () => {
  test('an evening with two sleeps, a quota stop, a maintenance and a restart: log, gaps and file agree with the server', async () => {
    const { live } = watched.desk
    expect(await live.list(connectionId)).toEqual([])
    const first = await live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    expect(first).toMatchObject({ isOn: true, everyMinutes: 5, requestsPerDay: 288, isElsewhere: false })
    await settled()
    expect(await stateNow()).toMatchObject({ nextPollAtMs: epochMs(START) + 5 * MINUTE, trouble: null })
    await pass(22)
    // Asleep, announced by the system; then once more, unannounced.
    watched.desk.sleep()
    clock.sleep(41 * MINUTE)
    watched.desk.wake()
    await pass(16)
    clock.sleep(25 * MINUTE)
    await pass(12)
    // Maintenance, half an hour of it.
    operation.fail({ kind: 'maintenance', times: 3 })
    await pass(35)
    expect(states().some(({ trouble }) => trouble?.code === 'maintenance')).toBe(true)
    // The day's quota: until midnight.
    operation.fail({ kind: 'quota' })
    await pass(11)
    expect((await stateNow())?.trouble?.code).toBe('quota-used-up')
    const midnight = epochMs(at('2026-11-23 00:00:00'))
    expect(((await stateNow())?.nextPollAtMs ?? 0) - midnight).toBeLessThan(MINUTE)
    await pass((midnight - clock.nowMs()) / MINUTE + 3)
    expect((await stateNow())?.trouble).toBeNull()
    notePolls()
    // The program is closed for half an hour, and goes on by itself.
    await watched.desk.close()
    clock.sleep(30 * MINUTE)
    watched = open()
    await watched.desk.start()
    await settled()
    expect(await stateNow()).toMatchObject({ isOn: true, trouble: null })
    await pass(10)
    notePolls()

    const shown = union(shownBy(polls))
    const truth = shown.flatMap((part) => operation.truth(report, part))
    expect(truth.length).toBeGreaterThan(100)
    expect(await logRows()).toBe(truth.length)
    const gaps = await watched.desk.live.gaps(scopeOf(), null)
    expect(gaps.map(({ reason }) => reason)).toEqual(['asleep', 'asleep', 'maintenance', 'quota', 'closed'])
    const whole = range(shown[0]?.from ?? 0, (shown.at(-1)?.to ?? 0) - 1)
    // The second of a poll itself is not over: where nobody looked after it, it belongs to the gap.
    const seen = shownBy(polls).map(({ from, to }) => range(from, to - 1))
    expect(gaps.map((gap) => gap.range)).toEqual(subtract(whole, seen))

    const request = { question: { ...scopeOf(), range: null, filters: [], search: '', sort: [] }, columns: ['conn_id'] }
    const jobId = (await watched.desk.exports.start({ ...request, format: 'csv', headings: 'titles' })) ?? ''
    await watched.ended(jobId)
    const lines = readFileSync(exported, 'utf8').trimEnd().split('\r\n')
    expect(lines).toHaveLength(truth.length + 1)
    expect(lines[0]).toMatch(/,Vacío anterior$/)
    const told = lines.slice(1).flatMap((line) => line.split(',').slice(1).join(',') || [])
    expect(told).toHaveLength(gaps.length)
    expect(told[0]).toMatch(/^2026-11-22 \d\d:\d\d:\d\d – 2026-11-22 \d\d:\d\d:\d\d: equipo en suspensión$/)
    const workbook = (await watched.desk.exports.start({ ...request, format: 'xlsx', headings: 'titles' })) ?? ''
    await watched.ended(workbook)
    const table = shownTable(readWorkbook(readFileSync(exported)))
    expect(table.heading[1]).toBe('Vacío anterior')
    expect(table.rows.map((row) => row.join(','))).toEqual(lines.slice(1))
  })

  test('tells the slice each step, and of rows that came', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    expect(states().map(({ isPolling }) => isPolling)).toContain(true)
    expect(states().at(-1)).toMatchObject({ isPolling: false, lastPoll: { added: expect.any(Number) } })
    expect(watched.events).toContainEqual({ kind: 'stored', connectionId, reportKey: report.key })
    // A faster pace holds at once.
    const faster = await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 1 })
    expect(faster).toMatchObject({ nextPollAtMs: epochMs(START) + MINUTE, requestsPerDay: 1_440 })
    const off = await watched.desk.live.set({ scope: scopeOf(), isOn: false, everyMinutes: 1 })
    expect(off).toMatchObject({
      isOn: false,
      nextPollAtMs: null,
      isPolling: false,
      lastPoll: { rows: expect.any(Number) },
    })
    clock.sleep(60 * MINUTE)
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    expect((await watched.desk.live.gaps(scopeOf(), null)).map(({ reason }) => reason)).toEqual(['off'])
    expect(operation.requests).toHaveLength(2)
  })

  test('polls by hand and logs of two reports do not get into each other’s way', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await watched.desk.live.set({ scope: scopeOf(hourly.key), isOn: true, everyMinutes: 10 })
    await settled(2)
    await pass(3, 2)
    const jobId = await watched.desk.pulls.start({ ...scopeOf(), range: null, refresh: false })
    expect((await watched.ended(jobId)).state).toBe('done')
    await settled(2)
    expect((await stateNow())?.nextPollAtMs).toBe(epochMs(START) + 8 * MINUTE)
    await pass(8, 2)
    expect(operation.requests.filter((each) => each.report === report.key)).toHaveLength(3)
    expect(operation.requests.filter((each) => each.report === hourly.key)).toHaveLength(2)
    expect(operation.mostAtOnce).toBe(1)
  })

  test('refuses what would lose rows, what is no live report, and a missing token', async () => {
    const { live } = watched.desk
    const detail = catalogue.reports.find((each) => each.kind === 'detail')
    await expect(live.set({ scope: scopeOf(detail?.key), isOn: true, everyMinutes: 5 })).rejects.toMatchObject({
      code: 'usage',
    })
    keychain.secrets.clear()
    await expect(live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })).rejects.toMatchObject({
      code: 'no-token',
    })
    expect(await live.list(connectionId)).toEqual([])
  })

  test('what automatic work may not use is respected, and said', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    refusal = { code: 'quota-used-up', detail: {} }
    await pass(30)
    expect(operation.requests).toHaveLength(1)
    expect((await stateNow())?.trouble?.code).toBe('quota-used-up')
    refusal = null
    await pass(6)
    expect((await watched.desk.live.gaps(scopeOf(), null)).map(({ reason }) => reason)).toEqual(['reserve'])
  })

  test('a refused token waits for a new one, which is tried at once', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    operation.fail({ kind: 'token-refused' })
    await pass(20)
    expect((await stateNow())?.trouble?.code).toBe('token-refused')
    expect(operation.requests).toHaveLength(2)
    await watched.desk.connections.save({ ...draftOf(operation), connectionId }, 'kept')
    while ((await stateNow())?.trouble !== null) await sleep(5)
    expect(operation.requests).toHaveLength(3)
    await settled()
  })

  test('what stops a log and needs a person is told once for all logs of a connection, and what passes never', async () => {
    const told: string[] = []
    await watched.desk.close()
    watched = open({ notifyOfLog: ({ error, connectionName }) => told.push(`${connectionName}: ${error.code}`) })
    await watched.desk.start()
    const every = { isOn: true, everyMinutes: 5 }
    await watched.desk.live.set({ scope: scopeOf(), ...every })
    await watched.desk.live.set({ scope: scopeOf(hourly.key), ...every })
    await settled(2)
    operation.fail({ kind: 'maintenance', times: 4 })
    await pass(40, 2)
    expect(told).toEqual([])
    const before = operation.requests.length
    // Both logs meet it, and once more after an hour.
    operation.fail({ kind: 'token-refused', times: 4 })
    await pass(70, 2)
    expect(operation.requests.length).toBe(before + 4)
    await expect.poll(() => told).toEqual([`${draftOf(operation).name}: token-refused`])
    // It was seen to; when it stops them again, that is news.
    await pass(70, 2)
    expect((await watched.desk.live.list(connectionId)).map(({ trouble }) => trouble)).toEqual([null, null])
    operation.fail({ kind: 'token-refused', times: 2 })
    await pass(6, 2)
    await expect.poll(() => told).toHaveLength(2)
  })

  test('erasing takes rows and gaps; the log goes on from nothing', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    clock.sleep(30 * MINUTE)
    await pass(2)
    expect(await watched.desk.live.gaps(scopeOf(), null)).toHaveLength(1)
    expect(await watched.desk.erasing.erase({ connectionId, reportKey: report.key, before: null })).toBeGreaterThan(0)
    await settled()
    expect(await watched.desk.live.gaps(scopeOf(), null)).toEqual([])
    await pass(6)
    expect(await watched.desk.live.gaps(scopeOf(), null)).toEqual([])
    expect(await stateNow()).toMatchObject({ isOn: true, trouble: null })
  })

  test('a connection that is removed has no log any more, and none when it comes back', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    await watched.desk.connections.remove(connectionId, false)
    while (states().at(-1)?.isOn !== false) await sleep(5)
    clock.sleep(60 * MINUTE)
    const { connection } = await watched.desk.connections.save(draftOf(operation), 'kept')
    expect(connection.id).toBe(connectionId)
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
    expect(await watched.desk.live.list(connectionId)).toMatchObject([
      { isOn: false, lastPoll: { rows: expect.any(Number) } },
    ])
    expect(operation.requests).toHaveLength(1)
  })

  test('a connection that is removed with its rows leaves none, and nothing asks for it any more', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    expect(await logRows()).toBeGreaterThan(0)
    const detail = catalogue.reports.find(({ kind, maxDays }) => kind === 'detail' && maxDays === 31)
    operation.fail({ kind: 'stall', times: 1 })
    const pulled = await watched.desk.pulls.start({
      connectionId,
      reportKey: detail?.key ?? '',
      parameters: {},
      range: { from: at('2026-11-01 00:00:00'), to: at('2026-11-20 23:59:59') },
      refresh: false,
    })
    while (operation.requests.length < 2) await sleep(5)
    await watched.desk.connections.remove(connectionId, true)
    expect((await watched.ended(pulled)).state).toBe('cancelled')
    expect(operation.requests).toHaveLength(2)
    const { store } = await watched.desk.opened()
    expect(await store.slices.holdings(connectionId)).toEqual([])
    expect(states().at(-1)?.isOn).toBe(false)
  })

  test('one that leads to another server goes on there', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 3 })
    await settled()
    const draft = { ...draftOf(operation), connectionId, server: '0011', token: null }
    const { connection } = await watched.desk.connections.save(draft, 'kept')
    expect(connection.id).not.toBe(connectionId)
    while (operation.requests.length < 2) await sleep(5)
    while ((await watched.desk.live.list(connection.id))[0]?.lastPoll === null) await sleep(5)
    expect(await watched.desk.live.list(connection.id)).toMatchObject([
      { scope: { ...scopeOf(), connectionId: connection.id }, isOn: true, everyMinutes: 3, trouble: null },
    ])
    expect(await watched.desk.live.list(connectionId)).toEqual([])
  })

  test('a poll by hand ends with its connection, though the log that waits for it is stopped after it', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    operation.fail({ kind: 'stall', times: 1 })
    const polled = await watched.desk.pulls.start({ ...scopeOf(), range: null, refresh: false })
    while (operation.requests.length < 2) await sleep(5)
    await watched.desk.connections.remove(connectionId, true)
    expect((await watched.ended(polled)).state).toBe('cancelled')
    expect(await watched.desk.live.list(connectionId)).toEqual([])
    expect(clock.waiting).toBe(0)
  })

  test('an erasure that a job refuses leaves the log as it is: not a poll is lost', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    const told = states().length
    operation.fail({ kind: 'stall', times: 1 })
    await watched.desk.pulls.start({ ...scopeOf(), range: null, refresh: false })
    while (operation.requests.length < 2) await sleep(5)
    const erasure = { connectionId, reportKey: report.key, before: null }
    await expect(watched.desk.erasing.erase(erasure)).rejects.toMatchObject({ code: 'store-busy' })
    // Who keeps it was not stopped and begun anew: that would have been told.
    expect(states().length).toBe(told)
    await watched.desk.jobs.stopAll()
    await settled()
  })

  test('two things that need the store for themselves: logs go on once after both', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    const gates = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()] as const
    const pauses = gates.map(({ promise }) =>
      watched.desk.gate.whilePaused({ kind: 'report-goes', reportKey: 'none' }, () => promise),
    )
    while (clock.waiting > 0) await sleep(1)
    gates[0].resolve(undefined)
    await pauses[0]
    expect((await stateNow())?.nextPollAtMs).toBeNull()
    expect(clock.waiting).toBe(0)
    gates[1].resolve(undefined)
    await pauses[1]
    await settled()
    expect(clock.waiting).toBe(2)
    expect(operation.requests).toHaveLength(2)
  })

  test('a pause ends with the program, however that ends', async () => {
    const scope = scopeOf()
    await watched.desk.live.set({ scope, isOn: true, everyMinutes: 5 })
    await settled()
    await watched.desk.live.rememberPaused([{ scope, everyMinutes: 5 }])
    await watched.desk.live.set({ scope, isOn: false, everyMinutes: 5 })
    // Without a word: the pause was not ended.
    await watched.desk.close()
    keychain.fault = 'keychain-locked'
    watched = open()
    await watched.desk.start()
    expect(await stateNow()).toMatchObject({ isOn: true })
    keychain.fault = undefined
    await watched.desk.live.set({ scope, isOn: false, everyMinutes: 5 })
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
    expect(await stateNow()).toMatchObject({ isOn: false })
  })

  test('a second program on the same store waits until the first one ends', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    const second = open()
    await second.desk.start()
    while ((await second.desk.live.list(connectionId))[0]?.isElsewhere !== true) await sleep(5)
    await watched.desk.close()
    await clock.pass(10_000, async () => {
      while (clock.waiting < 2) await sleep(1)
    })
    while ((await second.desk.live.list(connectionId))[0]?.isElsewhere !== false) await sleep(5)
    await settled()
    expect(operation.requests).toHaveLength(2)
    await second.desk.close()
  })

  test('a mended store goes on with its logs', async () => {
    await watched.desk.live.set({ scope: scopeOf(), isOn: true, everyMinutes: 5 })
    await settled()
    await watched.desk.close()
    rmSync(join(folder, 'atalaya.db-wal'), { force: true })
    watched = open()
    await watched.desk.start()
    await settled()
    // A log that meets the damage, with nobody at the slice, is enough.
    refusal = { code: 'store-damaged', detail: {} }
    while (watched.desk.host.state.kind !== 'failed') await clock.pass(MINUTE, () => sleep(20))
    refusal = null
    const before = operation.requests.length
    await watched.desk.host.rebuild()
    while (operation.requests.length === before) await sleep(5)
    await settled()
    expect(await stateNow()).toMatchObject({ isOn: true, trouble: null })
  })
})
