import fc from 'fast-check'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { SummaryGroup, SummaryState } from '../../../../src/shared/summaries/types.ts'
import { isNumeric } from '../../../../src/shared/values.ts'
import { wall } from '../../../../src/shared/time.ts'
import { bodyOf, openMemoryStore, storeBody } from '../../../support/memoryStore.ts'
import { events } from '../../../support/reports.ts'
import { linesOf, summarize } from '../../../support/summaries.ts'
import { at, range, serverDate, span } from '../../../support/times.ts'

const database = openMemoryStore([events])
afterEach(() => {
  database.exec(`DELETE FROM "rows:${events.key}"; DELETE FROM slices`)
})
afterAll(() => database.close())

const DAY = span('2025-03-10')
const MINUTES = 24 * 60

/** What is fetched of the day so far, row by row, and what is asked at some later minute of it. */
function storeUntil(minute: number, rowMinutes: readonly number[]): void {
  const rows = rowMinutes
    .filter((each) => each < minute)
    .map((each) => ({ date: serverDate(DAY.from + each * 60), text: each % 2 === 0 ? 'even' : 'odd', integer: '1' }))
  const fetched = range(DAY.from, DAY.from + minute * 60 - 1)
  storeBody(database, events, bodyOf(rows), fetched, { state: 'provisional' })
}

function together(states: readonly SummaryState[]): SummaryState {
  const [first] = states
  return states.every((state) => state === first) ? (first ?? 'complete') : 'partial'
}

/** The groups right beneath a line, of its column or, where it has none, in all columns. */
function covered(line: SummaryGroup, groups: readonly SummaryGroup[], depth: number): readonly SummaryGroup[] {
  const isBelow = ({ key, column }: SummaryGroup): boolean =>
    key.length === line.key.length + 1 && line.key.every((each, place) => key[place] === each) && column === line.column
  if (line.key.length < depth) return groups.filter(isBelow)
  return line.column === null
    ? groups.filter(({ key, column }) => column !== null && key.join() === line.key.join())
    : []
}

describe('the state of a total', () => {
  test('follows from the states of the steps that it covers', () => {
    const minute = fc.integer({ min: 1, max: MINUTES - 1 })
    const grouping = fc.constantFrom<{ by: string[]; across?: string }>(
      { by: ['date:hour'] },
      { by: ['date:15min'] },
      { by: ['date:day'] },
      { by: ['date:day', 'date:hour'] },
      { by: ['text', 'date:hour'] },
      { by: ['date:hour', 'text'] },
      { by: ['text'] },
      { by: ['text'], across: 'date:hour' },
      { by: ['date:day'], across: 'date:15min' },
      { by: ['date:hour'], across: 'date:day' },
    )
    fc.assert(
      fc.property(minute, fc.nat(200), fc.array(fc.nat(MINUTES - 1)), grouping, (until, later, rows, grouping) => {
        database.exec(`DELETE FROM "rows:${events.key}"; DELETE FROM slices`)
        storeUntil(until, rows)
        const now = wall(Math.min(DAY.to, DAY.from + (until + later) * 60))
        const { by } = grouping
        const { groups } = summarize(database, events, { ...grouping, range: DAY, now })
        const totals = groups.flatMap((line) => {
          const beneath = covered(line, groups, by.length)
          return beneath.length === 0 ? [] : [{ line, follows: together(beneath.map(({ state }) => state)) }]
        })
        expect(totals.map(({ line }) => line.state)).toEqual(totals.map(({ follows }) => follows))
      }),
    )
  })

  test('of today is complete where what came since the last fetch lies in the step of the fetch, folded ones too', () => {
    storeUntil(10 * 60 + 10, [9 * 60])
    const stateAt = (time: string, by: string): unknown =>
      summarize(database, events, { by: [by], range: DAY, now: at(`2025-03-10 ${time}`) }).groups.at(-1)?.state
    expect(stateAt('10:50:00', 'date:hour')).toBe('complete')
    expect(stateAt('11:00:00', 'date:hour')).toBe('partial')
    expect(stateAt('10:50:00', 'date:hour-of-day')).toBe('complete')
    expect(stateAt('11:00:00', 'date:hour-of-day')).toBe('partial')
    expect(stateAt('11:00:00', 'date:day-of-week')).toBe('complete')
    expect(stateAt('11:00:00', 'text')).toBe('complete')
  })
})

test('a period that has not begun says so, and nothing else', () => {
  const future = span('2025-04-01', '2025-04-02')
  const answer = summarize(database, events, { by: ['date:day'], range: future, now: DAY.from })
  expect(answer.warnings).toEqual([{ kind: 'future', ranges: [future], compared: false }])
  expect(linesOf(answer)).toEqual([['', null, 'missing']])
})

test('what is worked out from decimals reads as people write it', () => {
  const fields = events.fields.map((field) =>
    isNumeric(field.type) && field.name === 'integer' ? ({ ...field, type: 'percent' } as const) : field,
  )
  const percents = { ...events, fields }
  const values = ['83.33', '83.33', '12.1', '0.3']
  const rows = values.map((integer) => ({ date: '2025-03-10 10:00:00', text: integer, integer }))
  const own = openMemoryStore([percents])
  storeBody(own, percents, bodyOf(rows), DAY)
  const measures = ['min(integer)', 'max(integer)', 'p90(integer)']
  expect(linesOf(summarize(own, percents, { by: ['text'], measures, order: 'label:desc' }))).toEqual([
    ['83.33', 0.8333, 0.8333, 0.8333],
    ['12.1', 0.121, 0.121, 0.121],
    ['0.3', 0.003, 0.003, 0.003],
    ['', 0.003, 0.8333, 0.8333],
  ])
  own.close()
})
