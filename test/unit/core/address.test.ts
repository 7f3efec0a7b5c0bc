import { describe, expect, test } from 'vitest'
import { defaultBaseUrl, parseBaseUrl, parseServerCode } from '../../../src/core/wolkvox/address.ts'

const refused = expect.objectContaining({ code: 'bad-server' }) as Error

describe('a server code', () => {
  test.each([
    ['0010', '0010'],
    [' wv0010 ', '0010'],
    ['WV0010', '0010'],
    ['https://wv0010.wolkvox.com', '0010'],
    ['https://wv0010.wolkvox.com/api/v2/reports_manager.php?api=cdr_3', '0010'],
    ['http://WV0010.wolkvox.com:443/', '0010'],
    ['wv0010.wolkvox.com/manager', '0010'],
    ['wvcustomer-a.wolkvox.com', 'customer-a'],
  ])('is understood in %j', (text, code) => {
    expect(parseServerCode(text)).toBe(code)
    expect(defaultBaseUrl(code)).toBe(`https://wv${code}.wolkvox.com`)
  })

  test.each([
    '',
    ' ',
    'https://example.com',
    'https://wv0010.wolkvox.com.evil.example',
    'https://evil.example/wv0010.wolkvox.com',
    'https://wv0010.wolkvox.com@evil.example',
    'https://manager.wolkvox.com',
    'wv0010.example.com',
    '-10',
    '00 10',
    'a/b',
    '../x',
    'a'.repeat(40),
  ])('is not understood in %j', (text) => {
    expect(() => parseServerCode(text)).toThrow(refused)
  })
})

describe('a base address', () => {
  test.each([
    ['https://proxy.example', 'https://proxy.example'],
    ['https://proxy.example/wolkvox/', 'https://proxy.example/wolkvox'],
    ['https://proxy.example:8443//', 'https://proxy.example:8443'],
    ['http://127.0.0.1:8080/', 'http://127.0.0.1:8080'],
    ['http://localhost:3000', 'http://localhost:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
    ['http://127.9.9.9', 'http://127.9.9.9'],
  ])('is taken: %j', (text, address) => {
    expect(parseBaseUrl(text)).toBe(address)
  })

  test.each([
    '',
    'proxy.example',
    'http://proxy.example',
    'http://10.0.0.1',
    'http://localhost.evil.example',
    'http://127.0.0.1.evil.example',
    'ftp://127.0.0.1',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'https://user:secret@proxy.example',
    'https://user@proxy.example',
    'https://proxy.example/?a=b',
    'https://proxy.example/#a',
  ])('is refused: %j', (text) => {
    expect(() => parseBaseUrl(text)).toThrow(refused)
  })
})
