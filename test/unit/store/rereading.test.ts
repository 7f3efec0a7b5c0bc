import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { updateConnection, listConnections } from '../../../src/core/store/tables/connections.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { ensureRowsTable } from '../../../src/core/store/rows/ensureRowsTable.ts'
import { noteAllOutdated, rereadOutdated } from '../../../src/core/store/rows/rereading.ts'
import { sliceOfRowSql } from '../../../src/core/store/rows/rowIds.ts'
import { sql } from '../../../src/core/store/sql/sql.ts'
import { isNumeric } from '../../../src/shared/values.ts'
import { listReportsOf, storedFieldsOf } from '../../../src/core/store/rows/reportTable.ts'
import type { FieldType, ReportDefinition } from '../../../src/shared/reports/types.ts'
import { bodyOf, openMemoryStore, storeBody } from '../../support/memoryStore.ts'
import { nested } from '../../support/listRows.ts'
import { everyType, live } from '../../support/reports.ts'
import { span } from '../../support/times.ts'

/** How the first version read numbers and dates: the store of a user holds what came of that. */
function firstReading(type: FieldType, text: string): number | null {
  const plain = (of: string): number | null => {
    if (/^[+-]?\d+(?:\.\d+)?$/.test(of)) return Number(of)
    if (/^[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(of)) return Number(of.replaceAll(',', ''))
    return /^[+-]?\d+,\d+$/.test(of) ? Number(of.replace(',', '.')) : null
  }
  const trimmed = text.trim()
  if (trimmed === '') return null
  if (type === 'date' || type === 'dateTime') {
    const match = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2})(:\d{2})?)?$/.exec(trimmed)
    const at = match === null ? Number.NaN : Date.parse(`${match[1]}T${match[2] ?? '00:00'}${match[3] ?? ':00'}Z`)
    return Number.isNaN(at) ? null : at / 1000
  }
  if (type === 'duration') {
    const [, sign, hours = '', minutes = '', seconds = ''] = /^(-?)(\d+):(\d\d):(\d\d)$/.exec(trimmed) ?? []
    if (sign === undefined) return /^\d+$/.test(trimmed) ? Number(trimmed) : null
    return (sign === '-' ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds))
  }
  if (type === 'hour') {
    const [, hours, minutes = '0'] = /^(\d{1,2})(?::(\d{2}))?$/.exec(trimmed) ?? []
    return hours === undefined ? null : Number(hours) * 3600 + Number(minutes) * 60
  }
  if (type === 'percent') return plain(trimmed.replace(/\s*%$/, ''))
  return plain(type === 'money' ? trimmed.replace(/^\$\s*/, '') : trimmed)
}

/** Makes a store of today's into one as the first version left it. */
function asFirstRead(database: WritableDatabase, report: ReportDefinition): void {
  database.function('first_reading', (type, value) => firstReading(type as FieldType, String(value)))
  for (const each of [report, ...listReportsOf(report).map(([, list]) => list)]) {
    for (const { field, kind } of storedFieldsOf(each)) {
      if (!isNumeric(field.type) || kind !== 'field') continue
      database.exec(
        `UPDATE "rows:${each.key}" SET "number:${field.name}" = first_reading('${field.type}', "value:${field.name}")
          WHERE typeof("value:${field.name}") = 'text'`,
      )
    }
  }
  database.transaction(() => noteAllOutdated(database)).immediate()
}

function contentsOf(database: WritableDatabase, report: ReportDefinition): unknown {
  const tables = [report, ...listReportsOf(report).map(([, list]) => list)]
  return [
    ...tables.map(({ key }) => database.prepare(`SELECT * FROM "rows:${key}" ORDER BY row_id`).all()),
    database.prepare('SELECT * FROM slices ORDER BY id').all(),
    database.prepare('SELECT * FROM outdated_readings').all(),
  ]
}

const VALUES: Readonly<Partial<Record<FieldType, readonly string[]>>> = {
  dateTime: [
    '2025-03-10 10:00:00',
    '2025-03-10T10:00:00.5',
    '2025-03-10T16:00:00Z',
    '',
    '0000-00-00',
    '2025-03-10 10:00',
  ],
  date: ['2025-03-10', '2025-03-10T03:00:00-05:00', 'x'],
  integer: ['5', '1.234', '1.234.567', '0,5', 'N/D', '1e3', '9'.repeat(400)],
  decimal: ['1.234', '1.234,5', '0,123', '1,234', '-', '.5'],
  percent: ['12 %', '1.234,5 %', '(3) %'],
  money: ['$ 1.234', '$ 12', '1000.50', 'COP 5', '$ 1.234.567'],
  duration: ['00:00:05', '-00:00:05', '7', '1.5e3', '26:00:00'],
  hour: ['10:30', '99', '8 pm', '10:75'],
}

const rows = fc.array(
  fc.record(
    Object.fromEntries(
      everyType.fields.flatMap(({ name, type }) => {
        const values = VALUES[type]
        return values === undefined ? [] : [[name, fc.constantFrom<unknown>(...values, 12, null)]]
      }),
    ),
    { requiredKeys: [] },
  ),
  { maxLength: 12 },
)
const DAYS = [span('2025-03-09'), span('2025-03-10'), span('2025-03-11')]

function storeDays(report: ReportDefinition, days: readonly (readonly object[])[]): WritableDatabase {
  const database = openMemoryStore([report])
  days.forEach((of, day) => {
    storeBody(database, report, bodyOf(of), DAYS[day] ?? span('2025-03-10'))
  })
  return database
}

describe('a store of before', () => {
  test('compares by what its values are read as now once its table is needed, as if they had come now', () => {
    fc.assert(
      fc.property(fc.array(rows, { minLength: 1, maxLength: 3 }), (days) => {
        const database = storeDays(everyType, days)
        const expected = contentsOf(database, everyType)
        asFirstRead(database, everyType)
        ensureRowsTable(database, everyType)
        expect(contentsOf(database, everyType)).toEqual(expected)
        database.close()
      }),
      { numRuns: 100 },
    )
  })

  test('knows which slices are dated and in order now', () => {
    const database = storeDays(everyType, [
      [],
      ['2025-03-10T13:00:00Z', '2025-03-10 10:00:00.5'].map((date) => ({ date })),
      ['2025-03-11T16:00:00Z', '2025-03-11 09:00:00'].map((date) => ({ date })),
    ])
    const expected = contentsOf(database, everyType)
    asFirstRead(database, everyType)
    database.exec(
      'UPDATE slices SET is_dated = 0, is_ordered = 0, first_date = NULL, last_date = NULL WHERE row_count > 0',
    )
    ensureRowsTable(database, everyType)
    expect(contentsOf(database, everyType)).toEqual(expected)
  })

  test('dates rows by their items as they are read now, and items too', () => {
    const dates = ['2025-03-10T13:00:00Z', '2025-03-10 10:00:00', '2025-03-10T09:00:00.25', 'x']
    const calls = fc.array(fc.record({ date: fc.constantFrom(...dates), talk: fc.constantFrom('5', '1.5e3') }))
    fc.assert(
      fc.property(fc.array(fc.record({ id: fc.constant('1'), calls }), { maxLength: 5 }), (of) => {
        const database = storeDays(nested, [[], of])
        const expected = contentsOf(database, nested)
        asFirstRead(database, nested)
        database.exec(
          `UPDATE "rows:${nested.key}" SET "number:calls.date" = NULL, "last:calls.date" = NULL, "value:calls.date" = NULL
            WHERE "value:calls" NOT LIKE '%10:00:00"%'`,
        )
        ensureRowsTable(database, nested)
        expect(contentsOf(database, nested)).toEqual(expected)
        database.close()
      }),
      { numRuns: 60 },
    )
  })

  test('is read anew in steps, of which each stays when the next is cut short', () => {
    const of = Array.from({ length: 30 }, () => ({ date: '2025-03-10T10:00:00.5', integer: '1e3' }))
    const database = storeDays(everyType, [of, of, of])
    const expected = contentsOf(database, everyType)
    asFirstRead(database, everyType)
    const unread = database
      .prepare(`SELECT count(*) FROM "rows:${everyType.key}" WHERE "number:integer" IS NULL`)
      .pluck()
    expect(unread.get()).toBe(90)
    // The second step meets a full disk.
    database.exec(
      `CREATE TEMP TRIGGER cut BEFORE UPDATE ON "rows:${everyType.key}" WHEN ${sliceOfRowSql(sql`OLD.row_id`).text} > 2
        BEGIN SELECT raise(ABORT, 'full'); END`,
    )
    expect(() => rereadOutdated(database, everyType, 40)).toThrow('full')
    expect(unread.get()).toBe(30)
    expect(database.prepare('SELECT done_slice FROM outdated_readings').pluck().all()).toEqual([2])
    database.exec('DROP TRIGGER cut')
    ensureRowsTable(database, everyType)
    expect(contentsOf(database, everyType)).toEqual(expected)
  })
})

test('a connection on another clock has the dates with a zone on that clock, once they are needed', () => {
  const dates = ['2025-03-10T13:00:00Z', '2025-03-10 10:00:00']
  const database = storeDays(live, [[], dates.map((date) => ({ date, text: 'a' }))])
  const shown = database
    .prepare(`SELECT "number:date" - unixepoch('2025-03-10') FROM "rows:${live.key}" ORDER BY row_id`)
    .pluck()
  expect(shown.all()).toEqual([8 * 3600, 10 * 3600])
  const [connection] = listConnections(database)
  if (connection === undefined) throw new Error('no connection')
  updateConnection(database, { ...connection, timeZone: 'Europe/Madrid' })
  ensureRowsTable(database, live)
  expect(shown.all()).toEqual([14 * 3600, 10 * 3600])
  updateConnection(database, { ...connection, name: 'other', timeZone: 'Europe/Madrid' })
  expect(database.prepare('SELECT * FROM outdated_readings').all()).toEqual([])
})
