import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { SampleData } from '../../../src/core/sample/sampleData.ts'
import { catalogue } from '../../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../../src/shared/reports/types.ts'
import { SECONDS_PER_DAY, wall, type TimeRange } from '../../../src/shared/time.ts'
import { numberOf } from '../../../src/shared/values.ts'
import { usualParameters } from '../../support/sampleParameters.ts'
import { span } from '../../support/times.ts'

type Row = Readonly<Record<string, unknown>>

const DAY = span('2025-03-04')

function rowsOf(
  id: string,
  range: TimeRange = DAY,
  more: Readonly<Record<string, string>> = {},
  rowsPerDay = 200,
): Row[] {
  const report: ReportDefinition = catalogue.find(id)
  const source = new SampleData({ seed: 1, rowsPerDay: () => rowsPerDay })
  return [...source.select(report, range, { ...usualParameters(report), ...more }).rows()]
}

function listIn(row: Row, name: string): readonly Row[] {
  return row[name] as readonly Row[]
}

function seconds(row: Row, name: string): number {
  return numberOf('duration', String(row[name])) ?? Number.NaN
}

describe('conversations', () => {
  test('are spoken by turns between the row’s customer and agent, one message after another', () => {
    for (const row of rowsOf('chat_2')) {
      const messages = listIn(row, 'conversation')
      expect(messages.length).toBeGreaterThan(1)
      const dates = messages.map((message) => String(message['date']))
      expect(dates).toEqual(dates.toSorted())
      expect(new Set(dates).size).toBe(dates.length)
      for (const [turn, message] of messages.entries()) {
        const [customer, agent] = [row['customer_name'], row['agent_name']]
        const [from, to] = turn % 2 === 0 ? [customer, agent] : [agent, customer]
        expect([message['from'], message['from_name'], message['to_name']]).toEqual([
          turn % 2 === 0 ? 'CUSTOMER' : 'AGENT',
          from,
          to,
        ])
      }
      expect(new Set(messages.map((message) => message['channel'])).size).toBe(1)
    }
  })

  test('of now are over now, some agents have none, some several', () => {
    const now = span('2025-03-04 15:00').from
    const rows = rowsOf('real_time/chats', { from: now, to: now })
    const counts = new Set(rows.map((row) => listIn(row, 'active_chats').length))
    expect(counts.has(0)).toBe(true)
    expect(counts.size).toBeGreaterThan(2)
    const messages = rows.flatMap((row) => listIn(row, 'active_chats')).flatMap((chat) => listIn(chat, 'conversation'))
    expect(messages.length).toBeGreaterThan(20)
    for (const { date } of messages) expect(numberOf('dateTime', String(date))).toBeLessThanOrEqual(now)
  })
})

describe('counts within rows', () => {
  test('of hours and of agents are those of the whole', () => {
    for (const [id, list] of [
      ['agent_5', 'status_x_hour'],
      ['agent_11', 'agents'],
    ] as const) {
      const items = rowsOf(id).flatMap((row) => listIn(row, list))
      const calls = items.reduce((sum, item) => sum + Number(item['calls']), 0)
      expect(calls).toBe(200)
      for (const item of items) {
        expect(Number(item['inbound']) + Number(item['outbound']) + Number(item['internal'])).toBe(
          Number(item['calls']),
        )
        expect(seconds(item, 'ready_time') + seconds(item, 'aux_time')).toBeLessThanOrEqual(seconds(item, 'login_time'))
      }
    }
    const hours = rowsOf('agent_5').map((row) => listIn(row, 'status_x_hour').map((item) => String(item['hour'])))
    for (const each of hours) expect(each).toEqual(each.toSorted())
  })

  test('by day are a row for each agent, and the same whatever the period', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 0, max: 4 }))
    fc.assert(
      fc.property(days, ([first, more]) => {
        const from = wall(DAY.from + first * SECONDS_PER_DAY)
        const to = wall(from + (more + 1) * SECONDS_PER_DAY - 1)
        const rows = rowsOf('agents_kpi', { from, to })
        expect(rows).toHaveLength(28)
        for (const row of rows) expect(listIn(row, 'stats')).toHaveLength(more + 1)
        const single = rowsOf('agents_kpi', { from, to: wall(from + SECONDS_PER_DAY - 1) })
        expect(rows.map((row) => listIn(row, 'stats')[0])).toEqual(single.map((row) => listIn(row, 'stats')[0]))
      }),
      { numRuns: 10 },
    )
  })
})

describe('answers of other shapes', () => {
  test('have one row for each of their names, or several', () => {
    expect(rowsOf('cdr_4').map((row) => row['interval'])).toHaveLength(5)
    const matrix = rowsOf('quality_matrix')
    const weights = new Map<unknown, number>()
    for (const { form, percent } of matrix) {
      weights.set(form, (weights.get(form) ?? 0) + (numberOf('percent', String(percent)) ?? 0))
    }
    expect([...weights.values()]).toEqual([100, 100])
    expect(new Set(matrix.map(({ form, attribute }) => `${String(form)} ${String(attribute)}`)).size).toBe(
      matrix.length,
    )
    expect(rowsOf('info_server')).toHaveLength(1)
    expect(rowsOf('campaign_15', DAY, { campaign_id: '20744' })).toHaveLength(30)
    expect(rowsOf('agent_chat', DAY, { agent_id: '4105' })).toHaveLength(5)
  })

  test('have the fields that a parameter names, and those of the operation', () => {
    for (const id of ['skill_1', 'real_time/skills']) {
      const share = (row: Row, stretch: number): number =>
        numberOf('percent', String(row[`service_level_${stretch}seg`])) ?? Number.NaN
      for (const row of rowsOf(id, DAY, { services_time: '45' })) {
        expect(share(row, 45)).toBeGreaterThanOrEqual(share(row, 30))
        expect(row['service_level_0seg']).toBeUndefined()
      }
      expect(rowsOf(id).every((row) => share(row, 0) === 0)).toBe(true)
      expect(rowsOf(id, DAY, { services_time: '20' })[0]).not.toHaveProperty('service_level_0seg')
    }
    const names = Object.keys(rowsOf('speech_1')[0] ?? {})
    const at = names.indexOf('greeting_agent_name')
    expect(names.slice(at, names.indexOf('audio_text'))).toHaveLength(6)
  })
})
