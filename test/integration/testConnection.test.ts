import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest'
import { rememberDraftTest, testConnection, testDraft } from '../../src/core/sync/testConnection.ts'
import { ConnectedStore, removeTemporaryFolders } from '../support/connectedStore.ts'
import { events } from '../support/reports.ts'
import { startServer, type FakeServer } from '../support/server.ts'
import { at, span, ZONE } from '../support/times.ts'

const NOW = at('2025-05-01')
const LIMIT = 3_000

let server: FakeServer
let desk: ConnectedStore

beforeEach(async () => {
  server = await startServer({ now: NOW }, { licences: 3 })
  const { baseUrl, token } = server.operation
  desk = new ConnectedStore({ baseUrl, token, now: () => NOW })
})
afterEach(async () => {
  await desk.close()
  await server.operation.close()
})
afterAll(removeTemporaryFolders)

function draft() {
  return { server: '0000', baseUrl: server.operation.baseUrl, timeZone: ZONE }
}

async function ledger(): Promise<readonly (number | null)[]> {
  const { id } = await desk.connection()
  const { store } = desk
  return Promise.all([store.requests.on({ connectionId: id, day: '2025-05-01' }), store.requests.dayLimit(id)])
}

describe('a draft of a connection', () => {
  test('is tried with one request that counts once the connection is stored', async () => {
    const info = await testDraft(desk.context, draft(), desk.token)
    expect(info).toEqual({ dayLimit: LIMIT, usedToday: 1 })
    expect(server.operation.requests).toHaveLength(1)
    expect(await ledger()).toEqual([0, null])
    await rememberDraftTest(desk.context, await desk.connection(), info)
    expect(await ledger()).toEqual([1, LIMIT])
    expect(await testConnection(desk.context, { connection: await desk.connection(), token: desk.token })).toEqual({
      dayLimit: LIMIT,
      usedToday: 2,
    })
    expect(await ledger()).toEqual([2, LIMIT])
  })

  test('waits for its token’s turn', async () => {
    server.operation.fail({ kind: 'slow', times: 1, delayMs: 50 })
    const [pulled, info] = await Promise.all([
      desk.pull(events, span('2025-03-01')),
      testDraft(desk.context, draft(), desk.token),
    ])
    expect([pulled.failed, info.dayLimit]).toEqual([[], LIMIT])
    expect(server.operation.mostAtOnce).toBe(1)
  })

  test('with a wrong token, at no server, or given up fails with the reason', async () => {
    await expect(testDraft(desk.context, draft(), 'wrong')).rejects.toMatchObject({ code: 'token-refused' })
    const nowhere = { ...draft(), baseUrl: 'http://127.0.0.1:9' }
    await expect(testDraft(desk.context, nowhere, desk.token)).rejects.toMatchObject({ code: 'unreachable' })
    const cancelled = testDraft(desk.context, draft(), desk.token, AbortSignal.abort())
    await expect(cancelled).rejects.toMatchObject({ code: 'cancelled' })
    expect(server.operation.requests).toHaveLength(1)
  })

  test('goes where its address leads', async () => {
    const asked: unknown[] = []
    const context = {
      ...desk.context,
      resolveBaseUrl: (address: unknown) => {
        asked.push(address)
        return Promise.resolve(server.operation.baseUrl)
      },
    }
    const somewhere = { server: '0000', baseUrl: 'sample:', timeZone: ZONE }
    expect(await testDraft(context, somewhere, desk.token)).toEqual({ dayLimit: LIMIT, usedToday: 1 })
    expect(asked).toEqual([somewhere])
    const failing = { ...context, resolveBaseUrl: () => Promise.reject(new Error('gone')) }
    await expect(testDraft(failing, somewhere, desk.token)).rejects.toThrow('gone')
    expect(server.operation.requests).toHaveLength(1)
  })
})
