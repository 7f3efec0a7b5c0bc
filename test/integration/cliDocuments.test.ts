import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { catalogue } from '../../src/shared/reports/index.ts'
import { REPORT_GROUPS } from '../../src/shared/reports/types.ts'
import { formatInstant, parseDateSpan, wallClock } from '../../src/shared/time.ts'
import { Cli, type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, ZONE } from '../support/cli.ts'

runCommandsInside()

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-03'] as const
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/
const messages = catalogue.find('cdr_3')

function spanOf(text: string) {
  const span = parseDateSpan(text)
  if (span === undefined) throw new Error(text)
  return span
}
const THREE_DAYS = { from: spanOf('2025-03-01').from, to: spanOf('2025-03-03').to }

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({ rowsPerDay: 4 })
})

afterAll(closeDesks)

function keysOf(value: unknown): string[] {
  return Object.keys(value as Document)
}

describe('the documents, key by key', () => {
  test('reports', async () => {
    const { cli } = desk
    const reports = await cli.list(['reports'])
    expect(reports.map((report) => report['key'])).toEqual(catalogue.reports.map(({ key }) => key))
    const names = ['key', 'id', 'service', 'group', 'kind', 'title', 'params', 'fields', 'dateField', 'maxDays']
    for (const report of reports) expect(keysOf(report)).toEqual([...names, 'maxRecords'])
    expect(reports.find((report) => report['id'] === 'campaign_8')).toMatchObject({
      key: 'reports_manager/campaign_8',
      kind: 'aggregate',
      title: 'What dialling met at each telephone',
      params: [{ name: 'campaign_id', required: true }],
      dateField: null,
      maxDays: 31,
      maxRecords: 60_000,
    })
    const [first] = reports
    expect(first?.['fields']).toEqual(messages.fields.map(({ name }) => name))
    const spanish = await cli.list(['reports'], { env: { LC_ALL: 'es_CO.UTF-8' } })
    expect(spanish[0]?.['title']).toBe(messages.title.es)
  })

  test('reports needs neither a store nor a key', async () => {
    const cli = new Cli({ ATALAYA_STORE_KEY: undefined })
    expect(await cli.list(['reports'])).toHaveLength(catalogue.reports.length)
    expect(existsSync(cli.home)).toBe(false)
  })

  test('connection add, list, test, remove', async () => {
    const { operation } = desk
    const { baseUrl, server } = operation
    const cli = new Cli()
    expect(await cli.list(['connection', 'list'])).toEqual([])
    const add = (name: string, ...more: string[]): string[] => ['connection', 'add', '--name', name, ...more]
    const added = await cli.json(add('Norte', '--server', server, '--base-url', `${baseUrl}/`))
    expect(added).toEqual({ name: 'Norte', server, baseUrl })
    expect(keysOf(added)).toEqual(['name', 'server', 'baseUrl'])
    expect(await cli.json(add('Sur', '--server', 'https://WV0010.wolkvox.com/manager'))).toEqual({
      name: 'Sur',
      server: '0010',
      baseUrl: 'https://wv0010.wolkvox.com',
    })
    const listed = await cli.list(['connection', 'list'])
    expect(listed).toEqual([
      { name: 'Norte', server, baseUrl, hasToken: false },
      { name: 'Sur', server: '0010', baseUrl: 'https://wv0010.wolkvox.com', hasToken: false },
    ])
    expect(listed.map(keysOf)).toEqual([0, 1].map(() => ['name', 'server', 'baseUrl', 'hasToken']))
    expect(await cli.json(['connection', 'remove', '--name', 'sur'])).toEqual({ removed: 'Sur' })
    const country = (code: string): string[] => ['connection', 'country', '--name', 'norte', '--country', code]
    expect(await cli.json(country('mx'))).toEqual({ name: 'Norte', country: 'MX' })
    const [other] = await cli.list(['connection', 'list'])
    expect(keysOf(other)).toEqual(['name', 'server', 'baseUrl', 'hasToken', 'country'])
    expect(other).toMatchObject({ country: 'MX' })
    expect(await cli.json(country('mexico'), 2)).toMatchObject({ error: { code: 'usage' } })
    expect(await cli.json(['connection', 'test', '--connection', 'Norte'])).toEqual({ ok: true })
    const refused = await cli.json(['connection', 'test'], 3, { env: { ATALAYA_TOKEN: 'another' } })
    expect(refused).toEqual({ ok: false, error: expect.objectContaining({ code: 'token-refused' }) })
  })

  test('pull, show, coverage, quota, export and erase of one period', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 4 })
    const truth = operation.truth(messages, THREE_DAYS)
    const pulled = await cli.json(['pull', 'cdr_3', '--connection', 'OPS', ...DAYS])
    const names = [
      'report',
      'connection',
      'from',
      'to',
      'windows',
      'rows',
      'requests',
      'fromCache',
      'fromTeam',
      'failed',
      'warnings',
    ]
    expect(keysOf(pulled)).toEqual(names)
    const whole = { from: '2025-03-01T00:00:00', to: '2025-03-03T23:59:59' }
    const slice = { ...whole, rows: 12, requests: 1, status: 'complete' }
    const head = { report: 'reports_manager/cdr_3', connection: 'ops', ...whole }
    const tail = { failed: [], warnings: [] }
    expect(pulled).toEqual({ ...head, windows: [slice], rows: 12, requests: 1, fromCache: 0, fromTeam: 0, ...tail })
    const again = await cli.json(['pull', 'reports_manager/cdr_3', ...DAYS])
    const cached = { ...slice, requests: 0 }
    expect(again).toEqual({ ...head, windows: [cached], rows: 12, requests: 0, fromCache: 1, fromTeam: 0, ...tail })
    const refreshed = await cli.json(['pull', 'cdr_3', ...DAYS, '--refresh'])
    expect(refreshed).toEqual(pulled)
    expect(operation.requests).toHaveLength(2)

    expect(await cli.json(['show', 'cdr_3', ...DAYS])).toEqual({ total: 12, rows: truth })

    const coverage = await cli.json(['coverage', 'cdr_3', '--connection', 'ops'])
    const fetchedAt = expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)
    expect(coverage).toEqual({
      report: 'reports_manager/cdr_3',
      intervals: [{ ...whole, fetchedAt, rows: 12, state: 'complete' }],
    })
    // People read it by the operation's clock, as the days beside it are.
    const [interval] = coverage['intervals'] as readonly { readonly fetchedAt: string }[]
    const told = formatInstant(wallClock(Date.parse(interval?.fetchedAt ?? ''), ZONE))
    expect((await cli.run(['coverage', 'cdr_3', '--connection', 'ops'])).stdout).toContain(told)

    const quota = await cli.json(['quota'])
    expect(quota).toMatchObject({ today: 2, limit: null, resetsAt: expect.stringMatching(INSTANT) })
    await cli.json(['connection', 'test'])
    expect(await cli.json(['quota', '--connection', 'ops'])).toMatchObject({ today: 3, limit: 25_000 })

    const file = cli.path('messages.csv')
    const exported = await cli.json(['export', 'cdr_3', ...DAYS, '--out', file])
    expect(exported).toEqual({ file, rows: 12, bytes: readFileSync(file).length, format: 'csv' })

    expect(await cli.json(['erase', '--connection', 'ops', '--report', 'cdr_3', '--yes'])).toEqual({ rows: 12 })
    expect(await cli.json(['show', 'cdr_3', ...DAYS])).toEqual({ total: 0, rows: [] })
    expect(await cli.json(['coverage', 'cdr_3'])).toMatchObject({ intervals: [] })
    expect(await cli.json(['erase', '--yes'])).toEqual({ rows: 0 })
  })

  test('demo, without store, keychain, key or token; its files open in the Excel of its language', async () => {
    const cli = new Cli({ ATALAYA_STORE_KEY: undefined, ATALAYA_TOKEN: undefined, LC_ALL: 'es_CO.UTF-8' })
    const folder = cli.path('files')
    const demo = await cli.json(['demo', '--out', folder])
    expect(keysOf(demo)).toEqual(['reports', 'seconds'])
    const reports = demo['reports'] as readonly Document[]
    const groups = reports.map((report) => catalogue.get(String(report['key']))?.group)
    // A group of one's own reports is empty until there is one.
    expect(groups).toEqual(REPORT_GROUPS.filter((group) => catalogue.reports.some((report) => report.group === group)))
    for (const report of reports) {
      expect(keysOf(report)).toEqual(['key', 'rows', 'file'])
      expect(report['rows']).toBeGreaterThan(0)
      expect(existsSync(String(report['file']))).toBe(true)
      expect(String(report['file']).startsWith(join(folder, ''))).toBe(true)
    }
    expect(readFileSync(join(folder, 'cdr_3.csv')).toString()).toMatch(/^\uFEFFagent_id;agent_name;/)
    expect(demo['seconds']).toBeGreaterThan(0)
    expect(existsSync(cli.home)).toBe(false)
  })
})

describe('what goes where', () => {
  test('people read the table and the summary on standard output, the progress on standard error', async () => {
    const { cli } = desk
    const pulled = await cli.run(['pull', 'cdr_3', ...DAYS])
    expect([pulled.status, pulled.stdout]).toEqual([0, 'Rows: 12; periods: 1, of them here already: 0; requests: 1.\n'])
    expect(pulled.stderr).toMatch(/of 1 period · \d+ rows · /)
    const again = await cli.run(['pull', 'cdr_3', ...DAYS, '--refresh', '--quiet'])
    expect([again.stdout, again.stderr]).toEqual([pulled.stdout, ''])
    const shown = await cli.run(['show', 'cdr_3', ...DAYS, '--limit', '3'])
    expect(shown.stdout.split('\n')).toHaveLength(2 + 3 + 1 + 1)
    expect(shown.stdout).toMatch(/^agent_id +agent_name +date .*\n─/)
    expect(shown.stdout).toMatch(/\n3 of 12 rows\n$/)
    expect(shown.stderr).toBe('')
    const file = cli.path('people.csv')
    const exported = await cli.run(['export', 'cdr_3', ...DAYS, '--out', file])
    expect(exported.stdout).toMatch(/^12 rows, \d+ bytes: .*people\.csv\n$/)
    const json = await cli.run(['pull', 'cdr_3', ...DAYS, '--refresh', '--json', '--quiet'])
    expect(json.stderr).toBe('')
  })

  test('in Spanish, wherever the locale says so', async () => {
    const { cli } = desk
    const spanish = [
      { LC_ALL: 'es_CO.UTF-8' },
      { LC_ALL: '', LC_MESSAGES: '', LANG: 'es_MX' },
      { LC_ALL: undefined, LC_MESSAGES: 'es_ES.UTF-8', LANG: 'en_US.UTF-8' },
    ]
    for (const env of spanish) {
      const outcome = await cli.run(['nada'], { env })
      expect(outcome.stderr).toBe('No existe el comando "nada".\nEjecute "atalaya help" para ver los comandos.\n')
    }
    const env = { LC_ALL: 'es_CO.UTF-8' }
    const shown = await cli.run(['show', 'cdr_3', ...DAYS, '--limit', '1'], { env })
    expect(shown.stdout).toMatch(/\n1 de 12 filas\n$/)
    const help = await cli.run(['--help'], { env })
    expect(help.stdout).toMatch(/^Atalaya: reportes de wolkvox/)
    const error = await cli.json(['pull', 'cdr_3', '--from', 'ayer', '--to', 'hoy'], 2, { env })
    expect(error).toEqual({
      error: {
        code: 'bad-date',
        message: '"ayer" no es un periodo o fecha: no está escrito como una fecha.',
        hint: 'Escriba las fechas como 2026-11-30 o 2026-11-30T08:00, primero la anterior.',
      },
    })
  })

  test('help: an overview, and the options of each command', async () => {
    const { cli } = desk
    const overview = await cli.run([])
    expect(overview.status).toBe(0)
    const commands = ['reports', 'connection add', 'connection list', 'connection remove', 'connection test', 'pull']
    commands.push('show', 'export', 'coverage', 'watch', 'quota', 'erase', 'demo')
    for (const command of commands) {
      expect(overview.stdout).toContain(`  ${command}`)
      const help = await cli.run([...command.split(' '), '--help'])
      expect([help.status, help.stderr]).toEqual([0, ''])
      expect(help.stdout).toContain(`atalaya ${command}`)
    }
    expect((await cli.run(['help'])).stdout).toBe(overview.stdout)
    expect((await cli.run(['--json', 'reports'])).stdout).toBe((await cli.run(['reports', '--json'])).stdout)
  })
})
