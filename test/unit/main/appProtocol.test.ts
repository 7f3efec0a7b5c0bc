import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, posix, win32 } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { answerFileRequest, APP_PAGE, containedFile, isAppAddress } from '../../../src/main/appProtocol.ts'

describe('isAppAddress', () => {
  test.each([APP_PAGE, 'app://atalaya/', 'app://atalaya/a/b.js?x#y', 'APP://atalaya/index.html'])(
    'takes %s',
    (address) => {
      expect(isAppAddress(address)).toBe(true)
    },
  )

  test.each([
    '',
    'about:blank',
    'null',
    'app:atalaya',
    'app://other/index.html',
    'app://atalaya.example/index.html',
    'app://atalaya:8080/index.html',
    'app://example@other/index.html',
    'app://user@atalaya/index.html',
    'app://user:password@atalaya/index.html',
    'app://:password@atalaya/index.html',
    'apps://atalaya/index.html',
    'http://atalaya/index.html',
    'file:///atalaya/index.html',
    'data:text/html,app://atalaya/',
    'https://example.com/app://atalaya/index.html',
  ])('refuses %j', (address) => {
    expect(isAppAddress(address)).toBe(false)
  })
})

describe('containedFile', () => {
  test('names files below the root', () => {
    expect(containedFile('/srv/out', 'app://atalaya/index.html', posix)).toBe('/srv/out/index.html')
    expect(containedFile('/srv/out', 'app://atalaya/assets/a%20b.js?v=1', posix)).toBe('/srv/out/assets/a b.js')
    expect(containedFile('/srv/out/', 'app://atalaya/index.html', posix)).toBe('/srv/out/index.html')
    expect(containedFile('C:\\app\\out', 'app://atalaya/assets/a.js', win32)).toBe('C:\\app\\out\\assets\\a.js')
  })

  test('stays below the root where dots climb no further than it', () => {
    expect(containedFile('/srv/out', 'app://atalaya/../../index.html', posix)).toBe('/srv/out/index.html')
    expect(containedFile('/srv/out', 'app://atalaya/assets/%2e%2e/index.html', posix)).toBe('/srv/out/index.html')
  })

  test.each([
    'app://atalaya/..%2fsecret.js',
    'app://atalaya/..%2f..%2f..%2fetc/passwd',
    'app://atalaya/assets/..%2f..%2f..%2fsecret.js',
    // A folder beside the root whose name begins like it.
    'app://atalaya/..%2fout-of-bounds/a.js',
    'app://atalaya/',
    'app://atalaya/.',
    'app://atalaya/a%00.js',
    'app://atalaya/%zz.js',
    'app://other/index.html',
    'app://user@atalaya/index.html',
    'file:///srv/out/index.html',
    'not an address',
  ])('refuses %s', (address) => {
    expect(containedFile('/srv/out', address, posix)).toBeUndefined()
  })

  test.each([
    'app://atalaya/..%5csecret.js',
    'app://atalaya/..%5c..%5cWindows%5cwin.ini',
    'app://atalaya/C:/Windows/win.ini',
    'app://atalaya/C:%5cWindows%5cwin.ini',
    'app://atalaya/index.html::$DATA',
    'app://atalaya/..%2fout-of-bounds/a.js',
  ])('refuses %s on Windows', (address) => {
    expect(containedFile('C:\\app\\out', address, win32)).toBeUndefined()
  })

  test('reaches no network share on Windows', () => {
    expect(containedFile('C:\\app\\out', 'app://atalaya/%5c%5chost%5cshare%5ca.js', win32)).not.toMatch(/^\\\\/)
  })

  test('never leaves the root, whatever is asked', () => {
    const part = fc.oneof(
      fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '/', '\\', '//', 'C:', '%00', '~', 'out', 'index.html'),
      fc.string({ maxLength: 4 }),
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const address = `app://atalaya/${parts.join('')}`
        for (const [paths, root] of [
          [posix, '/srv/out'],
          [win32, 'C:\\app\\out'],
        ] as const) {
          const file = containedFile(root, address, paths)
          if (file !== undefined) {
            const relative = paths.relative(root, file)
            expect(relative).not.toBe('')
            expect(relative.split(paths.sep)[0]).not.toBe('..')
            expect(paths.isAbsolute(relative)).toBe(false)
          }
        }
      }),
      { numRuns: 2_000 },
    )
  })
})

describe('answerFileRequest', () => {
  let folder: string
  let root: string

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'atalaya-protocol-'))
    root = join(folder, 'renderer')
    await mkdir(join(root, 'folder.js'), { recursive: true })
    await writeFile(join(root, 'index.html'), '<p>ñ</p>')
    await writeFile(join(root, 'notes.txt'), 'not for pages')
    await writeFile(join(folder, 'secret.js'), 'secret')
  })

  afterAll(() => rm(folder, { recursive: true }))

  function get(path: string, method = 'GET'): Promise<Response> {
    return answerFileRequest(root, { method, url: `app://atalaya/${path}` })
  }

  test('serves a file with its type and a policy that starts from nothing', async () => {
    const response = await get('index.html')
    expect(response.status).toBe(200)
    expect(await response.text()).toBe('<p>ñ</p>')
    expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
    expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff')
    expect(response.headers.get('X-DNS-Prefetch-Control')).toBe('off')
    const policy = response.headers.get('Content-Security-Policy') ?? ''
    expect(policy).toMatch(/^default-src 'none';/)
    const directives = new Map(policy.split('; ').map((each) => [each.split(' ')[0], each.split(' ').slice(1)]))
    expect(directives.get('script-src')).toEqual(["'self'"])
    expect(directives.has('connect-src')).toBe(false)
    expect(policy).not.toMatch(/https?:|blob:|data:|\*|unsafe-eval/)
    for (const [name, sources] of directives) {
      if (name !== 'style-src') expect(sources).not.toContain("'unsafe-inline'")
    }
  })

  test.each([
    ['missing.html', 404],
    ['notes.txt', 404],
    ['folder.js', 404],
    ['..%2fsecret.js', 403],
    ['', 403],
  ])('refuses %j with %d and no body', async (path, status) => {
    const response = await get(path)
    expect(response.status).toBe(status)
    expect(await response.text()).toBe('')
    expect(response.headers.get('Content-Security-Policy')).toMatch(/^default-src 'none';/)
  })

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'HEAD'])('refuses %s', async (method) => {
    const response = await get('index.html', method)
    expect(response.status).toBe(405)
  })
})
