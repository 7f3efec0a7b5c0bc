import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConnectedStore, removeTemporaryFolders, temporaryFolder } from '../support/connectedStore.ts'
import { openRaw } from '../support/files.ts'
import type { ChildWish } from '../support/pullChild.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer, type Happening } from '../support/server.ts'
import { at, serverDate, span } from '../support/times.ts'

const CHILD = fileURLToPath(new URL('../support/pullChild.ts', import.meta.url))
const PERIOD = span('2025-03-01', '2025-03-20')
const SLICES = 10
const NOW = at('2025-05-01')
const happenings: Happening[] = Array.from({ length: 3000 }, (_each, place) => ({
  at: PERIOD.from + place * 570,
  text: `message ${place} ${'x'.repeat(400)}`,
  integer: String(place),
}))
const truth = happenings.map((each) => ({ date: serverDate(each.at), text: each.text, integer: each.integer }))

let server: FakeServer
let file: string

beforeEach(async () => {
  server = await startServer({ now: NOW })
  server.happenings = happenings
  file = join(temporaryFolder(), 'store.db')
})

afterEach(async () => {
  await server.operation.close()
})

afterAll(removeTemporaryFolders)

function newDesk(): ConnectedStore {
  const { baseUrl, token } = server.operation
  return new ConnectedStore({ file, baseUrl, token, now: () => NOW })
}

interface Child {
  readonly process: ChildProcess
  /** All that it prints, once it has ended. */
  readonly output: Promise<string>
  readonly ready: Promise<void>
}

function startChild(): Child {
  const { baseUrl, token } = server.operation
  const { from, to } = PERIOD
  const wish: ChildWish = { file, baseUrl, token, reportKey: events.key, from, to, now: NOW }
  const child = spawn(process.execPath, [CHILD, JSON.stringify(wish)], { stdio: ['ignore', 'pipe', 'inherit'] })
  let output = ''
  let tellReady = (): void => undefined
  const ready = new Promise<void>((resolve) => (tellReady = resolve))
  child.stdout.on('data', (bytes: Buffer) => {
    output += bytes.toString('utf8')
    if (output.startsWith('ready')) tellReady()
  })
  const ended = new Promise<string>((resolve) => child.once('close', () => resolve(output)))
  return { process: child, output: ended, ready }
}

interface Outcome {
  readonly failed: readonly string[]
  readonly requests: number
  readonly fromCache: number
}

function outcomeOf(output: string): Outcome {
  return JSON.parse(output.split('\n')[1] ?? '') as Outcome
}

describe('two processes that pull the same period at once', () => {
  test('both succeed, one request at a time, none sent twice', async () => {
    const desk = newDesk()
    await desk.connection()
    await desk.close()
    server.operation.fail({ kind: 'slow', times: 99, delayMs: 20 })
    const children = [startChild(), startChild()]
    const outcomes = (await Promise.all(children.map((child) => child.output))).map(outcomeOf)
    expect(outcomes.map((outcome) => outcome.failed)).toEqual([[], []])
    expect(server.operation.mostAtOnce).toBe(1)
    expect(server.operation.requests).toHaveLength(SLICES)
    expect(outcomes.map((outcome) => outcome.requests + outcome.fromCache)).toEqual([SLICES, SLICES])
    const after = newDesk()
    expect(await after.rows(events)).toEqual(truth)
    expect(await after.slices(events)).toHaveLength(SLICES)
    await after.close()
  })
})

describe('a process that is killed in the middle of a pull', () => {
  test.each([0, 3, 9, 17, 31, 64, 110])(
    '%i ms after its first request leaves whole slices, and the next pull the truth',
    async (wait) => {
      const desk = newDesk()
      await desk.connection()
      await desk.close()
      server.operation.fail({ kind: 'slow', times: 99, delayMs: 4 })
      const child = startChild()
      await child.ready
      while (server.operation.requests.length === 0) await sleep(1)
      await sleep(wait)
      child.process.kill('SIGKILL')
      await child.output

      const after = newDesk()
      const stored = await after.slices(events)
      for (const { range, rows } of stored) {
        const inside = happenings.filter((each) => each.at >= range.from && each.at <= range.to)
        expect(rows).toBe(inside.length)
      }
      const sum = stored.reduce((total, slice) => total + slice.rows, 0)
      expect(await after.rows(events)).toEqual(truth.slice(0, sum))
      const before = server.operation.requests.length
      const result = await after.pull(events, PERIOD)
      expect([result.failed, result.fromCache]).toEqual([[], stored.length])
      expect(server.operation.requests.length - before).toBe(SLICES - stored.length)
      expect(await after.rows(events)).toEqual(truth)
      await after.close()
      // Nothing is left of what the dead process had begun.
      const raw = openRaw(file)
      expect(raw.prepare(`SELECT count(*) FROM "rows:${events.key}"`).pluck().get()).toBe(truth.length)
      expect(raw.prepare('SELECT count(*) FROM slices').pluck().get()).toBe(SLICES)
      raw.close()
    },
  )
})
