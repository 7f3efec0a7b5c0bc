import { copyFileSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { openReader } from '../../src/core/store/file/database.ts'
import { KEY } from '../support/connectedStore.ts'
import { closeDesks, openDesk } from '../support/cli.ts'
import { openRaw } from '../support/files.ts'

// The way out, tried: docs/exits.md. Another build of SQLite3 Multiple Ciphers, made by others for another machine
// (WebAssembly), reads what our own wrote.

type Row = readonly unknown[]

/** What of the other build is used. https://github.com/powersync-ja/wa-sqlite */
interface OtherSqlite {
  vfs_register(vfs: object, isDefault: boolean): number
  open_v2(name: string, flags: number): Promise<number>
  exec(database: number, sql: string, each?: (row: Row) => void): Promise<number>
  close(database: number): Promise<number>
}

/** What of the other build itself is used. */
interface OtherModule {
  ccall(name: string, returns: string, types: readonly string[], values: readonly unknown[]): unknown
}

const folder = dirname(dirname(createRequire(import.meta.url).resolve('@journeyapps/wa-sqlite')))
const READ_ONLY = 1
const NAME = '/atalaya.db'

async function load(file: string): Promise<Readonly<Record<string, unknown>>> {
  return (await import(pathToFileURL(join(folder, file)).href)) as Record<string, unknown>
}

/** Opens a file in the memory of the other build. */
async function openElsewhere(bytes: Buffer): Promise<{ readonly sqlite: OtherSqlite; readonly database: number }> {
  const [build, api, memory] = await Promise.all([
    load('dist/mc-wa-sqlite.mjs'),
    load('src/sqlite-api.js'),
    load('src/examples/MemoryVFS.js'),
  ])
  const wasmBinary = readFileSync(join(folder, 'dist/mc-wa-sqlite.wasm'))
  const module = await (build['default'] as (options: object) => Promise<OtherModule>)({ wasmBinary })
  const sqlite = (api['Factory'] as (module: object) => OtherSqlite)(module)
  const { MemoryVFS } = memory as {
    readonly MemoryVFS: { create(name: string, module: object): Promise<{ mapNameToFile: Map<string, object> }> }
  }
  const files = await MemoryVFS.create('memory', module)
  const data = Uint8Array.from(bytes).buffer
  files.mapNameToFile.set(NAME, { pathname: NAME, flags: READ_ONLY, size: data.byteLength, data })
  sqlite.vfs_register(files, true)
  // Before the files it puts what decrypts them.
  expect(module.ccall('sqlite3mc_vfs_create', 'int', ['string', 'int'], ['memory', 1])).toBe(0)
  return { sqlite, database: await sqlite.open_v2(NAME, READ_ONLY) }
}

async function ask(opened: Awaited<ReturnType<typeof openElsewhere>>, sql: string): Promise<readonly Row[]> {
  const rows: Row[] = []
  await opened.sqlite.exec(opened.database, sql, (row) => rows.push(row))
  return rows
}

/** Each build has its own kind for bytes and for large numbers. */
function comparable(rows: readonly Row[]): string {
  const plain = (value: unknown): unknown => {
    if (value instanceof Uint8Array) return `x'${Buffer.from(value).toString('hex')}'`
    return typeof value === 'bigint' ? Number(value) : value
  }
  return JSON.stringify(rows.map((row) => row.map(plain)))
}

afterAll(closeDesks)

test('a store is read whole by another build of SQLite3 Multiple Ciphers, with its key alone', async () => {
  const { cli } = await openDesk({ rowsPerDay: 40 })
  await cli.json(['pull', 'cdr_3', '--from', '2025-03-01', '--to', '2025-03-03'])
  const file = join(cli.home, 'atalaya.db')
  const ours = openReader({ file, key: KEY }, 'export')
  const elsewhere = await openElsewhere(readFileSync(file))
  await ask(elsewhere, `PRAGMA cipher = 'aegis'; PRAGMA key = "x'${KEY}'"; PRAGMA locking_mode = EXCLUSIVE`)
  const tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' ORDER BY name"
  const names = (await ask(elsewhere, tables)).map(([name]) => String(name))
  expect(names).toEqual(ours.prepare(tables).pluck().all())
  let rows = 0
  for (const name of names) {
    const sql = `SELECT * FROM "${name}"`
    const theirs = await ask(elsewhere, sql)
    expect(comparable(theirs), name).toBe(comparable(ours.prepare<[], Row>(sql).raw().all()))
    rows += theirs.length
  }
  expect(rows).toBeGreaterThan(120)
  expect(await ask(elsewhere, 'PRAGMA integrity_check')).toEqual([['ok']])
  ours.close()

  // A copy is made a plain file by whoever has the key: then any SQLite reads it.
  const copy = join(cli.home, 'copy.db')
  copyFileSync(file, copy)
  const raw = openRaw(copy)
  raw.pragma('journal_mode = DELETE')
  raw.pragma("rekey = ''")
  raw.close()
  expect(readFileSync(copy).subarray(0, 15).toString('latin1')).toBe('SQLite format 3')
  expect((await ask(await openElsewhere(readFileSync(copy)), tables)).map(([name]) => name)).toEqual(names)

  const locked = await openElsewhere(readFileSync(file))
  await ask(
    locked,
    `PRAGMA cipher = 'aegis'; PRAGMA key = "x'${KEY.replace('0', '1')}'"; PRAGMA locking_mode = EXCLUSIVE`,
  )
  await expect(ask(locked, tables)).rejects.toThrow(/not a database/u)
})
