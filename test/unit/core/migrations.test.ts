import { describe, expect, test } from 'vitest'
import { migrate, STORE_VERSION } from '../../../src/core/store/tables/migrations.ts'
import { ensureRowsTable } from '../../../src/core/store/rows/ensureRowsTable.ts'
import { hasRowsTable } from '../../../src/core/store/rows/reportTable.ts'
import Database from 'better-sqlite3'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { answer, bodyOf, openMemoryStore, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field, testReports } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

const DAY = span('2025-03-10')

function versionOf(database: WritableDatabase): unknown {
  return database.pragma('user_version', { simple: true })
}

function schemaOf(database: WritableDatabase): unknown[] {
  return database.prepare('SELECT type, name, sql FROM sqlite_master ORDER BY name').all()
}

/** What a store that this program makes looks like. */
function presentSchema(): readonly unknown[] {
  const database = new Database(':memory:') as unknown as WritableDatabase
  migrate(database, 'f')
  return schemaOf(database)
}

describe('the store’s version', () => {
  test('goes from nothing to the present, and a second time changes nothing', () => {
    const database = new Database(':memory:') as unknown as WritableDatabase
    expect(versionOf(database)).toBe(0)
    migrate(database, 'f')
    expect(versionOf(database)).toBe(STORE_VERSION)
    const schema = schemaOf(database)
    expect(schema.length).toBeGreaterThan(5)
    migrate(database, 'f')
    expect(schemaOf(database)).toEqual(schema)
  })

  test('goes on from the first one that was released, with everything in it', () => {
    const schema = presentSchema()
    const database = new Database(':memory:') as unknown as WritableDatabase
    migrate(database, 'f', 10)
    expect(versionOf(database)).toBe(10)
    database.exec(`INSERT INTO connections (name, server, base_url, time_zone) VALUES ('a', '0', 'h', 'UTC')`)
    migrate(database, 'f')
    expect(schemaOf(database)).toEqual(schema)
    expect(versionOf(database)).toBe(STORE_VERSION)
    expect(database.prepare('SELECT name FROM connections').pluck().all()).toEqual(['a'])
  })

  test('of before there was a state for it: slices that came otherwise than announced get it, and nothing else changes', () => {
    const database = new Database(':memory:') as unknown as WritableDatabase
    database.pragma('foreign_keys = ON')
    const schema = presentSchema()
    migrate(database, 'f', 100)
    const columns = database.prepare(`SELECT name FROM pragma_table_info('windows')`).pluck().all().join(', ')
    database.exec(`
      INSERT INTO connections (name, server, base_url, time_zone) VALUES ('a', '0', 'h', 'UTC');
      INSERT INTO scopes (connection_id, report_key, parameters) VALUES (1, 'dated', '[]'), (1, 'live', '[]');
      INSERT INTO live_logs (scope_id) VALUES (2);
    `)
    const warned = JSON.stringify(['count-mismatch:9:6'])
    const insert = database.prepare(`INSERT INTO windows VALUES (?, ?, 1, 2, 3, 4, ?, 5, 6, 7, 8, 0, 1, ?, 9)`)
    const before = [
      [1, 1, 'complete', '[]'],
      [3, 1, 'complete', warned],
      [4, 1, 'provisional', warned],
      [5, 1, 'partial', warned],
      [6, 1, 'incoming', '[]'],
      [7, 2, 'complete', warned],
      [40, 1, 'complete', '[]'],
    ] as const
    for (const row of before) insert.run(...row)
    database.exec('DELETE FROM windows WHERE id = 40')
    const rest =
      'SELECT id, scope_id, range_from, range_to, piece_from, piece_to, fetched_at_ms, row_count, first_date, last_date, is_dated, is_ordered, warnings, places_used FROM'
    const kept = database.prepare(`${rest} windows ORDER BY id`).all()
    migrate(database, 'f')
    expect(schemaOf(database)).toEqual(schema)
    expect(database.prepare(`SELECT name FROM pragma_table_info('slices')`).pluck().all().join(', ')).toBe(
      `${columns}, fetched_by`,
    )
    expect(database.prepare(`${rest} slices ORDER BY id`).all()).toEqual(kept)
    expect(database.prepare('SELECT id, state FROM slices ORDER BY id').raw().all()).toEqual([
      [1, 'complete'],
      [3, 'announced'],
      [4, 'announced'],
      [5, 'partial'],
      [6, 'incoming'],
      [7, 'complete'],
    ])
    // An id that was used once is never used again, though its slice is gone.
    const next =
      'INSERT INTO slices (scope_id, range_from, range_to, piece_from, piece_to, state, fetched_at_ms) VALUES (1, 1, 1, 1, 1, ?, 1)'
    expect(database.prepare(next).run('announced').lastInsertRowid).toBe(41)
    expect(database.pragma('foreign_key_check')).toEqual([])
  })

  test('of before there were looks: what was kept of a report is its look, of the form that was seen', () => {
    const database = new Database(':memory:') as unknown as WritableDatabase
    migrate(database, 'f', 200)
    const grid = { columns: [], sort: [{ field: 'a', descending: true }], filters: [], search: 'x' }
    const byDay = { ...grid, search: 'per day' }
    const summary = { version: 1, summary: { measures: ['count'] }, chart: 'bars' }
    const kept = {
      'report/1/calls/by/agent/period': { kind: 'preset', preset: 'today' },
      'report/1/calls/by/agent/parameters': { agent: '7' },
      'report/1/calls/by/agent/by-day': true,
      'report/1/calls/by/agent/calendar': true,
      'grid/1/calls/by/agent': { version: 1, ...grid },
      'grid/1/calls/by/agent/by-day': { version: 1, ...byDay },
      'summary/1/calls/by/agent': { ...summary, chart: 'none' },
      'summary/1/calls/by/agent/by-day': summary,
      'face/1/calls/by/agent': 'summary',
      'grid/12/other': { version: 1, ...grid },
      'window/connection': 12,
      'connections/12/report': 'other',
      'grid-card': { widthPx: 300 },
    }
    const insert = database.prepare('INSERT INTO preferences (key, value) VALUES (?, ?)')
    for (const [key, value] of Object.entries(kept)) insert.run(key, JSON.stringify(value))
    insert.run('compaction:', '')
    migrate(database, 'f')
    const after = database.prepare('SELECT key, value FROM preferences ORDER BY key').raw().all() as [string, string][]
    const fresh = { version: 1, period: null, parameters: {}, byDay: false, face: 'rows', summary: null }
    expect(after.map(([key, text]) => [key, text === '' ? '' : JSON.parse(text)])).toEqual([
      ['compaction:', ''],
      ['connections/12/report', 'other'],
      ['grid-card', { widthPx: 300 }],
      [
        'look/1/calls/by/agent',
        {
          version: 1,
          period: { kind: 'preset', preset: 'today' },
          parameters: { agent: '7' },
          byDay: true,
          face: 'summary',
          grid: byDay,
          summary,
        },
      ],
      ['look/12/other', { ...fresh, grid }],
      ['report/1/calls/by/agent/calendar', true],
      [
        'window/tabs',
        {
          version: 1,
          activeId: 1,
          tabs: [
            {
              id: 1,
              place: { kind: 'report', connectionId: 12, reportKey: 'other', viewId: null },
              back: [],
              forward: [],
            },
          ],
        },
      ],
    ])
  })

  test('of a newer program is refused, and nothing is changed', () => {
    const database = new Database(':memory:') as unknown as WritableDatabase
    database.exec('CREATE TABLE of_the_future (a)')
    database.pragma(`user_version = ${STORE_VERSION + 1}`)
    const schema = schemaOf(database)
    expect(() => migrate(database, 'f')).toThrow(expect.objectContaining({ code: 'store-too-new' }))
    expect(schemaOf(database)).toEqual(schema)
    expect(versionOf(database)).toBe(STORE_VERSION + 1)
  })
})

const before = defineReport({
  id: 'grows',
  kind: 'detail',
  dateField: 'date',
  fields: [field('date', 'dateTime'), field('text', 'text')],
})
const after = { ...before, fields: [field('amount', 'money'), ...before.fields, field('note', 'text')] }

describe('a report’s table', () => {
  test('is made once', () => {
    const database = openMemoryStore()
    for (const report of testReports) {
      expect(hasRowsTable(database, report)).toBe(false)
      ensureRowsTable(database, report)
      expect(hasRowsTable(database, report)).toBe(true)
    }
    const schema = schemaOf(database)
    for (const report of testReports) ensureRowsTable(database, report)
    expect(schemaOf(database)).toEqual(schema)
  })

  test('gains the columns of new fields, with the values that were sent before', () => {
    const database = openMemoryStore([before])
    const rows = [
      { date: '2025-03-10 10:00:00', text: 'a', amount: 'COP 1,200.50', other: 1 },
      { date: '2025-03-10 10:00:01', text: 'b', note: 'Ñandú', amount: 'COP 900' },
      { date: '2025-03-10 10:00:02', text: 'c', amount: null },
      { date: '2025-03-10 10:00:03', text: 'd' },
    ]
    storeBody(database, before, bodyOf(rows), DAY)
    expect(answer(database, before)).toEqual(rows)
    ensureRowsTable(database, after)
    expect(answer(database, after)).toEqual(rows)
    expect(database.prepare(`SELECT count(*) FROM "rows:${before.key}" WHERE extra IS NOT NULL`).pluck().get()).toBe(1)
    const byAmount = { sort: [{ field: 'amount', descending: false }] }
    expect(answer(database, after, byAmount).map((row) => row['text'])).toEqual(['b', 'a', 'c', 'd'])
    const filters = [{ field: 'note', operator: 'contains', value: 'nandu' } as const]
    expect(answer(database, after, { filters })).toEqual([rows[1]])
    storeBody(database, after, bodyOf([rows[1] ?? {}]), span('2025-03-11'))
    expect(answer(database, after, { filters })).toEqual([rows[1], rows[1]])
  })

  test('gains a column of numbers where a text turns out to be a number', () => {
    const asText = { ...before, fields: [...before.fields, field('count', 'text')] }
    const asNumber = { ...before, fields: [...before.fields, field('count', 'integer')] }
    const database = openMemoryStore([asText])
    const rows = ['10', '9', '100', 'x'].map((count) => ({ date: '2025-03-10 10:00:00', text: '', count }))
    storeBody(database, asText, bodyOf(rows), DAY)
    const sort = [{ field: 'count', descending: false }]
    expect(answer(database, asText, { sort }).map((row) => row['count'])).toEqual(['10', '100', '9', 'x'])
    ensureRowsTable(database, asNumber)
    expect(answer(database, asNumber, { sort }).map((row) => row['count'])).toEqual(['9', '10', '100', 'x'])
    storeBody(database, asNumber, bodyOf([{ text: '', count: '50' }]), span('2025-03-11'))
    expect(answer(database, asNumber, { sort }).map((row) => row['count'])).toEqual(['9', '10', '50', '100', 'x'])
  })
})
