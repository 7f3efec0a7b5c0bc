import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { Patience } from '../../src/desk/patience.ts'
import type { ConnectionSummary } from '../../src/shared/connections.ts'
import { toAppError } from '../../src/shared/errors.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'
import {
  draftOf,
  MemoryKeychain,
  openMainDesk,
  shownFromTop,
  type WatchedDesk,
  detail,
  wish,
  countRows,
} from '../support/mainDesk.ts'
import { at, epochMs, ZONE } from '../support/times.ts'
import { keepsRows } from '../support/schedules.ts'

const NOW = at('2026-11-22 12:00:00')

let operation: SampleOperation
let folder = ''
let watched: WatchedDesk
let keychain: MemoryKeychain

function open(): WatchedDesk {
  return openMainDesk(folder, { secrets: keychain, patience: new Patience([20, 20, 20, 20, 20, 20]) })
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

describe('a store that cannot be opened', () => {
  async function reopen(): Promise<void> {
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
  }

  test('damaged inside: met while reading, what can be read is saved into a new one', async () => {
    const connection = await connect()
    await watched.ended(await watched.desk.pulls.start(wish(connection)))
    const all = await countRows(watched, connection.id)
    await watched.desk.close()
    const file = join(folder, 'atalaya.db')
    const content = readFileSync(file)
    writeFileSync(file, content.fill(0, content.length - 40_000, content.length - 20_000))
    watched = open()
    await watched.desk.start()
    expect(watched.desk.host.state).toEqual({ kind: 'ready' })
    const question = { ...wish(connection), range: null, filters: [], search: 'zzz', sort: [] }
    const failure = await watched.desk.results
      .open(shownFromTop('grid', question))
      .catch((cause: unknown) => toAppError(cause))
    expect(failure).toMatchObject({ code: 'store-damaged' })
    watched.desk.notice(toAppError(failure).toData())
    await expect.poll(() => watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-damaged' } })
    await expect(watched.desk.connections.list()).rejects.toMatchObject({ code: 'store-damaged' })
    const outcome = await watched.desk.host.rebuild()
    expect(outcome.lostSlices).toBeGreaterThan(0)
    expect(watched.desk.host.state).toEqual({ kind: 'ready' })
    expect(await watched.desk.connections.list()).toHaveLength(1)
    expect(await watched.ended(await watched.desk.pulls.start(wish(connection)))).toMatchObject({ state: 'done' })
    expect(await countRows(watched, connection.id)).toBe(all)
  })

  test('no store at all behind the name: said, put aside, begun anew', async () => {
    await watched.desk.close()
    writeFileSync(join(folder, 'atalaya.db'), 'this is no store'.repeat(10_000))
    watched = open()
    await watched.desk.start()
    expect(watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-damaged' } })
    expect(await watched.desk.host.startAnew()).toEqual({ kind: 'ready' })
    expect(readdirSync(folder).some((name) => name.startsWith('atalaya.db.aside-'))).toBe(true)
    expect(await watched.desk.connections.list()).toEqual([])
    await expect(watched.desk.host.startAnew()).rejects.toMatchObject({ code: 'internal' })
    await reopen()
    expect(watched.desk.host.state).toEqual({ kind: 'ready' })
  })

  test('vanished or empty: said, found again with another try', async () => {
    await connect()
    await watched.desk.close()
    const file = join(folder, 'atalaya.db')
    const content = readFileSync(file)
    for (const lose of [
      () => {
        rmSync(file)
      },
      () => {
        writeFileSync(file, '')
      },
    ]) {
      lose()
      watched = open()
      await watched.desk.start()
      expect(watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-gone' } })
      await expect(watched.desk.host.rebuild()).rejects.toMatchObject({ code: 'store-gone' })
      expect(existsSync(file) ? readFileSync(file) : Buffer.alloc(0)).toHaveLength(0)
      writeFileSync(file, content)
      expect(await watched.desk.host.open()).toEqual({ kind: 'ready' })
      expect(await watched.desk.connections.list()).toHaveLength(1)
      await watched.desk.close()
    }
  })

  test('vanished: begun anew when asked, which keeps what is left', async () => {
    await connect()
    await watched.desk.close()
    const file = join(folder, 'atalaya.db')
    rmSync(file)
    writeFileSync(`${file}-wal`, 'the log of the store that was')
    watched = open()
    await watched.desk.start()
    expect(await watched.desk.startAnew()).toEqual({ kind: 'ready' })
    expect(await watched.desk.connections.list()).toEqual([])
    const aside = readdirSync(folder).filter((name) => name.startsWith('atalaya.db.aside-'))
    expect(aside.map((name) => name.replace(/aside-\d{4}-\d\d-\d\dT\d+/, 'aside'))).toEqual([
      'atalaya.db.aside-wal',
      'atalaya.db.aside.key-mark',
    ])
    await reopen()
    expect(watched.desk.host.state).toEqual({ kind: 'ready' })
  })

  test('vanished with its key: no other key is made for it', async () => {
    await watched.desk.close()
    rmSync(join(folder, 'atalaya.db'))
    watched = openMainDesk(folder, { secrets: keychain, environment: {} })
    await watched.desk.start()
    expect(watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-gone' } })
    expect(keychain.secrets.size).toBe(0)
    expect(await watched.desk.host.startAnew()).toEqual({ kind: 'ready' })
    expect(keychain.secrets.size).toBe(1)
  })

  test('a new one is not begun where it would be no help, whoever asks', async () => {
    await watched.desk.close()
    const raw = openRaw(join(folder, 'atalaya.db'))
    raw.pragma('user_version = 999')
    raw.close()
    watched = open()
    await watched.desk.start()
    await expect(watched.desk.startAnew()).rejects.toMatchObject({ code: 'internal' })
    expect(readdirSync(folder).some((name) => name.includes('.aside-'))).toBe(false)
  })

  test('begun anew, it has its schedules run without another start', async () => {
    await watched.desk.close()
    writeFileSync(join(folder, 'atalaya.db'), 'this is no store'.repeat(10_000))
    watched = open()
    await watched.desk.start()
    expect(await watched.desk.startAnew()).toEqual({ kind: 'ready' })
    const { automation } = watched.desk
    await automation.save({
      scheduleId: null,
      connectionId: (await connect()).id,
      reportKey: detail?.key ?? '',
      parameters: {},
      timing: { kind: 'hours', hours: 1 },
      keeps: keepsRows('yesterday'),
      file: null,
      isEnabled: true,
    })
    await automation.settled()
    expect((await automation.list())[0]?.last).toMatchObject({ outcome: 'done' })
  })

  test('with another key: nothing is touched until it is asked for', async () => {
    await connect()
    await watched.desk.close()
    const environment = { ATALAYA_STORE_KEY: 'f'.repeat(64) }
    watched = openMainDesk(folder, { secrets: keychain, environment })
    await watched.desk.start()
    expect(watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-wrong-key' } })
    await watched.desk.close()
    watched = open()
    await watched.desk.start()
    expect(await watched.desk.connections.list()).toHaveLength(1)
  })

  test('with its key gone from the keychain: a new one only when it is asked for', async () => {
    await watched.desk.close()
    watched = openMainDesk(folder, { secrets: keychain, environment: {} })
    await watched.desk.start()
    expect(watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'store-key-missing' } })
    expect(keychain.secrets.size).toBe(0)
    expect(await watched.desk.host.startAnew()).toEqual({ kind: 'ready' })
    expect(keychain.secrets.size).toBe(1)
  })

  test('a locked keychain: unlocked, it opens with another try', async () => {
    await watched.desk.close()
    keychain.fault = 'keychain-locked'
    folder = temporaryFolder()
    watched = openMainDesk(folder, { secrets: keychain, environment: {} })
    await watched.desk.start()
    expect(watched.desk.host.state).toMatchObject({ kind: 'failed', error: { code: 'keychain-locked' } })
    keychain.fault = undefined
    expect(await watched.desk.host.open()).toEqual({ kind: 'ready' })
  })
})
