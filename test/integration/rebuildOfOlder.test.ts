import { copyFileSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import { rebuildStore } from '../../src/core/store/file/rebuild.ts'
import { FIXED_TABLES, namesOverTime, type FixedTableName } from '../../src/core/store/tables/fixedTables.ts'
import { migrate, STORE_VERSION, STORE_VERSIONS } from '../../src/core/store/tables/migrations.ts'
import { createRowsTable } from '../../src/core/store/rows/reportTable.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { KEY, removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'
import { answer, question } from '../support/memoryStore.ts'
import { events } from '../support/reports.ts'
import { at, span } from '../support/times.ts'

afterAll(removeTemporaryFolders)

const DAYS = ['2025-03-01', '2025-03-02'] as const
const ROWS_PER_SLICE = 3

interface Column {
  readonly name: string
  readonly type: string
}

/** Of columns that not every value fits into, or by which rows are found. */
const GIVEN: Readonly<Record<string, string | number>> = {
  id: 1,
  connection_id: 1,
  scope_id: 1,
  slice_id: 1,
  window_id: 1,
  report_key: events.key,
  parameters: '[]',
  names: '[]',
  warnings: '[]',
  is_removed: 0,
  time_zone: 'America/Bogota',
  last_outcome: 'done',
}

const LOG = { scope_id: 2 }

/** One row of a table, with something in each of its columns. */
function insertRow(database: WritableDatabase, table: string, given: Readonly<Record<string, string | number>>): void {
  const columns = database.prepare('SELECT name, type FROM pragma_table_info(?)').all(table) as Column[]
  const values = columns.map(
    ({ name, type }) => given[name] ?? (type === 'TEXT' ? `a ${name}` : type === 'BLOB' ? Buffer.of(7) : 7),
  )
  const names = columns.map(({ name }) => `"${name}"`).join(', ')
  database
    .prepare(`INSERT OR REPLACE INTO "${table}" (${names}) VALUES (${columns.map(() => '?').join(', ')})`)
    .run(...values)
}

function nameThen(database: WritableDatabase, name: FixedTableName): string | undefined {
  const isThere = database.prepare(`SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?`)
  return namesOverTime(name).find((each) => isThere.get(each) !== undefined)
}

/** A store as a program of a version left it: rows of a report on two days, and a row in each fixed table. */
function writeStore(file: string, version: number): void {
  // A whole store of today lends its file, its key and its pages.
  openWriter({ file, key: KEY }).close()
  const database = openRaw(file) as unknown as WritableDatabase
  database.pragma('foreign_keys = OFF')
  for (const { name } of FIXED_TABLES.toReversed()) database.exec(`DROP TABLE ${name}`)
  database.pragma('user_version = 0')
  migrate(database, file, version)
  for (const { name } of FIXED_TABLES) {
    const then = nameThen(database, name)
    if (then === undefined) continue
    // Logs are of another scope: of their stretches nothing counts as announced.
    const given = { ...GIVEN, ...(name === 'report_marks' ? { state: 'data' } : name.startsWith('live_') ? LOG : {}) }
    if (name === 'scopes') insertRow(database, then, { ...GIVEN, report_key: 'test/log', id: LOG.scope_id })
    if (name !== 'slices') insertRow(database, then, given)
    else {
      for (const [place, day] of DAYS.entries()) {
        const { from, to } = span(day)
        const range = { range_from: from, range_to: to, piece_from: from, piece_to: to }
        const facts = { first_date: from, last_date: from + 2, is_dated: 1, is_ordered: 1, row_count: ROWS_PER_SLICE }
        // Of one the server announced another number of records than it sent: later versions have a state for that.
        const warnings = place === 0 ? '["count-mismatch:7"]' : '[]'
        insertRow(database, then, { ...GIVEN, ...range, ...facts, id: place + 1, state: 'complete', warnings })
      }
    }
  }
  createRowsTable(database, events)
  const insert = database.prepare(
    `INSERT INTO "rows:${events.key}" (row_id, "number:date", "value:date", "value:text") VALUES (?, ?, ?, ?)`,
  )
  for (const [place, day] of DAYS.entries()) {
    for (let row = 0; row < ROWS_PER_SLICE; row++) {
      const date = `${day} 00:00:0${row}`
      insert.run((place + 1) * 16_777_216 + row, at(date), date, `${day} ${row}`)
    }
  }
  database.pragma('wal_checkpoint(TRUNCATE)')
  database.close()
}

/** What a store holds of the fixed tables that a rebuild copies: by table and column. */
function contentOf(database: WritableDatabase): Readonly<Record<string, readonly unknown[]>> {
  const copied = FIXED_TABLES.filter(({ inRebuild }) => inRebuild[0] !== 'anew')
  return Object.fromEntries(
    copied.flatMap(({ name }) => {
      const then = nameThen(database, name)
      if (then === undefined) return []
      const rows = database.prepare(`SELECT * FROM "${then}"`).all()
      return [[name, rows.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))]]
    }),
  )
}

describe('a rebuild', () => {
  test.each(STORE_VERSIONS)('of a store of version %i saves its rows and every fixed table whole', (version) => {
    const file = join(temporaryFolder(), 'store.db')
    writeStore(file, version)
    const older = openRaw(file) as unknown as WritableDatabase
    expect(older.pragma('user_version', { simple: true })).toBe(version)
    const before = contentOf(older)
    older.close()
    expect(rebuildStore({ file, key: KEY }, 'now')).toMatchObject({
      rows: DAYS.length * ROWS_PER_SLICE,
      lostSlices: 0,
    })
    const rebuilt = openWriter({ file, key: KEY })
    expect(rebuilt.pragma('user_version', { simple: true })).toBe(STORE_VERSION)
    const after = contentOf(rebuilt)
    expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(before)))
    for (const [name, rows] of Object.entries(before)) {
      expect([name, rows.length > 0]).toEqual([name, true])
      expect([name, after[name]?.length]).toEqual([name, rows.length])
    }
    // What its values compare by is worked out by today's rules once it is needed.
    expect(rebuilt.prepare('SELECT report_key FROM outdated_readings').pluck().all()).toEqual([events.key])
    expect(rebuilt.pragma('foreign_key_check')).toEqual([])
    ensureRowsTable(rebuilt, events)
    const expected = DAYS.flatMap((day) => Array.from({ length: ROWS_PER_SLICE }, (_each, row) => `${day} ${row}`))
    expect(answer(rebuilt, events, question(events, { parameters: {} })).map(({ text }) => text)).toEqual(expected)
    rebuilt.close()
  })

  test.each(STORE_VERSIONS)('of a store of version %i gives what opening it gives, in every fixed table', (version) => {
    const [opened, saved] = [join(temporaryFolder(), 'store.db'), join(temporaryFolder(), 'store.db')]
    writeStore(opened, version)
    copyFileSync(opened, saved)
    rebuildStore({ file: saved, key: KEY }, 'now')
    const [one, other] = [openWriter({ file: opened, key: KEY }), openWriter({ file: saved, key: KEY })]
    const expected = contentOf(one)
    expect(contentOf(other)).toEqual(expected)
    expect(expected['slices']?.map((slice) => (slice as { readonly state: string }).state)).toEqual([
      version < 120 ? 'announced' : 'complete',
      'complete',
    ])
    expect(expected['schedules']?.every((each) => (each as { last_done_ms: unknown }).last_done_ms !== null)).toBe(true)
    one.close()
    other.close()
  })

  test('of a store that a newer version wrote is refused: what that keeps in it is not known here', () => {
    const file = join(temporaryFolder(), 'store.db')
    openWriter({ file, key: KEY }).close()
    const newer = openRaw(file)
    newer.pragma(`user_version = ${STORE_VERSION + 10}`)
    newer.close()
    const before = readFileSync(file)
    const refused = expect.objectContaining({ code: 'store-too-new' }) as Error
    expect(() => rebuildStore({ file, key: KEY }, 'now')).toThrow(refused)
    expect(readFileSync(file).equals(before)).toBe(true)
    expect(readdirSync(dirname(file)).filter((name) => /rebuild|damaged/.test(name))).toEqual([])
  })
})
