import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { believableRows } from '../../../src/core/sample/rhythm.ts'
import { SampleData } from '../../../src/core/sample/sampleData.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { FieldDefinition, ReportDefinition } from '../../../src/shared/reports/types.ts'
import { SECONDS_PER_DAY, wall, type TimeRange } from '../../../src/shared/time.ts'
import { numberOf } from '../../../src/shared/values.ts'
import { usualParameters } from '../../support/sampleParameters.ts'
import { span } from '../../support/times.ts'
import { COUNTINGS } from './countings.ts'
import type { Counting, Row } from './countingTerms.ts'

const SEED = 7

function newData(seed = SEED): SampleData {
  return new SampleData({ seed, isOneHistory: true, rowsPerDay: (report, day) => believableRows(report, day, seed) })
}

const data = newData()

function fieldOf(report: ReportDefinition, name: string): FieldDefinition {
  const all = [...report.fields, ...(report.lists ?? []).flatMap(({ fields }) => fields)]
  const field = all.find((candidate) => candidate.name === name)
  if (field === undefined) throw new Error(`${report.key} has no ${name}`)
  return field
}

/** The rows of a report; of one whose rows hold lists, the items with the row that each stands in. */
function rowsOf(id: string, range: TimeRange, now?: number, source = data): Row[] {
  const report = catalogue.find(id)
  const rows = [...source.select(report, range, usualParameters(report), Infinity, wall(now ?? Infinity)).rows()]
  const [list] = report.kind === 'series' || report.kind === 'aggregate' ? (report.lists ?? []) : []
  if (list === undefined) return rows
  return rows.flatMap((row) => (row[list.name] as Row[]).map((item) => ({ ...row, ...item })))
}

/** Sums by key, in whole hundredths, without the keys that have nothing. */
function sums(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  amountOf: (row: Row) => number,
): Record<string, number> {
  const result: Record<string, number> = {}
  for (const row of rows) result[keyOf(row)] = (result[keyOf(row)] ?? 0) + Math.round(amountOf(row) * 100)
  return Object.fromEntries(Object.entries(result).filter(([, sum]) => sum !== 0))
}

function amount(id: string, name: string | undefined): (row: Row) => number {
  if (name === undefined) return () => 1
  const { type } = fieldOf(catalogue.find(id), name)
  return (row) => numberOf(type, String(row[name])) ?? Number.NaN
}

const GRAINS = { second: 1, hour: 3_600, day: SECONDS_PER_DAY } as const

/** The range with both of its ends moved outwards to whole hours or days. */
function widened({ from, to }: TimeRange, grain: keyof typeof GRAINS): TimeRange {
  const seconds = GRAINS[grain]
  return {
    from: wall(Math.floor(from / seconds) * seconds),
    to: wall((Math.floor(to / seconds) + 1) * seconds - 1),
  }
}

/** A sum as its report tells it, and as the details add up. */
function bothSums(
  counting: Counting,
  range: TimeRange,
  now: number | undefined,
): readonly [told: Record<string, number>, counted: Record<string, number>] {
  const { summed, field, by = [], rows: id, of, where = () => true, grain = 'second' } = counting
  const asked = widened(range, grain)
  // What lasts over the present is cut there where time is summed up, and told whole by the row about it.
  const until = counting.lasts === true ? undefined : now
  const key = (part: 0 | 1) => (row: Row) =>
    by.map((each) => (typeof each === 'string' ? String(row[each]) : each[part](row))).join(' | ')
  const told = sums(rowsOf(summed, asked, until).filter(counting.among ?? (() => true)), key(0), amount(summed, field))
  const amountOf = typeof of === 'function' ? of : amount(id, of)
  const counted = sums(rowsOf(id, asked, until).filter(where), key(1), amountOf)
  return [told, counted]
}

const FIRST = span('2026-01-01').from
const DAYS = 500
const instants = fc.nat({ max: DAYS * SECONDS_PER_DAY - 1 }).map((seconds) => wall(FIRST + seconds))
const ranges = fc
  .tuple(instants, fc.oneof(fc.nat({ max: 7_200 }), fc.nat({ max: 2 * SECONDS_PER_DAY })))
  .map(([from, length]): TimeRange => ({ from, to: wall(from + length) }))
/** Undefined: the range is past. Else a share of the range that is. */
const presents = fc.option(fc.double({ min: 0, max: 1, noNaN: true }), { nil: undefined, freq: 3 })

describe('sums are those of the details', () => {
  const EXAMPLE: TimeRange = { from: span('2026-11-24').from, to: span('2026-11-25').to }

  test.each(
    COUNTINGS.map(
      (counting) => [`${counting.summed} ${counting.field ?? 'rows'} by ${counting.rows}`, counting] as const,
    ),
  )(
    '%s',
    (_name, counting) => {
      fc.assert(
        fc.property(ranges, presents, (range, present) => {
          const now = present === undefined ? undefined : Math.floor(range.from + present * (range.to - range.from))
          const [told, counted] = bothSums(counting, range, now)
          expect(told).toEqual(counted)
        }),
        { numRuns: 6, examples: [[EXAMPLE, undefined]] },
      )
    },
    60_000,
  )

  test('and there is something to sum up in each of them', () => {
    const range = { from: span('2026-11-24').from, to: span('2026-11-27').to }
    for (const { summed, field, rows, where = () => true } of COUNTINGS) {
      expect(rowsOf(rows, range).some(where), `${summed} ${field ?? 'rows'}`).toBe(true)
    }
  })
})

function seconds(row: Row, name: string): number {
  return numberOf('duration', String(row[name])) ?? Number.NaN
}

function share(part: number, whole: number): string {
  return `${(whole === 0 ? 0 : (100 * part) / whole).toFixed(2)} %`
}

describe('shares and averages are those of the numbers beside them', () => {
  const range = { from: span('2026-11-09').from, to: span('2026-11-11').to }

  test.each(['agent_1', 'agent_4', 'agent_5', 'agent_6', 'agent_8', 'agent_8_1', 'agent_11', 'agents_statustime'])(
    'handling time, occupancy and the parts of the time in %s',
    (id) => {
      const rows = rowsOf(id, range)
      expect(rows.length).toBeGreaterThan(20)
      for (const row of rows) {
        const time = (state: string): number => seconds(row, `${state}_time`)
        const busy = time('inbound') + time('outbound') + time('acw')
        const calls = Number(row['calls'])
        expect(seconds(row, 'aht')).toBe(calls === 0 ? 0 : Math.round(busy / calls))
        expect(time('login')).toBe(busy + time('ready') + time('ring') + time('aux'))
        expect(row['occupancy']).toBe(share(busy, time('login') - time('aux')))
      }
    },
  )

  test.each(['skill_1', 'skill_3', 'skill_4', 'skill_4_1', 'skill_4_2', 'skill_6', 'skill_7', 'skill_11'])(
    'abandonment in %s',
    (id) => {
      const rows = rowsOf(id, range)
      expect(rows.length).toBeGreaterThan(2)
      for (const row of rows) {
        expect(Number(row['inbound_calls'])).toBe(Number(row['answer_calls']) + Number(row['abandon_calls']))
        expect(row['abandon']).toBe(share(Number(row['abandon_calls']), Number(row['inbound_calls'])))
      }
    },
  )

  test('service level and waits of each skill, from its interactions one by one', () => {
    const details = rowsOf('skills_detail', range)
    const rows = rowsOf('skill_1', range)
    expect(rows).toHaveLength(6)
    for (const row of rows) {
      const own = details.filter((detail) => detail['skill_id'] === row['skill_id'])
      const answered = own.filter((detail) => detail['skill_result'] === 'ANSWER')
      const waits = answered.map((detail) => seconds(detail, 'wait_time'))
      for (const limit of [10, 20, 30]) {
        const within = waits.filter((wait) => wait <= limit).length
        expect(row[`service_level_${limit}seg`]).toBe(share(within, own.length))
        expect(answered.filter((detail) => detail[`calls_ans_${limit}`] === '1')).toHaveLength(within)
      }
      expect(seconds(row, 'asa')).toBe(Math.round(waits.reduce((sum, wait) => sum + wait, 0) / answered.length))
    }
  })

  test('talk and handling time of each skill and hour, from its calls and chats one by one', () => {
    const hourOf = (row: Row): string => `${String(row['date']).slice(11, 13)}:00`
    const came = new Set(['inbound', 'transfer', 'conference'])
    const talks = [
      ...rowsOf('cdr_1', range)
        .filter((row) => came.has(String(row['type_interaction'])))
        .map((row) => ({ key: `${String(row['skill_id'])} ${hourOf(row)}`, talk: seconds(row, 'time_seg') })),
      ...rowsOf('chat_1', range).map((row) => ({
        key: `${String(row['skill_id'])} ${hourOf(row)}`,
        talk: seconds(row, 'time_on_agent'),
      })),
    ]
    const rows = rowsOf('skill_4', range)
    expect(rows.length).toBeGreaterThan(60)
    for (const row of rows) {
      const own = talks.filter(({ key }) => key === `${String(row['skill_id'])} ${String(row['hour'])}`)
      const sum = own.reduce((total, { talk }) => total + talk, 0)
      expect(own.length).toBe(Number(row['answer_calls']))
      expect(seconds(row, 'att')).toBe(own.length === 0 ? 0 : Math.round(sum / own.length))
      expect(Math.abs(seconds(row, 'aht') - seconds(row, 'att') - seconds(row, 'acw'))).toBeLessThanOrEqual(1)
    }
  })

  test('results of campaigns, attributes and durations', () => {
    for (const id of ['campaign_4', 'campaign_1', 'campaign_2']) {
      const rows = rowsOf(id, range)
      const all = rows.reduce((sum, row) => sum + Number(row['records']), 0)
      for (const row of rows) expect(row['percent'], id).toBe(share(Number(row['records']), all))
    }
    for (const row of rowsOf('quality_4', range)) {
      expect(row['percent']).toBe(share(Number(row['yes']), Number(row['yes']) + Number(row['no'])))
    }
    const stretches = rowsOf('cdr_4', range)
    const calls = stretches.reduce((sum, row) => sum + Number(row['calls']), 0)
    for (const row of stretches) expect(row['percentage']).toBe(share(Number(row['calls']), calls))
  })

  test('evaluations of each agent, from theirs one by one', () => {
    const details = rowsOf('quality_2', range)
    for (const row of rowsOf('quality_1', range)) {
      const own = details.filter((detail) => detail['agent_id'] === row['agent_id'])
      const sum = own.reduce((total, detail) => total + (numberOf('percent', String(detail['accuracy'])) ?? 0), 0)
      expect(numberOf('percent', String(row['accuracy']))).toBeCloseTo(sum / own.length, 1)
    }
  })

  test('records of campaigns count once, with what they met last', () => {
    const last = new Map<string, unknown>()
    for (const row of rowsOf('campaign_3', range)) {
      last.set(`${String(row['campaign_id'])} ${String(row['telephone'])}`, row['result'])
    }
    const counts: Record<string, number> = {}
    for (const result of last.values()) counts[String(result)] = (counts[String(result)] ?? 0) + 1
    const told = rowsOf('campaign_1', range).map((row) => [row['result'], Number(row['records'])] as const)
    expect(Object.fromEntries(told)).toEqual(counts)
  })
})

describe('a call is the same in all details that show it', () => {
  const range = { from: span('2026-11-23').from, to: span('2026-11-24').to }

  test.each([
    ['skill_10', ['cdr_1', 'chat_1'], ['agent_id', 'date', 'skill_id']],
    [
      'act_3',
      ['cdr_1'],
      ['agent_id', 'date', 'skill_id', 'cod_act', 'telephone', 'customer_id', 'campaign_id', 'hang_up'],
    ],
    ['customer/cdr_calls', ['cdr_1'], ['agent_id', 'date', 'cod_act', 'cod_act_2', 'telephone', 'customer_id']],
    ['customer/agents_detail', ['cdr_1'], ['agent_id', 'date', 'cod_act', 'telephone', 'customer_id', 'campaign_id']],
    ['quality_2', ['cdr_1', 'chat_1'], ['agent_id']],
    ['quality_3', ['quality_2'], ['agent_id', 'date', 'survey', 'channel']],
    ['speech_calls', ['cdr_1', 'chat_1'], ['agent_id', 'cod_act', 'date']],
    ['diagram_4', ['cdr_1'], ['agent_id', 'skill_id', 'customer_id', 'date']],
    ['agent_10', ['cdr_1'], ['agent_id', 'telephone', 'customer_id', 'skill_id']],
    ['chat_1', ['chat_8'], ['agent_id', 'customer_phone', 'customer_name', 'channel']],
    ['chat_2', ['chat_1'], ['agent_name', 'customer_name']],
    ['chat_11', ['chat_1'], ['date', 'channel']],
    ['chat_12', ['chat_4'], []],
    ['diagram_9', ['chat_8'], ['session_id', 'customer_phone', 'customer_name', 'rp_id', 'channel']],
    ['wizard_1', ['cdr_1', 'chat_1'], ['agent_id', 'date']],
  ] as const)('%s among %o', (id, among, fields) => {
    const known = new Map<string, Row[]>()
    for (const row of among.flatMap((each) => rowsOf(each, range))) {
      const connection = String(row['conn_id'] ?? row['case_id'])
      known.set(connection, [...(known.get(connection) ?? []), row])
    }
    const rows = rowsOf(id, range)
    expect(rows.length).toBeGreaterThan(5)
    for (const row of rows) {
      const same = known.get(String(row['conn_id'])) ?? []
      const agrees = (other: Row): boolean => fields.every((field) => other[field] === row[field])
      expect(same.some(agrees), `${id} ${JSON.stringify(row)}`).toBe(true)
    }
  })

  test('every call of a campaign is an answered dialling of it', () => {
    const answered = new Map(
      rowsOf('campaign_3', range)
        .filter((row) => row['result'] === 'answer')
        .map((row) => [
          row['conn_id'],
          `${String(row['date'])} ${String(row['campaign_id'])} ${String(row['telephone'])}`,
        ]),
    )
    const calls = rowsOf('cdr_1', range).filter((row) => row['campaign_id'] !== '')
    expect(calls.length).toBe(answered.size)
    for (const row of calls) {
      const told = `${String(row['date'])} ${String(row['campaign_id'])} ${String(row['telephone'])}`
      expect(answered.get(row['conn_id'])).toBe(told)
    }
  })

  test('nobody does two things at a time: the states of an agent follow one another', () => {
    const until = new Map<string, unknown>()
    for (const row of rowsOf('agent_14', range)) {
      const shift = `${String(row['agent_id'])} ${String(row['date_ini']).slice(0, 10)}`
      expect(row['date_ini']).toBe(until.get(shift) ?? row['date_ini'])
      until.set(shift, row['date_end'])
    }
    expect(until.size).toBeGreaterThan(20)
  })
})

describe('the history', () => {
  test('is the same whatever was asked before, and another for another seed', () => {
    const range = span('2026-11-24')
    const fresh = newData()
    rowsOf('cdr_1', { from: span('2026-03-01').from, to: span('2026-03-09').to }, undefined, fresh)
    for (const id of ['cdr_1', 'agent_8', 'skills_detail', 'campaign_3', 'chat_1', 'quality_2', 'cdr_3']) {
      expect(rowsOf(id, range, undefined, fresh), id).toEqual(rowsOf(id, range))
      expect(rowsOf(id, range, undefined, newData(8)), id).not.toEqual(rowsOf(id, range))
    }
  })

  test('of a range is that of its parts', () => {
    const DETAILS = [
      'cdr_1',
      'cdr_5',
      'campaign_3',
      'skills_detail',
      'agent_14',
      'agent_10',
      'chat_1',
      'chat_4',
      'quality_2',
      'cdr_3',
    ]
    fc.assert(
      fc.property(ranges, fc.double({ min: 0, max: 1, noNaN: true }), ({ from, to }, where) => {
        const cut = Math.floor(from + where * (to - from))
        for (const id of [...DETAILS, 'agent_8', 'skill_7', 'agent_7']) {
          const parts = [
            ...rowsOf(id, { from, to: wall(cut) }),
            ...(cut < to ? rowsOf(id, { from: wall(cut + 1), to }) : []),
          ]
          expect(rowsOf(id, { from, to }), id).toEqual(parts)
        }
      }),
      { numRuns: 5 },
    )
  }, 60_000)

  test('tells the present as it tells the past: states and sums of now are those of the day so far', () => {
    fc.assert(
      fc.property(instants, (now) => {
        const today = { from: wall(Math.floor(now / SECONDS_PER_DAY) * SECONDS_PER_DAY), to: now }
        const moment = { from: now, to: now }
        const agents = rowsOf('real_time/agents', moment)
        const sofar = new Map(rowsOf('agent_1', today).map((row) => [row['agent_id'], row]))
        expect(agents.length).toBeGreaterThan(0)
        for (const row of agents) {
          const day = sofar.get(row['agent_id'])
          for (const name of ['calls', 'inbound', 'ready_time', 'login_time']) expect(row[name]).toBe(day?.[name])
        }
        const came = rowsOf('skills_detail', today).length
        const inbound = rowsOf('real_time/skills', moment)
        expect(inbound.reduce((sum, row) => sum + Number(row['stat_inbound']), 0)).toBe(came)
        const dialled = rowsOf('real_time/campaigns', moment).reduce((sum, row) => sum + Number(row['dial']), 0)
        expect(dialled).toBe(rowsOf('campaign_3', today).length)
      }),
      { numRuns: 10 },
    )
  })

  test('has calls to look at in any ten minutes', () => {
    fc.assert(
      fc.property(instants, (from) => {
        expect(rowsOf('calls_last_10', { from, to: wall(from + 600) }).length).toBeGreaterThan(0)
      }),
      { numRuns: 30 },
    )
  })
})
