import { afterEach, describe, expect, test } from 'vitest'
import type { WritableDatabase } from '../../../../src/core/store/file/databaseTypes.ts'
import { commitPoll } from '../../../../src/core/store/rows/liveLog.ts'
import { Ingest } from '../../../../src/core/store/rows/ingest.ts'
import { beginSlice } from '../../../../src/core/store/tables/slices.ts'
import type { TimeRange } from '../../../../src/shared/time.ts'
import { bodyOf, ingestBody, openMemoryStore, scope, storeBody } from '../../../support/memoryStore.ts'
import { averages, defineReport, events, field, list, live, series, snapshot, sums } from '../../../support/reports.ts'
import { linesOf, summarize } from '../../../support/summaries.ts'
import { at, range, span } from '../../../support/times.ts'

// Each kind of report, and where the time of a period is not all here.

const totals = defineReport({
  id: 'totals',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('text', 'text'), field('integer', 'integer')],
  totalRows: { field: 'text', value: 'TOTAL' },
})
const chats = defineReport({
  id: 'chats',
  kind: 'detail',
  dateField: 'date',
  maxDays: 31,
  fields: [field('date', 'dateTime'), field('text', 'text')],
  lists: [list('messages', { fields: [field('from', 'text'), field('length', 'integer')] })],
})

const open: WritableDatabase[] = []
afterEach(() => {
  for (const database of open.splice(0)) database.close()
})

function memory(): WritableDatabase {
  const database = openMemoryStore([events, series, sums, averages, snapshot, live, totals, chats])
  open.push(database)
  return database
}

const event = (date: string, text = '', integer = '1'): object => ({ date, text, integer })

describe('a report of rows', () => {
  test('leaves out rows that sum up others', () => {
    const database = memory()
    const rows = [
      event('2025-03-10 10:00:00', 'a', '2'),
      event('2025-03-10 11:00:00', 'a', '3'),
      event('', ' total ', '5'),
    ]
    storeBody(database, totals, bodyOf(rows), span('2025-03-10'))
    expect(linesOf(summarize(database, totals, { by: ['text'], measures: ['count', 'sum(integer)'] }))).toEqual([
      ['a', 2, 5],
      ['', 2, 5],
    ])
  })

  test('tells how many values of a field could not be read, and takes none of them for 0', () => {
    const database = memory()
    const rows = ['5', '', '-', 'N/D', '1.234', '7'].map((value) => event('2025-03-10 10:00:00', 'a', value))
    storeBody(database, events, bodyOf(rows), span('2025-03-10'))
    const answer = summarize(database, events, { measures: ['sum(integer)', 'avg(integer)', 'min(integer)'] })
    expect(linesOf(answer)).toEqual([['', 12, 6, 5]])
    expect(answer.unread).toEqual([{ field: 'integer', values: 2 }])
  })

  test('adds decimals up as people do', () => {
    const database = memory()
    const rows = Array.from({ length: 10 }, () => ({ text: 'a', count: '0', weight: '0.1', talk: '' }))
    storeBody(database, sums, bodyOf(rows), span('2025-03-10'))
    expect(linesOf(summarize(database, sums, { measures: ['sum(weight)'] }))).toEqual([['', 1]])
  })

  test('has its items as rows where it is asked about a list', () => {
    const database = memory()
    const messages = [
      { from: 'bot', length: '3' },
      { from: 'ana', length: '4' },
      { from: 'bot', length: '5' },
    ]
    const rows = [
      { date: '2025-03-10 10:00:00', text: 'a', messages },
      { date: '2025-03-10 10:00:00', text: 'b', messages: messages.slice(1) },
    ]
    storeBody(database, chats, bodyOf(rows), span('2025-03-10'))
    const wish = { list: 'messages', by: ['from'], measures: ['count', 'sum(length)'], range: span('2025-03-10') }
    expect(linesOf(summarize(database, chats, wish))).toEqual([
      ['ana', 2, 8],
      ['bot', 3, 13],
      ['', 5, 21],
    ])
    const filters = [{ field: 'text', operator: '=', value: 'b' }] as const
    expect(linesOf(summarize(database, chats, { ...wish, within: { filters, search: '', rowId: null } }))).toEqual([
      ['ana', 1, 4],
      ['bot', 1, 5],
      ['', 2, 9],
    ])
  })
})

describe('a period', () => {
  test('of which a day was not fetched has nulls for it, not 0, and is partial as a whole', () => {
    const database = memory()
    storeBody(database, events, bodyOf([event('2025-03-09 10:00:00')]), span('2025-03-09'))
    storeBody(database, events, bodyOf([]), span('2025-03-11'))
    const wish = { by: ['date:day'], measures: ['count', 'sum(integer)', 'avg(integer)'] }
    const answer = summarize(database, events, { ...wish, range: span('2025-03-09', '2025-03-11') })
    expect(linesOf(answer)).toEqual([
      ['2025-03-09', 1, 1, 1],
      ['2025-03-10', null, null, null, 'missing'],
      ['2025-03-11', 0, 0, null],
      ['', 1, 1, 1, 'partial'],
    ])
    expect(answer.warnings).toEqual([{ kind: 'missing', ranges: [span('2025-03-10')], compared: false }])
  })

  test('of which nothing was fetched is missing', () => {
    const answer = summarize(memory(), events, { by: ['text'], range: span('2025-03-10') })
    expect(linesOf(answer)).toEqual([['', null, 'missing']])
  })

  test('that reaches into the future has no steps there; what may still come is complete, with a warning', () => {
    const database = memory()
    const now = at('2025-03-10 10:20:00')
    const fetched = range(at('2025-03-10'), at('2025-03-10 10:10:00'))
    storeBody(database, events, bodyOf([event('2025-03-10 09:30:00')]), fetched, { state: 'provisional' })
    const answer = summarize(database, events, { by: ['date:hour'], range: span('2025-03-10'), now })
    expect(linesOf(answer).slice(-3)).toEqual([
      ['2025-03-10T09:00', 1],
      ['2025-03-10T10:00', 0],
      ['', 1],
    ])
    expect(answer.groups).toHaveLength(12)
    expect(answer.warnings).toEqual([{ kind: 'provisional', ranges: [fetched], compared: false }])
  })

  test('whose last fetch was hours ago has no numbers for the hours since', () => {
    const database = memory()
    const fetched = range(at('2025-03-10'), at('2025-03-10 10:10:00'))
    storeBody(database, events, bodyOf([event('2025-03-10 09:30:00')]), fetched, { state: 'provisional' })
    const wish = { by: ['date:hour'], range: span('2025-03-10'), now: at('2025-03-10 12:30:00') }
    expect(linesOf(summarize(database, events, wish)).slice(-4)).toEqual([
      ['2025-03-10T10:00', 0, 'partial'],
      ['2025-03-10T11:00', null, 'missing'],
      ['2025-03-10T12:00', null, 'missing'],
      ['', 1, 'partial'],
    ])
    expect(linesOf(summarize(database, events, { ...wish, by: ['date:day'] }))).toEqual([
      ['2025-03-10', 1],
      ['', 1],
    ])
  })

  test('counts only what it has of the steps that it cuts', () => {
    const database = memory()
    const rows = ['09:10', '09:50', '10:10', '10:50'].map((time) => event(`2025-03-10 ${time}:00`))
    storeBody(database, events, bodyOf(rows), span('2025-03-10'))
    const cut = range(at('2025-03-10 09:30:00'), at('2025-03-10 10:29:59'))
    expect(linesOf(summarize(database, events, { by: ['date:hour'], range: cut }))).toEqual([
      ['2025-03-10T09:00', 1],
      ['2025-03-10T10:00', 1],
      ['', 2],
    ])
  })

  test('that cuts what was fetched tells how many rows without a date it leaves out, and with which filters', () => {
    const database = memory()
    const rows = [event('2025-03-10 09:10:00'), event(''), event('', 'b'), event('no date')]
    storeBody(database, events, bodyOf(rows), span('2025-03-10'))
    const cut = range(at('2025-03-10 09:00:00'), at('2025-03-10 09:59:59'))
    const answer = summarize(database, events, { by: ['text'], range: cut })
    expect(linesOf(answer).at(-1)).toEqual(['', 1])
    expect(answer.warnings).toEqual([{ kind: 'undated', rows: 3, whole: span('2025-03-10'), compared: false }])
    const filters = [{ field: 'text', operator: '=', value: 'b' }] as const
    expect(summarize(database, events, { range: cut, filters }).warnings).toMatchObject([{ rows: 1 }])
    const whole = summarize(database, events, { by: ['date:day'], range: span('2025-03-10') })
    expect(linesOf(whole)).toEqual([
      ['2025-03-10', 1],
      ['', 3],
      ['', 4],
    ])
    expect(whole.warnings).toEqual([])
  })

  test('is compared step by step with the one before, also where that is shorter or was not fetched', () => {
    const database = memory()
    storeBody(
      database,
      events,
      bodyOf([event('2025-02-27 10:00:00'), event('2025-02-28 10:00:00')]),
      span('2025-02-27', '2025-02-28'),
    )
    storeBody(database, events, bodyOf([event('2025-03-29 10:00:00')]), span('2025-03-27', '2025-03-31'))
    const wish = { by: ['date:day'], compare: 'month', range: span('2025-03-26', '2025-03-31') }
    const answer = summarize(database, events, wish)
    expect(answer.compared).toEqual(span('2025-02-26', '2025-02-28'))
    expect(linesOf(answer)).toEqual([
      ['2025-03-26', null, 'missing', 'before', null, 'missing'],
      ['2025-03-27', 0, 'before', 1],
      ['2025-03-28', 0, 'before', 1],
      ['2025-03-29', 1, 'before', null],
      ['2025-03-30', 0, 'before', null],
      ['2025-03-31', 0, 'before', null],
      ['', 1, 'partial', 'before', 2, 'partial'],
    ])
    expect(answer.groups.at(3)?.comparedState).toBeNull()
  })

  test('without an end shows every step from the first to the last that is here', () => {
    const database = memory()
    storeBody(database, events, bodyOf([event('2025-03-09 10:00:00')]), span('2025-03-09'))
    storeBody(database, events, bodyOf([event('2025-03-11 10:00:00')]), span('2025-03-11'))
    expect(linesOf(summarize(database, events, { by: ['date:day'] }))).toEqual([
      ['2025-03-09', 1],
      ['2025-03-10', null, 'missing'],
      ['2025-03-11', 1],
      ['', 2],
    ])
  })
})

describe('sums over days', () => {
  const campaign = { campaign: 'all' }
  function twoDays(): WritableDatabase {
    const database = memory()
    const more = { scope: scope(sums, campaign) }
    const row = (text: string, count: string): object => ({ text, count, weight: '1', talk: '00:01:00' })
    storeBody(database, sums, bodyOf([row('ana', '2'), row('bob', 'N/D')]), span('2025-03-09'), more)
    storeBody(database, sums, bodyOf([row('ana', '10')]), span('2025-03-10'), more)
    return database
  }

  test('are summarized as the sums that they are, with what these are without', () => {
    const wish = { parameters: campaign, range: span('2025-03-09', '2025-03-11'), by: ['text'] }
    const answer = summarize(twoDays(), sums, { ...wish, measures: ['count', 'sum(count)', 'sum(talk)'] })
    expect(linesOf(answer)).toEqual([
      ['ana', 1, 12, 120, 'partial'],
      ['bob', 1, null, 60, 'partial'],
      ['', 2, 12, 180, 'partial'],
    ])
    expect(answer.unread).toEqual([{ field: 'count', values: 1 }])
  })

  test('have days where they are asked for day by day', () => {
    const wish = { parameters: campaign, range: span('2025-03-09', '2025-03-11'), byDay: true, by: ['day:day'] }
    expect(linesOf(summarize(twoDays(), sums, { ...wish, measures: ['sum(count)'] }))).toEqual([
      ['2025-03-09', 2],
      ['2025-03-10', 10],
      ['2025-03-11', null, 'missing'],
      ['', 12, 'partial'],
    ])
  })

  test('that do not add up are here for their own period, or not at all', () => {
    const database = memory()
    storeBody(
      database,
      averages,
      bodyOf([{ text: 'ana', count: '3', average: '1.5' }]),
      span('2025-03-09', '2025-03-10'),
    )
    const wish = { by: ['text'], measures: ['count'] }
    expect(linesOf(summarize(database, averages, { ...wish, range: span('2025-03-09', '2025-03-10') }))).toEqual([
      ['ana', 1],
      ['', 1],
    ])
    expect(linesOf(summarize(database, averages, { ...wish, range: span('2025-03-09') }))).toEqual([
      ['', null, 'missing'],
    ])
  })
})

test('a series of days belongs to every day that a period touches', () => {
  const database = memory()
  const row = (day: string, calls: string): object => ({ day, hour: '10', calls, service_level: '80 %' })
  storeBody(
    database,
    series,
    bodyOf([row('2025-03-09', '4'), row('2025-03-10', '6')]),
    span('2025-03-09', '2025-03-10'),
  )
  const cut = range(at('2025-03-09 12:00:00'), at('2025-03-10 11:59:59'))
  expect(linesOf(summarize(database, series, { by: ['day:day'], measures: ['sum(calls)'], range: cut }))).toEqual([
    ['2025-03-09', 4],
    ['2025-03-10', 6],
    ['', 10],
  ])
})

test('a snapshot is summarized as it was taken last', () => {
  const database = memory()
  const bodyAt = (state: string): string => bodyOf([{ agent: 'ana', state, since: '00:10:00' }])
  storeBody(database, snapshot, bodyAt('READY'), range(at('2025-03-10 10:00:00'), at('2025-03-10 10:00:00')))
  storeBody(database, snapshot, bodyAt('AUX'), range(at('2025-03-10 11:00:00'), at('2025-03-10 11:00:00')))
  expect(linesOf(summarize(database, snapshot, { by: ['state'], measures: ['count', 'sum(since)'] }))).toEqual([
    ['AUX', 1, 600],
    ['', 1, 600],
  ])
})

test('a log has no numbers for what no poll saw', () => {
  const database = memory()
  const poll = (rows: readonly object[], stretch: TimeRange): void => {
    const sliceId = beginSlice(database, scope(live), stretch, stretch)
    const ingest = new Ingest(database, live, sliceId, stretch)
    ingestBody(ingest, bodyOf(rows))
    const commit = { sliceId, scope: scope(live), fetchedAtMs: 0, warnings: [], seen: [stretch], doubt: null }
    const times = { sentAtMs: 0, at: stretch.to, answeredAt: stretch.to }
    commitPoll(database, live, { ...commit, ...times }, ingest.inserter.facts)
  }
  const hours = (from: string, to: string): TimeRange => range(at(`2025-03-10 ${from}`), at(`2025-03-10 ${to}`))
  poll([{ date: '2025-03-10 08:30:00', text: 'a' }], hours('08:00:00', '08:59:59'))
  poll([{ date: '2025-03-10 10:30:00', text: 'a' }], hours('10:00:00', '10:59:59'))
  const answer = summarize(database, live, { by: ['date:hour'], range: hours('08:00:00', '10:59:59') })
  expect(linesOf(answer)).toEqual([
    ['2025-03-10T08:00', 1],
    ['2025-03-10T09:00', null, 'missing'],
    ['2025-03-10T10:00', 1],
    ['', 2, 'partial'],
  ])
  expect(answer.warnings.map(({ kind }) => kind)).toEqual(['gaps'])
})
