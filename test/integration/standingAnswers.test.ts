import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, expect, test } from 'vitest'
import { sendRequest, type RequestLimits } from '../../src/core/wolkvox/client.ts'

const LIMITS: RequestLimits = { firstByteMs: 400, pauseMs: 250, maxBytes: 1024 * 1024 }
const ANSWER = `{"code":"200","data":[${'{"a":"b"},'.repeat(500)}{}]}`

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

/** What becomes of a request to a server that answers so. @returns the bytes that came, or the error's code */
async function outcomeOf(answer: (response: ServerResponse) => unknown): Promise<number | string> {
  const server = createServer((_request, response) => {
    response.on('error', () => undefined)
    void answer(response)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const endpoint = { baseUrl: `http://127.0.0.1:${port}`, server: '0000', token: 'x' }
  let bytes = 0
  try {
    await sendRequest(
      fetch,
      endpoint,
      { service: 'reports', id: 'any', query: {} },
      (piece) => {
        bytes += piece.byteLength
        return Promise.resolve()
      },
      { limits: LIMITS },
    )
    return bytes
  } catch (cause) {
    return (cause as { code: string }).code
  }
}

/** Writes a text piece by piece, until the response is closed. */
async function drip(response: ServerResponse, text: string, pieceLength: number, everyMs: number): Promise<void> {
  for (let place = 0; place < text.length && !response.destroyed; place += pieceLength) {
    response.write(text.slice(place, place + pieceLength))
    await sleep(everyMs)
  }
  response.end()
}

test('an answer that never begins timed out, with or without a head', async () => {
  expect(await outcomeOf(() => undefined)).toBe('timed-out')
  expect(await outcomeOf((response) => response.writeHead(200).flushHeaders())).toBe('timed-out')
})

test('one that stops in the middle stalled', async () => {
  expect(await outcomeOf((response) => response.writeHead(200).write(ANSWER.slice(0, 2_000)))).toBe('stalled')
})

test('one that comes byte by byte stands as still', async () => {
  expect(await outcomeOf((response) => drip(response, ANSWER, 1, 20))).toBe('stalled')
})

test('blanks without end are no answer: before it begins, and in the middle of it', async () => {
  const blanks = ' \n'.repeat(500 * 400)
  expect(await outcomeOf((response) => drip(response, blanks, 2_000, 20))).toBe('timed-out')
  expect(await outcomeOf((response) => drip(response, `${ANSWER.slice(0, 2_000)}${blanks}`, 2_000, 20))).toBe('stalled')
})

test('blanks before an answer that comes in time do it no harm', async () => {
  expect(
    await outcomeOf((response) => drip(response, `${' '.repeat(3_000)}${ANSWER}`, 1_000, 20)),
  ).toBeGreaterThanOrEqual(ANSWER.length)
})

test('one that comes slowly, but comes, is read to its end, however long that takes', async () => {
  expect(await outcomeOf((response) => drip(response, ANSWER, 1_100, 100))).toBe(ANSWER.length)
})

test('one that asks to wait is not read', async () => {
  const asked = await outcomeOf((response) => {
    response.writeHead(429, { 'retry-after': '5' }).write('{"code"')
  })
  expect(asked).toBe('asked-to-wait')
})
