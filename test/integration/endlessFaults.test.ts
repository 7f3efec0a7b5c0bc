import fc from 'fast-check'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { DEFAULT_RETRY } from '../../src/core/sync/retry.ts'
import type { PullResult } from '../../src/core/sync/pull.ts'
import { DEFAULT_LIMITS } from '../../src/core/wolkvox/client.ts'
import { AppError } from '../../src/shared/errors.ts'
import { secondsOf as allSeconds, at, span } from '../support/times.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { averages, events } from '../support/reports.ts'

/** How long a pull may take on a server that has stopped to answer, in milliseconds. */
const LONGEST_MS = 200_000
const MONTH = span('2025-03-01', '2025-03-30')
const SLICES = 15

/** Time that passes only where somebody waits. */
class Time {
  ms = 0
  readonly clock = {
    nowMs: () => this.ms,
    passedMs: () => this.ms,
    wait: (ms: number) => {
      this.ms += ms
      return Promise.resolve()
    },
  }
}

/** What a server does with one request, in the time that this takes. */
type Behaviour = (time: Time) => Response

const silent: Behaviour = (time) => {
  time.ms += DEFAULT_LIMITS.firstByteMs
  throw new AppError('timed-out', { host: 'server' })
}

/** Sends half of a body, and no more. */
function stalling(beginsAfterMs: number): Behaviour {
  return (time) => {
    time.ms += beginsAfterMs
    let isFirst = true
    const body = new ReadableStream<Uint8Array>(
      {
        pull(controller) {
          if (isFirst)
            controller.enqueue(new TextEncoder().encode('{"code":"200","msg":"2 records were found","data":[{'))
          else {
            time.ms += DEFAULT_LIMITS.pauseMs
            controller.error(new AppError('stalled', { host: 'server' }))
          }
          isFirst = false
        },
      },
      { highWaterMark: 0 },
    )
    return new Response(body)
  }
}

function answering(status: number, error: string, afterMs = 200, headers: Record<string, string> = {}): Behaviour {
  return (time) => {
    time.ms += afterMs
    return new Response(JSON.stringify({ code: String(status), error, msg: '', data: [] }), { status, headers })
  }
}

const empty = answering(404, 'Validate dates entered')
const tooMany = answering(403, 'EXCEEDS THE LIMIT OF SIMULTANEOUS REQUESTS PER TOKEN (2)')

function unreachable(afterMs: number): Behaviour {
  return (time) => {
    time.ms += afterMs
    throw new TypeError('fetch failed', { cause: Object.assign(new Error('no'), { code: 'ECONNREFUSED' }) })
  }
}

let time: Time
let desk: ConnectedStore
let sent = 0
let behaviourOf: (place: number) => Behaviour

beforeEach(() => {
  time = new Time()
  sent = 0
  desk = new ConnectedStore({
    baseUrl: 'http://127.0.0.1:4000',
    token: 'x',
    now: () => at('2025-05-01'),
    retry: DEFAULT_RETRY,
    limits: DEFAULT_LIMITS,
    fetch: () => Promise.resolve().then(() => behaviourOf(sent++)(time)),
  })
  Object.assign(desk.context, { clock: time.clock })
})
afterEach(() => desk.close())
afterAll(removeTemporaryFolders)

/** Pulls a month of 15 slices of which the server answers the first ones. */
function pullAfter(good: number, bad: Behaviour): Promise<PullResult> {
  behaviourOf = (place) => (place < good ? empty : bad)
  return desk.pull(events, MONTH)
}

describe('a pull from a server that stops answering', () => {
  test.each<[string, Behaviour, string, number]>([
    ['never answers', silent, 'timed-out', 3],
    ['stops in the middle of a body', stalling(300), 'stalled', 5],
    ['begins late, and stops in the middle of a body', stalling(40_000), 'stalled', 2],
    ['says 403 "simultaneous" for ever', tooMany, 'too-many-at-once', 14],
    ['says 429 for ever', answering(429, 'Too Many Requests'), 'too-many-at-once', 14],
    ['asks to wait a little for ever', answering(429, '', 200, { 'retry-after': '10' }), 'asked-to-wait', 13],
    ['asks to wait no time for ever', answering(503, '', 200, { 'retry-after': '0' }), 'asked-to-wait', 13],
    ['asks to wait for an hour', answering(503, '', 200, { 'retry-after': '3600' }), 'asked-to-wait', 1],
    ['has a fault each time, after a minute', answering(504, 'Gateway Time-out', 60_000), 'server-fault', 3],
    ['is not there', unreachable(10), 'unreachable', 5],
    ['is not there, which takes its time', unreachable(10_000), 'unreachable', 5],
  ])('that %s ends in time, with few requests and what is true', async (_what, behaviour, code, mostRequests) => {
    const result = await pullAfter(2, behaviour)
    expect(time.ms).toBeLessThan(LONGEST_MS)
    expect(sent).toBeLessThanOrEqual(2 + mostRequests)
    expect(result.slices.map(({ state }) => state)).toEqual(['complete', 'complete'])
    expect(await desk.slices(events)).toHaveLength(2)
    expect(new Set(result.failed.map(({ error }) => error.code))).toEqual(new Set([code]))
    expect(result.stoppedBy?.code).toBe(code)
    const named = allSeconds([...result.slices, ...result.failed].map(({ range }) => range))
    expect(named.size).toBe(MONTH.to - MONTH.from + 1)
    const reached = code === 'unreachable' ? 2 : sent
    expect(result.requests).toBe(reached)
    // Goes on where it was, once the server answers again.
    behaviourOf = () => empty
    sent = 0
    expect((await desk.pull(events, MONTH)).failed).toEqual([])
    expect(sent).toBe(SLICES - 2)
  })

  test('ends in time where a slice cannot be halved, too', async () => {
    behaviourOf = () => silent
    const result = await desk.pull(averages, span('2025-03-01'))
    expect([result.failed.length, sent]).toEqual([1, 3])
    expect(time.ms).toBeLessThan(LONGEST_MS)
  })

  test('asks for no halves of a body that stood still, and for those of a slice that took too long', async () => {
    behaviourOf = (place) => (place === 0 ? stalling(300) : empty)
    const stalled = await desk.pull(events, span('2025-03-01', '2025-03-02'))
    expect([stalled.failed, stalled.slices.length, sent]).toEqual([[], 1, 2])
    sent = 0
    behaviourOf = (place) => (place < 2 ? silent : empty)
    const tooLong = await desk.pull(events, span('2025-04-01', '2025-04-02'))
    expect([tooLong.failed, tooLong.slices.length, sent]).toEqual([[], 3, 5])
  })

  test('gives each stretch its patience: what is answered in between counts anew', async () => {
    behaviourOf = (place) => (place % 2 === 0 ? stalling(20_000) : empty)
    const result = await desk.pull(events, MONTH)
    expect([result.failed, result.slices.length, sent]).toEqual([[], SLICES, 2 * SLICES])
    expect(time.ms).toBeGreaterThan(LONGEST_MS)
  })

  test('ends in time whatever it does, in whatever order', async () => {
    const quick = [
      tooMany,
      answering(500, ''),
      unreachable(10),
      stalling(100),
      answering(429, '', 50, { 'retry-after': '7' }),
    ]
    const kinds = fc.constantFrom(silent, ...quick)
    await fc.assert(
      fc.asyncProperty(fc.array(kinds, { minLength: 1, maxLength: 6 }), async (cycle) => {
        time.ms = 0
        sent = 0
        behaviourOf = (place) => cycle[place % cycle.length] ?? silent
        const result = await desk.pull(events, MONTH)
        expect(result.slices).toEqual([])
        expect(result.failed.length).toBeGreaterThan(0)
        expect(time.ms).toBeLessThan(LONGEST_MS)
        expect(sent).toBeLessThan(45)
      }),
      { numRuns: 12 },
    )
  })
})

describe('a server that asks to wait', () => {
  test('is waited for as long as it asks, which is told', async () => {
    const asking = answering(503, '', 100, { 'retry-after': '90' })
    behaviourOf = (place) => (place === 0 ? asking : empty)
    const waits: [string, number][] = []
    const result = await desk.pull(events, span('2025-03-01'), {
      onProgress: ({ waiting }) => {
        if (waiting !== undefined) waits.push([waiting.error.code, waiting.waitMs])
      },
    })
    expect([result.failed, result.requests, sent]).toEqual([[], 2, 2])
    expect(waits).toEqual([['asked-to-wait', 90_000]])
    expect(time.ms).toBeGreaterThanOrEqual(90_000)
  })

  test('for longer than two minutes in all is not, and the error says until when', async () => {
    behaviourOf = () => answering(429, '', 100, { 'retry-after': '121' })
    const before = Date.now()
    const { stoppedBy } = await desk.pull(events, MONTH)
    expect([sent, stoppedBy?.code]).toEqual([1, 'asked-to-wait'])
    expect(Number(stoppedBy?.detail['untilMs'])).toBeGreaterThanOrEqual(before + 121_000)
    expect(time.ms).toBeLessThan(1_000)
  })
})
