import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { CheckMemory } from '../../../../src/core/store/query/checks/memory.ts'
import { matchAnswerOf } from '../../../../src/core/store/query/checks/match.ts'
import type { MatchAnswer, MatchKind } from '../../../../src/shared/checks/matchAnswer.ts'
import type { MatchSettings } from '../../../../src/shared/checks/match.ts'
import type { RowSet } from '../../../../src/shared/query.ts'
import type { WritableDatabase } from '../../../../src/core/store/file/databaseTypes.ts'
import { openResult, closeResult } from '../../../../src/core/store/query/results.ts'
import type { SliceCommit } from '../../../../src/core/store/records/slices.ts'
import { bodyOf, openMemoryStore, question, storeBody } from '../../../support/memoryStore.ts'
import { defineReport, field } from '../../../support/reports.ts'
import { at, range as rangeOf, serverDate, span } from '../../../support/times.ts'
import { runs } from '../../../support/runs.ts'

// How rows fit numbers read elsewhere, against a plain count of the rows that were put in.

const calls = defineReport({
  id: 'calls',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [
    field('date', 'dateTime'),
    field('conn_id', 'id'),
    { ...field('type', 'text'), internalValues: ['internal call'] },
    field('row', 'text'),
    field('comment', 'longText'),
  ],
  totalRows: { field: 'row', value: 'TOTAL' },
  roles: { interaction: 'conn_id' },
})

const [HOUR, DAY] = [3_600, 86_400]
const FIRST = at('2025-03-10')
const DAYS = 2
const PERIOD = rangeOf(FIRST, FIRST + DAYS * DAY - 1)
const LATER = at('2025-04-01')

interface Call {
  /** Seconds since the period began. */
  readonly at: number
  readonly id: string
  readonly type: string
  readonly row: string
  readonly comment: string
}

function storeOf(rows: readonly Call[], more: Partial<SliceCommit> = {}, range = PERIOD): WritableDatabase {
  const database = openMemoryStore([calls])
  const body = rows.map(({ at: second, id, ...rest }) => ({ date: serverDate(FIRST + second), conn_id: id, ...rest }))
  storeBody(database, calls, bodyOf(body), range, more)
  return database
}

function ask(
  database: WritableDatabase,
  settings: Partial<MatchSettings>,
  wish: Partial<RowSet> = {},
  now = LATER,
): MatchAnswer {
  const { sort: _sort, ...rows } = question(calls, { range: PERIOD, ...wish })
  const work = { database, memory: new CheckMemory(), throwIfCancelled: () => undefined }
  const whole = { count: null, pasted: '', language: 'es', ...settings } as const
  return matchAnswerOf(work, { report: calls, rows, settings: whole, reports: [], now })
}

const anyCall = fc.record({
  at: fc.integer({ min: 0, max: DAYS * DAY - 1 }),
  id: fc.constantFrom('', '1', '2', '3', '4'),
  type: fc.constantFrom('inbound', 'Internal Call', 'out_pre'),
  row: fc.constantFrom('call', 'call', 'call', 'total'),
  comment: fc.constantFrom('a', 'b'),
})

/** Rows, some of them twice or more, wherever they come. */
const anyCalls = fc
  .array(fc.tuple(anyCall, fc.integer({ min: 1, max: 3 })), { maxLength: 30 })
  .map((some) => some.flatMap(([call, times]) => Array.from({ length: times }, () => call)))

/** What makes rows too many, counted one by one. */
function counted(rows: readonly Call[]): Readonly<Partial<Record<MatchKind, number>>> {
  const own = rows.filter(({ row }) => row !== 'total')
  const different = [...new Map(own.map((call) => [JSON.stringify(call), call])).values()]
  const named = different.filter(({ id }) => id !== '')
  const edges = own.filter(({ at: second }) => second < HOUR || second >= DAYS * DAY - HOUR)
  return {
    'total-rows': rows.length - own.length,
    'equal-rows': own.length - different.length,
    'edge-of-day': edges.length,
    internal: own.filter(({ type }) => type.toLowerCase() === 'internal call').length,
    'several-rows-of-one-call': named.length - new Set(named.map(({ id }) => id)).size,
  }
}

function rowsByKind({ whole }: MatchAnswer): Readonly<Record<string, number | null>> {
  return Object.fromEntries((whole?.candidates ?? []).map(({ kind, rows }) => [kind, rows]))
}

describe('a total', () => {
  test('of fewer rows than are here is explained by what there is too much of', () => {
    fc.assert(
      fc.property(anyCalls, fc.integer({ min: 0, max: 40 }), (rows, expected) => {
        const database = storeOf(rows)
        const answer = ask(database, { count: expected })
        expect(answer.whole).toMatchObject({ expected, found: rows.length, difference: expected - rows.length })
        const model = Object.entries(counted(rows)).filter(([, count]) => count > 0)
        const explained =
          expected === rows.length
            ? []
            : expected < rows.length
              ? model
              : model.filter(([kind]) => kind === 'edge-of-day')
        expect(rowsByKind(answer)).toEqual(Object.fromEntries(explained))
        database.close()
      }),
      { numRuns: runs(60) },
    )
  })

  test('leads to rows of each kind, and to no others', () => {
    fc.assert(
      fc.property(anyCalls, (rows) => {
        const database = storeOf(rows)
        const { whole } = ask(database, { count: 0 })
        const found = (kind: MatchKind): number[] =>
          (whole?.candidates.find((each) => each.kind === kind)?.ways ?? []).flatMap((way) => {
            if (way.kind !== 'rows') return []
            const result = openResult(database, calls, question(calls, { range: PERIOD, filters: way.filters }))
            closeResult(database, result)
            return [result.total]
          })
        const model = counted(rows)
        for (const kind of ['total-rows', 'internal'] as const) {
          expect(found(kind)).toEqual((model[kind] ?? 0) === 0 ? [] : [model[kind]])
        }
        const edge = found('edge-of-day')
        expect(edge.reduce((sum, each) => sum + each, 0)).toBe(model['edge-of-day'] ?? 0)
        database.close()
      }),
      { numRuns: runs(60) },
    )
  })

  test('of more rows than are here is explained by what is not here', () => {
    const warnings = ['count-mismatch:12:2']
    const row: Call = { at: 12 * HOUR, id: '1', type: 'inbound', row: 'call', comment: '' }
    const rows = [row, { ...row, id: '2' }]
    const first = span('2025-03-10')
    const database = storeOf(rows, { state: 'announced', warnings }, first)
    const { whole } = ask(database, { count: 20 })
    expect(whole).toMatchObject({ found: 2, difference: 18 })
    expect(whole?.candidates.map(({ kind, rows: count }) => [kind, count])).toEqual([
      ['not-fetched', null],
      ['announced', 10],
    ])
    expect(whole?.candidates[0]?.ways).toEqual([{ kind: 'stretch', range: span('2025-03-11') }])
    // More were announced than came: that explains no rows that are too many.
    expect(ask(database, { count: 1 }).whole?.candidates).toEqual([])
    expect(ask(database, { count: 2 }).whole?.candidates).toEqual([])
    database.close()
    for (const state of ['provisional', 'partial'] as const) {
      const other = storeOf(rows, { state })
      expect(rowsByKind(ask(other, { count: 3 }))).toEqual({ [state]: null })
      other.close()
    }
  })

  test('counts the rows that filters and search leave, and what is to come is not missing', () => {
    const row: Call = { at: 30, id: '1', type: 'inbound', row: 'call', comment: '' }
    const database = storeOf([row, { ...row, id: '2', type: 'internal call' }], {}, span('2025-03-10'))
    const filters = [{ field: 'type', operator: '=', value: 'inbound' }] as const
    expect(ask(database, { count: 1 }, { filters }).whole).toMatchObject({ found: 1, difference: 0, candidates: [] })
    const now = at('2025-03-10 23:59:59')
    expect(rowsByKind(ask(database, { count: 5 }, {}, now))).toEqual({ 'edge-of-day': 2 })
    database.close()
  })
})

describe('totals by hour', () => {
  test('show where they part from what is here, to the hour', () => {
    const hours = DAYS * 24
    const planted = fc.uniqueArray(
      fc.record({ hour: fc.nat({ max: hours - 1 }), by: fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0) }),
      { selector: ({ hour }) => hour, maxLength: 5 },
    )
    fc.assert(
      fc.property(anyCalls, planted, (rows, changes) => {
        const database = storeOf(rows)
        const truth = Array.from({ length: hours }, (_each, hour) => rows.filter((row) => hourOf(row) === hour).length)
        const said = truth.map((count, hour) => count + (changes.find((each) => each.hour === hour)?.by ?? 0))
        const lines = said.flatMap((count, hour) => {
          const [day = '', time = ''] = serverDate(FIRST + hour * HOUR).split(' ')
          return count < 0 ? [] : [`${day}\t${time.slice(0, 5)}\t${count}`]
        })
        const { parts } = ask(database, { pasted: lines.join('\r\n') })
        const different = parts.filter(({ difference }) => difference !== 0)
        expect(different.map(({ range, difference }) => [(range.from - FIRST) / HOUR, difference])).toEqual(
          changes
            .filter(({ hour, by }) => (truth[hour] ?? 0) + by >= 0)
            .map(({ hour, by }) => [hour, by])
            .toSorted(([one = 0], [other = 0]) => one - other),
        )
        for (const { range, candidates, difference } of different) {
          const own = counted(rows.filter((row) => hourOf(row) === (range.from - FIRST) / HOUR))
          const totals = candidates.find(({ kind }) => kind === 'total-rows')?.rows ?? 0
          expect(totals).toBe(difference < 0 ? (own['total-rows'] ?? 0) : 0)
        }
        database.close()
      }),
      { numRuns: runs(60) },
    )
  })
})

function hourOf({ at: second }: Call): number {
  return Math.floor(second / HOUR)
}
