import { join } from 'node:path'
import Database from 'better-sqlite3'
import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { deleteRows } from '../../../src/core/store/erasing/customerRows.ts'
import { openWriter } from '../../../src/core/store/file/database.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { ensureRowsTable } from '../../../src/core/store/rows/ensureRowsTable.ts'
import { createRowsTable, listReportsOf } from '../../../src/core/store/rows/reportTable.ts'
import { firstRowId, sliceOfRowSql } from '../../../src/core/store/rows/rowIds.ts'
import { eraseRows } from '../../../src/core/store/erasing/erase.ts'
import { registerFunctions } from '../../../src/core/store/sql/functions.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { commitPoll } from '../../../src/core/store/rows/liveLog.ts'
import { migrate } from '../../../src/core/store/tables/migrations.ts'
import { owedCompactions } from '../../../src/core/store/erasing/owedCompactions.ts'
import type { ProcessLocks } from '../../../src/core/store/file/processLocks.ts'
import { rebuildStore } from '../../../src/core/store/file/rebuild.ts'
import { closeResult, openResult } from '../../../src/core/store/query/results.ts'
import { settleNames } from '../../../src/core/store/tables/sliceFields.ts'
import { compactionSteps } from '../../../src/core/store/operations/compactionSteps.ts'
import { beginSlice } from '../../../src/core/store/tables/slices.ts'
import { MOST_EXTRA_COLUMNS } from '../../../src/shared/otherFields.ts'
import type { Question } from '../../../src/shared/query.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { KEY, removeTemporaryFolders, temporaryFolder, type Row } from '../../support/connectedStore.ts'
import { answer, bodyOf, ingestBody, openMemoryStore, question, scope, storeBody } from '../../support/memoryStore.ts'
import { defineReport, field, list, live, sums } from '../../support/reports.ts'
import { at, range, serverDate, span } from '../../support/times.ts'

const nested = defineReport({
  id: 'named',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('text', 'text')],
  lists: [
    list('calls', { fields: [field('number', 'text')], lists: [list('legs', { fields: [field('leg', 'text')] })] }),
  ],
})
const NO_LOCKS = { tryAcquire: () => true, release: () => undefined } as unknown as ProcessLocks

const database = openMemoryStore([nested, live, sums])
afterAll(() => {
  database.close()
  removeTemporaryFolders()
})

function clear(): void {
  const tables = database.prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'rows:%'`)
  for (const name of tables.pluck().all() as string[]) database.exec(`DELETE FROM "${name}"`)
  database.exec('DELETE FROM slices')
}

/** What is kept of each slice and list, in any order. */
function kept(store: WritableDatabase): unknown {
  return store
    .prepare(
      `SELECT slice_id AS id, list, (SELECT json_group_array(value) FROM (SELECT value FROM json_each(names) ORDER BY value)) AS names
        FROM slice_fields ORDER BY slice_id, list`,
    )
    .all()
}

/** The same by a plain look at every row. */
function truth(store: WritableDatabase, reports: readonly ReportDefinition[]): unknown {
  const found = reports.flatMap(({ key }) => {
    const tables = store
      .prepare(`SELECT name FROM sqlite_master WHERE type = 'table' AND (name = ? OR name LIKE ?)`)
      .pluck()
      .all(`rows:${key}`, `rows:${key}#%`) as string[]
    return tables.flatMap((table) =>
      store
        .prepare(
          `SELECT id, '${table.slice(`rows:${key}`.length + 1)}' AS list, json_group_array(DISTINCT key ORDER BY key) AS names
            FROM (SELECT ${sliceOfRowSql().text} AS id, key FROM "${table}", json_each(extra)) JOIN slices USING (id)
            WHERE state <> 'incoming' GROUP BY id`,
        )
        .all(),
    ) as { id: number; list: string }[]
  })
  return found.toSorted((a, b) => a.id - b.id || (a.list < b.list ? -1 : 1))
}

/** The columns of a question that no document lists. */
function extraColumns(store: WritableDatabase, report: ReportDefinition, wish: Partial<Question> = {}) {
  const result = openResult(store, report, question(report, wish))
  closeResult(store, result)
  const { extraFields, further } = result.fieldSet
  return { extraFields, further, fields: result.fields }
}

const names = fc.constantFrom('a', 'b', '3005550001', 'c d', 'é')
const extras = fc.dictionary(names, fc.constantFrom('1', '2', ''), { maxKeys: 3 })
const item = fc.record({ number: fc.constant('1'), more: extras, legs: fc.array(extras, { maxLength: 2 }) })
const rowOf = (
  second: number,
  more: Row,
  calls: readonly { number: string; more: Row; legs: readonly Row[] }[],
): Row => ({
  date: serverDate(at('2025-03-01') + second),
  text: 'x',
  ...more,
  ...(calls.length === 0 ? {} : { calls: calls.map(({ number, more: own, legs }) => ({ number, ...own, legs })) }),
})
const HOURS = 240
const fetched = fc.record({
  kind: fc.constant('fetch' as const),
  from: fc.nat(HOURS),
  hours: fc.integer({ min: 1, max: 72 }),
  rows: fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), extras, fc.array(item, { maxLength: 2 })), {
    maxLength: 5,
  }),
})
const erased = fc.record({ kind: fc.constant('erase' as const), before: fc.nat(HOURS) })
const deleted = fc.record({ kind: fc.constant('delete' as const), every: fc.integer({ min: 1, max: 3 }) })
type Step = typeof fetched extends fc.Arbitrary<infer T> ? T : never

function fetchStep({ from, hours, rows }: Step): void {
  const slice = range(at('2025-03-01') + from * 3600, at('2025-03-01') + (from + hours) * 3600 - 1)
  const body = rows
    .map(([share, more, calls]) => rowOf(from * 3600 + Math.floor(share * (hours * 3600 - 1)), more, calls))
    .toSorted((a, b) => (String(a['date']) < String(b['date']) ? -1 : 1))
  storeBody(database, nested, bodyOf(body), slice)
}

describe('the names of fields that no document lists', () => {
  test('are those of the rows that each slice has, whatever was fetched, cut, erased or deleted', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof({ weight: 4, arbitrary: fetched }, erased, deleted), { maxLength: 12 }),
        (steps) => {
          clear()
          for (const step of steps) {
            if (step.kind === 'fetch') fetchStep(step)
            else if (step.kind === 'erase') {
              const before = range(at('2025-03-01') + step.before * 3600, at('2025-03-20')).from
              eraseRows(database, NO_LOCKS, [nested], { connectionId: null, reportKey: nested.key, before })
            } else {
              const ids = database
                .prepare(`SELECT row_id FROM "rows:${nested.key}" ORDER BY row_id`)
                .pluck()
                .all() as number[]
              deleteRows(
                database,
                nested,
                ids.filter((_id, place) => place % step.every === 0),
              )
            }
            expect(kept(database)).toEqual(truth(database, [nested]))
          }
          const known = (kept(database) as { list: string; names: string }[])
            .filter(({ list: path }) => path === '')
            .flatMap(({ names: text }) => JSON.parse(text) as string[])
          expect(extraColumns(database, nested).extraFields).toEqual([...new Set(known)].toSorted())
        },
      ),
      { numRuns: 150 },
    )
  })

  test('belong to the stretch of a log that keeps the rows, poll after poll', () => {
    const poll = fc.array(fc.tuple(fc.nat(600), extras), { maxLength: 4 })
    fc.assert(
      fc.property(fc.array(poll, { minLength: 1, maxLength: 8 }), (polls) => {
        clear()
        let before: Row[] = []
        for (const [place, rows] of polls.entries()) {
          const sent = at('2025-03-10 23:00:00') + place * 900
          const now = rows.map(([ago, more]): Row => ({ date: serverDate(sent - ago), text: 'x', ...more }))
          const seen = range(sent - 900, sent - 1)
          const sliceId = beginSlice(database, scope(live), seen, seen)
          const ingest = new Ingest(database, live, sliceId, seen)
          ingestBody(ingest, bodyOf([...before, ...now]))
          const commit = { sliceId, scope: scope(live), fetchedAtMs: 0, warnings: [], seen: [seen], doubt: null }
          const times = { sentAtMs: place, at: range(sent, sent).from, answeredAt: range(sent, sent).from }
          commitPoll(database, live, { ...commit, ...times }, ingest.inserter.facts)
          before = now
          expect(kept(database)).toEqual(truth(database, [live]))
        }
      }),
      { numRuns: 60 },
    )
  })

  test('are columns of just the questions about their slices, and go with them', () => {
    clear()
    storeBody(database, nested, bodyOf([rowOf(0, { march: '1', '3005550001': '1' }, [])]), span('2025-03-01'))
    storeBody(database, nested, bodyOf([rowOf(86_400, { second: '2' }, [])]), span('2025-03-02'))
    expect(extraColumns(database, nested).extraFields).toEqual(['3005550001', 'march', 'second'])
    expect(extraColumns(database, nested, { range: span('2025-03-02') }).extraFields).toEqual(['second'])
    // Known, though of no row of the period: a filter stays what it is.
    const filters = [{ field: 'march', operator: '=', value: '1' } as const]
    expect(answer(database, nested, { range: span('2025-03-02'), filters })).toEqual([])
    eraseRows(database, NO_LOCKS, [nested], { connectionId: 1, reportKey: nested.key, before: at('2025-03-02') })
    expect(extraColumns(database, nested).extraFields).toEqual(['second'])
    expect(() => answer(database, nested, { filters })).toThrow(expect.objectContaining({ code: 'unknown-field' }))
  })

  test('of another connection are none of this one', () => {
    clear()
    database
      .prepare(
        `INSERT OR IGNORE INTO connections (id, name, server, base_url, time_zone) VALUES (2, 'b', '1', 'h', 'UTC')`,
      )
      .run()
    const ofOther = { ...scope(nested), connectionId: 2 }
    const sliceId = beginSlice(database, ofOther, span('2025-03-01'), span('2025-03-01'))
    database.prepare('DELETE FROM slices WHERE id = ?').run(sliceId)
    storeBody(database, nested, bodyOf([rowOf(0, { mine: '1' }, [])]), span('2025-03-01'))
    const filters = [{ field: 'mine', operator: '=', value: '1' } as const]
    const asked = { connectionId: 2, filters }
    expect(() => answer(database, nested, asked)).toThrow(expect.objectContaining({ code: 'unknown-field' }))
    try {
      answer(database, nested, { filters: [{ field: 'nobody', operator: '=', value: '' }] })
    } catch (error) {
      expect(error).toMatchObject({ detail: { known: 'date, text, calls, mine' } })
    }
  })

  test('that may be anything but a name are not listed by an error', () => {
    clear()
    storeBody(
      database,
      nested,
      bodyOf([rowOf(0, { '3005550001': '1', '+57 300': '2', cedula: '3' }, [])]),
      span('2025-03-01'),
    )
    const filters = [{ field: 'zz', operator: '=', value: '1' } as const]
    expect(() => answer(database, nested, { filters })).toThrow(
      expect.objectContaining({ detail: expect.objectContaining({ known: 'date, text, calls, cedula' }) as object }),
    )
  })
})

describe('more fields than columns', () => {
  const many = (count: number, first = 0): Row =>
    Object.fromEntries(Array.from({ length: count }, (_, place) => [`n${first + place}`, String(first + place)]))

  test('share the last column, as JSON, in which nothing is missing', () => {
    clear()
    const rows = [rowOf(0, { everywhere: 'a', ...many(700) }, []), rowOf(1, { everywhere: 'b', ...many(500, 700) }, [])]
    storeBody(database, nested, bodyOf(rows), span('2025-03-01'))
    const { extraFields, further, fields } = extraColumns(database, nested)
    expect(extraFields).toHaveLength(MOST_EXTRA_COLUMNS)
    expect(extraFields).toContain('everywhere')
    expect(further).toEqual({ column: 'other_fields', fields: 1_201 - MOST_EXTRA_COLUMNS, isExact: true })
    expect(fields.at(-1)).toBe('other_fields')
    const whole = answer(database, nested).map(({ other_fields: others, ...row }) => ({ ...row, ...(others as Row) }))
    expect(whole).toEqual(rows)
  })

  test('are those that most slices have, however late they come', () => {
    clear()
    for (let day = 0; day < 5; day++) {
      const row = rowOf(day * 86_400, { ...many(150, day * 150), ...(day > 2 ? { zz_late: 'x' } : {}) }, [])
      storeBody(database, nested, bodyOf([row]), span(`2025-03-0${day + 1}`))
    }
    const { extraFields, further } = extraColumns(database, nested)
    expect(extraFields).toContain('zz_late')
    expect(extraFields).toContain('n0')
    expect(further).toEqual({ column: 'other_fields', fields: 751 - MOST_EXTRA_COLUMNS, isExact: true })
    expect(extraColumns(database, nested)).toEqual(extraColumns(database, nested))
  })

  test('can be filtered, ordered and listed by all the same, also beyond those that are kept', () => {
    clear()
    storeBody(
      database,
      nested,
      bodyOf([rowOf(0, many(5_000), []), rowOf(1, { n4999: 'other' }, [])]),
      span('2025-03-01'),
    )
    const { further } = extraColumns(database, nested)
    expect(further).toMatchObject({ isExact: false })
    const by = (name: string, value: string) => ({ filters: [{ field: name, operator: '=', value } as const] })
    expect(answer(database, nested, by('n4999', '4999'))).toHaveLength(1)
    expect(answer(database, nested, by('n4999', 'other'))).toHaveLength(1)
    expect(answer(database, nested, by('n4998', 'other'))).toHaveLength(0)
    expect(answer(database, nested, { sort: [{ field: 'n4999', descending: true }] })).toHaveLength(2)
    expect(() => answer(database, nested, by('n5000', ''))).toThrow(expect.objectContaining({ code: 'unknown-field' }))
    const inColumn = [{ field: 'other_fields', operator: 'contains', value: '"n4999":"other"' } as const]
    expect(answer(database, nested, { filters: inColumn })).toHaveLength(1)
  })

  test('stand in a column that no field of the server’s can take', () => {
    clear()
    storeBody(database, nested, bodyOf([rowOf(0, { other_fields: 'own', a: '1' }, [])]), span('2025-03-01'))
    expect(answer(database, nested)).toEqual([
      { date: '2025-03-01 00:00:00', text: 'x', a: '1', other_fields: { other_fields: 'own' } },
    ])
    const documented = defineReport({ id: 'taken', kind: 'snapshot', fields: [field('other_fields', 'text')] })
    const store = openMemoryStore([documented])
    storeBody(store, documented, bodyOf([{ other_fields: 'own', ...many(300) }]), span('2025-03-01'))
    expect(extraColumns(store, documented).fields.at(-1)).toBe('other_fields_2')
    expect(answer(store, documented)[0]?.['other_fields']).toBe('own')
    store.close()
  })

  test('of a name that is too long for a column stand there, too', () => {
    clear()
    const long = 'x'.repeat(100_000)
    storeBody(database, nested, bodyOf([rowOf(0, { [long]: '1' }, [])]), span('2025-03-01'))
    expect(extraColumns(database, nested).further).toEqual({ column: 'other_fields', fields: 1, isExact: false })
    expect(answer(database, nested)[0]?.['other_fields']).toEqual({ [long]: '1' })
  })

  test('that stand beside a list of rows are not written into each of them', () => {
    const paged = defineReport({
      id: 'paged',
      kind: 'snapshot',
      fields: [field('text', 'text')],
      shape: { kind: 'listAt', path: ['data', 'rows'], besides: [] },
    })
    const store = openMemoryStore([paged])
    const rows = Array.from({ length: 50 }, () => ({ text: 'a' }))
    storeBody(store, paged, JSON.stringify({ code: '200', data: { ...many(20_000), rows } }), span('2025-03-01'))
    const held = store.prepare(`SELECT count(extra) FROM "rows:${paged.key}"`).pluck().get()
    expect(held).toBe(1)
    expect(extraColumns(store, paged).further).toMatchObject({ isExact: false })
    store.close()
  })
})

test('what a compaction after an erasure writes anew are the names, too', () => {
  const store = openWriter({ file: join(temporaryFolder(), 'store.db'), key: KEY })
  ensureRowsTable(store, nested)
  const { begin } = compactionSteps({ database: store, locks: NO_LOCKS })
  expect(begin(nested.key)).toContain('slice_fields')
  expect(begin(nested.key)).not.toContain('connections')
  expect(begin(null)).toContain('slice_fields')
  store.close()
})

test('names come back with the rows where a store is written anew', () => {
  const location = { file: join(temporaryFolder(), 'store.db'), key: KEY }
  const store = openWriter(location)
  store.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'test', '0', 'h', 'UTC')`)
  ensureRowsTable(store, nested)
  const calls = [{ number: '1', more: { of_item: '1' }, legs: [] }]
  storeBody(store, nested, bodyOf([rowOf(0, { zeta: '1', alfa: '2' }, calls)]), span('2025-03-01'))
  const before = [extraColumns(store, nested), extraColumns(store, nested, { list: 'calls' })]
  expect(before.map(({ extraFields }) => extraFields)).toEqual([['alfa', 'zeta'], ['of_item']])
  store.close()
  rebuildStore(location, 'now')
  const rebuilt = openWriter(location)
  const after = [extraColumns(rebuilt, nested), extraColumns(rebuilt, nested, { list: 'calls' })]
  expect(after).toEqual(before)
  rebuilt.close()
})

describe('a store that an earlier version filled with names', () => {
  function older(): WritableDatabase {
    const store = new Database(':memory:') as unknown as WritableDatabase
    registerFunctions(store)
    migrate(store, 'f', 100)
    store.exec(`INSERT INTO connections (id, name, server, base_url, time_zone) VALUES (1, 'test', '0', 'h', 'UTC')`)
    for (const report of [nested, live]) {
      for (const each of [report, ...listReportsOf(report).map(([, list]) => list)]) createRowsTable(store, each)
      store.prepare(`INSERT INTO scopes (connection_id, report_key, parameters) VALUES (1, ?, '[]')`).run(report.key)
    }
    const slice = store.prepare(
      `INSERT INTO windows (id, scope_id, range_from, range_to, piece_from, piece_to, state, fetched_at_ms, row_count)
        VALUES (?, ?, ?, ?, ?, ?, 'complete', 0, 1)`,
    )
    for (const [id, scopeId, day] of [
      [1, 1, '2025-03-01'],
      [2, 1, '2025-03-02'],
      [3, 2, '2025-03-01'],
    ] as const) {
      const { from, to } = span(day)
      slice.run(id, scopeId, from, to, from, to)
    }
    const row = store.prepare(`INSERT INTO "rows:${nested.key}" (row_id, "value:text", extra) VALUES (?, 'a', ?)`)
    row.run(firstRowId(1), JSON.stringify({ first: '1', b: '2' }))
    row.run(firstRowId(2), null)
    store
      .prepare(`INSERT INTO "rows:${nested.key}#calls" (row_id, row_of, "value:number", extra) VALUES (?, ?, '1', ?)`)
      .run(firstRowId(1), firstRowId(1), '{"in_item":"1"}')
    return store
  }

  test('shows just the names of its rows at once, and has forgotten all others', () => {
    const store = older()
    const add = store.prepare('INSERT INTO extra_fields VALUES (?, ?)')
    for (let place = 0; place < 3_000; place++) add.run(nested.key, `gone${place}`)
    for (const name of ['first', 'b', '3005550001']) add.run(nested.key, name)
    add.run(`${nested.key}#calls`, 'in_item')
    migrate(store, 'f')
    const before = extraColumns(store, nested)
    expect(before.extraFields).toEqual(['b', 'first'])
    expect(extraColumns(store, nested, { list: 'calls' }).extraFields).toEqual(['in_item'])
    expect(extraColumns(store, nested, { range: span('2025-03-02') }).extraFields).toEqual([])
    const asked = (name: string) => ({ filters: [{ field: name, operator: 'empty', value: '' } as const] })
    expect(answer(store, nested, { range: span('2025-03-02'), ...asked('first') })).toHaveLength(1)
    expect(() => answer(store, nested, asked('gone7'))).toThrow(expect.objectContaining({ code: 'unknown-field' }))
    expect(owedCompactions(store)).toEqual([''])
    let slices = 0
    while (settleNames(store)) slices++
    expect(slices).toBe(2)
    expect(extraColumns(store, nested)).toEqual(before)
    expect(kept(store)).toEqual(truth(store, [nested]))
    store.close()
  })

  test('has nothing to look up where no answer ever held such a field', () => {
    const store = older()
    migrate(store, 'f')
    expect(settleNames(store)).toBe(false)
    expect(owedCompactions(store)).toEqual([])
    store.close()
  })
})
