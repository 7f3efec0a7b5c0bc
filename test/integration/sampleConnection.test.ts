import { Worker } from 'node:worker_threads'
import { afterAll, afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { SAMPLE_SERVER, SAMPLE_TOKEN } from '../../src/core/wolkvox/address.ts'
import { SampleThread } from '../../src/core/sample/sampleThread.ts'
import { requestTokenInfo } from '../../src/core/wolkvox/tokenInfo.ts'
import { isSampleConnection, parseBaseUrl, SAMPLE_BASE_URL } from '../../src/core/wolkvox/address.ts'
import { createStore } from '../../src/core/store/store.ts'
import { Cli, closeDesks } from '../support/cli.ts'
import { KEY, removeTemporaryFolders, WORKER_URL } from '../support/connectedStore.ts'
import { threadUrl } from '../support/threadUrls.ts'

const SAMPLE_WORKER_URL = threadUrl('sampleWorker')

afterAll(removeTemporaryFolders)
afterAll(closeDesks)

describe('the sample operation’s thread', () => {
  let thread: SampleThread

  beforeEach(() => {
    thread = new SampleThread(SAMPLE_WORKER_URL)
  })
  afterEach(() => thread.close())

  async function limitOf(): Promise<number | null> {
    return (await requestTokenInfo(fetch, await thread.start())).dayLimit
  }

  test('starts once, answers with its token, and starts again after its end', async () => {
    const [first, second] = await Promise.all([thread.start(), thread.start()])
    expect(second).toEqual(first)
    expect(first).toMatchObject({ server: SAMPLE_SERVER, token: SAMPLE_TOKEN })
    expect(await limitOf()).toBe(25_000)
    await thread.close()
    await expect(fetch(first.baseUrl)).rejects.toThrow('fetch failed')
    await thread.close()
    expect(await limitOf()).toBe(25_000)
  })

  test('that died is started anew', async () => {
    const listened = vi.spyOn(Worker.prototype, 'once')
    const first = await thread.start()
    const worker = listened.mock.contexts[0] as Worker | undefined
    listened.mockRestore()
    await worker?.terminate()
    const again = await thread.start()
    expect(again.baseUrl).not.toBe(first.baseUrl)
    expect(await limitOf()).toBe(25_000)
  })

  test('that cannot start says so, each time', async () => {
    thread = new SampleThread(new URL('nowhere.ts', SAMPLE_WORKER_URL))
    await expect(thread.start()).rejects.toMatchObject({ code: 'worker-lost' })
    await expect(thread.start()).rejects.toMatchObject({ code: 'worker-lost' })
  })
})

describe('a connection to the sample operation, as the desktop program stores it', () => {
  async function deskWithSample(): Promise<Cli> {
    const cli = new Cli({ ATALAYA_TOKEN: undefined })
    const store = createStore({ file: `${cli.home}/atalaya.db`, key: KEY, workerUrl: WORKER_URL })
    const facts = { name: 'Ejemplo', server: SAMPLE_SERVER, baseUrl: SAMPLE_BASE_URL, timeZone: 'America/Bogota' }
    await store.connections.add(facts)
    await store.close()
    return cli
  }

  test('works at the command line, which starts what it leads to and needs no keychain', async () => {
    const cli = await deskWithSample()
    expect(await cli.list(['connection', 'list'])).toEqual([
      { name: 'Ejemplo', server: SAMPLE_SERVER, baseUrl: SAMPLE_BASE_URL, hasToken: true },
    ])
    expect((await cli.run(['connection', 'list'])).stdout).toMatch(/Ejemplo .*sample data, invented .*stored/)
    expect(await cli.json(['connection', 'test'])).toEqual({ ok: true })
    const days = ['--from', '2025-03-01', '--to', '2025-03-02']
    const pulled = await cli.json(['pull', 'cdr_3', ...days])
    expect(pulled).toMatchObject({ failed: [], requests: 1 })
    // The same data in every run: it is invented from a fixed seed.
    const again = await cli.json(['pull', 'cdr_3', ...days, '--refresh'])
    expect(again).toMatchObject({ rows: pulled['rows'], requests: 1 })
    expect(await cli.json(['watch', 'calls_last_10', '--once'])).toHaveProperty('rows')
    expect(await cli.json(['quota'])).toMatchObject({ today: 4, limit: 25_000 })
    expect(await cli.json(['connection', 'remove', '--name', 'ejemplo', '--with-data'])).toEqual({ removed: 'Ejemplo' })
  })

  test('is none that anybody can type', () => {
    expect(isSampleConnection({ baseUrl: SAMPLE_BASE_URL })).toBe(true)
    expect(isSampleConnection({ baseUrl: 'https://wv0010.wolkvox.com' })).toBe(false)
    expect(() => parseBaseUrl(SAMPLE_BASE_URL)).toThrow(expect.objectContaining({ code: 'bad-server' }))
  })
})
