import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { cutByDays } from '../../src/shared/ranges.ts'
import { formatDay } from '../../src/shared/time.ts'
import { ConnectedStore, removeTemporaryFolders, type Row } from '../support/connectedStore.ts'
import { averages, sums } from '../support/reports.ts'
import { inRange, rowsOf, startServer, type Clock, type FakeServer, type Happening } from '../support/server.ts'
import { at, span } from '../support/times.ts'

const PERIOD = span('2025-03-30', '2025-05-02')
const NOON = at('2025-05-02 12:00:00')
const happenings: Happening[] = Array.from({ length: 220 }, (_each, place) => ({
  at: PERIOD.from + place * 13_000,
  text: ['ana', 'Ñandú', ''][place % 3] ?? '',
  integer: String(place % 50),
}))
const PARAMETERS = { campaign: 'all' }

let clock: Clock
let server: FakeServer
let desk: ConnectedStore

beforeEach(async () => {
  clock = { now: NOON }
  server = await startServer(clock)
  server.happenings = happenings
  const { baseUrl, token } = server.operation
  desk = new ConnectedStore({ baseUrl, token, now: () => clock.now })
})

afterEach(async () => {
  await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

/** What the server says of each day by itself, with the day before it. */
function truthByDay(report: typeof sums): Row[] {
  return cutByDays(PERIOD, 1).flatMap((day) => {
    const until = { from: day.from, to: day.to < clock.now ? day.to : clock.now }
    return rowsOf(report, inRange(happenings, until)).map((row) => ({ day: formatDay(day.from), ...row }))
  })
}

describe('sums day by day', () => {
  test('are what the server says of each day, whether they add up or not, and need no request twice', async () => {
    for (const report of [sums, averages]) {
      const parameters = report.parameters.length === 0 ? {} : PARAMETERS
      const wish = { parameters, byDay: true }
      const first = await desk.pull(report, PERIOD, wish)
      const days = cutByDays(PERIOD, 1)
      expect(first).toMatchObject({ failed: [], requests: days.length })
      expect(await desk.rows(report, { ...wish, range: PERIOD })).toEqual(truthByDay(report))
      // Today, and what has not settled yet, is asked for again; nothing else.
      clock.now = at('2025-05-02 18:00:00')
      const second = await desk.pull(report, PERIOD, wish)
      expect(second).toMatchObject({ failed: [], requests: 1, fromCache: days.length - 1 })
      expect(await desk.rows(report, { ...wish, range: PERIOD })).toEqual(truthByDay(report))
      clock.now = NOON
    }
  })

  test('that do not add up are asked for as long a period as one likes; as a whole they are refused', async () => {
    await expect(desk.pull(averages, PERIOD)).rejects.toMatchObject({ code: 'period-too-long' })
    expect(server.operation.requests).toHaveLength(0)
    await desk.pull(averages, PERIOD, { byDay: true })
    // Days never make up a whole, nor a whole days.
    const week = span('2025-03-30', '2025-04-05')
    expect(await desk.rows(averages, { range: week })).toEqual([])
    expect((await desk.pull(averages, week)).requests).toBe(1)
    expect(await desk.rows(averages, { range: week })).toEqual(rowsOf(averages, inRange(happenings, week)))
    const ofDay = truthByDay(averages).filter((row) => row['day'] === '2025-03-30')
    expect(await desk.rows(averages, { range: span('2025-03-30'), byDay: true })).toEqual(ofDay)
  })

  test('that add up are the very days that the sum is made of', async () => {
    const parameters = PARAMETERS
    await desk.pull(sums, PERIOD, { parameters })
    expect((await desk.pull(sums, PERIOD, { parameters, byDay: true })).requests).toBe(0)
    const rows = await desk.rows(sums, { parameters, byDay: true, range: PERIOD })
    expect(rows).toEqual(truthByDay(sums))
    const [total] = await desk.rows(sums, {
      parameters,
      range: PERIOD,
      filters: [{ field: 'text', operator: '=', value: 'ana' }],
    })
    const counts = rows.filter((row) => row['text'] === 'ana').map((row) => Number(row['count']))
    expect(total?.['count']).toBe(String(counts.reduce((sum, count) => sum + count, 0)))
  })
})
