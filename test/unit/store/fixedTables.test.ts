import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import {
  FIXED_TABLES,
  namesOverTime,
  tablesByReport,
  tablesInForgetting,
  type FixedTable,
} from '../../../src/core/store/tables/fixedTables.ts'
import { migrate, STORE_VERSION, STORE_VERSIONS } from '../../../src/core/store/tables/migrations.ts'

/** Tables that earlier versions had and that are gone, with what was in them. */
const GONE = ['extra_fields']

function storeOf(version: number): WritableDatabase {
  const database = new Database(':memory:') as unknown as WritableDatabase
  database.pragma('foreign_keys = ON')
  migrate(database, 'f', version)
  return database
}

/** The tables of a store, without SQLite's own. */
function tablesOf(database: WritableDatabase): readonly string[] {
  return database
    .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND substr(name, 1, 7) <> 'sqlite_' ORDER BY name`)
    .pluck()
    .all() as string[]
}

function columnsOf(database: WritableDatabase, table: string): readonly string[] {
  return database.prepare('SELECT name FROM pragma_table_info(?) ORDER BY name').pluck().all(table) as string[]
}

const present = storeOf(STORE_VERSION)

function tablesWith(column: string): readonly string[] {
  return tablesOf(present).filter((name) => columnsOf(present, name).includes(column))
}

describe('the list of fixed tables', () => {
  test('has each table that the migrations make, and no other', () => {
    // Whoever adds a table decides here what a rebuild and forgetting a customer do with it.
    expect(FIXED_TABLES.map(({ name }) => name).toSorted()).toEqual(tablesOf(present))
  })

  test('names each before those that refer to it', () => {
    const order = FIXED_TABLES.map(({ name }): string => name)
    for (const [place, name] of order.entries()) {
      const referred = present.prepare('SELECT "table" FROM pragma_foreign_key_list(?)').pluck().all(name) as string[]
      for (const other of [...referred, ...(columnsOf(present, name).includes('scope_id') ? ['scopes'] : [])]) {
        expect([name, other, order.indexOf(other) < place]).toEqual([name, other, true])
      }
    }
  })

  test('says why, of each', () => {
    for (const { name, inRebuild, inForgetting } of FIXED_TABLES as readonly FixedTable[]) {
      expect([name, inRebuild[1].length > 5, inForgetting[1].length > 5]).toEqual([name, true, true])
    }
  })

  test('knows what parameters a table has, whose scope and which report its rows are of', () => {
    expect(tablesInForgetting('by-parameters').toSorted()).toEqual(tablesWith('parameters'))
    const withScope = tablesWith('scope_id').filter((name) => name !== 'slices')
    expect(tablesInForgetting('with-scope').toSorted()).toEqual(withScope)
    expect(tablesByReport().toSorted()).toEqual(tablesWith('report_key'))
  })

  test.each(STORE_VERSIONS)('finds every table of version %i, with no column that is gone by now', (version) => {
    const database = storeOf(version)
    const found = FIXED_TABLES.flatMap(({ name }) => {
      const then = namesOverTime(name).find((each) => tablesOf(database).includes(each))
      return then === undefined ? [] : [{ name, nameThen: then }]
    })
    const known = new Set([...found.map(({ nameThen }) => nameThen), ...GONE])
    expect(tablesOf(database).filter((name) => !known.has(name))).toEqual([])
    for (const { name, nameThen } of found) {
      const { inRebuild } = FIXED_TABLES.find((each) => each.name === name) as FixedTable
      // What is worked out anew is not copied.
      if (inRebuild[0] === 'anew') continue
      const [before, now] = [columnsOf(database, nameThen), columnsOf(present, name)]
      expect([nameThen, before.filter((column) => !now.includes(column))]).toEqual([nameThen, []])
    }
    database.close()
  })
})
