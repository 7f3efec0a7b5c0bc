import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startSampleOperation, type SampleOperation } from '../../src/core/sample/operation.ts'
import { storeKeyAccount, tokenAccount } from '../../src/core/vault/secretStore.ts'
import {
  Cli,
  closeDesks,
  KEPT_OPEN,
  SECRET_INSIDE,
  TOKEN,
  ZONE,
  type CallOptions,
  type Document,
} from '../support/cli.ts'
import { hashOf } from '../support/files.ts'
import { KeychainSession, startKeychain, whyNoKeychain } from '../support/keychainSession.ts'
import type { TestKeychain } from '../support/systemKeychain.ts'

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-01'] as const

const absent = whyNoKeychain()
const isRequired = process.env['ATALAYA_REQUIRE_KEYCHAIN'] === '1'
if (absent !== undefined) process.stderr.write(`The keychain is not tested here: ${absent}.\n`)

test.runIf(isRequired)('a keychain can be had, as ATALAYA_REQUIRE_KEYCHAIN asks', () => {
  expect(absent).toBe(undefined)
})

describe.skipIf(absent !== undefined)(`a keychain${absent === undefined ? '' : ` (skipped: ${absent})`}`, () => {
  let session: TestKeychain
  let operation: SampleOperation

  beforeAll(async () => {
    session = await startKeychain()
    operation = await startSampleOperation({ token: TOKEN, timeZone: ZONE, rowsPerDay: 3 })
  })

  afterAll(async () => {
    await Promise.all([operation.close(), session.stop()])
    await closeDesks()
  })

  /** A user of the session who gives neither key nor token. */
  function newUser(): Cli {
    return new Cli({ ...session.env, ATALAYA_STORE_KEY: undefined, ATALAYA_TOKEN: undefined })
  }

  function add(cli: Cli, name: string, options: CallOptions): Promise<Document> {
    const { server, baseUrl } = operation
    return cli.json(['connection', 'add', '--name', name, '--server', server, '--base-url', baseUrl], 0, options)
  }

  function profileOf(cli: Cli): string {
    return (JSON.parse(readFileSync(join(cli.home, 'profile.json'), 'utf8')) as { id: string }).id
  }

  test('keeps a token and the key: add, list, pull, another process, remove', async () => {
    const cli = newUser()
    await add(cli, 'ops', { input: `  ${TOKEN}\t\r\nanother line\n` })
    expect(await cli.list(['connection', 'list'])).toMatchObject([{ name: 'ops', hasToken: true }])
    const token = tokenAccount(1, profileOf(cli))
    const key = storeKeyAccount(profileOf(cli))
    expect(await session.secret(token)).toBe(TOKEN)
    expect(await session.secret(key)).toMatch(/^[0-9a-f]{64}$/)
    expect(await cli.json(['connection', 'test'])).toEqual({ ok: true })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ rows: 3, requests: 1 })
    expect(await cli.json(['show', 'cdr_3', ...DAYS])).toMatchObject({ total: 3 })
    // What is stored goes before what a run brings.
    expect(await cli.json(['pull', 'cdr_9', ...DAYS], 0, { env: { ATALAYA_TOKEN: 'wrong-token' } })).toMatchObject({
      rows: 3,
    })
    const stored = String(await session.secret(key))
    for (const secret of [TOKEN, stored]) expect(cli.holds(secret)).toBe(false)
    // The same key from the environment opens the same store.
    const env = { ATALAYA_STORE_KEY: stored }
    expect(await cli.json(['show', 'cdr_3', ...DAYS], 0, { env })).toMatchObject({ total: 3 })

    expect(await cli.json(['connection', 'remove', '--name', 'ops', '--with-data'])).toEqual({ removed: 'ops' })
    expect(await session.secret(token)).toBe(null)
    await add(cli, 'ops', { env: { ATALAYA_TOKEN: TOKEN } })
    expect(await cli.list(['connection', 'list'])).toMatchObject([{ name: 'ops', hasToken: false }])
    expect(await cli.json(['pull', 'cdr_3', ...DAYS], 7)).toMatchObject({ error: { code: 'no-token' } })
    expect(await session.secret(key)).toBe(stored)
  })

  test('a token that is empty or none is refused, and no connection is left', async () => {
    const cli = newUser()
    const words = ['connection', 'add', '--name', 'ops', '--server', '0010']
    for (const input of ['', '\n', ' \t \r\n', '\nsecond line\n']) {
      expect(await cli.json(words, 2, { input })).toMatchObject({ error: { code: 'empty-token' } })
    }
    expect((await cli.run(words)).status).toBe(2)
    const broken = await cli.run([...words, '--verbose'], { input: `${SECRET_INSIDE}\u0001${SECRET_INSIDE}\n` })
    expect([broken.status, broken.stdout]).toEqual([2, ''])
    expect(await cli.list(['connection', 'list'])).toEqual([])
  })

  test('the token is read as soon as its line is whole; Ctrl-C while waiting for it stops', async () => {
    const cli = newUser()
    const { server, baseUrl } = operation
    const words = (name: string): string[] => {
      return ['connection', 'add', '--name', name, '--server', server, '--base-url', baseUrl, '--json']
    }
    const open = cli.start(words('open'), { input: KEPT_OPEN })
    open.process.stdin?.write(`${TOKEN}\n`)
    expect((await open.outcome).status).toBe(0)
    const waiting = cli.start(words('waiting'), { input: KEPT_OPEN })
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(waiting.process.exitCode).toBe(null)
    waiting.process.kill('SIGINT')
    expect((await waiting.outcome).status).toBe(130)
    expect(await cli.list(['connection', 'list'])).toMatchObject([{ name: 'open', hasToken: true }])
  })

  test('a data folder that was moved still opens', async () => {
    const cli = newUser()
    await add(cli, 'ops', { input: TOKEN })
    await cli.json(['pull', 'cdr_3', ...DAYS])
    const moved = cli.path('moved')
    renameSync(cli.home, moved)
    const env = { ATALAYA_HOME: moved }
    expect(await cli.json(['show', 'cdr_3', ...DAYS], 0, { env })).toMatchObject({ total: 3 })
    expect(await cli.json(['pull', 'cdr_9', ...DAYS], 0, { env })).toMatchObject({ rows: 3 })
  })

  test('first starts at once end with one key', async () => {
    const cli = newUser()
    const names = ['a', 'b', 'c']
    await Promise.all(names.map((name) => add(cli, name, { input: TOKEN })))
    const listed = await cli.list(['connection', 'list'])
    expect(listed).toMatchObject(names.map((name) => ({ name, hasToken: true })))
    expect(await session.secret(storeKeyAccount(profileOf(cli)))).toMatch(/^[0-9a-f]{64}$/)
  })

  test('a store whose key is gone is refused and left as it is', async () => {
    const cli = newUser()
    await add(cli, 'ops', { input: TOKEN })
    await cli.json(['pull', 'cdr_3', ...DAYS])
    const file = join(cli.home, 'atalaya.db')
    const before = hashOf(file)
    const account = storeKeyAccount(profileOf(cli))
    await session.forget(account)
    for (const words of [
      ['show', 'cdr_3', ...DAYS],
      ['pull', 'cdr_3', ...DAYS],
      ['connection', 'list'],
      ['erase', '--yes'],
    ]) {
      expect(await cli.json(words, 7)).toMatchObject({ error: { code: 'store-key-missing' } })
    }
    expect([hashOf(file), await session.secret(account)]).toEqual([before, null])
    const given = { env: { ATALAYA_STORE_KEY: 'a'.repeat(64) } }
    expect(await cli.json(['connection', 'list'], 7, given)).toMatchObject({ error: { code: 'store-wrong-key' } })
    expect(hashOf(file)).toBe(before)
  })

  test.runIf(process.platform === 'linux')('ends with its session: no process is left', async () => {
    const own = session
    if (!(own instanceof KeychainSession)) throw new Error('Linux has a session')
    expect(own.running()).toHaveLength(3)
    await own.stop()
    await vi.waitFor(() => {
      expect(own.running()).toEqual([])
    }, 5_000)
    expect(existsSync(own.folder)).toBe(false)
  })
})
