import { writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from 'vitest'
import { type SampleOperation, startSampleOperation } from '../../src/core/sample/operation.ts'
import { Cli, closeDesks, TOKEN, ZONE, type Document, type Environment } from '../support/cli.ts'
import {
  AUTHORITY_FILE,
  AUTHORITY_NAME,
  CERTIFIED_HOST,
  deadPort,
  startProxy,
  startTlsInFrontOf,
  type Listening,
  type Proxy,
  type ProxyOptions,
} from '../support/proxy.ts'

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-03'] as const
const CONNECT = `${CERTIFIED_HOST}:443`
const TRUSTING = { NODE_EXTRA_CA_CERTS: AUTHORITY_FILE }
/** Whatever the computer that runs the tests has. */
const NO_PROXIES = Object.fromEntries(
  ['http_proxy', 'https_proxy', 'no_proxy', 'all_proxy'].flatMap((name) => [
    [name, undefined],
    [name.toUpperCase(), undefined],
  ]),
)

/** What is closed at the end, those in front first. */
const opened: { readonly close: () => Promise<void> }[] = []

afterAll(async () => {
  for (const each of opened.toReversed()) await each.close()
  await closeDesks()
})

/** An operation of a test's own, since a token may send but two requests at once. */
async function openOperation(): Promise<SampleOperation> {
  const operation = await startSampleOperation({ token: TOKEN, timeZone: ZONE, rowsPerDay: 2 })
  opened.push(operation)
  return operation
}

/** An operation with https in front of it. */
async function operationBehindTls(): Promise<Listening> {
  const operation = await openOperation()
  const behindTls = await startTlsInFrontOf(operation.baseUrl)
  opened.push(behindTls)
  return behindTls
}

async function proxyWith(options: Partial<ProxyOptions> = {}): Promise<Proxy & { readonly address: string }> {
  const leadsTo = options.leadsTo ?? (await operationBehindTls()).port
  const proxy = await startProxy({ ...options, leadsTo })
  opened.push(proxy)
  return { ...proxy, address: `http://127.0.0.1:${proxy.port}` }
}

/** A user whose operation can be reached through a proxy only. */
async function userWith(env: Environment): Promise<Cli> {
  const cli = new Cli({ ...NO_PROXIES, ...env })
  await cli.json(['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', `https://${CERTIFIED_HOST}`])
  return cli
}

function errorOf(document: Document): Document {
  return document['error'] as Document
}

const MANAGED = fileURLToPath(new URL('../support/managedCli.ts', import.meta.url))

test('a proxy that the administrator set goes before the environment’s where it is locked, behind it where not', async () => {
  const [set, own] = [await proxyWith(), await proxyWith()]
  const cli = new Cli({ ...NO_PROXIES, ...TRUSTING }, (of) => [MANAGED, of.path('policy.json')])
  const policy = (levels: object): void => {
    writeFileSync(cli.path('policy.json'), JSON.stringify(levels), { mode: 0o644 })
  }
  policy({ Mandatory: { Proxy: set.address } })
  await cli.json(['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', `https://${CERTIFIED_HOST}`])
  const named = { env: { HTTPS_PROXY: own.address } }
  const connects = (): readonly number[] => [set.connects.length, own.connects.length]
  expect(await cli.json(['connection', 'test'], 0, named)).toEqual({ ok: true })
  expect(connects()).toEqual([1, 0])
  policy({ Recommended: { Proxy: set.address } })
  expect(await cli.json(['connection', 'test'], 0, named)).toEqual({ ok: true })
  expect(connects()).toEqual([1, 1])
  expect(await cli.json(['connection', 'test'])).toEqual({ ok: true })
  expect(connects()).toEqual([2, 1])
  // Locked and unreadable: nothing goes out, whatever the environment names.
  policy({ Mandatory: { Proxy: 'socks5://127.0.0.1:1080' } })
  expect(await cli.json(['connection', 'test'], 2, named)).toMatchObject({
    error: { code: 'managed' },
  })
  expect(connects()).toEqual([2, 1])
})

describe.concurrent('a proxy that the environment names', () => {
  test.each(['HTTPS_PROXY', 'https_proxy', 'HTTP_PROXY', 'http_proxy'])('%s is used', async (name) => {
    const proxy = await proxyWith()
    const cli = await userWith({ ...TRUSTING, [name]: proxy.address })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ rows: 6, requests: 1, failed: [] })
    expect(new Set(proxy.connects)).toEqual(new Set([CONNECT]))
    expect(proxy.others).toEqual([])
    expect(await cli.json(['connection', 'test'])).toEqual({ ok: true })
  })

  test('may be written without a scheme', async () => {
    const proxy = await proxyWith()
    const cli = await userWith({ ...TRUSTING, HTTPS_PROXY: `127.0.0.1:${proxy.port}` })
    expect(await cli.json(['connection', 'test'])).toEqual({ ok: true })
    expect(proxy.connects).toEqual([CONNECT])
  })

  test('that wants a log-in says so, once, and gets what stands in the variable', async () => {
    const proxy = await proxyWith({ login: 'ana:s3cr3t word' })
    const withLogin = `http://ana:s3cr3t%20word@127.0.0.1:${proxy.port}`
    const cli = await userWith({ ...TRUSTING, HTTPS_PROXY: proxy.address })
    const refused = await cli.json(['pull', 'cdr_3', ...DAYS], 6)
    expect(refused).toMatchObject({ requests: 0, error: { code: 'proxy-login' } })
    expect(errorOf(refused)['message']).toBe(
      `The proxy 127.0.0.1:${proxy.port} wants a user name and a password (status 407).`,
    )
    expect(proxy.connects).toHaveLength(1)
    const wrong = await cli.run(['connection', 'test'], { env: { HTTPS_PROXY: withLogin.replace('ana', 'eva') } })
    expect(wrong.status).toBe(6)
    expect(wrong.stderr).not.toMatch(/s3cr3t|eva/)
    expect(await cli.json(['quota'])).toMatchObject({ today: 0 })
    const pulled = await cli.json(['pull', 'cdr_3', ...DAYS], 0, { env: { HTTPS_PROXY: withLogin } })
    expect(pulled).toMatchObject({ rows: 6, requests: 1 })
    expect(await cli.json(['quota'])).toMatchObject({ today: 1 })
  })

  test('that is not there is named, and no request counts', async () => {
    const port = await deadPort()
    const cli = await userWith({ HTTPS_PROXY: `http://ana:s3cr3t@127.0.0.1:${port}` })
    const outcome = await cli.run(['connection', 'test'])
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toContain(
      `The proxy 127.0.0.1:${port}, through which ${CERTIFIED_HOST} is asked, cannot be reached (nothing answers there).`,
    )
    expect(outcome.stderr).not.toContain('s3cr3t')
    expect(await cli.json(['pull', 'cdr_3', ...DAYS], 6)).toMatchObject({
      requests: 0,
      error: { code: 'proxy-unreachable' },
    })
    expect(await cli.json(['quota'])).toMatchObject({ today: 0 })
  })

  test('that does not connect is named with its status', async () => {
    const proxy = await proxyWith({ refusesWith: 502 })
    const cli = await userWith({ ...TRUSTING, HTTPS_PROXY: proxy.address })
    const outcome = await cli.run(['connection', 'test'])
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toContain(`does not connect to the server ${CERTIFIED_HOST} (status 502)`)
    expect(await cli.json(['quota'])).toMatchObject({ today: 0 })
  })

  test('is named where the server behind it breaks off', async () => {
    const proxy = await proxyWith({ leadsTo: await deadPort() })
    const cli = await userWith({ ...TRUSTING, HTTPS_PROXY: proxy.address })
    const outcome = await cli.run(['connection', 'test'])
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toContain(`through the proxy 127.0.0.1:${proxy.port}`)
  })

  test('that cannot be one is wrong usage, which quotes no password', async () => {
    const cli = await userWith({ HTTPS_PROXY: 'socks5://ana:s3cr3t@127.0.0.1:1080' })
    const outcome = await cli.run(['connection', 'test'])
    expect(outcome.status).toBe(2)
    expect(outcome.stderr).toContain('The variable HTTPS_PROXY names no proxy that can be used.')
    expect(outcome.stderr).not.toContain('s3cr3t')
    expect(await cli.json(['pull', 'cdr_3', ...DAYS], 2)).toMatchObject({ requests: 0, error: { code: 'usage' } })
    expect(await cli.json(['quota'])).toMatchObject({ today: 0 })
  })

  test('is not used for what NO_PROXY names', async () => {
    const proxy = await proxyWith()
    const cli = await userWith({ ...TRUSTING, HTTPS_PROXY: proxy.address, no_proxy: 'example.org, wolkvox.invalid' })
    const document = await cli.json(['connection', 'test'], 6)
    expect(errorOf(document)['code']).toBe('unreachable')
    expect(errorOf(document)['message']).not.toContain('proxy')
    expect(proxy.connects).toEqual([])
  })

  test.each([{}, { NODE_USE_ENV_PROXY: '1' }])('is never used for this computer (%j)', async (more) => {
    const [proxy, operation] = await Promise.all([proxyWith(), openOperation()])
    const cli = new Cli({ ...NO_PROXIES, HTTPS_PROXY: proxy.address, HTTP_PROXY: proxy.address, ...more })
    await cli.json(['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', operation.baseUrl])
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ rows: 6, failed: [] })
    expect([proxy.connects, proxy.others]).toEqual([[], []])
  })
})

describe.concurrent('a certificate', () => {
  test('that nobody trusts is refused with its issuer, before anything is sent', async () => {
    const proxy = await proxyWith()
    const cli = await userWith({ HTTPS_PROXY: proxy.address })
    const refused = await cli.json(['pull', 'cdr_3', ...DAYS], 6)
    expect(refused).toMatchObject({ requests: 0, error: { code: 'untrusted-certificate' } })
    expect(errorOf(refused)['message']).toContain(`The certificate of ${CERTIFIED_HOST}, issued by "${AUTHORITY_NAME}"`)
    expect(errorOf(refused)['hint']).toContain('NODE_EXTRA_CA_CERTS')
    expect(await cli.json(['quota'])).toMatchObject({ today: 0 })
  })

  test('is refused the same without a proxy', async () => {
    const cli = new Cli(NO_PROXIES)
    const baseUrl = `https://127.0.0.1:${(await operationBehindTls()).port}`
    await cli.json(['connection', 'add', '--name', 'ops', '--server', '0010', '--base-url', baseUrl])
    const outcome = await cli.run(['connection', 'test'])
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toContain(`issued by "${AUTHORITY_NAME}"`)
    expect(await cli.json(['connection', 'test'], 0, { env: TRUSTING })).toEqual({ ok: true })
  })

  test.runIf(process.platform === 'linux')('is trusted where the system trusts its issuer', async () => {
    const proxy = await proxyWith()
    // What OpenSSL takes for the system's.
    const cli = await userWith({ HTTPS_PROXY: proxy.address, SSL_CERT_FILE: AUTHORITY_FILE })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ rows: 6, requests: 1 })
  })

  test('for another name is refused, although its issuer is trusted', async () => {
    const proxy = await proxyWith()
    const cli = new Cli({ ...NO_PROXIES, ...TRUSTING, HTTPS_PROXY: proxy.address })
    const baseUrl = 'https://wv0099.wolkvox.invalid'
    await cli.json(['connection', 'add', '--name', 'ops', '--server', '0099', '--base-url', baseUrl])
    const outcome = await cli.run(['connection', 'test'])
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toContain('it is for another name')
  })

  test('is always checked: the variable that switches that off is refused', async () => {
    const env = { ...NO_PROXIES, NODE_TLS_REJECT_UNAUTHORIZED: '0' }
    const cli = new Cli(env)
    const outcome = await cli.run(['connection', 'list'])
    expect([outcome.status, outcome.stdout]).toEqual([2, ''])
    expect(outcome.stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 is set')
    expect(await cli.json(['reports'], 2)).toMatchObject({ error: { code: 'certificates-unchecked' } })
    const spanish = await cli.run(['connection', 'list'], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(spanish.stderr).toContain('NODE_TLS_REJECT_UNAUTHORIZED=0 está definida')
    expect((await cli.run(['help'])).status).toBe(0)
    expect((await cli.run(['reports'], { env: { NODE_TLS_REJECT_UNAUTHORIZED: '1' } })).status).toBe(0)
  })
})
