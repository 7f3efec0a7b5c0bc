import { afterAll, afterEach, describe, expect, test } from 'vitest'
import type { Fetch } from '../../src/core/wolkvox/client.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { parseDate, wall, type TimeRange } from '../../src/shared/time.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { averages, defineReport, field, series, sums } from '../support/reports.ts'
import { at, range, span } from '../support/times.ts'

const open: ConnectedStore[] = []
afterEach(async () => {
  await Promise.all(open.splice(0).map((desk) => desk.close()))
})
afterAll(removeTemporaryFolders)

type Answer = (asked: TimeRange) => unknown

interface Asking {
  readonly desk: ConnectedStore
  readonly asked: TimeRange[]
  now: ReturnType<typeof at>
}

/** A desk whose server answers what a test says, and the ranges that it was asked for. */
function deskOf(answer: Answer, now = at('2025-03-10 15:00:00')): Asking {
  const instant = (text: string | null): number => parseDate(text ?? '')?.at ?? 0
  const fetch: Fetch = (url) => {
    const query = new URL(url).searchParams
    const of = range(instant(query.get('date_ini')), instant(query.get('date_end')))
    asking.asked.push(of)
    return Promise.resolve(new Response(JSON.stringify(answer(of))))
  }
  const desk = new ConnectedStore({ baseUrl: 'http://127.0.0.1:1', token: 'x', now: () => asking.now, fetch })
  const asking: Asking = { desk, asked: [], now }
  open.push(desk)
  return asking
}

/** One row a day: the hours of it that were asked for. */
const hoursByDay: Answer = ({ from, to }) => {
  const days = Array.from({ length: Math.floor(to / 86_400) - Math.floor(from / 86_400) + 1 }, (_each, place) => {
    const day = wall((Math.floor(from / 86_400) + place) * 86_400)
    const hours = Math.ceil((Math.min(to, day + 86_399) - Math.max(from, day)) / 3600)
    const written = new Date(day * 1000).toISOString().slice(0, 10).replaceAll('-', '')
    return { day: written, hour: '', calls: String(hours), service_level: '' }
  })
  return { code: '200', msg: `${days.length} records were found`, data: days }
}

describe('rows that sum up days', () => {
  test('are asked for by whole days, and belong to a period with any part of their day', async () => {
    const { desk, asked } = deskOf(hoursByDay)
    const part = span('2025-03-08 10:00', '2025-03-08 12:00')
    await desk.pull(series, part)
    expect(asked).toEqual([span('2025-03-08')])
    expect(await desk.rows(series, { range: part })).toMatchObject([{ day: '20250308', calls: '24' }])
    const again = await desk.pull(series, part)
    expect(again).toMatchObject({ requests: 0, fromCache: 1 })
    const over = span('2025-03-07 22:00', '2025-03-09 01:00')
    await desk.pull(series, over)
    expect(asked.slice(1)).toEqual([span('2025-03-07'), span('2025-03-09')])
    expect((await desk.rows(series, { range: over })).map((row) => row['calls'])).toEqual(['24', '24', '24'])
  })

  test('of today are asked for up to now, and again whole', async () => {
    const asking = deskOf(hoursByDay)
    const { desk, asked } = asking
    await desk.pull(series, span('2025-03-10 09:00', '2025-03-10 12:00'))
    asking.now = at('2025-03-10 18:30:00')
    await desk.pull(series, span('2025-03-10'))
    expect(asked).toEqual([
      span('2025-03-10 00:00:00', '2025-03-10 15:00:00'),
      span('2025-03-10 00:00:00', '2025-03-10 18:30:00'),
    ])
    expect(await desk.rows(series, { range: span('2025-03-10') })).toMatchObject([{ calls: '19' }])
    expect(await desk.slices(series)).toHaveLength(1)
  })

  test('are halved at midnights where an answer is full, and a full day is partial', async () => {
    const { desk, asked } = deskOf(hoursByDay)
    const narrow = { ...series, maxRecords: 2 }
    const pulled = await desk.pull(narrow, span('2025-03-01', '2025-03-05'))
    for (const each of asked) expect([each.from % 86_400, (each.to + 1) % 86_400]).toEqual([0, 0])
    expect(pulled.slices.map(({ range: each }) => each.to - each.from + 1)).toEqual(Array(5).fill(86_400))
    const full = deskOf(hoursByDay)
    const one = await full.desk.pull({ ...series, maxRecords: 1 }, span('2025-03-01'))
    expect(one.slices.map(({ state }) => state)).toEqual(['partial'])
    expect(full.asked).toHaveLength(1)
  })
})

describe('sums that do not add up', () => {
  test('over too many days are refused before anything is asked', async () => {
    const { desk, asked } = deskOf(() => ({}))
    const report = { ...averages, maxDays: 31 }
    await expect(desk.pull(report, span('2025-02-01', '2025-03-04'))).rejects.toMatchObject({
      code: 'period-too-long',
      detail: { days: 31 },
    })
    expect(asked).toEqual([])
    expect(await desk.slices(report)).toEqual([])
  })
})

describe('what a server announces', () => {
  const day = span('2025-03-01')
  const said =
    (count: number, data: readonly object[]): Answer =>
    () => ({
      code: '200',
      msg: `${count} records were found`,
      data,
    })
  const stateOf = async (report: ReportDefinition, answer: Answer): Promise<unknown> =>
    (await deskOf(answer).desk.pull(report, day, { parameters: {} })).slices.map(({ state }) => state)

  test('may leave out the rows that sum up the others', async () => {
    const totals = { ...sums, parameters: [], totalRows: { field: 'text', value: 'TOTAL' } }
    const rows = [{ text: 'a' }, { text: 'b' }, { text: ' total ' }]
    expect(await stateOf(totals, said(2, rows))).toEqual(['complete'])
    expect(await stateOf(totals, said(3, rows))).toEqual(['complete'])
    expect(await stateOf(totals, said(4, rows))).toEqual(['announced'])
    expect(await stateOf(totals, said(1, rows))).toEqual(['announced'])
    expect(await stateOf({ ...sums, parameters: [] }, said(2, rows))).toEqual(['announced'])
  })

  test('says nothing of rows that go by their names', async () => {
    const byName: ReportDefinition = { ...series, shape: { kind: 'recordsByName', nameField: 'hour' } }
    const answer: Answer = () => ({
      code: '200',
      msg: '1 records were found',
      data: { '08:00': { day: '20250301', calls: '1' }, '09:00': { day: '20250301', calls: '2' } },
    })
    expect(await stateOf(byName, answer)).toEqual(['complete'])
  })
})

describe('a list that lies elsewhere', () => {
  const paged: ReportDefinition = defineReport({
    id: 'paged',
    kind: 'snapshot',
    fields: [field('id', 'id'), field('page', 'text')],
    shape: {
      kind: 'listAt',
      path: ['data', 'data'],
      besides: [field('total', 'integer'), field('page', 'integer')],
      total: 'total',
    },
  })
  const page = (total: unknown): Answer => {
    const data = [{ id: '1', page: 'own' }, { id: '2' }]
    return () => ({ code: 200, data: { status: true, total, page: 0, data } })
  }

  test('gives each row what stands beside it, but for what the row has itself', async () => {
    const { desk } = deskOf(page('2'))
    expect(await desk.poll(paged)).toMatchObject({ state: 'complete', rows: 2, warnings: [] })
    expect(await desk.rows(paged)).toEqual([
      { id: '1', page: 'own', status: true, total: '2' },
      { id: '2', status: true, total: '2' },
    ])
    const { fields } = await desk.store.results.ask({ report: paged, question: await desk.question(paged) })
    expect(fields).toEqual(['id', 'page', 'total', 'status'])
    const filters = [{ field: 'total', operator: '<', value: '10' }] as const
    expect(await desk.rows(paged, { filters })).toHaveLength(2)
  })

  test('that is but a page is partial, and says so', async () => {
    const { desk } = deskOf(page(250))
    expect(await desk.poll(paged)).toMatchObject({ state: 'partial', rows: 2, warnings: ['count-mismatch:250:2'] })
    expect((await desk.slices(paged)).map(({ state }) => state)).toEqual(['partial'])
  })
})
