import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import type { Fault, FaultKind } from '../../src/core/sample/operation.ts'
import { Cli, type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, TOKEN } from '../support/cli.ts'

runCommandsInside()

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-03'] as const
/** Three requests: 31 days each. */
const QUARTER = ['--from', '2025-01-01', '--to', '2025-04-03'] as const

const servers: Server[] = []

afterAll(async () => {
  for (const server of servers) server.closeAllConnections()
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  await closeDesks()
})

interface Raw {
  baseUrl: string
  readonly seen: IncomingMessage[]
  /** What it answers everything with. */
  body: string
}

/** A server that answers everything with one body. */
async function rawServer(body: string, status = 200, headers: Record<string, string> = {}): Promise<Raw> {
  const raw: Raw = { baseUrl: '', seen: [], body }
  const server = createServer((request, response) => {
    raw.seen.push(request)
    response.writeHead(status, headers)
    response.end(raw.body)
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  raw.baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return raw
}

async function cliOf(baseUrl: string): Promise<Cli> {
  const cli = new Cli()
  await cli.json(['connection', 'add', '--name', 'ops', '--server', '0000', '--base-url', baseUrl])
  return cli
}

async function deskWith(...faults: readonly Fault[]): Promise<CliDesk> {
  const desk = await openDesk({ rowsPerDay: 2 })
  for (const fault of faults) desk.operation.fail(fault)
  return desk
}

function errorOf(document: Document): unknown {
  return (document['error'] as Document)['code']
}

describe.concurrent('status 3 and 4: the server refuses', () => {
  test('the token, at once and without a second request', async () => {
    const { cli, operation } = await deskWith()
    const env = { ATALAYA_TOKEN: 'another-token' }
    const pulled = await cli.json(['pull', 'cdr_3', ...QUARTER], 3, { env })
    expect(pulled).toMatchObject({ rows: 0, requests: 1, windows: [], error: { code: 'token-refused' } })
    expect(pulled['failed']).toHaveLength(3)
    expect(errorOf(await cli.json(['pull', 'calls_last_10'], 3, { env }))).toBe('token-refused')
    expect(errorOf(await cli.json(['watch', 'calls_last_10', '--once'], 3, { env }))).toBe('token-refused')
    expect((await cli.run(['watch', 'calls_last_10', '--every', '1s'], { env })).status).toBe(3)
    expect(operation.requests).toHaveLength(4)
    const human = await cli.run(['pull', 'cdr_3', ...DAYS], { env })
    expect([human.status, human.stderr]).toEqual([3, expect.stringContaining('The server refuses the token.\n')])
  })

  test('the token inside of HTTP 200, with slices fetched before it', async () => {
    const { cli } = await deskWith({ kind: 'code-number' }, { kind: 'error-in-200' })
    const pulled = await cli.json(['pull', 'cdr_3', ...QUARTER], 3)
    expect(pulled).toMatchObject({ rows: 62, requests: 2, error: { code: 'token-refused' } })
    expect(await cli.json(['show', 'cdr_3', ...QUARTER, '--limit', '0'])).toMatchObject({ total: 62 })
  })

  test("because the day's quota is used up: what was fetched stays", async () => {
    const { cli, operation } = await deskWith({ kind: 'bom' }, { kind: 'quota', times: 9 })
    const pulled = await cli.json(['pull', 'cdr_3', ...QUARTER], 4)
    expect(pulled).toMatchObject({ rows: 62, requests: 2, error: { code: 'quota-used-up' } })
    const failed = pulled['failed'] as readonly Document[]
    expect(failed).toEqual([
      {
        from: '2025-02-01T00:00:00',
        to: '2025-03-03T23:59:59',
        error: expect.objectContaining({ code: 'quota-used-up' }),
      },
      {
        from: '2025-03-04T00:00:00',
        to: '2025-04-03T23:59:59',
        error: expect.objectContaining({ code: 'quota-used-up' }),
      },
    ])
    expect(errorOf(await cli.json(['connection', 'test'], 4))).toBe('quota-used-up')
    expect(await cli.json(['quota'])).toMatchObject({ today: 3 })
    operation.clearFaults()
    expect(await cli.json(['pull', 'cdr_3', ...QUARTER])).toMatchObject({ rows: 186, requests: 2, fromCache: 1 })
  })
})

describe.concurrent('a server that asks to wait', () => {
  /** A server that asks to wait for so long once, and then has nothing. */
  async function askingServer(retryAfter: string, times: number): Promise<string> {
    let left = times
    const server = createServer((_request, response) => {
      const isAsking = left-- > 0
      response.writeHead(isAsking ? 503 : 404, isAsking ? { 'retry-after': retryAfter } : {})
      response.end('{"code":"404","error":"Validate dates entered","msg":"","data":[]}')
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  }

  test('is waited for, and each request counts', async () => {
    const cli = await cliOf(await askingServer('1', 1))
    const outcome = await cli.run(['pull', 'cdr_3', ...DAYS, '--json'])
    expect(outcome.status).toBe(0)
    expect(outcome.stderr).toMatch(
      /^The server asks to wait until \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\. Trying again in 1\.0 s\.$/m,
    )
    expect(outcome.stderr).not.toContain('Another program')
    expect(JSON.parse(outcome.stdout)).toMatchObject({ requests: 2, failed: [] })
    expect(await cli.json(['quota'])).toMatchObject({ today: 2 })
  })

  test('for longer than that ends the pull, which says until when', async () => {
    const cli = await cliOf(await askingServer('3600', 99))
    const outcome = await cli.run(['pull', 'cdr_3', ...QUARTER], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(outcome.status).toBe(6)
    expect(outcome.stderr).toMatch(/El servidor pide esperar hasta \d{4}-\d\d-\d\d \d\d:\d\d:\d\d\./)
    expect(await cli.json(['quota'])).toMatchObject({ today: 1 })
  })
})

describe.concurrent('status 5: partly done', () => {
  test('one slice fails with 500s: it is named, the others are stored and shown', async () => {
    const { cli, operation } = await deskWith({ kind: 'code-number' }, { kind: 'server-error', times: 5 })
    const pulled = await cli.json(['pull', 'cdr_3', ...QUARTER], 5)
    const failed = { from: '2025-02-01T00:00:00', to: '2025-03-03T23:59:59' }
    expect(pulled).toMatchObject({ rows: 124, requests: 7, fromCache: 0, error: { code: 'server-fault' } })
    expect(pulled['windows']).toEqual([
      { from: '2025-01-01T00:00:00', to: '2025-01-31T23:59:59', rows: 62, requests: 1, status: 'complete' },
      { from: '2025-03-04T00:00:00', to: '2025-04-03T23:59:59', rows: 62, requests: 1, status: 'complete' },
    ])
    expect(pulled['failed']).toEqual([{ ...failed, error: expect.objectContaining({ code: 'server-fault' }) }])
    const shown = await cli.run(['show', 'cdr_3', ...QUARTER, '--json', '--limit', '0'])
    expect([shown.status, shown.stdout]).toEqual([0, '{"total":124,"rows":[]}\n'])
    expect(shown.stderr).toBe('Not fetched yet: 2025-02-01T00:00:00 – 2025-03-03T23:59:59\n')
    const exported = await cli.run(['export', 'cdr_3', ...QUARTER, '--out', '-', '--columns', 'date'])
    expect(exported.stderr).toMatch(/^Not fetched yet: 2025-02-01T00:00:00/)
    expect(exported.stdout.split('\r\n')).toHaveLength(1 + 124 + 1)
    const human = await cli.run(['pull', 'cdr_3', ...QUARTER])
    expect([human.status, operation.requests.length]).toEqual([0, 8])
  })

  test('a single second that the server cuts is stored, named, and never shown without a warning', async () => {
    const second = Date.UTC(2025, 2, 1, 10, 0, 2) / 1000
    const rows = Array.from({ length: 6001 }, (_each, place) => ({
      date: '2025-03-01 10:00:02',
      session_id: `${place}`,
    }))
    const { cli } = await openDesk({
      rows: (report, { from, to }) => (report.id === 'diagram_9' && from <= second && second <= to ? rows : []),
    })
    const period = ['diagram_9', '--from', '2025-03-01T10:00:00', '--to', '2025-03-01T10:00:03']
    const at = '2025-03-01T10:00:02'
    const text = `Cut by the server, incomplete: ${at} – ${at}`
    const pulled = await cli.json(['pull', ...period], 5)
    expect(pulled).toMatchObject({ rows: 6000, requests: 5, failed: [], warnings: [text] })
    expect(pulled['windows']).toContainEqual({ from: at, to: at, rows: 6000, requests: 1, status: 'partial' })
    const shown = await cli.run(['show', ...period, '--json', '--limit', '0'])
    expect([shown.stdout, shown.stderr]).toEqual(['{"total":6000,"rows":[]}\n', `${text}\n`])
    const { intervals } = (await cli.json(['coverage', 'diagram_9'])) as { intervals: readonly Document[] }
    expect(intervals.map((each) => each['state'])).toEqual(['complete', 'partial', 'complete'])
    const again = await cli.json(['pull', ...period], 5)
    expect(again).toMatchObject({ rows: 6000, requests: 0, fromCache: 3, warnings: [text] })
  })

  test('a count that does not fit is said, and what came is stored', async () => {
    const { cli } = await deskWith({ kind: 'msg-mismatch' })
    const outcome = await cli.run(['pull', 'cdr_3', ...DAYS, '--json'])
    const text = 'The server announced 9 records and sent 6: 2025-03-01T00:00:00 – 2025-03-03T23:59:59'
    expect([outcome.status, (JSON.parse(outcome.stdout) as Document)['warnings']]).toEqual([5, [text]])
    expect(outcome.stderr).toContain(`${text}\n`)
  })
})

describe('a record that is too large', () => {
  test('leaves out its second alone, which is named; no proxy is blamed, in either language', async () => {
    const second = Date.UTC(2025, 2, 2, 10, 0, 2) / 1000
    const mail = { date: '2025-03-02 10:00:02', message: 'x'.repeat(70 * 1024 * 1024) }
    const other = { date: '2025-03-03 08:00:00', message: 'y' }
    const { cli } = await openDesk({
      rows: (_report, { from, to }) => [
        ...(from <= second && second <= to ? [mail] : []),
        ...(to > second ? [other] : []),
      ],
    })
    const at = '2025-03-02T10:00:02'
    const pulled = await cli.json(['pull', 'cdr_3', ...DAYS], 5)
    expect(pulled['failed']).toEqual([
      { from: at, to: at, error: expect.objectContaining({ code: 'record-too-large' }) },
    ])
    expect(errorOf(pulled)).toBe('record-too-large')
    expect(await cli.json(['show', 'cdr_3', ...DAYS])).toMatchObject({ total: 1 })
    for (const [language, sentence] of [
      ['en_US.UTF-8', 'One record of the answer is larger than 64 MB'],
      ['es_CO.UTF-8', 'Un registro de la respuesta mide más de 64 MB'],
    ] as const) {
      const said = await cli.run(['pull', 'cdr_3', ...DAYS, '--refresh'], { env: { LC_ALL: language } })
      expect([said.status, said.stderr]).toEqual([5, expect.stringContaining(sentence)])
      expect(said.stderr).toMatch(new RegExp(`(?:Failed|Falló): ${at} – ${at}\n`))
      expect(said.stderr).not.toMatch(/proxy/i)
    }
  }, 240_000)
})

const NO_ANSWERS: readonly (readonly [kind: FaultKind, code: string, times: number])[] = [
  ['html', 'bad-answer', 9],
  ['broken-json', 'bad-answer', 9],
  ['short-body', 'bad-answer', 9],
  ['wrong-shape', 'bad-answer', 9],
  ['data-not-list', 'bad-answer', 9],
  ['not-gzip', 'bad-answer', 9],
  ['cut-off', 'bad-answer', 9],
  ['reset', 'unreachable', 9],
  ['bad-gateway', 'server-fault', 9],
]

describe('status 6: no server, or no answer', { concurrent: true }, () => {
  test.each(NO_ANSWERS)('%s', async (kind, code, times) => {
    const { cli } = await deskWith({ kind, times })
    const pulled = await cli.json(['pull', 'cdr_3', ...DAYS], 6)
    expect(pulled).toMatchObject({ windows: [], rows: 0, failed: [{ error: { code } }], error: { code } })
    expect(await cli.json(['coverage', 'cdr_3'])).toMatchObject({ intervals: [] })
  })

  test('a refused connection', async () => {
    const { cli, operation } = await deskWith()
    await operation.close()
    const { host } = new URL(operation.baseUrl)
    const message = `The server ${host} cannot be reached (nothing answers there).`
    expect(await cli.json(['pull', 'cdr_3', ...DAYS], 6)).toMatchObject({ error: { code: 'unreachable', message } })
    expect(await cli.json(['connection', 'test'], 6)).toMatchObject({ ok: false, error: { code: 'unreachable' } })
    const verbose = await cli.run(['connection', 'test', '--verbose'])
    expect(verbose.stderr).toMatch(/^The server .*\nCheck .*\nAppError: unreachable/)
    expect((await cli.run(['connection', 'test'])).stderr).not.toMatch(/\.ts:\d+|AppError/)
  })

  test('a redirect to another host, which gets no request', async () => {
    const other = await rawServer('{"code":"200","error":null,"msg":"0 records were found","data":[]}')
    const location = `${other.baseUrl}/api/v2/reports_manager.php?api=cdr_3`
    for (const status of [302, 307, 308]) {
      const cli = await cliOf((await rawServer('', status, { location })).baseUrl)
      const pulled = await cli.json(['pull', 'cdr_3', ...DAYS], 6)
      expect(pulled).toMatchObject({ requests: 1, error: { code: 'redirected' } })
      expect(await cli.json(['connection', 'test'], 6)).toMatchObject({ ok: false, error: { code: 'redirected' } })
    }
    expect(other.seen).toEqual([])
  })

  test('a redirect on the same host is followed, token and all', async () => {
    const { cli } = await deskWith({ kind: 'redirect-same' })
    expect(await cli.json(['pull', 'cdr_3', ...DAYS])).toMatchObject({ rows: 6 })
  })

  test('bodies that are no answer', async () => {
    const server = await rawServer('')
    const cli = await cliOf(server.baseUrl)
    const bodies = [
      '',
      '[]',
      'null',
      '"200"',
      '{"code":"200","msg":"1 records were found","data":[7]}',
      '{"code":"200","data":[]}{"code":"200","data":[]}',
      '{"code":"200","data":[{"date":"2025-03-01 00:00:00"}]} x',
    ]
    for (const body of bodies) {
      server.body = body
      const pulled = await cli.json(['pull', 'cdr_3', ...DAYS], 6)
      expect(pulled, body).toMatchObject({ rows: 0, windows: [], error: { code: 'bad-answer' } })
    }
    expect(server.seen).toHaveLength(bodies.length)
    server.body = '<html>'
    expect(await cli.json(['connection', 'test'], 6)).toMatchObject({ ok: false, error: { code: 'bad-answer' } })
  })

  test('a server that answers with the token keeps it out of what is told', async () => {
    const echo = JSON.stringify({ code: '500', error: TOKEN, msg: `no such token ${TOKEN}` })
    const cli = await cliOf((await rawServer(echo, 400, { location: `/${TOKEN}` })).baseUrl)
    const outcome = await cli.run(['connection', 'test', '--json', '--verbose'])
    expect(outcome.status).toBe(6)
    const elsewhere = { location: `http://${TOKEN}.example/${TOKEN}` }
    const redirected = await cliOf((await rawServer('', 302, elsewhere)).baseUrl)
    expect((await redirected.run(['connection', 'test', '--json', '--verbose'])).status).toBe(6)
  })
})
