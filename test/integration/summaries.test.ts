import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { assertUnused } from '../../src/core/store/file/database.ts'
import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import { PLAIN_SUMMARY, readSummary, type WrittenSummary } from '../../src/shared/summaries/writtenSummary.ts'
import type { SummaryAnswer } from '../../src/shared/summaries/types.ts'
import type { TimeRange } from '../../src/shared/time.ts'
import { ConnectedStore, KEY, removeTemporaryFolders } from '../support/connectedStore.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { linesOf } from '../support/summaries.ts'
import { at, span } from '../support/times.ts'

const PERIOD = span('2025-03-01', '2025-03-04')
const NOW = at('2025-05-01')
const DAY = 86_400

const happenings: Happening[] = Array.from({ length: 40 }, (_each, place) => ({
  at: PERIOD.from + place * 8_000,
  text: place % 4 === 0 ? 'answered' : 'lost',
  integer: String(place),
}))

let server: FakeServer
let desk: ConnectedStore

beforeEach(async () => {
  server = await startServer({ now: NOW })
  server.happenings = happenings
  const { baseUrl, token } = server.operation
  desk = new ConnectedStore({ baseUrl, token, now: () => NOW })
  await desk.connection()
})

afterEach(async () => {
  await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

async function ask(
  wish: Partial<WrittenSummary>,
  range: TimeRange = PERIOD,
  signal?: AbortSignal,
): Promise<SummaryAnswer> {
  const { id } = await desk.connection()
  const rows = { connectionId: id, reportKey: events.key, parameters: {}, range, filters: [], search: '' }
  const summary = readSummary(
    { ...PLAIN_SUMMARY, ...wish },
    { report: events, language: 'en', reports: [events], range },
  )
  return desk.store.summaries.summarize({ report: events, question: { rows, summary }, now: NOW }, { signal })
}

/** By hand: rows and the sum of their numbers, by text and day. */
function counted(text: string, day: number): readonly [rows: number, sum: number] {
  const from = PERIOD.from + day * DAY
  const found = happenings.filter((each) => each.text === text && each.at >= from && each.at < from + DAY)
  return [found.length, found.reduce((sum, each) => sum + Number(each.integer), 0)]
}

describe('a summary of a store', () => {
  test('has the numbers of what was fetched, in an encrypted file, by a thread that is not the grid’s', async () => {
    await desk.pull(events, PERIOD)
    const answer = await ask({ by: ['text', 'date:day'], measures: ['count', 'sum(integer)'], hasTotals: false })
    const days = ['2025-03-01', '2025-03-02', '2025-03-03', '2025-03-04']
    const expected = ['answered', 'lost'].flatMap((text) =>
      days.map((day, place) => {
        const [rows, sum] = counted(text, place)
        return [`${text} / ${day}`, rows, sum]
      }),
    )
    expect(linesOf(answer)).toEqual(expected)
    const running = (['grid', 'export', 'summary'] as const).filter(
      (name) => threadsOf(desk.store).client(name).isRunning,
    )
    expect(running).toEqual(['summary'])
  })

  test('follows what is fetched next, and what is erased', async () => {
    await desk.pull(events, span('2025-03-01', '2025-03-02'))
    const wish = { by: ['date:day'] }
    expect(linesOf(await ask(wish)).slice(2)).toEqual([
      ['2025-03-03', null, 'missing'],
      ['2025-03-04', null, 'missing'],
      [
        '',
        counted('answered', 0)[0] + counted('lost', 0)[0] + counted('answered', 1)[0] + counted('lost', 1)[0],
        'partial',
      ],
    ])
    await desk.pull(events, PERIOD)
    expect(linesOf(await ask(wish)).at(-1)).toEqual(['', happenings.filter((each) => each.at <= PERIOD.to).length])

    const last = counted('answered', 3)[0] + counted('lost', 3)[0]
    const { id } = await desk.connection()
    const called = vi.spyOn(threadsOf(desk.store).client('summary'), 'call')
    await desk.store.erasing.erase([events], { connectionId: id, reportKey: events.key, before: at('2025-03-04') })
    expect(called).toHaveBeenCalledWith('summaries', 'forget', undefined, undefined)
    expect(linesOf(await ask(wish)).map((line) => (line as unknown[])[1])).toEqual([null, null, null, last, last])
  })

  test('that nobody wants any more is not worked out', async () => {
    await desk.pull(events, PERIOD)
    const controller = new AbortController()
    const asked = ask({ by: ['text'] }, PERIOD, controller.signal)
    controller.abort()
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' })
    expect(linesOf(await ask({ by: ['text'] }))).toHaveLength(3)
  })

  test('of many rows is read by several threads, which end with the store', async () => {
    const many = 24_000
    server.happenings = Array.from({ length: many }, (_each, place) => ({
      at: PERIOD.from + place * 14,
      text: `text ${place % 300}`,
      integer: String(place % 7),
    }))
    await desk.pull(events, PERIOD)
    const wish = { by: ['text'], measures: ['count', 'sum(integer)'] }
    const first = await ask(wish)
    const sum = server.happenings.reduce((all, { integer }) => all + Number(integer), 0)
    expect(linesOf(first).at(-1)).toEqual(['', many, sum])
    expect(first.groups).toHaveLength(301)
    // The threads are there by now, or come while this one reads: the answer is the same.
    for (let round = 0; round < 3; round++) {
      await desk.store.summaries.forget()
      expect(await ask(wish)).toEqual(first)
    }
    await threadsOf(desk.store).close()
    expect(() => {
      assertUnused({ file: desk.store.file, key: KEY })
    }).not.toThrow()
  })

  test('of a field or with a filter that there is not is refused', async () => {
    await desk.pull(events, PERIOD)
    await expect(ask({ by: ['nobody'] })).rejects.toMatchObject({ code: 'unknown-field' })
    await expect(ask({ measures: ['count(nobody = 1)'] })).rejects.toMatchObject({ code: 'unknown-field' })
  })
})
