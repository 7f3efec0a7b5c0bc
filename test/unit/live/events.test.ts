import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CHANGED_AT, EARLIER_STATES, earlierStatesOf } from '../../../src/shared/reports/catalogueEvents.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { wall } from '../../../src/shared/time.ts'
import type { WritableDatabase } from '../../../src/core/store/file/databaseTypes.ts'
import { refreshItems } from '../../../src/core/store/query/items.ts'
import { ensureRowsTable } from '../../../src/core/store/rows/ensureRowsTable.ts'
import { Ingest } from '../../../src/core/store/rows/ingest.ts'
import { commitPoll, type MergedPoll } from '../../../src/core/store/rows/liveLog.ts'
import { sql } from '../../../src/core/store/sql/sql.ts'
import { listReportsOf, rowsTable } from '../../../src/core/store/rows/reportTable.ts'
import { slicesOf, beginSlice } from '../../../src/core/store/tables/slices.ts'
import { answer, bodyOf, ingestBody, openMemoryStore, scope } from '../../support/memoryStore.ts'
import { defineReport, field } from '../../support/reports.ts'
import { at, epochMs, range, serverDate } from '../../support/times.ts'
import { inEveryLanguage } from '../../../src/shared/translations/rows.ts'

const START = at('2025-03-10 23:40:00')
const REACH = 600

const plain = defineReport({
  id: 'calls',
  kind: 'live',
  dateField: 'date',
  liveMinutes: REACH / 60,
  fields: [field('conn_id', 'id'), field('type', 'text'), field('date', 'dateTime'), field('result', 'text')],
})
const named: ReportDefinition = { ...plain, eventFields: ['conn_id', 'type', 'date'] }
const calls: ReportDefinition = { ...named, lists: [inEveryLanguage(earlierStatesOf(named))] }

/** One poll, sent at an instant and answered within its second. */
function poll(database: WritableDatabase, report: ReportDefinition, rows: readonly object[], now: number): MergedPoll {
  const sent = wall(now)
  const instant = range(now, now)
  const sliceId = beginSlice(database, scope(report), instant, instant)
  const ingest = new Ingest(database, report, sliceId, instant)
  ingestBody(ingest, bodyOf(rows))
  const seen = [range(now - REACH, now - 1)]
  const moments = { fetchedAtMs: epochMs(sent), sentAtMs: epochMs(sent), at: sent, answeredAt: sent }
  const commit = { sliceId, scope: scope(report), warnings: [], seen, doubt: null, ...moments }
  return commitPoll(database, report, commit, ingest.inserter.facts)
}

interface State {
  readonly result: string
  readonly note: string | undefined
}

interface Call {
  readonly id: string
  readonly type: string
  readonly at: number
  /** What the server tells of it, by how many seconds later it began to. */
  readonly states: readonly (readonly [late: number, state: State])[]
}

const states: fc.Arbitrary<Call['states']> = fc
  .array(
    fc.tuple(
      fc.constantFrom(0, 30, 200, 400, 650),
      fc.record({ result: fc.constantFrom('abandon', 'answer', 'Ñ'), note: fc.constantFrom(undefined, 'a', 'b') }),
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((all) => all.toSorted(([a], [b]) => a - b))

const manyCalls: fc.Arbitrary<readonly Call[]> = fc.uniqueArray(
  fc.record({
    // Few of each, so that calls differ in one part of their names alone.
    id: fc.constantFrom('1', '2', '3'),
    type: fc.constantFrom('inbound', 'transfer'),
    at: fc.constantFrom(-300, 0, 0, 60, 600, 1500).map((second) => START + second),
    states,
  }),
  { maxLength: 12, selector: ({ id, type, at }) => `${id} ${type} ${at}` },
)

function stateAt({ at, states }: Call, now: number): State | undefined {
  return states.findLast(([late]) => at + late <= now)?.[1]
}

function rowOf({ id, type, at }: Call, { result, note }: State): Record<string, string> {
  const row = { conn_id: id, type, date: serverDate(at), result }
  return note === undefined ? row : { ...row, note }
}

interface Expected {
  state: State
  readonly earlier: object[]
}

/** The items of the log's rows, each with the row that it is of, and the names that they have beside those of lists. */
function keptItems(database: WritableDatabase): readonly unknown[] {
  const items = listReportsOf(calls).map(([, list]) => {
    const rows = database.prepare<[], object>(sql`SELECT * FROM ${rowsTable(list)} ORDER BY row_id`.text).all()
    return rows.map((row) => ({ ...row, row_id: null }))
  })
  const names = database.prepare<[], { readonly names: string }>('SELECT * FROM slice_fields ORDER BY slice_id, list')
  return [items, names.all().map((each) => ({ ...each, names: (JSON.parse(each.names) as string[]).toSorted() }))]
}

const shown = (rows: readonly object[]): readonly string[] => rows.map((row) => JSON.stringify(row)).toSorted()

describe('events of a log that have names', () => {
  test('are shown as the newest poll told them, and keep what earlier ones told', () => {
    fc.assert(
      fc.property(
        manyCalls,
        fc.array(fc.constantFrom(1, 59, 299, 300, 599, 700), { minLength: 1, maxLength: 8 }),
        (calledAll, waits) => {
          const database = openMemoryStore([calls])
          const expected = new Map<Call, Expected>()
          let now: number = START
          for (const wait of waits) {
            now += wait
            let [added, changed] = [0, 0]
            const rows = calledAll.flatMap((call) => {
              const state = call.at >= now - REACH && call.at <= now ? stateAt(call, now) : undefined
              if (state === undefined) return []
              const known = expected.get(call)
              if (known === undefined) {
                expected.set(call, { state, earlier: [] })
                added++
              } else if (JSON.stringify(known.state) !== JSON.stringify(state)) {
                const { result, note } = known.state
                known.earlier.unshift({
                  [CHANGED_AT]: serverDate(now),
                  ...(note === undefined ? {} : { note }),
                  result,
                })
                known.state = state
                changed++
              }
              return [rowOf(call, state)]
            })
            expect(poll(database, calls, rows, now)).toMatchObject({ added, changed })
          }
          const truth = [...expected].map(([call, { state, earlier }]) => {
            const { conn_id, type, date, result, note } = rowOf(call, state)
            return {
              conn_id,
              type,
              date,
              result,
              ...(earlier.length === 0 ? {} : { [EARLIER_STATES]: earlier }),
              ...(note === undefined ? {} : { note }),
            }
          })
          expect(shown(answer(database, calls))).toEqual(shown(truth))
          const held = slicesOf(database, scope(calls)).reduce((sum, { rows }) => sum + rows, 0)
          expect(held).toBe(truth.length)
          const items = answer(database, calls, { list: EARLIER_STATES })
          expect(items).toHaveLength(truth.reduce((sum, row) => sum + (row[EARLIER_STATES]?.length ?? 0), 0))
          // What each poll added is what all of the log's rows would give, names of undocumented fields too.
          const added = keptItems(database)
          refreshItems(database, calls)
          expect(added).toEqual(keptItems(database))
          database.close()
        },
      ),
      { numRuns: 150 },
    )
  })

  const call = { conn_id: '1', type: 'inbound', date: serverDate(START), result: 'abandon' }

  test('what one poll brings is as much work as it brings, however much the log holds', () => {
    const database = openMemoryStore([calls])
    const many = Array.from({ length: 300 }, (_, place) => ({ ...call, conn_id: String(place + 1) }))
    poll(database, calls, many, START + 60)
    const answered = many.map((each) => ({ ...each, result: 'answer' }))
    expect(poll(database, calls, answered, START + 120)).toMatchObject({ added: 0, changed: 300 })
    const written = (): number => database.prepare('SELECT total_changes()').pluck().get() as number
    const before = written()
    expect(poll(database, calls, [{ ...call, result: 'busy' }], START + 180)).toMatchObject({ added: 0, changed: 1 })
    expect(written() - before).toBeLessThan(30)
    expect(answer(database, calls, { list: EARLIER_STATES })).toHaveLength(301)
  })

  test('two of one name in one answer are two, and stay two', () => {
    const database = openMemoryStore([calls])
    const both = [call, { ...call, result: 'answer' }]
    expect(poll(database, calls, both, START + 60)).toMatchObject({ added: 2, changed: 0 })
    expect(poll(database, calls, both.toReversed(), START + 120)).toMatchObject({ added: 0, changed: 0 })
    expect(answer(database, calls)).toHaveLength(2)
    expect(poll(database, calls, [call, { ...call, result: 'busy' }], START + 180)).toMatchObject({
      added: 0,
      changed: 1,
    })
    expect(answer(database, calls).map(({ result }) => result)).toEqual(['abandon', 'busy'])
  })

  test('a row that lacks a part of its name is known by the whole of it alone', () => {
    const database = openMemoryStore([calls])
    poll(database, calls, [{ ...call, conn_id: '' }], START + 60)
    const polled = poll(database, calls, [{ ...call, conn_id: '', result: 'answer' }], START + 120)
    expect(polled).toMatchObject({ added: 1, changed: 0 })
  })

  test('an event is the same however its name is written: with a zone, a fraction, blanks, or as a number', () => {
    const database = openMemoryStore([calls])
    const zoned = new Date(START * 1000 + 5 * 3_600_000).toISOString()
    const written = [zoned, `${call.date}.250`, `${call.date.replace(' ', 'T')}-05:00`]
    poll(database, calls, [call], START + 30)
    for (const [place, date] of written.entries()) {
      const same = { ...call, date, conn_id: [1, '1 ', '1'][place] }
      expect(poll(database, calls, [same], START + 60 + place * 60)).toMatchObject({ added: 0, changed: 0 })
      expect(answer(database, calls)).toEqual([call])
    }
    const changed = { ...call, date: zoned, conn_id: 1, result: 'answer' }
    expect(poll(database, calls, [changed], START + 300)).toMatchObject({ added: 0, changed: 1 })
    const { conn_id, date, result } = call
    const earlier = [{ [CHANGED_AT]: serverDate(START + 300), conn_id, date, result }]
    expect(answer(database, calls)).toEqual([{ ...changed, [EARLIER_STATES]: earlier }])
  })

  test('no row id is given twice, so that a result that is open shows no other row', () => {
    const database = openMemoryStore([calls])
    const ids = (): readonly number[] =>
      database.prepare(`SELECT row_id FROM "rows:${calls.key}"`).pluck().all() as number[]
    poll(database, calls, [call], START + 60)
    const before = ids()
    for (const [place, result] of ['answer', 'busy', 'abandon'].entries()) {
      poll(database, calls, [{ ...call, result }], START + 120 + place * 60)
      expect(ids()).toHaveLength(1)
      expect(before).not.toContain(ids()[0])
    }
    const told = ['busy', 'answer', 'abandon'].map((result) => ({ result }))
    expect(answer(database, calls)).toMatchObject([{ result: 'abandon', [EARLIER_STATES]: told }])
  })
})

test('a log that was kept before its events had names becomes what it would be', () => {
  const database = openMemoryStore([plain])
  const first = { conn_id: '1', type: 'inbound', date: serverDate(START), result: 'abandon' }
  const twice = { ...first, conn_id: '2' }
  poll(database, plain, [first, twice, twice], START + 60)
  poll(database, plain, [{ ...first, result: 'answer' }, twice, { ...twice, result: 'busy' }], START + 120)
  expect(answer(database, plain)).toHaveLength(5)
  ensureRowsTable(database, calls)
  const rows = answer(database, calls)
  expect(rows.map(({ conn_id, result }) => `${String(conn_id)} ${String(result)}`).toSorted()).toEqual([
    '1 answer',
    // What came together cannot be told any more.
    '2 abandon',
    '2 abandon',
    '2 busy',
  ])
  expect(rows.find(({ conn_id }) => conn_id === '1')?.[EARLIER_STATES]).toEqual([{ result: 'abandon' }])
  expect(slicesOf(database, scope(calls)).reduce((sum, slice) => sum + slice.rows, 0)).toBe(4)
})
