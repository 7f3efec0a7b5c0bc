import type { ProxyConfig, Session } from 'electron'
import { describe, expect, test } from 'vitest'
import { AppError } from '../../../src/shared/errors.ts'
import type { ProxyChoice } from '../../../src/shared/policy/proxies.ts'
import type { SecretStore } from '../../../src/core/vault/secretStore.ts'
import type { Fetch } from '../../../src/core/wolkvox/client.ts'
import { networkFault, neverArrived } from '../../../src/core/wolkvox/networkFaults.ts'
import { withNodeCode } from '../../../src/main/network/netErrors.ts'
import { firstProxy } from '../../../src/main/network/proxyList.ts'
import { setWay } from '../../../src/main/network/setWay.ts'
import { ProxyLogins } from '../../../src/main/network/proxyLogins.ts'
import { tryWay } from '../../../src/main/network/wayToServer.ts'

const URL_OF_SERVER = new URL('https://wv0010.wolkvox.com')
const PROXY = new URL('http://proxy.example:8080')

describe('what Chromium’s network says', () => {
  test.each([
    ['ERR_NAME_NOT_RESOLVED', undefined, 'unreachable', true],
    ['ERR_INTERNET_DISCONNECTED', undefined, 'unreachable', true],
    ['ERR_CONNECTION_REFUSED', undefined, 'unreachable', true],
    ['ERR_CONNECTION_TIMED_OUT', undefined, 'unreachable', true],
    // A connection that broke may have brought the request.
    ['ERR_CONNECTION_RESET', undefined, 'unreachable', false],
    ['ERR_EMPTY_RESPONSE', undefined, 'unreachable', false],
    ['ERR_TIMED_OUT', undefined, 'timed-out', false],
    ['ERR_PROXY_CONNECTION_FAILED', PROXY, 'proxy-unreachable', true],
    ['ERR_TUNNEL_CONNECTION_FAILED', PROXY, 'proxy-refused', true],
    ['ERR_CERT_AUTHORITY_INVALID', PROXY, 'untrusted-certificate', true],
    ['ERR_CERT_DATE_INVALID', undefined, 'untrusted-certificate', true],
    ['ERR_CERT_WEAK_KEY', undefined, 'untrusted-certificate', true],
    ['ERR_SSL_VERSION_OR_CIPHER_MISMATCH', undefined, 'unreachable', true],
    ['ERR_SOMETHING_NEW', undefined, 'unreachable', false],
  ] as const)('net::%s through %s is %s; never sent: %s', async (name, proxy, code, isUnsent) => {
    const cause = withNodeCode(new Error(`net::${name}`))
    const route = { url: URL_OF_SERVER, proxy, issuerOf: () => 'An Authority' }
    const fault = await networkFault(cause, route, false)
    expect([fault.code, neverArrived(fault)]).toEqual([code, isUnsent])
    if (code === 'untrusted-certificate') expect(fault.detail['issuer']).toBe('An Authority')
  })

  test('an error of something else stays as it is', () => {
    const error = new Error('aborted')
    expect(withNodeCode(error)).toBe(error)
    expect(error).not.toHaveProperty('code')
  })
})

test.each([
  ['DIRECT', undefined],
  ['', undefined],
  ['PROXY proxy.example:8080; DIRECT', 'http://proxy.example:8080'],
  ['HTTPS proxy.example:8443', 'https://proxy.example:8443'],
  ['DIRECT; PROXY proxy.example:8080', undefined],
  ['PROXY [::1]:3128', 'http://[::1]:3128'],
  ['SOCKS5 proxy.example:1080', 'socks://proxy.example:1080'],
  ['PROXY not a host', 'http://not'],
])('of the proxies %j the first is %s', (list, first) => {
  expect(firstProxy(list)?.href.replace(/\/$/u, '')).toBe(first)
})

describe('the way that the administrator set', () => {
  /** What a session is told of its way. */
  async function toldWith(proxy: ProxyChoice | null): Promise<readonly ProxyConfig[]> {
    const told: ProxyConfig[] = []
    const session: Pick<Session, 'setProxy'> = {
      setProxy: (config) => {
        told.push(config)
        return Promise.resolve()
      },
    }
    await setWay(session as Session, { proxy })
    return told
  }

  test.each<[string, ProxyChoice | null, readonly ProxyConfig[]]>([
    ['nothing', null, []],
    ['the system’s', { kind: 'system' }, []],
    ['none', { kind: 'none' }, [{ mode: 'direct' }]],
    [
      'one of its own',
      { kind: 'fixed', address: 'http://proxy.example:3128' },
      [{ mode: 'fixed_servers', proxyRules: 'http://proxy.example:3128' }],
    ],
  ])('%s is what a session is told', async (_name, proxy, told) => {
    expect(await toldWith(proxy)).toEqual(told)
  })

  test('that cannot be read is no way at all', async () => {
    await expect(toldWith({ kind: 'blocked' })).rejects.toMatchObject({ code: 'managed', detail: { setting: 'Proxy' } })
  })
})

class Memory implements SecretStore {
  readonly kept = new Map<string, string>()
  problem: AppError | undefined

  get(account: string): Promise<string | null> {
    return this.#answer(this.kept.get(account) ?? null)
  }

  set(account: string, secret: string): Promise<void> {
    if (this.problem === undefined) this.kept.set(account, secret)
    return this.#answer(undefined)
  }

  remove(account: string): Promise<boolean> {
    return this.#answer(this.kept.delete(account))
  }

  #answer<T>(value: T): Promise<T> {
    return this.problem === undefined ? Promise.resolve(value) : Promise.reject(this.problem)
  }
}

describe('the log-in of a proxy', () => {
  const LOGIN = { user: 'ana', password: 'clave' }

  test('is found again by another run, for that proxy alone', async () => {
    const secrets = new Memory()
    await new ProxyLogins(secrets).keep('proxy.example:8080', LOGIN)
    const logins = new ProxyLogins(secrets)
    expect(await logins.of('proxy.example:8080')).toEqual(LOGIN)
    expect(await logins.of('proxy.example:8081')).toBeUndefined()
    expect(await logins.forget('proxy.example:8080')).toBe(true)
    expect(await logins.of('proxy.example:8080')).toBeUndefined()
    expect([...secrets.kept.values()].join(' ')).not.toMatch(/proxy\.example|ana|clave/u)
  })

  test('is listed without its password, and one that an earlier version kept as soon as it is used', async () => {
    const secrets = new Memory()
    await new ProxyLogins(secrets).keep('b.example:8080', LOGIN)
    secrets.kept.set('proxy:a.example:3128', JSON.stringify({ user: 'luis', password: 'otra' }))
    const logins = new ProxyLogins(secrets)
    const listed = { proxy: 'b.example:8080', user: 'ana', isKept: true }
    expect(await logins.all()).toEqual([listed])
    await logins.of('a.example:3128')
    const both = [{ proxy: 'a.example:3128', user: 'luis', isKept: true }, listed]
    expect(await logins.all()).toEqual(both)
    expect(await new ProxyLogins(secrets).all()).toEqual(both)
    await logins.forget('b.example:8080')
    expect(await new ProxyLogins(secrets).all()).toEqual(both.slice(0, 1))
  })

  test('is known still where the keychain does not let it be forgotten', async () => {
    const secrets = new Memory()
    const logins = new ProxyLogins(secrets)
    await logins.keep('p:1', LOGIN)
    secrets.problem = new AppError('keychain-locked')
    await expect(logins.forget('p:1')).rejects.toThrow(secrets.problem)
    expect(await logins.of('p:1')).toEqual(LOGIN)
  })

  test('holds until the program ends where there is no keychain, which is said', async () => {
    const secrets = new Memory()
    secrets.problem = new AppError('no-keychain')
    const logins = new ProxyLogins(secrets)
    await expect(logins.keep('p:1', LOGIN)).rejects.toThrow(secrets.problem)
    expect(await logins.of('p:1')).toEqual(LOGIN)
    expect(await logins.all()).toEqual([{ proxy: 'p:1', user: 'ana', isKept: false }])
    expect(await new ProxyLogins(secrets).of('p:1')).toBeUndefined()
    expect(await logins.forget('p:1')).toBe(true)
    expect(await logins.all()).toEqual([])
  })

  test('is none where the keychain holds something else', async () => {
    const secrets = new Memory()
    secrets.kept.set('proxy:p:1', 'nothing of ours')
    expect(await new ProxyLogins(secrets).of('p:1')).toBeUndefined()
  })
})

describe('the way to a server', () => {
  function fetchThat(answer: () => Promise<Response>, proxy?: URL): Fetch {
    return Object.assign(() => answer(), { proxyOf: () => proxy, issuerOf: () => 'An Authority' })
  }
  const good = (): Promise<Response> => Promise.resolve(new Response('', { status: 404 }))
  const states = async (fetch: Fetch, baseUrl: string, askToken = (): Promise<unknown> => Promise.resolve()) =>
    (await tryWay(fetch, baseUrl, askToken)).map(({ step, state, error, found }) => [step, state, error?.code ?? found])

  test('passes step by step, whatever the server says to whom it does not know', async () => {
    expect(await states(fetchThat(good, PROXY), 'https://wv0010.wolkvox.com')).toEqual([
      ['proxy', 'passed', 'proxy.example:8080'],
      ['name', 'skipped', null],
      ['certificate', 'passed', 'An Authority'],
      ['server', 'passed', '404'],
      ['token', 'passed', null],
    ])
    expect((await states(fetchThat(good), 'http://127.0.0.1:80')).map(([, state]) => state)).toEqual([
      'skipped',
      'passed',
      'skipped',
      'passed',
      'passed',
    ])
  })

  test.each([
    ['ERR_PROXY_CONNECTION_FAILED', 'proxy', 'proxy-unreachable'],
    ['ERR_CERT_AUTHORITY_INVALID', 'certificate', 'untrusted-certificate'],
    ['ERR_CONNECTION_RESET', 'server', 'unreachable'],
  ])('stops at the step of net::%s, and asks for nothing beyond', async (name, step, code) => {
    let isAsked = false
    const failing = fetchThat(() => Promise.reject(withNodeCode(new Error(`net::${name}`))), PROXY)
    const outcomes = await states(failing, 'https://wv0010.wolkvox.com', () => {
      isAsked = true
      return Promise.resolve()
    })
    const place = outcomes.findIndex(([, state]) => state === 'failed')
    expect(outcomes[place]).toEqual([step, 'failed', code])
    expect(outcomes.slice(place + 1).every(([, state]) => state === 'skipped')).toBe(true)
    expect(isAsked).toBe(false)
  })

  test('ends at the token where the server refuses it', async () => {
    const outcomes = await states(fetchThat(good), 'http://127.0.0.1:80', () =>
      Promise.reject(new AppError('token-refused')),
    )
    expect(outcomes.at(-1)).toEqual(['token', 'failed', 'token-refused'])
  })
})
