import Database from 'better-sqlite3'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { listSchedules } from '../../../src/core/store/tables/schedules.ts'
import { migrate } from '../../../src/core/store/tables/migrations.ts'
import { PERIOD_PRESETS } from '../../../src/shared/periods.ts'
import { allRows } from '../../../src/shared/schedules.ts'
import { runs } from '../../support/runs.ts'

// Schedules as versions before 220 kept them: the period and a summary within the setup, and nothing else.

const BEFORE = 210

function storeBefore(): WritableDatabase {
  const database = new Database(':memory:') as unknown as WritableDatabase
  migrate(database, ':memory:', BEFORE)
  database.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'a', '0000', '', 'UTC')`)
  return database
}

const texts = fc.string({ unit: 'grapheme', maxLength: 12 })
const summaries = fc.record({
  by: fc.array(texts, { maxLength: 3 }),
  across: fc.option(texts),
  measures: fc.array(texts, { maxLength: 4 }),
  compare: fc.option(texts),
  order: fc.option(texts),
  limit: fc.option(texts),
  hasTotals: fc.boolean(),
  language: fc.constantFrom('es' as const, 'en' as const),
})
const files = fc.record(
  {
    name: fc.string({ minLength: 1, maxLength: 20 }).map((name) => `f${name.trim()}`),
    format: fc.constantFrom('excel', 'csv', 'csv-excel', 'csv-excel-es', 'xlsx'),
    headings: fc.constantFrom('titles', 'names'),
    folder: fc.string({ minLength: 1, maxLength: 20 }),
    summary: summaries,
  },
  { requiredKeys: ['name', 'format', 'headings', 'folder'] },
)
const setups = fc.record({
  timing: fc.constantFrom({ kind: 'start' }, { kind: 'hours', hours: 4 }, { kind: 'daily', second: 60, weekdays: [0] }),
  period: fc.constantFrom(...PERIOD_PRESETS),
  file: fc.option(files),
})

test('what was kept before is kept on: the same time, file, period, and the same summary or rows', () => {
  fc.assert(
    fc.property(fc.array(setups, { minLength: 1, maxLength: 4 }), (before) => {
      const database = storeBefore()
      const put = database.prepare(
        `INSERT INTO schedules (connection_id, report_key, parameters, setup, is_enabled) VALUES (1, 'a/b', '{"p":"1"}', ?, 1)`,
      )
      for (const setup of before) put.run(JSON.stringify(setup))
      migrate(database, ':memory:')
      const after = listSchedules(database)
      expect(after).toHaveLength(before.length)
      for (const [place, { timing, period, file }] of before.entries()) {
        const { summary, ...plain } = file ?? {}
        const { language = 'es', ...written } = summary ?? {}
        const rows = allRows(period, language)
        const content =
          summary === undefined ? rows : { ...rows, face: 'summary', summary: { ...written, writtenIn: language } }
        expect(after[place]).toMatchObject({
          reportKey: 'a/b',
          parameters: { p: '1' },
          setup: { timing, file: file === null ? null : plain },
          viewName: null,
        })
        expect(after[place]?.keeps).toEqual({ kind: 'content', content })
        expect(after[place]?.setup.file ?? {}).not.toHaveProperty('summary')
      }
      database.close()
    }),
    { numRuns: runs(60) },
  )
})

test('what cannot be read is left as it is, and stops nothing', () => {
  const database = storeBefore()
  database.exec(`INSERT INTO schedules (connection_id, report_key, parameters, setup, is_enabled)
    VALUES (1, 'a/b', '{}', 'torn', 1)`)
  migrate(database, ':memory:')
  expect(database.prepare('SELECT setup, content FROM schedules').get()).toEqual({ setup: 'torn', content: null })
})

test('where a schedule may be of no report, all that it remembers stays, and no number is given twice', () => {
  const database = new Database(':memory:') as unknown as WritableDatabase
  migrate(database, ':memory:', 230)
  database.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'a', '0000', '', 'UTC')`)
  const put = database.prepare(
    `INSERT INTO schedules VALUES (?, 1, 'a/b', '{"p":"1"}', 'setup', 0, 1, 2, 3, 'n', 4, 5, 'partly', 'e', 6, 'f', 7, 8, 9,
      's', 'o', 'c', 10)`,
  )
  for (const id of [3, 7, 9]) put.run(id)
  database.exec('DELETE FROM schedules WHERE id = 9')
  const all = (): unknown[] => database.prepare('SELECT * FROM schedules ORDER BY id').all()
  const before = all()
  expect(Object.values(before[0] ?? {})).not.toContain(null)
  migrate(database, ':memory:')
  expect(all()).toEqual(before)
  database.exec(`INSERT INTO schedules (connection_id, report_key, parameters, setup) VALUES (1, NULL, '{}', '{}')`)
  expect(database.prepare('SELECT max(id) FROM schedules').pluck().get()).toBe(10)
})
