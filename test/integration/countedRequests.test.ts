import { createServer as createTcpServer } from 'node:net'
import type { AddressInfo, Server } from 'node:net'
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { askOnce } from '../../src/core/reports/askOnce.ts'
import { testConnection } from '../../src/core/sync/testConnection.ts'
import { ConnectedStore, removeTemporaryFolders, type ConnectedStoreOptions } from '../support/connectedStore.ts'
import { deadPort } from '../support/proxy.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer } from '../support/server.ts'
import { at, span } from '../support/times.ts'

const NOW = at('2025-05-01 10:00:00')
const DAY = span('2025-03-01')

let server: FakeServer
const desks: ConnectedStore[] = []
const sockets: Server[] = []

beforeEach(async () => {
  server = await startServer({ now: NOW })
})
afterEach(async () => {
  await Promise.all(desks.splice(0).map((desk) => desk.close()))
  await Promise.all(sockets.splice(0).map((each) => new Promise((resolve) => each.close(resolve))))
  await server.operation.close()
})
afterAll(removeTemporaryFolders)

function deskWith(options: Partial<ConnectedStoreOptions> = {}): ConnectedStore {
  const { baseUrl, token } = server.operation
  const desk = new ConnectedStore({ baseUrl, token, now: () => NOW, ...options })
  desks.push(desk)
  return desk
}

/** What the ledger holds of the day and of the hour. */
async function ledger(desk: ConnectedStore): Promise<readonly number[]> {
  const { id } = await desk.connection()
  const { counted, thisHour } = await desk.store.requests.quotaFacts({ connectionId: id, at: NOW })
  return [counted, thisHour]
}

/** A `fetch` that fails as systems do. */
function failing(facts: object, message = 'no'): NonNullable<ConnectedStoreOptions['fetch']> {
  return () => Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(message), facts) }))
}

/** A server of bytes. @returns its port */
async function tcpServer(onConnection: Parameters<typeof createTcpServer>[1]): Promise<number> {
  const listening = createTcpServer(onConnection)
  sockets.push(listening)
  await new Promise<void>((resolve) => listening.listen(0, '127.0.0.1', resolve))
  return (listening.address() as AddressInfo).port
}

async function everyRequest(desk: ConnectedStore, report: ReportDefinition = events): Promise<number> {
  const connection = await desk.connection()
  const target = { connection, token: desk.token }
  const pulled = await desk.pull(report, DAY)
  expect(pulled.failed).toHaveLength(1)
  await testConnection(desk.context, target).catch(() => undefined)
  const request = { service: report.service, id: report.id, query: {} }
  const seen = await askOnce(desk.context, { ...target, request, priority: 'user', onRecord: () => true })
  expect(seen.kind).toBe('error')
  return pulled.requests
}

describe('a request that came to no server does not count', () => {
  test('nobody listens there', async () => {
    const desk = deskWith({ baseUrl: `http://127.0.0.1:${await deadPort()}` })
    expect(await everyRequest(desk)).toBe(0)
    expect(await ledger(desk)).toEqual([0, 0])
  })

  test.each<[string, object, string]>([
    ['no name', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }, ''],
    ['no name server', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }, ''],
    ['no network', { code: 'ENETUNREACH', syscall: 'connect' }, ''],
    ['no way', { code: 'EHOSTUNREACH', syscall: 'connect' }, ''],
    ['no answer to the connection', { code: 'ETIMEDOUT', syscall: 'connect' }, ''],
    ['no answer in the time that the library gives it', { code: 'UND_ERR_CONNECT_TIMEOUT' }, ''],
    ['an expired certificate', { code: 'CERT_HAS_EXPIRED' }, ''],
    [
      'a broken handshake',
      { code: 'ECONNRESET' },
      'Client network socket disconnected before secure TLS connection was established',
    ],
  ])('%s', async (_what, facts, message) => {
    const desk = deskWith({ baseUrl: 'https://127.0.0.1:1', fetch: failing(facts, message) })
    expect(await everyRequest(desk)).toBe(0)
    expect(await ledger(desk)).toEqual([0, 0])
  })

  test('several addresses of one name, and nobody at any', async () => {
    const each = [1, 2].map(() => Object.assign(new Error('no'), { code: 'ECONNREFUSED', syscall: 'connect' }))
    const fetch = () => Promise.reject(new TypeError('fetch failed', { cause: new AggregateError(each) }))
    const desk = deskWith({ fetch })
    expect(await everyRequest(desk)).toBe(0)
    expect((await desk.pull(events, DAY)).stoppedBy).toMatchObject({ detail: { reason: 'ECONNREFUSED' } })
  })

  test('what answers there speaks no TLS', async () => {
    const port = await tcpServer((socket) => {
      socket.on('error', () => undefined)
      socket.resume()
      socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')
    })
    const desk = deskWith({ baseUrl: `https://127.0.0.1:${port}` })
    expect(await everyRequest(desk)).toBe(0)
    expect(await ledger(desk)).toEqual([0, 0])
  })
})

describe('a request that may have come to a server counts', () => {
  test('the connection breaks once the request is sent', async () => {
    const port = await tcpServer((socket) => {
      socket.on('error', () => undefined)
      socket.once('data', () => socket.resetAndDestroy())
    })
    const desk = deskWith({ baseUrl: `http://127.0.0.1:${port}` })
    expect(await everyRequest(desk)).toBe(3)
    expect(await ledger(desk)).toEqual([5, 5])
  })

  test('while it is under way, as another process would see it, also where it then comes to none', async () => {
    const seen: (readonly number[])[] = []
    const desk: ConnectedStore = deskWith({
      fetch: async (url, init) => {
        seen.push(await ledger(desk))
        return failing({ code: 'ECONNREFUSED', syscall: 'connect' })(url, init)
      },
    })
    expect((await desk.pull(events, DAY)).requests).toBe(0)
    expect(seen).toEqual([
      [1, 1],
      [1, 1],
      [1, 1],
    ])
    expect(await ledger(desk)).toEqual([0, 0])
  })

  test('the server leads on to where nobody is', async () => {
    let calls = 0
    const desk = deskWith({
      fetch: (url, init) => {
        const isFirst = calls++ % 2 === 0
        if (!isFirst) return failing({ code: 'ECONNREFUSED', syscall: 'connect' })(url, init)
        return Promise.resolve(new Response(null, { status: 302, headers: { location: '/elsewhere' } }))
      },
    })
    expect((await desk.pull(events, DAY)).requests).toBe(3)
    expect(await ledger(desk)).toEqual([3, 3])
  })

  test('every attempt that a server refuses, as it asks', async () => {
    const answers = [429, 503, 404]
    const desk = deskWith({
      fetch: () => {
        const status = answers.shift() ?? 500
        const headers = status === 404 ? {} : { 'retry-after': '0' }
        const body = JSON.stringify({ code: String(status), error: '', msg: 'Validate dates entered', data: [] })
        return Promise.resolve(new Response(body, { status, headers }))
      },
    })
    expect(await desk.pull(events, DAY)).toMatchObject({ requests: 3, failed: [] })
    expect(await ledger(desk)).toEqual([3, 3])
  })
})

test('what is taken back is taken from the hour in which it was counted', async () => {
  let now = at('2025-05-01 23:59:59')
  const desk: ConnectedStore = deskWith({
    now: () => now,
    retry: { ...deskWith().context.retry, faultAttempts: 0 },
    fetch: (url, init) => {
      now = at('2025-05-02 00:00:10')
      return failing({ code: 'ENOTFOUND', syscall: 'getaddrinfo' })(url, init)
    },
  })
  await desk.pull(events, DAY)
  const { id } = await desk.connection()
  const requestsOn = (day: string) => desk.store.requests.on({ connectionId: id, day })
  expect([await requestsOn('2025-05-01'), await requestsOn('2025-05-02')]).toEqual([0, 0])
})
