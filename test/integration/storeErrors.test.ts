import { copyFileSync, existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { STORE_VERSION } from '../../src/core/store/tables/migrations.ts'
import { rebuildStore } from '../../src/core/store/file/rebuild.ts'
import {
  ConnectedStore,
  KEY,
  removeTemporaryFolders,
  temporaryFolder,
  type ConnectedStoreOptions,
} from '../support/connectedStore.ts'
import { bytesUnder, damage, hashOf, openRaw, sizeOf } from '../support/files.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { at, serverDate, span } from '../support/times.ts'

const PERIOD = span('2025-03-01', '2025-03-20')
const NOW = at('2025-05-01')
const PHONE = '+573001234567'
const happenings: Happening[] = Array.from({ length: 3000 }, (_each, place) => ({
  at: PERIOD.from + place * 570,
  text: `Señora Ñáñez ${PHONE} debe pagar ${'y'.repeat(300)}`,
  integer: String(place),
}))
const truth = happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))

let server: FakeServer
let file: string
const desks: ConnectedStore[] = []

function newDesk(options: Partial<ConnectedStoreOptions> = {}): ConnectedStore {
  const { baseUrl, token } = server.operation
  const desk = new ConnectedStore({ file, baseUrl, token, now: () => NOW, ...options })
  desks.push(desk)
  return desk
}

async function fill(): Promise<void> {
  const desk = newDesk()
  expect((await desk.pull(events, PERIOD)).failed).toEqual([])
  await desk.close()
}

beforeEach(async () => {
  server = await startServer({ now: NOW })
  server.happenings = happenings
  file = join(temporaryFolder(), 'store.db')
})

afterEach(async () => {
  for (const desk of desks.splice(0)) await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

describe('a store that cannot be opened', () => {
  test('for another key, says so and stays as it is', async () => {
    await fill()
    const before = hashOf(file)
    await expect(newDesk({ key: 'f'.repeat(64) }).store.open()).rejects.toMatchObject({ code: 'store-wrong-key' })
    await expect(newDesk({ key: 'no key' }).store.open()).rejects.toMatchObject({ code: 'store-bad-key' })
    expect(hashOf(file)).toBe(before)
    expect(await newDesk().rows(events)).toEqual(truth)
  })

  test.each([16, 28, 40, 100])('for damage at its byte %i, says so and stays as it is', async (offset) => {
    await fill()
    damage(file, offset, 8)
    const before = hashOf(file)
    await expect(newDesk().store.open()).rejects.toMatchObject({ code: 'store-damaged' })
    expect(hashOf(file)).toBe(before)
  })

  test('because it is some other file, says so and leaves it', async () => {
    writeFileSync(file, 'This is no store, it is somebody’s letter. '.repeat(500))
    const before = hashOf(file)
    await expect(newDesk().store.open()).rejects.toMatchObject({ code: 'store-damaged' })
    expect(hashOf(file)).toBe(before)
  })

  // A newer program may keep no log beside its file: that stands in the file's header, which stays, too.
  test.each(['wal', 'delete'])('because a newer program wrote it (%s), says so and stays as it is', async (mode) => {
    await fill()
    const raw = openRaw(file)
    raw.pragma(`user_version = ${STORE_VERSION + 1}`)
    raw.pragma('wal_checkpoint(TRUNCATE)')
    expect(raw.pragma(`journal_mode = ${mode}`, { simple: true })).toBe(mode)
    raw.close()
    const before = hashOf(file)
    await expect(newDesk().store.open()).rejects.toMatchObject({ code: 'store-too-new' })
    expect(hashOf(file)).toBe(before)
    expect(readdirSync(dirname(file)).filter((name) => name.startsWith(`${basename(file)}-`))).toEqual([])
  })

  test('because there is no folder to write in, says so', async () => {
    const blocked = join(temporaryFolder(), 'file')
    writeFileSync(blocked, 'no folder')
    const desk = newDesk({ file: join(blocked, 'atalaya', 'store.db') })
    await expect(desk.store.open()).rejects.toMatchObject({ code: 'store-read-only' })
    await expect(newDesk({ file: temporaryFolder() }).store.open()).rejects.toMatchObject({ code: 'store-read-only' })
  })
})

describe('a store that goes wrong in use', () => {
  test('for damage in its middle, says so, and stays as it is', async () => {
    await fill()
    damage(file, Math.floor(sizeOf(file) / 2), 64)
    const before = hashOf(file)
    const desk = newDesk()
    await expect(desk.rows(events)).rejects.toMatchObject({ code: 'store-damaged' })
    await desk.close()
    expect(hashOf(file)).toBe(before)
  })

  test('because another process writes for too long, says so and changes nothing', async () => {
    await fill()
    const raw = openRaw(file)
    raw.exec('BEGIN IMMEDIATE')
    const desk = newDesk({ busyTimeoutMs: 100 })
    await desk.connection()
    const result = await desk.pull(events, PERIOD, { refreshSinceMs: Infinity }).catch((cause: unknown) => cause)
    const code = result instanceof Error ? result : (result as { stoppedBy: unknown }).stoppedBy
    expect(code).toMatchObject({ code: 'store-busy' })
    expect(server.operation.requests).toHaveLength(10)
    raw.exec('COMMIT')
    raw.close()
    expect((await desk.pull(events, PERIOD, { refreshSinceMs: Infinity })).failed).toEqual([])
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('because the disk is full, says so, keeps what it had, and goes on when there is room', async () => {
    const first = newDesk()
    await first.pull(events, span('2025-03-01', '2025-03-02'))
    await first.close()
    const pages = openRaw(file).pragma('page_count', { simple: true }) as number
    const desk = newDesk({ maxPages: pages + 4 })
    const result = await desk.pull(events, PERIOD)
    expect(result.stoppedBy?.code).toBe('disk-full')
    expect(await desk.rows(events)).toEqual(
      truth.slice(
        0,
        (await desk.slices(events)).reduce((sum, slice) => sum + slice.rows, 0),
      ),
    )
    await desk.close()
    const roomy = newDesk()
    expect((await roomy.pull(events, PERIOD)).failed).toEqual([])
    expect(await roomy.rows(events)).toEqual(truth)
  })
})

describe('a rebuild', () => {
  test('while somebody uses the store says so and changes nothing', async () => {
    const desk = newDesk()
    await desk.pull(events, PERIOD)
    expect(() => rebuildStore({ file, key: KEY }, 'now')).toThrow(expect.objectContaining({ code: 'store-busy' }))
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('of a damaged store saves what can be read, and keeps the old file', async () => {
    await fill()
    damage(file, Math.floor(sizeOf(file) / 2), 64)
    const before = hashOf(file)
    const summary = rebuildStore({ file, key: KEY }, '2025-05-01T100000')
    expect(summary.oldFile).toBe(`${file}.damaged-2025-05-01T100000`)
    expect(hashOf(summary.oldFile)).toBe(before)
    expect(summary.lostSlices).toBeGreaterThan(0)
    expect(summary.lostSlices).toBeLessThan(10)

    const desk = newDesk()
    const rows = await desk.rows(events)
    expect(rows).toHaveLength(summary.rows)
    expect(truth).toEqual(expect.arrayContaining(rows))
    const result = await desk.pull(events, PERIOD)
    expect([result.failed, result.fromCache]).toEqual([[], 10 - summary.lostSlices])
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('of a store in order loses nothing', async () => {
    await fill()
    const summary = rebuildStore({ file, key: KEY }, 'now')
    expect([summary.rows, summary.lostSlices]).toEqual([truth.length, 0])
    const desk = newDesk()
    expect(await desk.rows(events)).toEqual(truth)
    expect((await desk.pull(events, PERIOD)).requests).toBe(0)
  })

  test('damaged where only settings lie keeps every row', async () => {
    await fill()
    const raw = openRaw(file)
    raw.exec(`INSERT INTO preferences VALUES ('kept', '1')`)
    raw.exec(`INSERT INTO schedules (connection_id, report_key, parameters, setup) VALUES (1, 'a', '{}', '{}')`)
    const rootOf = raw.prepare('SELECT rootpage FROM sqlite_master WHERE name = ?').pluck()
    const pages = ['schedules', 'request_hours', 'live_marks', 'custom_reports'].map(
      (name) => rootOf.get(name) as number,
    )
    const pageBytes = raw.pragma('page_size', { simple: true }) as number
    raw.pragma('wal_checkpoint(TRUNCATE)')
    raw.close()
    for (const page of pages) damage(file, (page - 1) * pageBytes + 100, 40)
    expect(rebuildStore({ file, key: KEY }, 'now')).toMatchObject({ rows: truth.length, lostSlices: 0 })
    const desk = newDesk()
    expect(await desk.rows(events)).toEqual(truth)
    expect(await desk.store.preferences.get('kept')).toBe('1')
    expect(await desk.store.schedules.list()).toEqual([])
  })

  test('keeps what is no rows: preferences, what is still to be fetched, requests and limits', async () => {
    await fill()
    const first = newDesk()
    const { id } = await first.connection()
    const { store } = first
    const order = {
      connectionId: id,
      reportKey: events.key,
      parameters: {},
      range: PERIOD,
      refreshSinceMs: 7,
      byDay: false,
      startedAtMs: 8,
    }
    await store.preferences.set({ key: 'columns', value: '["text"]' })
    await store.unfinishedPulls.begin(order)
    await store.requests.rememberDayLimit({ connectionId: id, limit: 5 })
    await first.close()
    rebuildStore({ file, key: KEY }, 'now')
    const after = newDesk().store
    expect(await after.preferences.all()).toEqual([['columns', '["text"]']])
    expect(await after.unfinishedPulls.list()).toMatchObject([order])
    expect(await after.requests.dayLimit(id)).toBe(5)
    expect(await after.requests.on({ connectionId: id, day: '2025-05-01' })).toBe(10)
  })

  test('of what cannot be read at all, or with another key, leaves everything where it is', async () => {
    await fill()
    const wrong = expect.objectContaining({ code: 'store-wrong-key' }) as Error
    expect(() => rebuildStore({ file, key: 'f'.repeat(64) }, 'now')).toThrow(wrong)
    damage(file, 16, 16)
    const before = hashOf(file)
    expect(() => rebuildStore({ file, key: KEY }, 'now')).toThrow(expect.objectContaining({ code: 'store-damaged' }))
    expect(hashOf(file)).toBe(before)
    expect(existsSync(`${file}.rebuild`)).toBe(false)
    expect(existsSync(`${file}.damaged-now`)).toBe(false)
  })

  test('of a store damaged in any of its pages saves what can be read, or changes nothing', async () => {
    await fill()
    const page = openRaw(file).pragma('page_size', { simple: true }) as number
    const pages = sizeOf(file) / page
    const places = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, Math.floor(pages / 3), Math.floor((pages * 2) / 3), pages - 1]
    const outcomes: string[] = []
    for (const place of places) {
      const damaged = join(temporaryFolder(), 'store.db')
      copyFileSync(file, damaged)
      damage(damaged, place * page + 100, 64)
      const before = hashOf(damaged)
      try {
        const summary = rebuildStore({ file: damaged, key: KEY }, 'now')
        expect(hashOf(summary.oldFile)).toBe(before)
        expect(summary.rows + summary.lostSlices).toBeGreaterThan(0)
        outcomes.push('saved')
      } catch (cause) {
        expect(cause).toMatchObject({ name: 'AppError', code: 'store-damaged' })
        expect(hashOf(damaged)).toBe(before)
        expect(readdirSync(dirname(damaged)).filter((name) => name.includes('.rebuild'))).toEqual([])
        outcomes.push('refused')
      }
    }
    expect(new Set(outcomes)).toEqual(new Set(['saved', 'refused']))
  })
})

describe('what lies on the disk', () => {
  test('tells nothing of customers or tokens', async () => {
    const folder = dirname(file)
    const desk = newDesk()
    await desk.pull(events, PERIOD)
    await desk.rows(events, { search: 'pagar', sort: [{ field: 'text', descending: true }] })
    const secrets = [
      PHONE,
      PHONE.slice(1),
      'debe pagar',
      'yyyyyyyy',
      'Señora',
      server.operation.token,
      KEY,
      'SQLite format',
      'message',
    ]
    for (const stage of ['open', 'closed']) {
      if (stage === 'closed') await desk.close()
      const bytes = bytesUnder(folder)
      expect(bytes.length).toBeGreaterThan(1_000_000)
      for (const secret of secrets) {
        expect(bytes.includes(secret), `${secret} ${stage}`).toBe(false)
        expect(bytes.includes(Buffer.from(secret, 'utf16le')), `${secret} ${stage}`).toBe(false)
      }
    }
  })
})
