import fc from 'fast-check'
import { afterAll, describe, expect, test } from 'vitest'
import { shortcomingsOf } from '../../src/core/store/query/shortcomings.ts'
import { union } from '../../src/shared/ranges.ts'
import { wall } from '../../src/shared/time.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { live, snapshot } from '../support/reports.ts'
import { startServer } from '../support/server.ts'
import { at, range, serverDate } from '../support/times.ts'

afterAll(removeTemporaryFolders)

const START = at('2025-03-10 23:30:00')
const REACH = 600

interface Call {
  readonly at: number
  /** How much later the server knows of it. */
  readonly late: number
  readonly text: string
}

const calls: fc.Arbitrary<Call> = fc.record({
  // Few instants, so that many calls are equal to the letter.
  at: fc.integer({ min: -10, max: 60 }).map((step) => START + step * 60),
  late: fc.constantFrom(0, 0, 0, 30, 120),
  text: fc.constantFrom('a', 'b', 'Ñ'),
})
const steps = fc.array(
  fc.record({ wait: fc.constantFrom(0, 1, 59, 299, 300, 599, 600, 601, 602, 1500), restart: fc.boolean() }),
  { minLength: 2, maxLength: 8 },
)

function sorted(rows: readonly object[]): string[] {
  return rows.map((row) => JSON.stringify(row)).toSorted()
}

describe('the log of a live report', () => {
  test('holds what could be seen, once, and gaps are what could not', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(calls, { maxLength: 60 }), steps, async (calls, steps) => {
        const clock = { now: START }
        const visible = (now: number): Call[] =>
          calls.filter((call) => call.at >= now - REACH && call.at <= now && call.at + call.late <= now)
        const rowOf = (call: Call): Record<string, unknown> => ({
          date: serverDate(call.at),
          text: call.text,
          telephone: '1',
        })
        const server = await startServer(clock, { rows: () => visible(clock.now).map(rowOf) })
        const { operation } = server
        let desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => clock.now })
        const seen = new Set<Call>()
        const polled: number[] = []
        try {
          for (const { wait, restart } of steps) {
            clock.now = wall(clock.now + wait)
            if (restart) {
              await desk.close()
              desk = desk.reopened()
            }
            const expected = visible(clock.now).filter((call) => !seen.has(call)).length
            const last = polled.at(-1)
            const result = await desk.poll(live)
            expect(result.added).toBe(expected)
            expect(result.rows).toBe(visible(clock.now).length)
            // The second in which a poll is sent is not over: what is stamped in it may come after the answer.
            const isGap = last !== undefined && last < clock.now - REACH
            expect(result.gap?.range).toEqual(isGap ? range(last, clock.now - REACH - 1) : undefined)
            for (const call of visible(clock.now)) seen.add(call)
            polled.push(clock.now)
          }
          expect(sorted(await desk.rows(live))).toEqual(sorted([...seen].map(rowOf)))
          const slices = await desk.slices(live)
          expect(union(slices.map((slice) => slice.range))).toEqual(
            union(polled.map((now) => range(now - REACH, now - 1))),
          )
          expect(slices.reduce((sum, slice) => sum + slice.rows, 0)).toBe(seen.size)
          const hour = range(START, START + 1200)
          const inside = [...seen].filter((call) => call.at >= hour.from && call.at <= hour.to)
          expect(sorted(await desk.rows(live, { range: hour }))).toEqual(sorted(inside.map(rowOf)))
        } finally {
          await desk.close()
          await operation.close()
        }
      }),
      { numRuns: 15 },
    )
  }, 180_000)

  test('comes in order of its dates', async () => {
    const clock = { now: at('2025-03-10 10:00:00') }
    const first = { date: '2025-03-10 09:59:00', text: 'second' }
    const server = await startServer(clock, {
      rows: () =>
        clock.now > at('2025-03-10 10:00:00') ? [{ date: '2025-03-10 09:58:00', text: 'first' }, first] : [first],
    })
    const { operation } = server
    const desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => clock.now })
    await desk.poll(live)
    clock.now = at('2025-03-10 10:01:00')
    await desk.poll(live)
    expect((await desk.rows(live)).map((row) => row['text'])).toEqual(['first', 'second'])
    await desk.close()
    await operation.close()
  })

  test('does not count as seen what more was announced of than came, until a poll sees it whole', async () => {
    const clock = { now: START }
    const server = await startServer(clock, { rows: () => [{ date: serverDate(START - 60), text: 'a' }] })
    const { operation } = server
    const desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => clock.now })
    await desk.poll(live)
    const gaps = async () =>
      (await desk.store.logs.gaps({ scope: { ...(await desk.question(live)) }, range: null })).map((gap) => gap)
    clock.now = wall(START + 300)
    operation.fail({ kind: 'msg-mismatch' })
    expect(await desk.poll(live)).toMatchObject({ state: 'announced', rows: 1, added: 0 })
    expect((await desk.slices(live)).map(({ state }) => state)).toEqual(['complete', 'announced'])
    expect(await gaps()).toEqual([{ range: range(START, START + 299), reason: 'announced' }])
    // Within its reach the next poll sees the same minutes.
    clock.now = wall(START + 500)
    expect(await desk.poll(live)).toMatchObject({ state: 'complete', gap: undefined })
    expect((await desk.slices(live)).every(({ state }) => state === 'complete')).toBe(true)
    expect(await gaps()).toEqual([])
    expect(await desk.rows(live)).toHaveLength(1)
    await desk.close()
    await operation.close()
  })

  test('is not touched by a poll that fails', async () => {
    const clock = { now: START }
    const server = await startServer(clock, { rows: () => [{ date: serverDate(START), text: 'a' }] })
    const { operation } = server
    const desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => clock.now })
    await desk.poll(live)
    operation.fail({ kind: 'broken-json' })
    await expect(desk.poll(live)).rejects.toMatchObject({ code: 'bad-answer' })
    operation.fail({ kind: 'server-error', times: 2 })
    expect(await desk.poll(live)).toMatchObject({ added: 0, requests: 3, rows: 1 })
    expect(await desk.rows(live)).toHaveLength(1)
    await desk.close()
    await operation.close()
  })
})

describe('snapshots', () => {
  test('of which other numbers came than were announced say so', async () => {
    const clock = { now: START }
    const server = await startServer(clock, { rows: () => [{ agent: 'a' }] })
    const { operation } = server
    const desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => clock.now })
    operation.fail({ kind: 'msg-mismatch' })
    expect(await desk.poll(snapshot)).toMatchObject({ state: 'announced' })
    const slices = await desk.slices(snapshot)
    const held = { report: snapshot, slices, gaps: [], range: null, now: START }
    expect(shortcomingsOf(held)).toEqual([
      { kind: 'announced', slice: { range: range(START, START), announced: 4, rows: 1 } },
    ])
    clock.now = wall(START + 60)
    await desk.poll(snapshot)
    expect(shortcomingsOf({ ...held, slices: await desk.slices(snapshot) })).toEqual([])
    await desk.close()
    await operation.close()
  })

  test('keep each snapshot with its time', async () => {
    const clock = { now: START }
    const server = await startServer(clock, { rows: () => [{ agent: String(clock.now) }, { agent: 'same' }] })
    const { operation } = server
    const desk = new ConnectedStore({ baseUrl: operation.baseUrl, token: operation.token, now: () => clock.now })
    for (const wait of [0, 60, 60]) {
      clock.now = wall(clock.now + wait)
      expect(await desk.poll(snapshot)).toMatchObject({ rows: 2, added: 2, gap: undefined })
    }
    expect(await desk.rows(snapshot)).toEqual([{ agent: String(START + 120) }, { agent: 'same' }])
    expect(await desk.rows(snapshot, { range: range(START, START + 60) })).toHaveLength(4)
    expect((await desk.slices(snapshot)).map((slice) => slice.range.from)).toEqual([START, START + 60, START + 120])
    await desk.close()
    await operation.close()
  })
})
