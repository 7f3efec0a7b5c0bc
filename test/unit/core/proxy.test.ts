import { describe, expect, test } from 'vitest'
import { proxyOfEnvironment } from '../../../src/core/wolkvox/proxy.ts'

const PROXY = 'http://proxy.example:3128'

function proxyFor(address: string, environment: Readonly<Record<string, string>>): string | undefined {
  return proxyOfEnvironment(environment)?.(new URL(address))?.href
}

describe('which proxy is used', () => {
  test.each<[string, Readonly<Record<string, string>>, string | undefined]>([
    ['https://a.test', {}, undefined],
    ['https://a.test', { HTTPS_PROXY: PROXY }, `${PROXY}/`],
    ['https://a.test', { https_proxy: PROXY }, `${PROXY}/`],
    ['https://a.test', { Https_Proxy: PROXY }, `${PROXY}/`],
    ['https://a.test', { HTTPS_PROXY: 'http://big:1', https_proxy: 'http://small:2' }, 'http://small:2/'],
    ['https://a.test', { HTTPS_PROXY: ' ', https_proxy: '' }, undefined],
    ['https://a.test', { HTTP_PROXY: PROXY }, `${PROXY}/`],
    ['https://a.test', { HTTP_PROXY: 'http://other:1', HTTPS_PROXY: PROXY }, `${PROXY}/`],
    ['http://a.test', { HTTPS_PROXY: PROXY }, undefined],
    ['https://a.test', { HTTPS_PROXY: 'proxy.example:3128' }, `${PROXY}/`],
    ['https://a.test', { HTTPS_PROXY: 'https://u:p%40@proxy.example' }, 'https://u:p%40@proxy.example/'],
  ])('%s with %j: %s', (address, environment, proxy) => {
    expect(proxyFor(address, environment)).toBe(proxy)
  })

  test.each(['http://127.0.0.1:8080', 'http://127.9.9.9', 'http://localhost:1', 'http://[::1]:9', 'https://127.0.0.1'])(
    'never one for this computer: %s',
    (address) => {
      expect(proxyFor(address, { HTTP_PROXY: PROXY, HTTPS_PROXY: PROXY })).toBeUndefined()
    },
  )

  test.each<[string, string, boolean]>([
    ['', 'https://wv1.wolkvox.com', true],
    ['*', 'https://wv1.wolkvox.com', false],
    ['wolkvox.com', 'https://wv1.wolkvox.com', false],
    ['.wolkvox.com', 'https://wv1.wolkvox.com', false],
    ['*.wolkvox.com', 'https://wv1.wolkvox.com', false],
    ['WOLKVOX.COM', 'https://wv1.wolkvox.com', false],
    ['wv1.wolkvox.com', 'https://wv1.wolkvox.com', false],
    ['wv2.wolkvox.com', 'https://wv1.wolkvox.com', true],
    ['kvox.com', 'https://wv1.wolkvox.com', true],
    ['com.example', 'https://wv1.wolkvox.com', true],
    ['a.test,b.test wolkvox.com', 'https://wv1.wolkvox.com', false],
    ['wolkvox.com:443', 'https://wv1.wolkvox.com', false],
    ['wolkvox.com:8443', 'https://wv1.wolkvox.com', true],
    ['wolkvox.com:8443', 'https://wv1.wolkvox.com:8443', false],
    ['10.0.0.7', 'https://10.0.0.7', false],
    ['[fd00::1]', 'https://[fd00::1]', false],
    ['.', 'https://wv1.wolkvox.com', true],
  ])('with NO_PROXY=%j %s goes through it: %s', (exceptions, address, isUsed) => {
    expect(proxyFor(address, { HTTPS_PROXY: PROXY, NO_PROXY: exceptions }) !== undefined).toBe(isUsed)
    expect(proxyFor(address, { HTTPS_PROXY: PROXY, no_proxy: exceptions }) !== undefined).toBe(isUsed)
  })

  test.each(['socks5://ana:s3cr3t@proxy', 'ftp://ana:s3cr3t@proxy', 'http://', '://ana:s3cr3t', 'http://a b'])(
    '%j is wrong usage, which is not quoted',
    (value) => {
      const refusal = (): unknown => {
        try {
          return proxyFor('https://a.test', { HTTPS_PROXY: value })
        } catch (cause) {
          return cause
        }
      }
      expect(refusal()).toMatchObject({ code: 'usage' })
      expect(JSON.stringify(refusal())).not.toContain('s3cr3t')
      expect(proxyFor('http://localhost:1', { HTTPS_PROXY: value })).toBeUndefined()
    },
  )
})
