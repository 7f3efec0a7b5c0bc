import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { fetchOf } from '../../../src/cli/network.ts'
import { NO_POLICY } from '../../../src/shared/policy/policy.ts'

const loaded = vi.hoisted(() => ({ count: 0 }))
vi.mock('undici', async (original) => {
  loaded.count++
  return original()
})

let server: Server
let address = ''

beforeAll(async () => {
  server = createServer((_request, response) => response.end('here'))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`
})
afterAll(() => {
  server.closeAllConnections()
  server.close()
})

test('the library for proxies is loaded only where the environment names one', async () => {
  const direct = fetchOf({ NO_PROXY: '*', HTTPS_PROXY: '' }, NO_POLICY)
  expect(await (await direct(address, {})).text()).toBe('here')
  expect([loaded.count, direct.proxyOf]).toEqual([0, undefined])
  const proxied = fetchOf({ HTTPS_PROXY: 'http://127.0.0.1:9' }, NO_POLICY)
  expect(await (await proxied(address, {})).text()).toBe('here')
  expect(loaded.count).toBe(1)
  const route = await proxied.proxyOf?.(new URL('https://wv0010.wolkvox.com/x'))
  expect(route?.host).toBe('127.0.0.1:9')
})
