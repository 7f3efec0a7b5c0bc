import { spawn, type ChildProcessByStdio } from 'node:child_process'
import { once } from 'node:events'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { ProcessLocks } from '../../src/core/store/file/processLocks.ts'
import { rebuildStore } from '../../src/core/store/file/rebuild.ts'
import { FIXED_TABLES } from '../../src/core/store/tables/fixedTables.ts'
import { migrate, STORE_VERSION } from '../../src/core/store/tables/migrations.ts'
import { createStore } from '../../src/core/store/store.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'

// A store that is brought up to date, or rebuilt, while other processes want it.

afterAll(removeTemporaryFolders)

const CHILD = fileURLToPath(new URL('../support/holdChild.ts', import.meta.url))
/** A version whose tables have other names than today's. */
const OLDER = 155

function olderStore(): string {
  const file = join(temporaryFolder(), 'atalaya.db')
  openWriter({ file, key: KEY }).close()
  const database = openRaw(file) as unknown as WritableDatabase
  database.pragma('foreign_keys = OFF')
  for (const { name } of FIXED_TABLES.toReversed()) database.exec(`DROP TABLE ${name}`)
  database.pragma('user_version = 0')
  migrate(database, file, OLDER)
  database.close()
  return file
}

function versionIn(file: string): unknown {
  const raw = openRaw(file)
  const version = raw.pragma('user_version', { simple: true })
  raw.close()
  return version
}

type Child = ChildProcessByStdio<Writable, Readable, null>

/** A process that has a store open, and looked into a table of it. */
async function holder(file: string, table: string): Promise<Child> {
  const child = spawn(process.execPath, [CHILD, file, table], { stdio: ['pipe', 'pipe', 'inherit'] })
  await once(child.stdout, 'data')
  return child
}

async function end(child: Child): Promise<void> {
  const ended = once(child, 'close')
  child.stdin.end()
  await ended
}

describe('a store of an earlier version', () => {
  test('is not brought up to date while another process has it open, which goes on undisturbed', async () => {
    const file = olderStore()
    const older = await holder(file, 'windows')
    const refused = expect.objectContaining({ code: 'store-not-updated', detail: { file } }) as Error
    expect(() => openWriter({ file, key: KEY, busyTimeoutMs: 300 })).toThrow(refused)
    older.stdin.write('again\n')
    expect(String((await once(older.stdout, 'data'))[0])).toBe('0\n')
    expect(versionIn(file)).toBe(OLDER)
    await end(older)
    openWriter({ file, key: KEY, busyTimeoutMs: 300 }).close()
    expect(versionIn(file)).toBe(STORE_VERSION)
  })

  test('is brought up to date as soon as a command that has it open has ended', async () => {
    const file = olderStore()
    const older = await holder(file, 'windows')
    const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
    const opening = store.open()
    const ended = end(older)
    await opening
    await ended
    expect(await store.connections.list()).toEqual([])
    await store.close()
    expect(versionIn(file)).toBe(STORE_VERSION)
  })

  test('is brought up to date once, however many come at the same moment', async () => {
    const file = olderStore()
    const stores = Array.from({ length: 4 }, () => createStore({ file, key: KEY, workerUrl: WORKER_URL }))
    await Promise.all(stores.map((store) => store.open()))
    expect(await Promise.all(stores.map((store) => store.connections.list()))).toEqual(stores.map(() => []))
    await Promise.all(stores.map((store) => store.close()))
    expect(versionIn(file)).toBe(STORE_VERSION)
  })
})

describe('a store that is being rebuilt', () => {
  test('is opened by nobody else, and rebuilt by nobody else', () => {
    const file = join(temporaryFolder(), 'atalaya.db')
    openWriter({ file, key: KEY }).close()
    // As the process has it that rebuilds.
    const other = new ProcessLocks(file)
    expect(other.tryAcquire(['store-rebuild'])).toBe(true)
    writeFileSync(`${file}.rebuild`, 'half of it')
    const busy = expect.objectContaining({ code: 'store-busy' }) as Error
    expect(() => openWriter({ file, key: KEY })).toThrow(busy)
    expect(() => rebuildStore({ file, key: KEY }, 'now')).toThrow(busy)
    other.releaseAll()
    // What a killed one left is in nobody's way.
    openWriter({ file, key: KEY }).close()
    expect(rebuildStore({ file, key: KEY }, 'now')).toMatchObject({ rows: 0, lostSlices: 0 })
    openWriter({ file, key: KEY }).close()
  })

  test('stays as it was where somebody opened it meanwhile', async () => {
    const file = join(temporaryFolder(), 'atalaya.db')
    openWriter({ file, key: KEY }).close()
    const other = await holder(file, 'slices')
    const busy = expect.objectContaining({ code: 'store-busy' }) as Error
    expect(() => rebuildStore({ file, key: KEY }, 'now')).toThrow(busy)
    await end(other)
    expect(rebuildStore({ file, key: KEY }, 'now')).toMatchObject({ rows: 0 })
  })
})
