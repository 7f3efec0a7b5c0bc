import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'

runCommandsInside()

const DAYS = ['--from', '2025-03-01', '--to', '2025-03-01'] as const

let desk: CliDesk

beforeAll(async () => {
  desk = await openDesk({ rowsPerDay: 2 })
  await desk.cli.json(['pull', 'cdr_3', ...DAYS])
})

afterAll(closeDesks)

/**
 * The error of a command that ends with a status: a sentence on standard error, the document on standard output, and no
 * trace.
 */
async function errorOf(words: readonly string[], status: number, input?: string): Promise<Document> {
  const outcome = await desk.cli.run([...words, '--json'], input === undefined ? {} : { input })
  const told = `${words.join(' ')} → ${outcome.status} ${outcome.stdout} ${outcome.stderr}`
  expect(outcome.status, told).toBe(status)
  const document = JSON.parse(outcome.stdout) as Document
  expect(Object.keys(document), told).toEqual(['error'])
  const error = document['error'] as Document
  expect(Object.keys(error)).toEqual(['code', 'message', 'hint'])
  const { message, hint } = error
  expect(outcome.stderr, told).toBe(`${String(message)}\n${String(hint)}\n`)
  // One sentence: nothing that looks like a second one, and no file of the program's.
  expect(String(message), told).toMatch(/^[^\n]+\.$/)
  expect(String(message), told).not.toMatch(/\. [A-Z]|\.ts\b|node_modules/)
  return error
}

type Mistake = readonly [code: string, says: RegExp, ...words: string[]]

const mistakes: readonly Mistake[] = [
  ['unknown-command', /"nope"/, 'nope'],
  ['unknown-command', /"connection"/, 'connection'],
  ['unknown-command', /"connection nope"/, 'connection', 'nope'],
  ['unknown-command', /"--bogus"/, '--bogus'],
  ['unknown-command', /"toString"/, 'toString'],
  ['usage', /"--bogus"/, 'pull', 'cdr_3', '--bogus'],
  ['usage', /"--token"/, 'connection', 'add', '--name', 'x', '--server', '0010', '--token', 'x'],
  ['usage', /"--from" needs a value/, 'pull', 'cdr_3', '--from'],
  ['usage', /"--search" needs a value.* --search=VALUE/, 'show', 'cdr_3', ...DAYS, '--search', '-5'],
  ['usage', /"--refresh" takes no value/, 'pull', 'cdr_3', ...DAYS, '--refresh=yes'],
  ['usage', /--connection comes once/, 'pull', 'cdr_3', '--connection', 'a', '--connection', 'a'],
  ['usage', /--limit comes once/, 'show', 'cdr_3', '--limit=1', '--limit', '2'],
  ['usage', /atalaya pull REPORT/, 'pull'],
  ['usage', /atalaya pull REPORT/, 'pull', 'cdr_3', 'cdr_9', ...DAYS],
  ['usage', /atalaya reports/, 'reports', 'cdr_3'],
  ['unknown-report', /"cdr_99"/, 'pull', 'cdr_99', ...DAYS],
  ['unknown-report', /""/, 'pull', '', ...DAYS],
  ['unknown-report', /"cdr_99"/, 'coverage', 'cdr_99'],
  ['unknown-report', /"cdr_99"/, 'erase', '--report', 'cdr_99', '--yes'],
  ['unknown-connection', /"nada"/, 'pull', 'cdr_3', '--connection', 'nada', ...DAYS],
  ['unknown-connection', /"nada"/, 'connection', 'remove', '--name', 'nada'],
  ['unknown-connection', /"nada"/, 'connection', 'test', '--connection', 'nada'],
  ['unknown-connection', /"nada"/, 'quota', '--connection', 'nada'],
  ['unknown-connection', /"nada"/, 'erase', '--connection', 'nada', '--yes'],
  ['unknown-parameter', /"campaign_id"/, 'pull', 'cdr_3', ...DAYS, '--param', 'campaign_id=all'],
  ['unknown-parameter', /"date_ini"/, 'pull', 'cdr_3', ...DAYS, '--param', 'date_ini=20250101000000'],
  [
    'usage',
    /"campaign_id" twice/,
    'pull',
    'campaign_8',
    ...DAYS,
    '--param',
    'campaign_id=1',
    '--param',
    'campaign_id=2',
  ],
  ['usage', /NAME=VALUE/, 'pull', 'campaign_8', ...DAYS, '--param', 'campaign_id'],
  ['missing-parameter', /"campaign_id"/, 'pull', 'campaign_8', ...DAYS],
  ['missing-parameter', /"campaign_id"/, 'pull', 'campaign_8', ...DAYS, '--param', 'campaign_id='],
  ['missing-parameter', /"campaign_id"/, 'show', 'campaign_8', ...DAYS, '--param', 'campaign_id=1; DROP'],
  ['usage', /needs a period/, 'pull', 'cdr_3'],
  ['usage', /needs a period/, 'show', 'cdr_3'],
  ['usage', /needs a period/, 'export', 'cdr_3', '--out', 'x.csv'],
  ['bad-date', /--to is missing/, 'pull', 'cdr_3', '--from', '2025-03-01'],
  ['bad-date', /--from is missing/, 'pull', 'cdr_3', '--to', '2025-03-01'],
  ['bad-date', /"2025-02-30"/, 'pull', 'cdr_3', '--from', '2025-02-30', '--to', '2025-03-01'],
  ['bad-date', /"2025-02-29"/, 'show', 'cdr_3', '--from', '2025-02-01', '--to', '2025-02-29'],
  ['bad-date', /"2025-03-01T24:00"/, 'pull', 'cdr_3', '--from', '2025-03-01T24:00', '--to', '2025-03-01'],
  ['bad-date', /"1\/3\/2025"/, 'pull', 'cdr_3', '--from', '1/3/2025', '--to', '2025-03-01'],
  ['bad-date', /""/, 'pull', 'cdr_3', '--from', '', '--to', '2025-03-01'],
  ['bad-date', /before the start/, 'pull', 'cdr_3', '--from', '2025-03-02', '--to', '2025-03-01'],
  ['bad-date', /before the start/, 'show', 'cdr_3', '--from', '2025-03-01T08:00:01', '--to', '2025-03-01T08:00:00'],
  ['bad-date', /either --range or/, 'pull', 'cdr_3', '--range', 'today', '--from', '2025-03-01'],
  ['bad-date', /--range takes today, yesterday, last7/, 'pull', 'cdr_3', '--range', 'forever'],
  ['bad-date', /"30-02"/, 'erase', '--before', '30-02', '--yes'],
  ['usage', /--yes/, 'erase'],
  ['unknown-field', /"nope"/, 'show', 'cdr_3', ...DAYS, '--filter', 'nope = 1'],
  ['unknown-field', /"nope"/, 'show', 'cdr_3', ...DAYS, '--sort', 'nope:desc'],
  ['bad-filter', /"channel"/, 'show', 'cdr_3', ...DAYS, '--filter', 'channel'],
  ['bad-filter', /"date < soon"/, 'show', 'cdr_3', ...DAYS, '--filter', 'date < soon'],
  ['bad-filter', /""/, 'show', 'cdr_3', ...DAYS, '--sort', ''],
  ['usage', /--limit takes a whole number/, 'show', 'cdr_3', ...DAYS, '--limit', 'ten'],
  ['usage', /--offset takes a whole number/, 'show', 'cdr_3', ...DAYS, '--offset=-1'],
  ['usage', /--out is missing/, 'export', 'cdr_3', ...DAYS],
  [
    'usage',
    /--format takes csv, csv-excel, csv-excel-es, xlsx/,
    'export',
    'cdr_3',
    ...DAYS,
    '--out',
    'x',
    '--format',
    'ods',
  ],
  ['usage', /standard output/, 'export', 'cdr_3', ...DAYS, '--out', '-'],
  ['usage', /not a live one/, 'watch', 'cdr_3', '--once'],
  ['usage', /--every takes a time/, 'watch', 'calls_last_10', '--every', 'often'],
  ['usage', /--every takes a time/, 'watch', 'calls_last_10', '--every', '0m'],
  ['usage', /--name is missing/, 'connection', 'add', '--server', '0010'],
  ['usage', /--server is missing/, 'connection', 'add', '--name', 'x'],
  ['usage', /--name is missing/, 'connection', 'remove'],
  ['usage', /no time zone/, 'connection', 'add', '--name', 'x', '--server', '0010', '--time-zone', 'Bogota'],
  ['connection-exists', /"OPS"/, 'connection', 'add', '--name', 'OPS', '--server', '0010'],
  ['bad-server', /"https:\/\/example.com"/, 'connection', 'add', '--name', 'x', '--server', 'https://example.com'],
  [
    'bad-server',
    /wolkvox\.com\.evil/,
    'connection',
    'add',
    '--name',
    'x',
    '--server',
    'wv0010.wolkvox.com.evil.example',
  ],
  ['bad-server', /http:/, 'connection', 'add', '--name', 'x', '--server', '0010', '--base-url', 'http://example.com'],
  ['bad-server', /ftp:/, 'connection', 'add', '--name', 'x', '--server', '0010', '--base-url', 'ftp://example.com'],
]

describe.concurrent('status 2: wrong usage', () => {
  test.each(mistakes.map(([code, says, ...words]) => ({ code, says, words })))(
    '$words',
    async ({ code, says, words }) => {
      const requests = desk.operation.requests.length
      const error = await errorOf(words, 2)
      expect(error).toMatchObject({ code, message: expect.stringMatching(says) })
      expect(desk.operation.requests).toHaveLength(requests)
    },
  )

  test('one of several connections must be named', async () => {
    const { cli } = await openDesk({ rowsPerDay: 1 })
    await cli.json(['connection', 'add', '--name', 'two', '--server', '0020'])
    expect(await cli.json(['pull', 'cdr_3', ...DAYS], 2)).toMatchObject({
      error: { code: 'usage', message: expect.stringContaining('ops, two') },
    })
    await cli.json(['pull', 'cdr_3', '--connection', 'ops', ...DAYS])
  })

  test('the same in Spanish', async () => {
    const { cli } = desk
    const env = { LC_ALL: 'es_CO.UTF-8' }
    const said = async (...words: string[]): Promise<string> => {
      const outcome = await cli.run([...words, '--quiet'], { env })
      expect([outcome.status, outcome.stdout]).toEqual([2, ''])
      return outcome.stderr
    }
    expect(await said('pull', 'cdr_3', '--bogus')).toBe('No existe la opción "--bogus".\n')
    expect(await said('pull', 'cdr_3', '--from')).toMatch(/^La opción "--from" necesita un valor/)
    expect(await said('pull', 'cdr_3', '--refresh=x')).toBe('La opción "--refresh" no lleva valor.\n')
    expect(await said('pull', 'cdr_3')).toBe(
      'El reporte reports_manager/cdr_3 necesita un periodo: --from y --to, o --range.\n',
    )
  })
})

describe.concurrent('status 2: an output that cannot be written', () => {
  const period = ['export', 'cdr_3', ...DAYS, '--out']

  test('a folder that is missing', async () => {
    expect(await errorOf([...period, desk.cli.path('missing/file.csv')], 2)).toMatchObject({
      code: 'output-unwritable',
    })
    expect(existsSync(desk.cli.path('missing'))).toBe(false)
  })

  test('a folder in the place of the file', async () => {
    const folder = desk.cli.path('taken')
    mkdirSync(folder)
    expect(await errorOf([...period, folder], 2)).toMatchObject({ code: 'output-unwritable' })
    expect(readdirSync(folder)).toEqual([])
  })

  test('a file in the place of the folder', async () => {
    writeFileSync(desk.cli.path('plain'), 'x')
    const error = await errorOf([...period, desk.cli.path('plain/file.csv')], 2)
    expect(error).toMatchObject({ code: 'output-unwritable' })
    expect(await errorOf(['demo', '--out', desk.cli.path('plain')], 2)).toMatchObject({ code: 'output-unwritable' })
  })

  test('an unknown column leaves the old file and nothing else', async () => {
    const folder = desk.cli.path('columns')
    mkdirSync(folder)
    const file = join(folder, 'kept.csv')
    writeFileSync(file, 'as it was')
    const error = await errorOf([...period, file, '--columns', 'date,nope'], 2)
    expect(error).toMatchObject({ code: 'unknown-field', message: expect.stringContaining('"nope"') })
    expect(await errorOf([...period, file, '--columns', 'date,,channel'], 2)).toMatchObject({ code: 'unknown-field' })
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['kept.csv'], 'as it was'])
  })

  test.skipIf(process.getuid?.() === 0 || process.platform === 'win32')(
    'a folder that may not be written',
    async () => {
      const folder = desk.cli.path('locked')
      mkdirSync(folder)
      chmodSync(folder, 0o500)
      expect(await errorOf([...period, join(folder, 'x.csv')], 2)).toMatchObject({ code: 'output-unwritable' })
    },
  )
})
