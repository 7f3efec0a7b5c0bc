import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { FaultKind } from '../../src/core/sample/operation.ts'
import type { ErrorCode } from '../../src/shared/errors.ts'
import {
  ConnectedStore,
  QUICK_LIMITS,
  removeTemporaryFolders,
  type ConnectedStoreOptions,
} from '../support/connectedStore.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { at, serverDate, span } from '../support/times.ts'

const PERIOD = span('2025-03-01', '2025-03-06')
const SLICES = 3
const happenings: Happening[] = Array.from({ length: 90 }, (_each, place) => ({
  at: PERIOD.from + place * 5000,
  text: `message ${place}`,
  integer: String(place),
}))
const truth = happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))

let server: FakeServer
let desk: ConnectedStore

function newDesk(options: Partial<ConnectedStoreOptions> = {}): ConnectedStore {
  const { baseUrl, token } = server.operation
  return new ConnectedStore({ baseUrl, token, now: () => at('2025-05-01'), ...options })
}

beforeEach(async () => {
  server = await startServer({ now: at('2025-05-01') })
  server.happenings = happenings
  desk = newDesk({ limits: { ...QUICK_LIMITS, firstByteMs: 400, pauseMs: 400, maxBytes: 1024 * 1024 } })
})

afterEach(async () => {
  await desk.close()
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

describe('a fault that lasts', () => {
  // The kind, the error, the requests of one slice that meets it, and whether the pull goes on with the next slice.
  test.each<[FaultKind, ErrorCode, number, 'goes on' | 'stops']>([
    ['server-error', 'server-fault', 3, 'goes on'],
    ['bad-gateway', 'server-fault', 3, 'goes on'],
    ['reset', 'unreachable', 3, 'stops'],
    ['short-body', 'bad-answer', 3, 'goes on'],
    ['broken-json', 'bad-answer', 1, 'goes on'],
    ['html', 'bad-answer', 1, 'goes on'],
    ['wrong-shape', 'bad-answer', 1, 'goes on'],
    ['data-not-list', 'bad-answer', 1, 'goes on'],
    ['not-gzip', 'bad-answer', 3, 'goes on'],
    ['too-many', 'too-many-at-once', 4, 'stops'],
    ['maintenance', 'maintenance', 3, 'stops'],
    ['token-refused', 'token-refused', 1, 'stops'],
    ['error-in-200', 'token-refused', 1, 'stops'],
    ['quota', 'quota-used-up', 1, 'stops'],
    ['redirect-elsewhere', 'redirected', 1, 'stops'],
  ])('%s is %s after %i requests for a slice, and the pull %s', async (kind, code, requests, then) => {
    server.operation.fail({ kind, times: 99 })
    const result = await desk.pull(events, PERIOD)
    expect(result.failed.map((slice) => slice.error.code)).toEqual(Array.from({ length: SLICES }, () => code))
    expect(result.requests).toBe(then === 'stops' ? requests : requests * SLICES)
    expect(server.operation.requests).toHaveLength(result.requests)
    expect(result.slices).toEqual([])
    expect(result.stoppedBy?.code).toBe(code)
    expect(await desk.rows(events)).toEqual([])
    expect(await desk.slices(events)).toEqual([])

    server.operation.clearFaults()
    expect((await desk.pull(events, PERIOD)).failed).toEqual([])
    expect(await desk.rows(events)).toEqual(truth)
  })

  test.each<[FaultKind, ErrorCode]>([
    ['cut-off', 'bad-answer'],
    ['stall', 'stalled'],
    ['slow', 'timed-out'],
  ])('%s is %s, nothing of it is stored, and the number of requests is bounded', async (kind, code) => {
    server.operation.fail({ kind, times: 99, delayMs: 2000 })
    const result = await desk.pull(events, span('2025-03-01'))
    expect(new Set(result.failed.map((slice) => slice.error.code))).toEqual(new Set([code]))
    expect(result.requests).toBeLessThanOrEqual(12)
    expect(await desk.rows(events)).toEqual([])
    server.operation.clearFaults()
    expect((await desk.pull(events, PERIOD)).failed).toEqual([])
    expect(await desk.rows(events)).toEqual(truth)
  })
})

describe('a fault that passes', () => {
  test.each<[FaultKind, number]>([
    ['server-error', 2],
    ['bad-gateway', 1],
    ['reset', 2],
    ['cut-off', 1],
    ['short-body', 2],
    ['stall', 1],
    ['slow', 1],
    ['too-many', 3],
    ['maintenance', 2],
    ['not-gzip', 2],
  ])('%s (%i times) is waited out', async (kind, times) => {
    server.operation.fail({ kind, times, delayMs: 2000 })
    const result = await desk.pull(events, PERIOD)
    expect(result.failed).toEqual([])
    expect(result.requests).toBeGreaterThan(SLICES)
    expect(result.requests).toBeLessThanOrEqual(SLICES + times + 1)
    expect(await desk.rows(events)).toEqual(truth)
  })

  test.each<FaultKind>(['redirect-same', 'code-number', 'bom'])('%s is no fault', async (kind) => {
    server.operation.fail({ kind, times: 99 })
    const result = await desk.pull(events, PERIOD)
    expect([result.failed, result.requests]).toEqual([[], SLICES])
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('a count that does not match is a warning on the slice', async () => {
    server.operation.fail({ kind: 'msg-mismatch' })
    const { slices } = await desk.pull(events, PERIOD)
    expect(slices.map((slice) => slice.warnings)).toEqual([[expect.stringMatching(/^count-mismatch:\d+:\d+$/)], [], []])
    expect((await desk.slices(events))[0]?.warnings).toHaveLength(1)
    expect(await desk.rows(events)).toEqual(truth)
  })

  test('fields too many or too few are kept and missed', async () => {
    server.operation.fail({ kind: 'extra-field' })
    server.operation.fail({ kind: 'missing-field' })
    expect((await desk.pull(events, PERIOD)).failed).toEqual([])
    const rows = await desk.rows(events)
    const until = (days: number): number => Math.ceil((days * 86_400) / 5000)
    expect(rows).toEqual(
      truth.map((row, place) => {
        if (place < until(2)) return { ...row, extra_field: 'campo nuevo' }
        return place < until(4) ? { date: row.date, text: row.text } : row
      }),
    )
  })

  test('an answer that is too large is asked for in halves', async () => {
    server.operation.fail({ kind: 'huge', bytes: 3 * 1024 * 1024 })
    const result = await desk.pull(events, PERIOD)
    expect([result.failed, result.requests, result.slices.length]).toEqual([[], SLICES + 2, SLICES + 1])
    expect(await desk.rows(events)).toEqual(truth)
  })
})

describe('what is told of a fault', () => {
  test('is a wait, with its reason', async () => {
    server.operation.fail({ kind: 'too-many', times: 2 })
    const waits = new Set<string>()
    await desk.pull(events, PERIOD, {
      onProgress: ({ waiting }) => {
        if (waiting !== undefined) waits.add(`${waiting.error.code} ${waiting.waitMs}`)
      },
    })
    expect([...waits]).toEqual(['too-many-at-once 1', 'too-many-at-once 2'])
  })

  test('is never the token', async () => {
    for (const kind of ['token-refused', 'html', 'reset', 'redirect-elsewhere'] as const) {
      server.operation.fail({ kind, times: 9 })
      const { failed } = await desk.pull(events, PERIOD)
      expect(failed.length).toBeGreaterThan(0)
      const told = failed.map(({ error }) => [error.message, error.stack, JSON.stringify(error)].join())
      expect(told.join()).not.toContain(desk.token)
      server.operation.clearFaults()
    }
  })

  test('is unreachable, where there is no server', async () => {
    const nowhere = newDesk({ baseUrl: 'http://127.0.0.1:1' })
    const result = await nowhere.pull(events, PERIOD)
    expect(result.stoppedBy).toMatchObject({ code: 'unreachable' })
    // Nothing came to a server, so nothing counts.
    expect(result.requests).toBe(0)
    await nowhere.close()
  })
})

describe('a redirect', () => {
  test('to another host never shows it the token', async () => {
    const seen: string[] = []
    const thief = createServer((request, response) => {
      seen.push(JSON.stringify(request.headers))
      response.end('{"code":200,"data":[]}')
    })
    await new Promise<void>((resolve) => thief.listen(0, '127.0.0.1', resolve))
    const { port } = thief.address() as AddressInfo
    server.operation.fail({ kind: 'redirect-elsewhere', times: 99, location: `http://127.0.0.1:${port}/api/v2/x.php` })
    const result = await desk.pull(events, PERIOD)
    expect(result.stoppedBy?.code).toBe('redirected')
    expect(result.requests).toBe(1)
    expect(seen).toEqual([])
    await new Promise((resolve) => thief.close(resolve))
  })
})
