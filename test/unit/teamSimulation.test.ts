import { expect, test } from 'vitest'
import { HABITS } from '../bench/team/habits.ts'
import { Load } from '../bench/team/load.ts'
import { simulateDay } from '../bench/team/simulation.ts'

// What docs/team.md tells of thousands of desks comes out of the simulation: it must not count what cannot be.

const SIZE = { bytes: 50_000, parts: 1 }
const run = (desks: number, operations: number, change: Partial<typeof HABITS> = {}) =>
  simulateDay({ desks, operations }, { ...HABITS, ...change }, () => SIZE)

test('a desk by itself sends what it would without a team; more desks send fewer than each for itself', () => {
  const alone = run(1, 1)
  expect(alone.requests).toBe(alone.requestsAlone)
  const room = run(20, 1)
  expect(room.requests).toBeLessThan(room.requestsAlone)
  // Every look asks for today anew, and opening a desk asks once for each pinned report.
  expect(room.requestsAlone).toBeGreaterThanOrEqual(20 * (HABITS.looksPerDay + HABITS.pinned))
})

test('the older rows of today may be, the fewer requests; what a desk fetched itself it asks for anew', () => {
  const [none, some, all] = [0, 300, 86_400].map((freshSeconds) => run(20, 1, { freshSeconds }))
  expect(some?.requests).toBeLessThan(none?.requests ?? 0)
  expect(all?.requests).toBeLessThan(some?.requests ?? 0)
  expect(all?.requests).toBeGreaterThanOrEqual(2 * HABITS.reports)
  expect(all?.load.bytesWritten).toBe((all?.requests ?? 0) * SIZE.bytes)
  const alone = run(1, 1, { freshSeconds: 86_400 })
  expect(alone.requests).toBe(alone.requestsAlone)
})

test('operations share the database and nothing else', () => {
  const [one, many] = [run(50, 1, { freshSeconds: 86_400 }), run(50, 10, { freshSeconds: 86_400 })]
  expect(many.requests).toBeGreaterThan(5 * one.requests)
  expect(many.load.mostConnections).toBeLessThanOrEqual(50)
  expect(many.slicesADay).toBe(10 * HABITS.reports)
})

test('a connection is open while it is asked over, and a while after', () => {
  const load = new Load(20)
  load.ask(1, 100)
  load.ask(2, 119)
  // The first one's has been given back, the second one's is still there.
  load.ask(1, 130)
  load.ask(3, 500)
  expect(load.told().mostConnections).toBe(2)
})
