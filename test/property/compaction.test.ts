import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  cutLog,
  isIncremental,
  makeIncremental,
  releasePages,
  rewriteTable,
  tablesToRewrite,
} from '../../src/core/store/erasing/compaction.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'
import { runs } from '../support/runs.ts'

afterAll(removeTemporaryFolders)

// A file without a key, so that a test can look at its bytes: everything else is as in a store.

interface Plain {
  readonly database: WritableDatabase
  readonly file: string
}

function openPlain(isOld = false): Plain {
  const file = join(temporaryFolder(), 'plain.db')
  const database = new Database(file) as unknown as WritableDatabase
  database.pragma('page_size = 4096')
  if (!isOld) database.pragma('auto_vacuum = INCREMENTAL')
  database.pragma('journal_mode = WAL')
  database.pragma('temp_store = MEMORY')
  database.pragma('secure_delete = FAST')
  for (const name of ['rows:a', 'rows:b', 'rows:b#list', 'rows:bb']) {
    database.exec(`CREATE TABLE "${name}" (row_id INTEGER PRIMARY KEY, "value:text", "number:n" NUMERIC)`)
  }
  return { database, file }
}

function compact({ database }: Plain): void {
  const release = (): void => {
    while (releasePages(database, 3) > 0);
  }
  release()
  for (const name of tablesToRewrite(database, null)) {
    rewriteTable(database, name)
    release()
  }
  expect(cutLog(database)).toBe(true)
}

function bytesOf({ file }: Plain): string {
  return readFileSync(file, 'latin1') + readFileSync(`${file}-wal`, 'latin1')
}

function mark(id: number): string {
  return `MARK-${String(id).padStart(6, '0')}-`
}

test('after compacting, nothing of a deleted row is in the file or its log, and every other row is as it was', () => {
  const step = fc.record({
    add: fc.integer({ min: 0, max: 120 }),
    length: fc.constantFrom(1, 20, 120, 900),
    every: fc.integer({ min: 2, max: 9 }),
    from: fc.double({ min: 0, max: 1, noNaN: true }),
    range: fc.integer({ min: 0, max: 80 }),
    move: fc.integer({ min: 0, max: 30 }),
  })
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      const plain = openPlain()
      const { database } = plain
      const insert = database.prepare('INSERT INTO "rows:a" VALUES (?, ?, ?)')
      const remove = database.prepare('DELETE FROM "rows:a" WHERE row_id = ?')
      const live = new Map<number, string>()
      let next = 0
      const put = (length: number): void => {
        const id = next++
        const text = mark(id).repeat(length)
        insert.run(id, text, id)
        live.set(id, text)
      }
      const drop = (id: number): void => {
        remove.run(id)
        live.delete(id)
      }
      for (const { add, length, every, from, range, move } of steps) {
        for (let each = 0; each < add; each++) put(1 + ((each * length) % 97))
        for (const id of live.keys()) if (id % every === 0) drop(id)
        const first = Math.floor(from * next)
        for (let id = first; id < first + range; id++) drop(id)
        for (const id of [...live.keys()].slice(0, move)) {
          drop(id)
          put(length)
        }
      }
      compact(plain)
      const rows = database.prepare('SELECT row_id, "value:text" FROM "rows:a" ORDER BY row_id').raw().all()
      expect(rows).toEqual([...live].toSorted(([a], [b]) => a - b))
      const left = new Set(bytesOf(plain).match(/MARK-\d{6}-/g) ?? [])
      expect([...left].filter((each) => !live.has(Number(each.slice(5, 11))))).toEqual([])
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      database.close()
    }),
    {
      numRuns: runs(60),
      // A deleted row behind the end of a long value.
      examples: [
        [
          [
            { add: 72, length: 900, every: 7, from: 0, range: 44, move: 12 },
            { add: 0, length: 120, every: 5, from: 0, range: 0, move: 11 },
          ],
        ],
      ],
    },
  )
})

test('tables are rewritten as they were made, of one report or of all', () => {
  const { database } = openPlain()
  database.exec('ALTER TABLE "rows:b" ADD COLUMN "value:late"')
  database.exec(`INSERT INTO "rows:b" VALUES (7, 'x', 1, 'y')`)
  // A log's rows are found by an index on their dates.
  database.exec('CREATE INDEX "dates:b" ON "rows:b" ("number:n")')
  const schema = (): unknown[] =>
    database.prepare('SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name').all()
  const before = schema()
  expect(tablesToRewrite(database, 'b')).toEqual(['rows:b', 'rows:b#list'])
  expect(tablesToRewrite(database, null)).toEqual(['rows:a', 'rows:b', 'rows:b#list', 'rows:bb'])
  for (const name of [...tablesToRewrite(database, null), 'rows:gone']) rewriteTable(database, name)
  expect(schema()).toEqual(before)
  expect(database.prepare('SELECT * FROM "rows:b"').raw().all()).toEqual([[7, 'x', 1, 'y']])
  database.close()
})

test('a store of an earlier version is rewritten once, and holds nothing of its deleted rows then', () => {
  const plain = openPlain(true)
  const { database } = plain
  for (let id = 0; id < 500; id++)
    database.prepare('INSERT INTO "rows:a" VALUES (?, ?, 0)').run(id, mark(id).repeat(50))
  database.exec('DELETE FROM "rows:a" WHERE row_id % 2 = 0')
  expect(isIncremental(database)).toBe(false)
  expect(database.pragma('freelist_count', { simple: true })).toBeGreaterThan(0)
  // Until then its free pages stay: who takes out what is left to take has nothing to wait for.
  expect(releasePages(database)).toBe(0)
  makeIncremental(database)
  expect(isIncremental(database)).toBe(true)
  expect(releasePages(database)).toBe(0)
  expect(cutLog(database)).toBe(true)
  const left = new Set(bytesOf(plain).match(/MARK-\d{6}-/g) ?? [])
  expect(left.size).toBe(250)
  database.close()
})

test('a log that a reader still needs is left as it is, without waiting long', () => {
  const { database, file } = openPlain()
  const reader = new Database(file, { readonly: true })
  database.exec(`INSERT INTO "rows:a" VALUES (1, 'a', 0)`)
  reader.exec('BEGIN')
  reader.prepare('SELECT count(*) FROM "rows:a"').get()
  database.exec(`INSERT INTO "rows:a" VALUES (2, 'b', 0)`)
  expect(cutLog(database)).toBe(false)
  reader.exec('COMMIT')
  expect(cutLog(database)).toBe(true)
  reader.close()
  database.close()
})

test('the files of stores with a key are of the kind that can be compacted step by step', async () => {
  const { openWriter } = await import('../../src/core/store/file/database.ts')
  const { KEY } = await import('../support/connectedStore.ts')
  const file = join(temporaryFolder(), 'store.db')
  openWriter({ file, key: KEY }).close()
  const raw = openRaw(file)
  expect(raw.pragma('auto_vacuum', { simple: true })).toBe(2)
  raw.close()
})
