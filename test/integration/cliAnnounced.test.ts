import { mkdirSync, readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, describe, expect, test } from 'vitest'
import { formatDay, SECONDS_PER_DAY, wall, wallClock } from '../../src/shared/time.ts'
import { Cli, closeDesks, type Document, openDesk, runCommandsInside, ZONE } from '../support/cli.ts'

runCommandsInside()

const servers: Server[] = []

afterAll(async () => {
  for (const server of servers) server.closeAllConnections()
  await Promise.all(servers.map((server) => new Promise((resolve) => server.close(resolve))))
  await closeDesks()
})

const DAY = ['--from', '2025-03-10', '--to', '2025-03-10'] as const
const RANGE = '2025-03-10T00:00:00 – 2025-03-10T23:59:59'

/** A server that has so many calls on 10 March 2025, sends some of them, and says a number of its own. */
class Stingy {
  announced = 5
  sent = 1
  requests = 0
  /** Whether it has no records: 404, as the servers say it. */
  isEmpty = false

  body(): string {
    const data = Array.from({ length: this.sent }, (_each, place) => ({
      conn_id: String(place),
      date: `2025-03-10 ${String(8 + place).padStart(2, '0')}:00:00`,
    }))
    return JSON.stringify({ code: '200', error: null, msg: `${this.announced} records were found`, data })
  }

  async cli(): Promise<Cli> {
    const server = createServer((_request, response) => {
      this.requests++
      response.writeHead(this.isEmpty ? 404 : 200, { 'content-type': 'application/json' })
      response.end(this.isEmpty ? '{"code":"404","error":"Validate dates entered","msg":"","data":[]}' : this.body())
    })
    servers.push(server)
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const cli = new Cli()
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
    await cli.json(['connection', 'add', '--name', 'ops', '--server', '0000', '--base-url', baseUrl])
    return cli
  }
}

async function statesOf(cli: Cli): Promise<readonly unknown[]> {
  const { intervals } = (await cli.json(['coverage', 'cdr_1'])) as { intervals: readonly Document[] }
  return intervals.map(({ state, announced, rows }) => [state, announced, rows])
}

describe.concurrent('a server that announces another number of records than it sends', () => {
  test('is told by everything that shows its rows, in both languages, until it sends them', async () => {
    const server = new Stingy()
    const cli = await server.cli()
    const text = `The server announced 5 records and sent 1: ${RANGE}`
    const pulled = await cli.json(['pull', 'cdr_1', ...DAY], 5)
    expect(pulled).toMatchObject({ rows: 1, requests: 1, failed: [], warnings: [text] })
    expect(pulled['windows']).toMatchObject([{ rows: 1, status: 'announced' }])
    expect(await statesOf(cli)).toEqual([['announced', 5, 1]])
    expect((await cli.run(['coverage', 'cdr_1'])).stdout).toContain(`\n${text}\n`)
    const shown = await cli.run(['show', 'cdr_1', ...DAY])
    expect([shown.status, shown.stderr]).toEqual([0, `${text}\n`])
    const spanish = { env: { LC_ALL: 'es_CO.UTF-8' } }
    const exported = await cli.run(['export', 'cdr_1', ...DAY, '--out', '-'], spanish)
    expect(exported.stderr).toContain(`El servidor anunció 5 registros y envió 1: ${RANGE}\n`)
    const summed = await cli.json(['summarize', 'cdr_1', ...DAY, '--by', 'date:day'])
    expect(summed).toMatchObject({
      warnings: [text],
      groups: [{ values: [1], state: 'partial' }, { state: 'partial' }],
    })
    // A part of the day is in doubt with it; another day is not.
    const hour = ['--from', '2025-03-10T20:00', '--to', '2025-03-10T20:59']
    expect((await cli.run(['show', 'cdr_1', ...hour])).stderr).toBe(`${text}\n`)
    expect((await cli.run(['show', 'cdr_1', '--from', '2025-03-11', '--to', '2025-03-11'])).stderr).not.toContain(
      'announced',
    )

    // Asked again with the next update: once.
    expect(await cli.json(['pull', 'cdr_1', ...DAY], 5)).toMatchObject({ requests: 1, fromCache: 0, warnings: [text] })
    expect(server.requests).toBe(2)
    server.sent = 5
    expect(await cli.json(['pull', 'cdr_1', ...DAY])).toMatchObject({ rows: 5, requests: 1, warnings: [] })
    expect(await statesOf(cli)).toEqual([['complete', undefined, 5]])
    expect((await cli.run(['show', 'cdr_1', ...DAY])).stderr).toBe('')
    expect(await cli.json(['pull', 'cdr_1', ...DAY])).toMatchObject({ requests: 0, fromCache: 1 })
  })

  test('and sends none, or more than it announced', async () => {
    const server = new Stingy()
    const cli = await server.cli()
    server.sent = 0
    await cli.json(['pull', 'cdr_1', ...DAY], 5)
    expect(await statesOf(cli)).toEqual([['announced', 5, 0]])
    server.sent = 7
    await cli.json(['pull', 'cdr_1', ...DAY], 5)
    expect(await statesOf(cli)).toEqual([['announced', 5, 7]])
  })

  test('of a part of which was fetched again since says so without its number', async () => {
    const server = new Stingy()
    server.sent = 3
    const cli = await server.cli()
    await cli.json(['pull', 'cdr_1', ...DAY], 5)
    server.isEmpty = true
    await cli.json(['pull', 'cdr_1', '--from', '2025-03-10T08:00', '--to', '2025-03-10T08:59', '--refresh'])
    const before =
      'The server announced another number of records than it sent: 2025-03-10T00:00:00 – 2025-03-10T07:59:59'
    const shown = await cli.run(['show', 'cdr_1', ...DAY, '--json'])
    expect((JSON.parse(shown.stdout) as Document)['total']).toBe(2)
    expect(shown.stderr).toContain(`${before}\n`)
    expect(await statesOf(cli)).toEqual([
      ['announced', null, 0],
      ['complete', undefined, 0],
      ['announced', null, 2],
    ])
  })

  test('a schedule writes its file, and says what is not whole of it', async () => {
    const server = new Stingy()
    const cli = await server.cli()
    mkdirSync(cli.path('files'))
    await cli.json(['schedule', 'add', 'cdr_1', '--every', '4h', '--folder', cli.path('files'), '--range', 'yesterday'])
    const text = 'the server announced another number of records than it sent'
    const ran = await cli.json(['schedule', 'run'], 5)
    expect(ran['runs']).toMatchObject([{ outcome: 'partly', warnings: [text] }])
    expect(await cli.list(['schedule', 'list'])).toMatchObject([{ last: { outcome: 'partly', warnings: [text] } }])
    const spanish = await cli.run(['schedule', 'list'], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(spanish.stdout).toContain('no cuadra con lo anunciado')
  })
})

describe.concurrent('a day of which the server has no records', () => {
  test('is asked again until a day has passed since its end', async () => {
    const server = new Stingy()
    server.isEmpty = true
    const cli = await server.cli()
    const day = (daysAgo: number): string => formatDay(wall(wallClock(Date.now(), ZONE) - daysAgo * SECONDS_PER_DAY))
    const pull = async (daysAgo: number): Promise<Document> =>
      await cli.json(['pull', 'cdr_1', '--from', day(daysAgo), '--to', day(daysAgo)])
    expect(await pull(1)).toMatchObject({ rows: 0, windows: [{ status: 'provisional' }] })
    expect(await pull(1)).toMatchObject({ requests: 1, windows: [{ status: 'provisional' }] })
    expect(await pull(2)).toMatchObject({ requests: 1, windows: [{ status: 'complete' }] })
    expect(await pull(2)).toMatchObject({ requests: 0, windows: [{ status: 'complete' }] })
  })

  test('leaves a scheduled file of headings, which says so', async () => {
    const server = new Stingy()
    server.isEmpty = true
    const cli = await server.cli()
    mkdirSync(cli.path('files'))
    await cli.json(['schedule', 'add', 'cdr_1', '--every', '4h', '--folder', cli.path('files')])
    const ran = await cli.run(['schedule', 'run'])
    expect([ran.status, ran.stdout]).toEqual([0, expect.stringMatching(/0 rows → .+\.csv; the file has no rows\n$/)])
    const [listed] = await cli.list(['schedule', 'list'])
    expect(listed).toMatchObject({ last: { outcome: 'done', fileRows: 0, warnings: ['the file has no rows'] } })
    expect((await cli.run(['schedule', 'list'])).stdout).toContain('done; the file has no rows')
    const requests = server.requests
    await cli.json(['schedule', 'run', '--all'])
    expect(server.requests).toBeGreaterThan(requests)
  })
})

describe.concurrent('numbers of rows', () => {
  test('of a pull are those of its period, whatever the slices hold that it lies in', async () => {
    const { cli } = await openDesk({ rowsPerDay: 24 })
    await cli.json(['pull', 'cdr_3', '--from', '2025-03-01', '--to', '2025-03-05'])
    for (const [from, to] of [
      ['2025-03-02', '2025-03-02'],
      ['2025-03-02T06:00', '2025-03-03T11:29'],
      ['2025-03-05T12:00', '2025-03-07'],
    ] as const) {
      const period = ['cdr_3', '--from', from, '--to', to]
      const { rows } = await cli.json(['pull', ...period])
      const shown = await cli.json(['show', ...period, '--limit', '0'])
      expect([from, rows]).toEqual([from, shown['total']])
      expect(rows).toBeGreaterThan(0)
    }
  })

  test('that are wanted of an export and how many are skipped', async () => {
    const { cli } = await openDesk({ rowsPerDay: 24 })
    const period = ['cdr_3', '--from', '2025-03-01', '--to', '2025-03-02']
    await cli.json(['pull', ...period])
    const linesOf = (text: string): readonly string[] => text.trimEnd().split('\r\n')
    const all = linesOf((await cli.run(['export', ...period, '--out', '-', '--columns', 'date'])).stdout)
    expect(all).toHaveLength(1 + 48)
    for (const [offset, limit] of [
      [0, 5],
      [20, 20],
      [45, 20],
      [48, 1],
      [60, 1],
      [3, 0],
    ] as const) {
      const counts = ['--columns', 'date', '--offset', String(offset), '--limit', String(limit)]
      const file = cli.path(`some-${offset}.csv`)
      const wanted = all.slice(1).slice(offset, offset + limit)
      const document = await cli.json(['export', ...period, ...counts, '--out', file])
      expect(document).toMatchObject({ rows: wanted.length })
      expect(linesOf(readFileSync(file, 'utf8'))).toEqual([all[0], ...wanted])
    }
    const rest = await cli.run(['export', ...period, '--columns', 'date', '--offset', '40', '--out', '-'])
    expect(linesOf(rest.stdout)).toEqual([all[0], ...all.slice(41)])
    const sheet = await cli.json(['export', ...period, '--limit', '7', '--out', cli.path('some.xlsx')])
    expect(sheet).toMatchObject({ rows: 7, format: 'xlsx' })
    expect(await cli.json(['export', ...period, '--limit', '-1', '--out', '-'], 2)).toMatchObject({
      error: { code: 'usage' },
    })
  })
})
