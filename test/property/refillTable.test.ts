import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import {
  cutLog,
  releasePages,
  rewriteTable,
  tablesToRefill,
  tablesToRewrite,
} from '../../src/core/store/erasing/compaction.ts'
import { addConnection } from '../../src/core/store/tables/connections.ts'
import { forgetParameters } from '../../src/core/store/erasing/customerRows.ts'
import { openWriter } from '../../src/core/store/file/database.ts'
import type { WritableDatabase } from '../../src/core/store/file/databaseTypes.ts'
import { ensureRowsTable } from '../../src/core/store/rows/ensureRowsTable.ts'
import { setLog, startLog } from '../../src/core/store/tables/logBook.ts'
import { owedCompactions } from '../../src/core/store/erasing/owedCompactions.ts'
import { setPreference } from '../../src/core/store/tables/preferences.ts'
import { tablesInForgetting } from '../../src/core/store/tables/fixedTables.ts'
import { listOwnMeasures, putOwnMeasure } from '../../src/core/store/tables/ownMeasures.ts'
import { listCustomReports } from '../../src/core/store/tables/customReports.ts'
import { listViews, putView } from '../../src/core/store/tables/views.ts'
import { putKeptCard, sourceMark } from '../../src/core/store/tables/keptCards.ts'
import { refillTable } from '../../src/core/store/tables/refillTable.ts'
import { putRule } from '../../src/core/store/tables/retentionRules.ts'
import { putSchedule } from '../../src/core/store/tables/schedules.ts'
import { createStore } from '../../src/core/store/store.ts'
import { beginPull } from '../../src/core/store/tables/unfinishedPulls.ts'
import { ensureScope } from '../../src/core/store/tables/slices.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, WORKER_URL } from '../support/connectedStore.ts'
import { pagesOf } from '../support/files.ts'
import { bodyOf, storeBody } from '../support/memoryStore.ts'
import { defineReport, field, list, live } from '../support/reports.ts'
import { at, span, ZONE } from '../support/times.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { runs } from '../support/runs.ts'
import { keepsRows } from '../support/schedules.ts'

afterAll(removeTemporaryFolders)

const withList = defineReport({
  id: 'with_list',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('text', 'text')],
  lists: [list('calls', { fields: [field('agent', 'id'), field('remark', 'text')] })],
})

const SOMEONE = 'quaxolotl'
const OTHERS = ['zebra', 'ocelote', 'tapir']

function newStore(): { readonly file: string; readonly database: WritableDatabase } {
  const file = join(temporaryFolder(), 'store.db')
  return { file, database: openWriter({ file, key: KEY }) }
}

/** What one step writes into each of the fixed tables that may name a customer. */
interface Step {
  readonly who: string
  readonly length: number
  readonly place: number
}

const steps = fc.array(
  fc.record({
    who: fc.constantFrom(SOMEONE, SOMEONE, ...OTHERS),
    // Some texts are longer than a page, so that they end in pages of their own.
    length: fc.constantFrom(1, 40, 900, 3_000),
    place: fc.nat({ max: 5 }),
  }),
  { minLength: 1, maxLength: 14 },
)

function write(database: WritableDatabase, connectionId: number, { who, length, place }: Step): void {
  const parameters = { agent: who, place: String(place) }
  const reportKey = `a/report_${place}`
  const long = `${who} `.repeat(length)
  const scope = { connectionId, reportKey, parameters }
  setPreference(
    database,
    `grid/${connectionId}/${reportKey}`,
    JSON.stringify({ search: long, filters: [{ value: long }] }),
  )
  setPreference(database, `report/${connectionId}/${reportKey}/parameters`, JSON.stringify(parameters))
  ensureScope(database, scope)
  setLog(database, scope, { isOn: true, everyMinutes: 5, at: at('2026-11-20') })
  startLog(database, scope, at('2026-11-20 10:00:00'))
  beginPull(database, { ...scope, range: span('2026-11-20'), refreshSinceMs: null, byDay: false, startedAtMs: 1 })
  const setup = { timing: { kind: 'start' }, file: null } as const
  putSchedule(database, null, { ...scope, keeps: keepsRows('yesterday'), setup, isEnabled: true }, null)
  putRule(database, { connectionId, reportKey, months: place + 1 })
  putOwnMeasure(database, null, {
    // A name means one measure.
    name: `measure ${listOwnMeasures(database).length} ${place}`,
    dividend: `count(customer_id = ${long})`,
    divisor: 'count',
    earlierNames: [],
  })
  const parameter = { name: 'who', title: { es: 'Quién', en: 'Who' }, value: long }
  database
    .prepare('INSERT INTO custom_reports (report_key, definition) VALUES (?, ?) ON CONFLICT DO NOTHING')
    .run(`own/${listCustomReports(database).length}`, JSON.stringify({ parameters: [parameter] }))
  const count = `count(customer_id = ${long})`
  const viewId = putView(
    database,
    {
      name: `view ${listViews(database).length}`,
      connection: 'x',
      reportKey,
      parameters,
      content: {
        ...EMPTY_VIEW,
        filters: [{ field: 'customer_id', operator: '=', value: long }],
        search: long,
        summary: {
          by: [],
          across: null,
          measures: [`${who} = ${count}`],
          compare: null,
          order: null,
          limit: null,
          hasTotals: true,
        },
      },
    },
    false,
  )
  const sources = { scope, hasOthers: false }
  const card = { viewId: viewId ?? 0, language: 'es', question: 'q', facts: 'f', answeredAtMs: 1, answer: long }
  putKeptCard(database, card, sources, sourceMark(database, sources))
}

/** So much, in such lengths, that a store which only deletes leaves some of it in pages that stay in use. */
function writeMany(database: WritableDatabase, connectionId: number): void {
  const lengths = [40, 200, 3_000]
  for (let place = 0; place < 150; place++) {
    write(database, connectionId, { who: place % 3 === 0 ? 'zebra' : SOMEONE, length: lengths[place % 3] ?? 1, place })
  }
}

function contentOf(database: WritableDatabase): unknown {
  const tables = tablesToRefill(null).map((name) => {
    const isWithoutId = database.prepare('SELECT wr FROM pragma_table_list WHERE name = ?').pluck().get(name) === 1
    return [
      name,
      database
        .prepare(`SELECT ${isWithoutId ? '' : 'rowid, '}* FROM "${name}" ORDER BY 1, 2`)
        .raw()
        .all(),
    ]
  })
  const definitions = database.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY rowid').raw().all()
  return [tables, definitions, database.prepare('SELECT * FROM sqlite_sequence ORDER BY name').raw().all()]
}

/** Every page of a store's file, without its encryption. */
test('what was forgotten of a customer is in no page of the fixed tables, and everything else is as it was', () => {
  fc.assert(
    fc.property(steps, fc.boolean(), (each, isHalved) => {
      const { file, database } = newStore()
      const connection = { name: 'x', server: '0010', baseUrl: 'https://wv0010.wolkvox.com', timeZone: ZONE }
      const { id } = addConnection(database, connection)
      for (const step of each) write(database, id, step)
      if (isHalved) database.exec('DELETE FROM schedules WHERE id % 2 = 0')
      forgetParameters(database, { customer: SOMEONE, connectionId: null })
      const before = contentOf(database)
      for (const name of tablesToRefill(null)) {
        refillTable(database, name)
        while (releasePages(database) > 0);
      }
      expect(contentOf(database)).toEqual(before)
      expect(database.pragma('foreign_keys', { simple: true })).toBe(1)
      expect(database.pragma('secure_delete', { simple: true })).toBe(2)
      expect(database.pragma('foreign_key_check')).toEqual([])
      expect(database.pragma('integrity_check', { simple: true })).toBe('ok')
      expect(cutLog(database)).toBe(true)
      database.close()
      const pages = pagesOf(file)
      expect(pages.includes(SOMEONE)).toBe(false)
      // The pages can be read at all.
      expect(pages.includes('CREATE TABLE')).toBe(true)
      for (const other of OTHERS) {
        const isLeft = JSON.stringify(before).includes(other)
        expect(pages.includes(other)).toBe(isLeft)
      }
    }),
    { numRuns: runs(25) },
  )
})

test('ids of fixed tables that were used are not used again after it', () => {
  const { database } = newStore()
  const { id } = addConnection(database, { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE })
  write(database, id, { who: SOMEONE, length: 1, place: 1 })
  const last = database.prepare('SELECT max(id) FROM schedules').pluck().get() as number
  database.exec('DELETE FROM schedules')
  for (const name of tablesToRefill(null)) refillTable(database, name)
  write(database, id, { who: 'zebra', length: 1, place: 2 })
  expect(database.prepare('SELECT max(id) FROM schedules').pluck().get()).toBe(last + 1)
  expect(tablesToRewrite(database, null)).toEqual([])
  expect(() => rewriteTable(database, 'rows:gone')).not.toThrow()
  database.close()
})

test('after erasing a customer, the whole file names them nowhere: rows, lists, logs, searches, parameters, schedules', async () => {
  const { file, database } = newStore()
  const { id } = addConnection(database, { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE })
  writeMany(database, id)
  const calls = (who: string) => [{ agent: who, remark: `dijo ${who} `.repeat(400) }]
  const rows = Array.from({ length: 60 }, (_each, place) => {
    const who = place % 3 === 0 ? SOMEONE : 'zebra'
    return { date: `2026-11-20 10:00:${String(place).padStart(2, '0')}`, text: `${place} ${who}`, calls: calls(who) }
  })
  for (const report of [withList, live]) ensureRowsTable(database, report)
  storeBody(database, withList, bodyOf(rows), span('2026-11-20'))
  const named = rows.map(({ date, text }) => ({ date, text, [text.includes(SOMEONE) ? SOMEONE : 'further']: text }))
  storeBody(database, live, bodyOf(named), span('2026-11-20'))
  // Whatever the list of fixed tables says may name a customer is there to be forgotten.
  const withGaps = 'INSERT INTO live_gaps SELECT id, 1, 2, ? FROM scopes WHERE instr(parameters, ?) > 0'
  database.prepare(withGaps).run(SOMEONE, SOMEONE)
  for (const does of ['by-parameters', 'by-texts', 'with-scope', 'with-rows'] as const) {
    for (const table of tablesInForgetting(does)) {
      expect([table, database.prepare(`SELECT count(*) FROM ${table}`).pluck().get() !== 0]).toEqual([table, true])
    }
  }
  database.close()
  const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
  const wish = { customer: SOMEONE, connectionId: null, withMentions: true }
  expect(await store.erasing.eraseCustomer([withList, live], wish)).toBe(40)
  expect(await store.compacting.owed()).toEqual([])
  await store.close()
  const pages = pagesOf(file)
  expect(pages.includes(SOMEONE)).toBe(false)
  expect(pages.includes('zebra')).toBe(true)
})

test('an erasure that was cut short after it forgot still owes the pages, and the next start rewrites them', async () => {
  const { file, database } = newStore()
  const { id } = addConnection(database, { name: 'x', server: '0010', baseUrl: 'https://x', timeZone: ZONE })
  writeMany(database, id)
  forgetParameters(database, { customer: SOMEONE, connectionId: null })
  while (releasePages(database) > 0);
  expect(cutLog(database)).toBe(true)
  database.close()
  expect(pagesOf(file).includes(SOMEONE)).toBe(true)
  const store = createStore({ file, key: KEY, workerUrl: WORKER_URL })
  await store.compacting.doOwed()
  expect(await store.compacting.owed()).toEqual([])
  await store.close()
  expect(pagesOf(file).includes(SOMEONE)).toBe(false)
  const after = openWriter({ file, key: KEY })
  expect(owedCompactions(after)).toEqual([])
  after.close()
})
