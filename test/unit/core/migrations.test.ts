import { describe, expect, test } from 'vitest'
import { migrate, STORE_VERSION } from '../../../src/core/store/migrations.ts'
import { ensureRowsTable } from '../../../src/core/store/ensureRowsTable.ts'
import { hasRowsTable } from '../../../src/core/store/reportTable.ts'
import Database from 'better-sqlite3'
import type { WritableDatabase } from '../../../src/core/store/database.ts'
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
    const database = new Database(':memory:') as unknown as WritableDatabase
    migrate(database, 'f')
    const schema = schemaOf(database)
    database.exec(
      'DROP TABLE preferences; DROP TABLE unfinished_pulls; DROP TABLE custom_reports; DROP TABLE report_marks; ' +
        'DROP TABLE live_logs; DROP TABLE live_marks; DROP TABLE live_gaps; ' +
        'DROP TABLE schedules; DROP TABLE request_hours; DROP TABLE quota_facts; DROP TABLE retention_rules; ' +
        'ALTER TABLE windows DROP COLUMN places_used; DROP TABLE unfinished_erasures; DROP TABLE window_fields; ' +
        'CREATE TABLE extra_fields (report_key TEXT, name TEXT)',
    )
    database.exec(`INSERT INTO connections (name, server, base_url, time_zone) VALUES ('a', '0', 'h', 'UTC')`)
    database.pragma('user_version = 10')
    migrate(database, 'f')
    expect(schemaOf(database)).toEqual(schema)
    expect(versionOf(database)).toBe(STORE_VERSION)
    expect(database.prepare('SELECT name FROM connections').pluck().all()).toEqual(['a'])
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
