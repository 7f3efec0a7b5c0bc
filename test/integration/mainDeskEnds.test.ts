import { NO_POLICY } from '../../src/shared/policy/policy.ts'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import type { StoreApi } from '../../src/core/store/storeApi.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { createStore } from '../../src/core/store/store.ts'
import { addConnection, listConnections } from '../../src/core/store/tables/connections.ts'
import { tokenAccount } from '../../src/core/vault/secretStore.ts'
import { Patience } from '../../src/desk/patience.ts'
import { finishRemovals, removeConnection } from '../../src/desk/removeConnection.ts'
import { Tokens } from '../../src/desk/tokens.ts'
import type { ConnectionSummary } from '../../src/shared/connections.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { UnfinishedWork } from '../../src/shared/unfinishedWork.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { Cli, closeDesks } from '../support/cli.ts'
import {
  countRows,
  detail,
  draftOf,
  MemoryKeychain,
  openMainDesk,
  shownFromTop,
  type WatchedDesk,
  wish,
} from '../support/mainDesk.ts'
import { bodyOf, storeBody } from '../support/memoryStore.ts'
import { everyType } from '../support/reports.ts'
import { at, epochMs, span, ZONE } from '../support/times.ts'
import { keepsRows } from '../support/schedules.ts'

// Starts, ends and everything in between that comes at the wrong moment.

const NOW = at('2026-11-22 12:00:00')
const DAMAGE = { code: 'store-damaged', detail: { file: 'x' } } as const

let operation: SampleOperation
let folder = ''
let watched: WatchedDesk
let keychain: MemoryKeychain

function open(): WatchedDesk {
  return openMainDesk(folder, { secrets: keychain, patience: new Patience([20, 20, 20, 20, 20, 20]) })
}

async function reopen(): Promise<void> {
  await watched.desk.close()
  watched = open()
  await watched.desk.start()
}

async function connect(): Promise<ConnectionSummary> {
  return (await watched.desk.connections.save(draftOf(operation), 'kept')).connection
}

beforeEach(async () => {
  operation = await startSampleOperation({ timeZone: ZONE, now: () => epochMs(NOW), rowsPerDay: 20 })
  folder = temporaryFolder()
  keychain = new MemoryKeychain()
  watched = open()
  await watched.desk.start()
})
afterEach(async () => {
  await watched.desk.close()
  await operation.close()
})
afterAll(removeTemporaryFolders)
afterAll(closeDesks)

describe('a store that is given up in use', () => {
  test('ends everything that works with it before it is closed; mended, all of it goes on', async () => {
    const connection = await connect()
    const { desk } = watched
    await watched.ended(await desk.pulls.start(wish(connection)))
    const draft = {
      scheduleId: null,
      connectionId: connection.id,
      reportKey: detail.key,
      parameters: {},
      timing: { kind: 'hours', hours: 1 },
      keeps: keepsRows('this-year'),
      file: null,
      isEnabled: true,
    } as const
    operation.fail({ kind: 'slow', delayMs: 200, times: 99 })
    const before = operation.requests.length
    await desk.automation.save(draft)
    const byHand = await desk.pulls.start(wish(connection, { range: span('2025-01-01', '2026-11-10') }))
    while (operation.requests.length < before + 2) await sleep(5)
    desk.notice(DAMAGE)
    // At once, for whoever asks from now on.
    expect(desk.host.state).toMatchObject({ kind: 'failed', error: DAMAGE })
    await expect(desk.connections.list()).rejects.toMatchObject({ code: 'store-damaged' })
    await expect(desk.erasing.goOn()).rejects.toMatchObject({ code: 'store-damaged' })
    const question = { ...wish(connection), range: null, filters: [], search: '', sort: [] }
    await expect(desk.results.open(shownFromTop('grid', question))).rejects.toMatchObject({ code: 'store-damaged' })
    operation.clearFaults()
    // Nobody has it open any more: else a rebuild is refused.
    expect(await desk.rebuild()).toMatchObject({ lostSlices: 0 })
    expect(await watched.ended(byHand)).toMatchObject({ state: 'cancelled' })
    await desk.automation.settled()
    expect((await desk.automation.list())[0]).toMatchObject({ isRunning: false, last: { outcome: 'done' } })
    expect(desk.jobs.isBusy).toBe(false)
  })

  test('is rebuilt once, however often that is asked for; meanwhile no new one is begun', async () => {
    await connect()
    const { desk } = watched
    desk.notice(DAMAGE)
    const rebuilding = [desk.rebuild(), desk.host.rebuild(), desk.host.rebuild()]
    await expect(desk.host.startAnew()).rejects.toMatchObject({ code: 'internal' })
    const [one, ...others] = await Promise.all(rebuilding)
    expect(others).toEqual([one, one])
    expect(readdirSync(folder).filter((name) => /\.damaged-[\dT-]+$/.test(name))).toHaveLength(1)
    expect(await desk.connections.list()).toHaveLength(1)
  })

  test('that cannot be mended stays as it was, and can be tried again', async () => {
    const { desk } = watched
    desk.notice(DAMAGE)
    const other = createStore({ file: join(folder, 'atalaya.db'), key: KEY, workerUrl: WORKER_URL })
    await other.open()
    await expect(desk.rebuild()).rejects.toMatchObject({ code: 'store-busy' })
    expect(desk.host.state).toMatchObject({ kind: 'failed', error: DAMAGE })
    await other.close()
    expect(await desk.rebuild()).toMatchObject({ lostSlices: 0 })
    expect(desk.host.state).toEqual({ kind: 'ready' })
  })
})

test('a new store knows nothing of what the one before could not fetch', async () => {
  const connection = await connect()
  const { desk } = watched
  operation.fail({ kind: 'token-refused', times: 1 })
  await watched.ended(await desk.pulls.start(wish(connection)))
  const scope = { connectionId: connection.id, reportKey: detail.key, parameters: {} }
  const failed = async () => (await desk.coverage.get(await desk.opened(), scope, wish(connection).range)).failed
  expect(await failed()).not.toEqual([])
  desk.notice(DAMAGE)
  await desk.startAnew()
  // Its first connection has the same number.
  expect((await connect()).id).toBe(connection.id)
  expect(await failed()).toEqual([])
  await watched.ended(await desk.pulls.start(wish(connection)))
  const marks = await desk.marks.list((await desk.opened()).store, connection.id)
  expect(marks).toMatchObject([{ reportKey: detail.key, state: 'data' }])
})

describe('starts that overlap', () => {
  test('go on once with what was cut short', async () => {
    const connection = await connect()
    operation.fail({ kind: 'slow', delayMs: 300, times: 99 })
    const before = operation.requests.length
    await watched.desk.pulls.start(wish(connection))
    while (operation.requests.length === before) await sleep(5)
    await watched.desk.close()
    watched = open()
    const { desk } = watched
    await Promise.all([desk.start(), desk.start(), desk.start().then(() => desk.pulls.resume())])
    const resumed = desk.jobs.list.filter((job) => job.kind === 'pull')
    expect(resumed).toMatchObject([{ isResumed: true }])
    operation.clearFaults()
    await watched.ended(resumed[0]?.id ?? '')
    // What has ended is not taken up either.
    await desk.pulls.resume()
    expect(desk.jobs.list).toHaveLength(1)
  })

  test('with the end of the program begin nothing', async () => {
    const connection = await connect()
    operation.fail({ kind: 'slow', delayMs: 300, times: 99 })
    await watched.desk.pulls.start(wish(connection))
    await watched.desk.close()
    watched = open()
    const starting = watched.desk.start()
    await watched.desk.close()
    await starting
    expect(watched.desk.jobs.list.filter(({ endedAtMs }) => endedAtMs === null)).toEqual([])
    watched = open()
    await watched.desk.start()
    // It is still to be done.
    expect(watched.desk.jobs.list).toMatchObject([{ kind: 'pull', isResumed: true }])
  })

  test('the same wish at the same moment is one job', async () => {
    const connection = await connect()
    operation.fail({ kind: 'slow', delayMs: 200 })
    const { pulls, jobs } = watched.desk
    const ids = await Promise.all([1, 2, 3].map(() => pulls.start(wish(connection))))
    expect(new Set(ids).size).toBe(1)
    expect(jobs.list).toHaveLength(1)
  })
})

/** A store that stops answering after some of what is asked of it, as where its process is killed. */
function dyingAfter(store: StoreApi, calls: number, onDead: () => void): StoreApi {
  let left = calls
  const dying = (subject: object): unknown =>
    new Proxy(subject, {
      get: (target, name) => {
        const part: unknown = Reflect.get(target, name)
        if (typeof part === 'function') {
          return async (...words: readonly unknown[]) => {
            if (left-- > 0) return Reflect.apply(part, target, words) as unknown
            onDead()
            return new Promise(() => undefined)
          }
        }
        return typeof part === 'object' && part !== null ? dying(part) : part
      },
    })
  return dying(store) as StoreApi
}

describe('a connection that is being removed', () => {
  async function filled(): Promise<ConnectionSummary> {
    const connection = await connect()
    await watched.ended(await watched.desk.pulls.start(wish(connection, { range: span('2026-11-01', '2026-11-03') })))
    expect(await countRows(watched, connection.id)).toBeGreaterThan(0)
    return connection
  }

  test.each([true, false])(
    'by a process that dies in the middle is removed by the next, at whatever step that was (with rows: %j)',
    async (withRows) => {
      const file = join(temporaryFolder(), 'atalaya.db')
      const [reports, all] = [[everyType], { connectionId: null, reportKey: null, before: null }]
      const account = tokenAccount(1, 'test')
      const tokens = new Tokens({ secrets: keychain, profileId: 'test', policy: NO_POLICY, ofRun: () => null })
      const died: boolean[] = []
      for (let step = 1; died.at(-1) !== false; step++) {
        // It is there again, with rows and a token.
        const database = openWriter({ file, key: KEY })
        const facts = { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE }
        const added = listConnections(database)[0] ?? addConnection(database, facts)
        ensureRowsTable(database, everyType)
        storeBody(database, everyType, bodyOf([{ date: '2026-11-20 10:00:00', text: 'a' }]), span('2026-11-20'))
        database.close()
        keychain.secrets.set(account, 'its token')

        const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
        const dead = Promise.withResolvers<boolean>()
        const dying = dyingAfter(store, step, () => {
          dead.resolve(true)
        })
        const removing = removeConnection(added, { store: dying, tokens, erased: withRows ? reports : null })
        died.push(await Promise.race([removing.then(() => false), dead.promise]))
        await store.close()

        const next = createStore({ file, key: KEY, workerUrl: WORKER_URL })
        const begun: UnfinishedWork[] = []
        const wasBegun = (await next.connections.removals()).length > 0
        await finishRemovals({
          store: next,
          reports: () => Promise.resolve(reports),
          tokens: () => Promise.resolve(tokens),
          signal: new AbortController().signal,
          onBegin: (work) => begun.push(work),
        })
        expect(begun).toEqual(wasBegun ? ['removal'] : [])
        expect(await next.connections.removals()).toEqual([])
        const isRemoved = wasBegun || died.at(-1) === false || !keychain.secrets.has(account)
        expect(keychain.secrets.has(account)).toBe(!isRemoved)
        expect(await next.connections.list()).toHaveLength(isRemoved ? 0 : 1)
        expect((await next.erasing.count(reports, all)) > 0).toBe(!(isRemoved && withRows))
        await next.close()
      }
      // There were steps before which nothing was begun, and some in between.
      expect(died.length).toBeGreaterThan(3)
    },
  )

  test('is gone with its rows once the program has ended, whoever ends it', async () => {
    const connection = await filled()
    const removing = watched.desk.connections.remove(connection.id, true)
    await watched.desk.finish()
    await removing
    await reopen()
    expect(await watched.desk.connections.list()).toEqual([])
    expect(keychain.secrets.size).toBe(0)
    const { store } = await watched.desk.opened()
    expect(await store.erasing.count(catalogue.reports, { connectionId: null, reportKey: null, before: null })).toBe(0)
    await watched.desk.automation.settled()
    expect(await store.compacting.owed()).toEqual([])
  })

  test('and was added again since is not taken away by the next start', async () => {
    const connection = await filled()
    const { store } = await watched.desk.opened()
    await store.connections.beginRemoval({ connectionId: connection.id, withRows: true })
    await store.connections.remove(connection.id)
    expect((await connect()).id).toBe(connection.id)
    await reopen()
    expect(await watched.desk.connections.list()).toMatchObject([{ id: connection.id, token: 'kept' }])
    expect(await countRows(watched, connection.id)).toBeGreaterThan(0)
  })

  test('that was cut short goes at the next start, which the window is told', async () => {
    const connection = await filled()
    const { store } = await watched.desk.opened()
    await store.connections.beginRemoval({ connectionId: connection.id, withRows: true })
    expect(watched.desk.wentOn).toEqual([])
    await reopen()
    expect(watched.desk.wentOn).toEqual(['removal'])
    expect(watched.events.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['going-on', 'connections']))
    expect(await watched.desk.connections.list()).toEqual([])
    expect(keychain.secrets.size).toBe(0)
  })

  test('that was cut short goes with whatever command comes next, which says so', async () => {
    const connection = await filled()
    const { store } = await watched.desk.opened()
    await watched.desk.close()
    const marking = createStore({ file: store.file, key: KEY, workerUrl: WORKER_URL })
    await marking.connections.beginRemoval({ connectionId: connection.id, withRows: true })
    await marking.close()
    const cli = new Cli({ ATALAYA_HOME: folder })
    const listed = await cli.run(['connection', 'list', '--json'])
    expect([listed.status, JSON.parse(listed.stdout)]).toEqual([0, []])
    expect(listed.stderr).toBe('The removal of a connection was cut short: it is finished first.\n')
    expect((await cli.run(['connection', 'list'])).stderr).toBe('')
    watched = open()
    await watched.desk.start()
  })

  test('of which the keychain keeps the token stays as it is, and nothing goes on behind anybody’s back', async () => {
    const connection = await filled()
    keychain.fault = 'keychain-locked'
    await expect(watched.desk.connections.remove(connection.id, true)).rejects.toMatchObject({
      code: 'keychain-locked',
    })
    keychain.fault = undefined
    await reopen()
    expect(await watched.desk.connections.list()).toHaveLength(1)
    expect(await countRows(watched, connection.id)).toBeGreaterThan(0)
  })

  test('that was cut short does not ask a locked keychain again and again', async () => {
    const connection = await filled()
    const { store } = await watched.desk.opened()
    await store.connections.beginRemoval({ connectionId: connection.id, withRows: false })
    keychain.fault = 'keychain-locked'
    await expect(watched.desk.connections.goOn()).rejects.toMatchObject({ code: 'keychain-locked' })
    keychain.fault = undefined
    await watched.desk.connections.goOn()
    expect(await watched.desk.connections.list()).toHaveLength(1)
    await reopen()
    expect(await watched.desk.connections.list()).toEqual([])
  })
})
