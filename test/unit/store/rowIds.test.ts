import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  firstRowId,
  isOfSliceSql,
  lastRowId,
  MAX_ROWS_PER_SLICE,
  ofSlice,
  placeInSliceSql,
  rowIdSql,
  sliceOfRow,
  sliceOfRowSql,
} from '../../../src/core/store/rows/rowIds.ts'
import { sql, type Sql } from '../../../src/core/store/sql/sql.ts'

const database = new Database(':memory:')

function valueOf({ text, values }: Sql): unknown {
  return database
    .prepare(`SELECT ${text}`)
    .pluck()
    .get(...values)
}

/** A number as a column would give it: whole. */
function integer(value: number): Sql {
  return { text: String(value), values: [] }
}

const slices = fc.integer({ min: 1, max: 2 ** 28 })
const places = fc.oneof(
  fc.constantFrom(0, 1, MAX_ROWS_PER_SLICE - 1),
  fc.integer({ min: 0, max: MAX_ROWS_PER_SLICE - 1 }),
)

test('a row’s id tells its slice and its place, in TypeScript as in SQL', () => {
  fc.assert(
    fc.property(slices, places, (slice, place) => {
      // Multiplied out in decimals, apart from powers of two.
      const id = slice * 16_777_216 + place
      expect(firstRowId(slice) + place).toBe(id)
      expect(sliceOfRow(id)).toBe(slice)
      expect(valueOf(rowIdSql(integer(slice), integer(place)))).toBe(id)
      expect(valueOf(sliceOfRowSql(integer(id)))).toBe(slice)
      expect(valueOf(placeInSliceSql(integer(id)))).toBe(place)
    }),
  )
})

test('a slice has the rows from its first to its last id, and no other', () => {
  fc.assert(
    fc.property(slices, fc.integer({ min: -1, max: 1 }), places, (slice, step, place) => {
      const id = (slice + step) * 16_777_216 + place
      const isOf = step === 0 ? 1 : 0
      expect(id >= firstRowId(slice) && id <= lastRowId(slice) ? 1 : 0).toBe(isOf)
      expect(valueOf(isOfSliceSql(integer(id), integer(slice)))).toBe(isOf)
      const { text, values } = ofSlice(slice)
      const row = sql`SELECT ${integer(id)} AS row_id`
      expect(
        database
          .prepare(`SELECT ${text} FROM (${row.text})`)
          .pluck()
          .get(...values),
      ).toBe(isOf)
    }),
  )
})

test('what is worked out inside SQL is a whole number, and finds a row by its id', () => {
  expect(valueOf(sql`typeof(${rowIdSql(integer(3), integer(4))})`)).toBe('integer')
  database.exec('CREATE TABLE t (row_id INTEGER PRIMARY KEY); CREATE TABLE s (id INTEGER PRIMARY KEY)')
  const query = sql`SELECT 1 FROM s CROSS JOIN t ON ${isOfSliceSql(sql`t.row_id`, sql`s.id`)}`
  const plan = database.prepare(`EXPLAIN QUERY PLAN ${query.text}`).all() as { detail: string }[]
  expect(plan.map(({ detail }) => detail)).toContain('SEARCH t USING INTEGER PRIMARY KEY (rowid>? AND rowid<?)')
})

test('the law stands in one file of the store', () => {
  const folder = join(import.meta.dirname, '../../../src/core/store')
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  expect(files).toContain(join('rows', 'rowIds.ts'))
  const law = /(?:\*\*|\^|<<|>>)\s*24\b|16_?777_?21[56]|0x0*1?0*f{6}|0x1000000/i
  expect(files.filter((name) => law.test(readFileSync(join(folder, name), 'utf8')))).toEqual([
    join('rows', 'rowIds.ts'),
  ])
})
