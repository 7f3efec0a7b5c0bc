import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, statSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import {
  Cli,
  closeDesks,
  openDesk,
  PROGRAM,
  SECRET_INSIDE,
  startNode,
  TOKEN,
  runCommandsInside,
} from '../support/cli.ts'
import { KEY } from '../support/connectedStore.ts'

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-03'] as const

runCommandsInside()

afterAll(closeDesks)

describe('the token', () => {
  test('is used without the blanks around it, and goes to the server alone', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 2 })
    const env = { ATALAYA_TOKEN: ` \t${TOKEN} \r\n` }
    expect(await cli.json(['connection', 'test'], 0, { env })).toEqual({ ok: true })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS, '--verbose'], 0, { env })).toMatchObject({ rows: 6 })
    const [, request] = operation.requests
    expect(request?.headers).toMatchObject({ 'wolkvox-token': '(sent)', wolkvox_server: '0000' })
    expect(request?.headers['accept-encoding']).toMatch(/gzip/)
    expect(Object.values(request?.query ?? {})).not.toContain('(sent)')
    await cli.json(['show', 'cdr_3', ...DAYS])
    await cli.json(['watch', 'calls_last_10', '--once', '--verbose'])
    await cli.json(['export', 'cdr_3', ...DAYS, '--out', join(cli.home, 'out.csv')])
    await cli.json(['erase', '--yes', '--verbose'])
    expect(await cli.list(['connection', 'list'])).toMatchObject([{ hasToken: false }])
    for (const secret of [TOKEN, KEY, Buffer.from(KEY, 'hex').toString('latin1')]) expect(cli.holds(secret)).toBe(false)
  })

  test('that no request can carry is refused, and quoted nowhere', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 2 })
    for (const inside of ['\n', '\r\nx-header: ', '\u0001', 'ñ', '😀']) {
      const env = { ATALAYA_TOKEN: `${SECRET_INSIDE}${inside}${SECRET_INSIDE}` }
      const outcome = await cli.run(['pull', 'cdr_3', ...DAYS, '--verbose'], { env })
      expect([outcome.status, outcome.stdout]).toEqual([2, ''])
      expect(outcome.stderr).toMatch(/^The token has a line break or another character inside that no token has\.\n/)
    }
    const env = { ATALAYA_TOKEN: `${SECRET_INSIDE}\n${SECRET_INSIDE}` }
    for (const words of [['test'], ['add', '--name', 'x', '--server', '1']]) {
      expect((await cli.run(['connection', ...words, '--verbose'], { env })).status).toBe(2)
    }
    expect(operation.requests).toEqual([])
  })

  test('rows lie encrypted, in a folder of their user alone', async () => {
    const message = 'a message that no file shows'
    const { cli } = await openDesk({ rows: () => [{ date: '2025-03-01 08:00:00', message }] })
    await cli.json(['pull', 'cdr_3', ...DAYS])
    expect((await cli.run(['show', 'cdr_3', ...DAYS])).stdout).toContain(message.slice(0, 20))
    for (const text of [message, '2025-03-01', 'cdr_3', 'SQLite format 3']) expect(cli.holds(text)).toBe(false)
    if (process.platform !== 'win32') expect(statSync(cli.home).mode % 0o1000).toBe(0o700)
    expect(readdirSync(cli.home).filter((name) => name.includes('tmp') || name.includes('part'))).toEqual([])
  })
})

describe('a connection', () => {
  test('to a server given by its code or any of its addresses', async () => {
    const cli = new Cli()
    const page = 'https://wv0010.wolkvox.com:443/api/v2/reports_manager.php?api=cdr_3#x'
    for (const [place, given] of [
      '0010',
      ' wv0010 ',
      'WV0010.wolkvox.com',
      page,
      'http://wv0010.wolkvox.com/',
    ].entries()) {
      const added = await cli.json(['connection', 'add', '--name', ` Año ${place} `, '--server', given])
      expect(added).toEqual({ name: `Año ${place}`, server: '0010', baseUrl: 'https://wv0010.wolkvox.com' })
    }
  })

  test('through a proxy with a path', async () => {
    const cli = new Cli()
    for (const [place, [given, baseUrl]] of [
      ['https://proxy.example:8443/wolkvox/', 'https://proxy.example:8443/wolkvox'],
      ['http://localhost:8080', 'http://localhost:8080'],
      ['http://[::1]:8080/', 'http://[::1]:8080'],
    ].entries()) {
      const add = ['connection', 'add', '--name', `c${place}`, '--server', '0010', '--base-url', String(given)]
      expect(await cli.json(add)).toEqual({ name: `c${place}`, server: '0010', baseUrl })
    }
  })

  test('that is removed keeps its rows for when it comes back; --with-data deletes them', async () => {
    const { cli, add } = await openDesk({ rowsPerDay: 2 })
    const show = ['show', 'cdr_3', ...DAYS, '--limit', '0']
    await cli.json(['pull', 'cdr_3', ...DAYS])
    await cli.json(['connection', 'remove', '--name', 'ops'])
    expect(await cli.list(['connection', 'list'])).toEqual([])
    expect(await cli.json(show, 2)).toMatchObject({
      error: { code: 'no-connection', hint: expect.stringContaining('atalaya connection add') as string },
    })
    await cli.json(add)
    expect(await cli.json(show)).toMatchObject({ total: 6 })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ requests: 0, fromCache: 1 })
    await cli.json(['connection', 'remove', '--name', 'ops'])
    const other = add.map((word) => (word === '0000' ? '0001' : word))
    await cli.json(other)
    expect(await cli.json(show)).toMatchObject({ total: 0 })
    await cli.json(['connection', 'remove', '--name', 'ops'])
    await cli.json(add)
    expect(await cli.json(['connection', 'remove', '--name', 'ops', '--with-data'])).toEqual({ removed: 'ops' })
    await cli.json(add)
    expect(await cli.json(show)).toMatchObject({ total: 0 })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ requests: 1, fromCache: 0 })
  })

  test('erase by date, by report and by connection', async () => {
    const { cli, add } = await openDesk({ rowsPerDay: 2 })
    const second = add.map((word) => (word === 'ops' ? 'two' : word))
    await cli.json(second)
    for (const name of ['ops', 'two']) {
      for (const report of ['cdr_3', 'cdr_9']) await cli.json(['pull', report, '--connection', name, ...DAYS])
    }
    const total = async (report: string, name: string): Promise<unknown> =>
      (await cli.json(['show', report, '--connection', name, ...DAYS, '--limit', '0']))['total']
    const erase = async (...words: string[]): Promise<unknown> => (await cli.json(['erase', '--yes', ...words]))['rows']
    expect(await erase('--connection', 'ops', '--report', 'cdr_3', '--before', '2025-03-02')).toBe(2)
    expect([await total('cdr_3', 'ops'), await total('cdr_9', 'ops'), await total('cdr_3', 'two')]).toEqual([4, 6, 6])
    const coverage = await cli.json(['coverage', 'cdr_3', '--connection', 'ops'])
    expect(coverage['intervals']).toMatchObject([{ from: '2025-03-02T00:00:00', rows: 4, state: 'complete' }])
    expect(await erase('--before', '2025-03-03T00:00')).toBe(2 + 4 + 4 + 4)
    expect(await erase('--report', 'reports_manager/cdr_9')).toBe(4)
    expect(await erase('--connection', 'TWO')).toBe(2)
    expect([await total('cdr_3', 'ops'), await total('cdr_3', 'two')]).toEqual([2, 0])
    expect(await cli.json(['pull', 'cdr_3', '--connection', 'ops', ...DAYS])).toMatchObject({ rows: 6, requests: 1 })
  })
})

/** The `node` of this computer itself, not the one that comes with the project. */
function nodeOfComputer(): { readonly folder: string; readonly version: readonly [number, number] } | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => !/node_modules/.test(folder))
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const folder = folders.find((each) => existsSync(join(each, name)))
  if (folder === undefined) return undefined
  const [major = 0, minor = 0] = execFileSync(join(folder, name), ['--version'])
    .toString()
    .slice(1)
    .split('.')
    .map(Number)
  return { folder, version: [major, minor] }
}

const old = nodeOfComputer()
const isOld = old !== undefined && (old.version[0] < 22 || (old.version[0] === 22 && old.version[1] < 18))
const why = isOld ? '' : ` (skipped: the computer's own node is ${old?.version.join('.') ?? 'absent'})`

describe.skipIf(!isOld)(`an old Node${why}`, () => {
  test.each([
    ['en_US.UTF-8', /^Atalaya needs Node\.js 24 or newer and this is \d+\.\d+\.\d+: start it with "npm run", .*\.\n$/],
    [
      'es_CO.UTF-8',
      /^Atalaya necesita Node\.js 24 o más nuevo y este es \d+\.\d+\.\d+: inícielo con "npm run", .*\.\n$/,
    ],
  ])('says so in one sentence: %s', async (LC_ALL, sentence) => {
    const node = join(old?.folder ?? '', 'node')
    for (const words of [['demo'], ['reports', '--json'], []]) {
      const env = { LC_ALL, NODE_OPTIONS: '' }
      const { status, stdout, stderr } = await startNode([PROGRAM, ...words], env, undefined, node).outcome
      expect([status, stdout]).toEqual([1, ''])
      expect(stderr).toMatch(sentence)
    }
  })
})
