import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { formatDay, wall, wallClock, SECONDS_PER_DAY } from '../../src/shared/time.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { LONGEST_CELL } from '../../src/shared/spreadsheet.ts'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, ZONE } from '../support/cli.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'

runCommandsInside()

afterAll(closeDesks)

const detail = catalogue.reports.find(
  (report) =>
    report.kind === 'detail' && report.maxDays === 31 && report.fields.some(({ type }) => type === 'telephone'),
)
const telephone = detail?.fields.find(({ type }) => type === 'telephone')?.name ?? ''
const KEY = detail?.key ?? ''

function yesterday(): string {
  return formatDay(wall(wallClock(Date.now(), ZONE) - SECONDS_PER_DAY))
}

async function desk(options: Parameters<typeof openDesk>[0] = {}): Promise<CliDesk & { readonly folder: string }> {
  const opened = await openDesk({ rowsPerDay: 12, ...options })
  const folder = opened.cli.path('files')
  mkdirSync(folder)
  return { ...opened, folder }
}

function runsOf(document: Document): readonly Document[] {
  return document['runs'] as readonly Document[]
}

test('a schedule runs when it is due, once, and leaves the file that an export writes', async () => {
  const { cli, folder, operation } = await desk()
  const add = ['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--name', 'mensajes']
  expect(await cli.json(add)).toMatchObject({
    id: 1,
    report: KEY,
    connection: 'ops',
    when: { everyHours: 4 },
    range: 'yesterday',
    file: { folder, name: 'mensajes', format: 'csv', headings: 'names' },
  })
  const ran = await cli.json(['schedule', 'run'])
  const file = join(folder, `mensajes_${yesterday()}.csv`)
  expect(runsOf(ran)).toMatchObject([{ id: 1, outcome: 'done', rows: 12, file, fileRows: 12 }])
  const exported = cli.path('exported.csv')
  await cli.json(['export', KEY, '--range', 'yesterday', '--out', exported])
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(exported, 'utf8'))
  const requests = operation.requests.length
  // The pull and, once in hours, the question what is left of the quota.
  expect(requests).toBe(2)
  expect(runsOf(ran)[0]?.['requests']).toBe(2)
  expect(await cli.json(['schedule', 'run'])).toEqual({ runs: [], erased: 0 })
  const [listed] = await cli.list(['schedule', 'list'])
  expect(listed).toMatchObject({
    id: 1,
    enabled: true,
    last: { outcome: 'done', rows: 12, file, fileRows: 12, error: null },
  })
  expect(runsOf(await cli.json(['schedule', 'run', '--all']))).toMatchObject([{ outcome: 'done', requests: 0 }])
  expect(operation.requests).toHaveLength(requests)
  expect(await cli.json(['schedule', 'remove', '1'])).toEqual({ removed: 1 })
  expect(await cli.list(['schedule', 'list'])).toEqual([])
})

test('a schedule writes a workbook where it is told to', async () => {
  const { cli, folder } = await desk()
  const add = ['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--name', 'mensajes', '--format', 'xlsx']
  expect(await cli.json(add)).toMatchObject({ file: { folder, name: 'mensajes', format: 'xlsx', headings: 'names' } })
  const file = join(folder, `mensajes_${yesterday()}.xlsx`)
  expect(runsOf(await cli.json(['schedule', 'run']))).toMatchObject([{ id: 1, outcome: 'done', rows: 12, file }])
  const exported = cli.path('exported.xlsx')
  await cli.json(['export', KEY, '--range', 'yesterday', '--out', exported])
  const table = shownTable(readWorkbook(readFileSync(file)))
  expect(table.rows).toHaveLength(12)
  expect(table).toEqual(shownTable(readWorkbook(readFileSync(exported))))
})

test('the rows of a run and its file are its own, whatever the slices hold that its period lies in', async () => {
  const { cli, folder } = await desk()
  const today = Math.floor(wallClock(Date.now(), ZONE) / SECONDS_PER_DAY) * SECONDS_PER_DAY
  const daysAgo = (days: number): string => formatDay(wall(today - days * SECONDS_PER_DAY))
  await cli.json(['pull', KEY, '--from', daysAgo(3), '--to', daysAgo(1)])
  await cli.json(['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--name', 'mensajes'])
  const [run] = runsOf(await cli.json(['schedule', 'run']))
  expect(run).toMatchObject({ outcome: 'done', rows: 12, requests: 0, fileRows: 12 })
  expect(run).not.toHaveProperty('cutTexts')
  expect(readFileSync(String(run?.['file']), 'utf8').trimEnd().split('\r\n')).toHaveLength(1 + 12)
  const said = await cli.run(['schedule', 'run', '--all'])
  expect(said.stdout).toBe(`1 ${KEY}: 12 rows → ${String(run?.['file'])}\n`)
  const [listed] = await cli.list(['schedule', 'list'])
  expect(listed).toMatchObject({ last: { rows: 12, fileRows: 12 } })
  expect(listed?.['last']).not.toHaveProperty('cutTexts')
})

test('a scheduled workbook says how many texts had to be cut', async () => {
  const messages = ['x'.repeat(LONGEST_CELL), 'y'.repeat(LONGEST_CELL + 1), 'z'.repeat(LONGEST_CELL * 2)]
  const date = `${yesterday()} 10:00:00`
  const { cli, folder } = await desk({ rows: () => messages.map((message) => ({ date, message })) })
  const add = ['schedule', 'add', 'cdr_3', '--every', '4h', '--folder', folder, '--format']
  await cli.json([...add, 'xlsx'])
  await cli.json([...add, 'csv'])
  const [workbook, csv] = runsOf(await cli.json(['schedule', 'run']))
  expect(workbook).toMatchObject({ fileRows: 3, cutTexts: 2 })
  expect(csv).toMatchObject({ fileRows: 3 })
  expect(csv).not.toHaveProperty('cutTexts')
  expect(await cli.list(['schedule', 'list'])).toMatchObject([{ last: { fileRows: 3, cutTexts: 2 } }, { id: 2 }])
  expect((await cli.run(['schedule', 'run', '1'])).stderr).toContain('2 long texts were cut')
})

test('an unknown format is complained of before the folder that it would go to', async () => {
  const { cli } = await desk()
  for (const more of [[], ['--folder', cli.path('nowhere')]]) {
    const { error } = await cli.json(['schedule', 'add', KEY, '--every', '4h', '--format', 'xlsm', ...more], 2)
    expect((error as Document)['message']).toContain('"xlsm"')
  }
})

test('a daily schedule waits for its time, and can be run before', async () => {
  const { cli } = await desk()
  const added = await cli.json(['schedule', 'add', KEY, '--daily', '06:30', '--days', 'mon-fri', '--range', 'last7'])
  expect(added['when']).toEqual({ daily: '06:30:00', days: ['mon', 'tue', 'wed', 'thu', 'fri'] })
  expect(added['next']).toMatch(/T06:30:00$/)
  expect(runsOf(await cli.json(['schedule', 'run']))).toEqual([])
  expect(runsOf(await cli.json(['schedule', 'run', '1']))).toMatchObject([{ outcome: 'done', file: null }])
})

test('two commands at once run a schedule once', async () => {
  const { cli, operation } = await desk()
  await cli.json(['schedule', 'add', KEY, '--every', '4h', '--range', 'last7'])
  operation.fail({ kind: 'slow', delayMs: 600, api: KEY })
  const both = await Promise.all([cli.json(['schedule', 'run']), cli.json(['schedule', 'run'])])
  expect(both.flatMap(runsOf)).toHaveLength(1)
})

test.each([
  ['token-refused', 3],
  ['quota', 4],
  ['server-error', 6],
] as const)(
  'a run that meets %s ends with %i, and what is to blame is not asked again at once',
  async (kind, status) => {
    const { cli, folder, operation } = await desk()
    await cli.json(['schedule', 'add', KEY, '--every', '4h', '--folder', folder])
    operation.fail({ kind, times: 40 })
    expect(runsOf(await cli.json(['schedule', 'run'], status))).toMatchObject([{ outcome: 'failed', file: null }])
    const asked = operation.requests.length
    expect(await cli.json(['schedule', 'run'])).toEqual({ runs: [], erased: 0 })
    expect(operation.requests).toHaveLength(asked)
    expect(readdirSync(folder)).toEqual([])
    operation.clearFaults()
    expect(runsOf(await cli.json(['schedule', 'run', '--all']))).toMatchObject([{ outcome: 'done' }])
  },
)

test('a folder that is gone fails the file, not the rows', async () => {
  const { cli, folder } = await desk()
  await cli.json(['schedule', 'add', KEY, '--every', '4h', '--folder', folder])
  rmSync(folder, { recursive: true })
  const ran = await cli.json(['schedule', 'run'], 2)
  expect(runsOf(ran)).toMatchObject([{ outcome: 'failed', error: { code: 'output-unwritable' } }])
  expect((await cli.json(['show', KEY, '--range', 'yesterday']))['total']).toBe(12)
  expect(existsSync(folder)).toBe(false)
})

test('automatic work leaves the reserve untouched; a fetch by hand may use it', async () => {
  // A limit of a thousand, of which 995 permille are reserved by a percentage of ninety: what is left is used up by the
  // count.
  const { cli, operation } = await desk({ licences: 1 })
  await cli.json(['quota', '--reserve', '90', '--ask'])
  for (let asked = 0; asked < 3; asked++) await cli.json(['connection', 'test'])
  const state = await cli.json(['quota'])
  expect(state).toMatchObject({ today: 4, limit: 1_000, reserve: 900, left: 996 })
  expect(Object.keys(state)).toEqual(expect.arrayContaining(['today', 'limit', 'resetsAt', 'atPaceUntil', 'perHour']))
  expect(state['limit']).toBe(1_000)
  expect((await cli.run(['quota'])).stdout).toContain('Requests of today: 4 of 1,000')
  await cli.json(['schedule', 'add', KEY, '--every', '4h', '--range', 'last30'])
  // Another computer uses the token up to the reserve.
  for (let used = operation.requests.length; used < 900; used++) {
    await fetch(`${operation.baseUrl}/api/v2/information.php?api=token_info`, {
      headers: { 'wolkvox-token': operation.token },
    })
  }
  await cli.json(['quota', '--ask'])
  const failed = await cli.json(['schedule', 'run'], 4)
  expect(runsOf(failed)).toMatchObject([{ outcome: 'failed', error: { code: 'quota-reserved' }, requests: 0 }])
  expect((await cli.json(['pull', KEY, '--range', 'yesterday']))['requests']).toBe(1)
})

test('a customer is found in every report, shown, and erased', async () => {
  const { cli } = await desk()
  await cli.json(['pull', KEY, '--range', 'last7'])
  const { rows } = await cli.json(['show', KEY, '--range', 'last7'])
  const all = rows as readonly Document[]
  const someone = String(all[3]?.[telephone])
  const theirs = all.filter((row) => row[telephone] === someone).length
  const preview = await cli.json(['erase', '--customer', `+${someone}`, '--preview'])
  expect(preview).toMatchObject({ rows: theirs, reports: [{ connection: 'ops', report: KEY, rows: theirs }] })
  await cli.json(['erase', '--customer', someone], 2)
  expect(await cli.json(['erase', '--customer', someone, '--yes'])).toEqual({ rows: theirs })
  expect((await cli.json(['show', KEY, '--range', 'last7']))['total']).toBe(all.length - theirs)
  expect(await cli.json(['erase', '--customer', someone, '--preview'])).toEqual({ rows: 0, mentions: 0, reports: [] })
  const coverage = await cli.json(['coverage', KEY])
  const counted = (coverage['intervals'] as readonly { readonly rows: number }[]).reduce(
    (sum, each) => sum + each.rows,
    0,
  )
  expect(counted).toBe(all.length - theirs)
})

test('what is older than is kept goes once a day, and is shown before', async () => {
  const { cli } = await desk()
  await cli.json(['pull', KEY, '--from', '2026-01-01', '--to', '2026-01-02'])
  await cli.json(['pull', KEY, '--range', 'yesterday'])
  expect(await cli.json(['retention'])).toEqual({ rules: [], mostDays: null, going: [] })
  const going = [{ connection: 'ops', report: KEY, before: expect.stringMatching(/^\d{4}-\d\d-\d\d$/), rows: 24 }]
  const keep = ['retention', 'set', '--months']
  expect((await cli.json([...keep, '3', '--preview']))['going']).toEqual(going)
  expect(await cli.json(['retention'])).toEqual({ rules: [], mostDays: null, going: [] })
  expect((await cli.json([...keep, '3']))['going']).toEqual(going)
  expect((await cli.json([...keep, 'all', '--report', KEY]))['going']).toEqual([])
  expect((await cli.json(['retention']))['going']).toEqual([])
  // Without its exception the report is kept no longer than the others.
  const exception = { connection: null, report: KEY, months: null }
  expect((await cli.json([...keep, 'default', '--report', KEY, '--preview']))['going']).toEqual(going)
  expect(await cli.json(['retention'])).toMatchObject({ rules: [{ report: null }, exception], going: [] })
  const said = await cli.run([...keep, 'default', '--report', KEY])
  expect(said.stdout).toMatch(new RegExp(`ops +${KEY} +\\S+ +24\\b[^]*once a day`))
  expect(await cli.json(['retention'])).toEqual({
    rules: [{ connection: null, report: null, months: 3 }],
    mostDays: null,
    going,
  })
  expect(await cli.json(['schedule', 'run'])).toEqual({ runs: [], erased: 24 })
  expect(await cli.json(['schedule', 'run'])).toEqual({ runs: [], erased: 0 })
})

test('what is fetched, or would be each morning, though it is not kept is said beforehand', async () => {
  const { cli } = await desk()
  expect((await cli.json(['schedule', 'add', KEY, '--daily', '06:00', '--range', 'this-year']))['warnings']).toEqual([])
  const rule = await cli.json(['retention', 'set', '--months', '1'])
  expect(rule['warnings']).toEqual([expect.stringContaining('kept only from')])
  const add = ['schedule', 'add', KEY, '--daily', '06:00', '--range']
  expect((await cli.json([...add, 'this-year']))['warnings']).toEqual(rule['warnings'])
  expect((await cli.json([...add, 'last7']))['warnings']).toEqual([])
  const pull = await cli.json(['pull', KEY, '--from', '2026-01-01', '--to', '2026-01-01'])
  expect(pull['warnings']).toEqual([expect.stringContaining('erased again')])
  expect((await cli.json(['pull', KEY, '--range', 'yesterday']))['warnings']).toEqual([])
})

test('wrong words are told before anything is opened', async () => {
  const { cli } = await desk()
  for (const words of [
    ['schedule', 'add', KEY],
    ['schedule', 'add', KEY, '--every', '0h'],
    ['schedule', 'add', KEY, '--every', '4h', '--daily', '06:00'],
    ['schedule', 'add', KEY, '--daily', '25:00'],
    ['schedule', 'add', KEY, '--daily', '06:00', '--days', 'someday'],
    ['schedule', 'add', KEY, '--at-start', '--days', 'mon'],
    ['schedule', 'add', KEY, '--every', '4h', '--range', 'always'],
    ['schedule', 'add', KEY, '--every', '4h', '--name', 'x'],
    ['schedule', 'add', KEY, '--every', '4h', '--folder', cli.path('nowhere')],
    ['schedule', 'add', KEY, '--every', '4h', '--folder', cli.path('n'.repeat(300))],
    ['schedule', 'add', 'no_such_report', '--every', '4h'],
    ['schedule', 'remove', '9'],
    ['schedule', 'run', 'x'],
    ['retention', 'set', '--months', '0'],
    ['retention', 'set'],
    ['quota', '--reserve', '95'],
    ['erase', '--customer', '12', '--yes'],
    ['erase', '--customer', '3001234567', '--report', KEY, '--yes'],
  ]) {
    expect(await cli.json(words, 2)).toHaveProperty('error')
  }
})
