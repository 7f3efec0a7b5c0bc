import { mkdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import { afterAll, afterEach, expect, test } from 'vitest'
import { formatDay, SECONDS_PER_DAY, wall, wallClock } from '../../src/shared/time.ts'
import { closeDesks, Cli, ZONE, type Document, runCommandsInside } from '../support/cli.ts'

runCommandsInside()

afterAll(closeDesks)

const closers: (() => void)[] = []
afterEach(() => {
  for (const close of closers.splice(0)) close()
})

/** A server that answers with the rows of a day, and someone at the command line who has it as a connection. */
async function deskOf(rowsOf: (day: string) => readonly object[]): Promise<Cli> {
  const server = createServer((request, response) => {
    const query = new URL(request.url ?? '/', 'http://127.0.0.1').searchParams
    const data = query.has('date_ini') ? rowsOf(query.get('date_ini')?.slice(0, 8) ?? '') : []
    response.setHeader('content-type', 'application/json')
    response.end(JSON.stringify({ code: '200', error: null, msg: `${data.length} records were found`, data }))
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closers.push(() => server.close())
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const cli = new Cli()
  const add = ['connection', 'add', '--name', 'ops', '--server', '0000', '--base-url', baseUrl]
  await cli.json(add)
  return cli
}

function daysAgo(days: number): string {
  const today = Math.floor(wallClock(Date.now(), ZONE) / SECONDS_PER_DAY) * SECONDS_PER_DAY
  return formatDay(wall(today - days * SECONDS_PER_DAY))
}

test('a sum of days says how many values it could not read, wherever it is shown or written', async () => {
  const cost: Readonly<Record<string, string>> = {
    [daysAgo(2).replaceAll('-', '')]: 'N/D',
    [daysAgo(1).replaceAll('-', '')]: '$ 1.234.567',
  }
  const cli = await deskOf((day) => [{ agent_name: 'Ana', calls: '1.5e3', cost: cost[day] ?? '' }])
  const period = ['--from', daysAgo(2), '--to', daysAgo(1)]
  const unread = [{ field: 'cost', values: 1 }]
  await cli.json(['pull', 'cdr_2', ...period])
  expect(await cli.json(['show', 'cdr_2', ...period])).toEqual({
    total: 1,
    rows: [expect.objectContaining({ calls: '3000', cost: '1234567' })],
    unread,
  })
  const shown = await cli.run(['show', 'cdr_2', ...period])
  expect(shown.stderr).toContain('cost: 1 value could not be read as a number; the sum is without it. --by-day shows')
  const spanish = await cli.run(['show', 'cdr_2', ...period], { env: { LC_ALL: 'es_CO.UTF-8' } })
  expect(spanish.stderr).toContain('cost: 1 valor no se pudo leer como número; la suma va sin él. Con --by-day se ven.')
  // What is told helps: the days by themselves show the value, and leave nothing out.
  const days = await cli.json(['show', 'cdr_2', ...period, '--by-day'])
  expect(days).toMatchObject({ rows: [{ cost: 'N/D' }, { cost: '$ 1.234.567' }] })
  expect(days).not.toHaveProperty('unread')
  const out = cli.path('sums.csv')
  expect(await cli.json(['export', 'cdr_2', ...period, '--out', out])).toMatchObject({ rows: 1, unread })
  expect((await cli.run(['export', 'cdr_2', ...period, '--out', '-'])).stderr).toContain('cost: 1 value could not be')
  const folder = cli.path('files')
  mkdirSync(folder)
  await cli.json(['schedule', 'add', 'cdr_2', '--every', '4h', '--range', 'last7', '--folder', folder])
  const [run] = (await cli.json(['schedule', 'run']))['runs'] as readonly Document[]
  expect(run).toMatchObject({ outcome: 'done', unread })
  expect(await cli.list(['schedule', 'list'])).toMatchObject([{ last: { unread } }])
  expect((await cli.run(['schedule', 'list'])).stdout).toContain('done; some values unread')
  const listed = await cli.run(['schedule', 'list'], { env: { LC_ALL: 'es_CO.UTF-8' } })
  expect(listed.stdout).toContain('hecho; hay valores sin leer')
  const said = (await cli.run(['schedule', 'run', '--all'])).stderr
  expect(said).toContain(`${basename(String(run?.['file']))}:\ncost: 1 value could not be read`)
})

test('rows without a usable date are shown with their day, and counted where a part of it is asked for', async () => {
  const day = daysAgo(2)
  const dates = [`${day} 08:00:00.000`, `${day}T09:00:00-05:00`, `${day}T15:00:00Z`, '0000-00-00 00:00:00', '']
  const cli = await deskOf(() => dates.map((date, place) => ({ agent_name: String(place), date })))
  await cli.json(['pull', 'cdr_1', '--from', day, '--to', day])
  const whole = await cli.json(['show', 'cdr_1', '--from', day, '--to', day])
  expect(whole).toMatchObject({ total: 5 })
  expect(whole).not.toHaveProperty('undated')
  const part = ['cdr_1', '--from', `${day}T07:00`, '--to', `${day}T11:00`]
  const undated = { rows: 2, from: `${day}T00:00:00`, to: `${day}T23:59:59` }
  expect(await cli.json(['show', ...part])).toMatchObject({ total: 3, undated })
  const { stderr } = await cli.run(['show', ...part])
  expect(stderr).toContain('2 rows without a usable date are left out of this period.')
  const [, options = ''] = /To see them: (.*)/.exec(stderr) ?? []
  expect(await cli.json(['show', 'cdr_1', ...options.split(' ')])).toMatchObject({ total: 5 })
  const summary = await cli.json(['summarize', ...part, '--by', 'date:hour-of-day'])
  expect(summary).toMatchObject({
    groups: [{ key: ['08:00'] }, { key: ['09:00'] }, { key: ['10:00'] }, { values: [3] }],
  })
  expect(summary['warnings']).toEqual([expect.stringContaining(`left out of this period. To see them: ${options}`)])
  const out = cli.path('part.csv')
  expect(await cli.json(['export', ...part, '--out', out])).toMatchObject({ rows: 3, undated })
  expect(readFileSync(out, 'utf8').trimEnd().split('\r\n')).toHaveLength(4)
})
