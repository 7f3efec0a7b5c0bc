import { existsSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { applyRetentionDaily } from '../../src/core/automation/retention.ts'
import { deleteCopies, deleteOldCopies, listCopies } from '../../src/core/store/file/asideCopies.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { rebuildStore } from '../../src/core/store/file/rebuild.ts'
import { createStore } from '../../src/core/store/store.ts'
import { COPY_DAYS } from '../../src/shared/asideCopies.ts'
import { closeDesks, openDesk, type Document } from '../support/cli.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { hashOf } from '../support/files.ts'

// Copies of the store that a rebuild or a new beginning puts aside hold customers that no erasure reaches.

afterAll(removeTemporaryFolders)
afterAll(closeDesks)

const DAY_MS = 86_400_000

function mark(atMs: number): string {
  return new Date(atMs).toISOString().slice(0, 19).replaceAll(':', '')
}

function newStore(): string {
  const file = join(temporaryFolder(), 'atalaya.db')
  openWriter({ file, key: KEY }).close()
  return file
}

/** Puts files of copies beside a store, with what lies beside a copy. */
function putAside(file: string, kind: 'aside' | 'damaged', atMs: number): void {
  for (const suffix of ['', '-wal', '.key-mark']) writeFileSync(`${file}.${kind}-${mark(atMs)}${suffix}`, 'rows')
}

function besides(file: string): string[] {
  return readdirSync(join(file, '..')).filter((name) => /aside|damaged/.test(name))
}

const FOREIGN = [
  'atalaya.db.aside-mine',
  'other.db.aside-2026-01-01T000000',
  'atalaya.db.damaged-2026-01-01T000000.txt',
]

test('copies are told with what lies beside them, go after their time, and nothing else does', () => {
  const file = newStore()
  const nowMs = Date.parse('2026-11-28T12:00:00Z')
  for (const name of FOREIGN) writeFileSync(join(file, '..', name), 'not ours')
  putAside(file, 'aside', nowMs - COPY_DAYS * DAY_MS)
  putAside(file, 'damaged', nowMs - COPY_DAYS * DAY_MS + 1_000)
  expect(listCopies(file)).toMatchObject([
    { madeAtMs: nowMs - COPY_DAYS * DAY_MS, bytes: 12 },
    { name: `atalaya.db.damaged-${mark(nowMs - COPY_DAYS * DAY_MS + 1_000)}`, bytes: 12 },
  ])
  deleteOldCopies(file, nowMs)
  expect(listCopies(file)).toHaveLength(1)
  expect(deleteCopies(file)).toBe(1)
  expect(besides(file).toSorted()).toEqual(FOREIGN.toSorted())
})

test('whoever opens the store deletes those whose time is over, and so does the daily erasure of one that stays open', async () => {
  const file = newStore()
  putAside(file, 'aside', Date.now() - (COPY_DAYS + 1) * DAY_MS)
  putAside(file, 'damaged', Date.now() - (COPY_DAYS - 1) * DAY_MS)
  const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
  await store.open()
  expect(listCopies(file).map(({ name }) => name)).toEqual([expect.stringContaining('.damaged-')])
  await applyRetentionDaily(store, [], Date.now())
  expect(listCopies(file)).toHaveLength(1)
  await applyRetentionDaily(store, [], Date.now() + 2 * DAY_MS)
  expect(listCopies(file)).toEqual([])
  await store.close()
})

test('the command line tells of them wherever something is erased, and deletes them when that is confirmed', async () => {
  const { cli } = await openDesk()
  const file = join(cli.home, 'atalaya.db')
  const told = async (words: readonly string[]): Promise<Document> => cli.json(words)
  expect(await told(['erase', '--preview'])).toEqual({ rows: 0 })
  const rebuilt = await told(['store', 'rebuild', '--yes'])
  expect(rebuilt['oldFileDeletedOn']).toMatch(/^20\d\d-\d\d-\d\d$/)
  const copies = [{ file: expect.stringMatching(/^atalaya\.db\.damaged-/), deletedOn: rebuilt['oldFileDeletedOn'] }]
  const someone = ['erase', '--customer', '3001234567']
  for (const words of [
    ['erase', '--preview'],
    [...someone, '--preview'],
    [...someone, '--yes'],
    ['erase', '--before', '2020-01-01', '--yes'],
    ['retention'],
    ['retention', 'set', '--months', '12'],
    ['store', 'copies'],
  ]) {
    expect(await told(words), words.join(' ')).toMatchObject({ copies })
    const { stdout } = await cli.run(words, { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(stdout, words.join(' ')).toMatch(
      /Una copia del almacén, apartada el .* Se elimina sola el .*--delete --yes/s,
    )
  }
  expect((await cli.run(['store', 'copies', '--delete'])).status).toBe(2)
  expect(listCopies(file)).toHaveLength(1)
  expect(await told(['store', 'copies', '--delete', '--yes'])).toEqual({ copies: [], deleted: 1 })
  expect(listCopies(file)).toEqual([])
  expect(await told(['erase', '--preview'])).toEqual({ rows: 0 })
})

test('a rebuild works where the file system has no links, and keeps the old file all the same', () => {
  const file = newStore()
  const before = hashOf(file)
  const without = (): never => {
    throw Object.assign(new Error('no links'), { code: 'EPERM' })
  }
  const { oldFile } = rebuildStore({ file, key: KEY }, '2026-11-28T100000', without)
  expect(hashOf(oldFile)).toBe(before)
  openWriter({ file, key: KEY }).close()
  // A name that is taken stays with what has it.
  writeFileSync(`${file}.damaged-taken`, 'mine')
  expect(() => rebuildStore({ file, key: KEY }, 'taken', without)).toThrow(expect.anything())
  expect(readFileSync(`${file}.damaged-taken`, 'utf8')).toBe('mine')
  expect(existsSync(`${file}.rebuild`)).toBe(false)
})

test('what killed processes left under temporary names goes, and what living ones write stays', async () => {
  const file = newStore()
  const folder = join(file, '..')
  // Process numbers go up to 4,194,304.
  const dead = ['atalaya.db.key-mark.4999999.tmp', 'settings.json.4999998.tmp', 'profile.json.4999997.0a1b2c3d']
  const living = [`atalaya.db.key-mark.${process.pid}.tmp`, 'atalaya.db.rebuild']
  for (const name of [...dead, ...living, 'settings.json', 'notes.4999999.tmp']) writeFileSync(join(folder, name), '{}')
  const open = async (): Promise<string[]> => {
    const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
    await store.open()
    const names = readdirSync(folder)
    await store.close()
    return names
  }
  const names = await open()
  for (const name of dead) expect(names).not.toContain(name)
  for (const name of [...living, 'settings.json', 'notes.4999999.tmp']) expect(names).toContain(name)
  const longAgo = new Date(Date.now() - 2 * DAY_MS)
  for (const name of living) utimesSync(join(folder, name), longAgo, longAgo)
  const later = await open()
  for (const name of living) expect(later).not.toContain(name)
})
