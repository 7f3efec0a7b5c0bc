import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { Cli, closeDesks, openDesk, until, type CliDesk, type Document, type Running } from '../support/cli.ts'

/** Eight requests: 31 days each. */
const PERIOD = ['--from', '2024-01-01', '--to', '2024-08-31'] as const
const SLICES = 8
const ROWS = 244
/** Longer than any test may take: what ends at all did not wait for it. */
const NEVER_MS = 3_600_000

afterAll(closeDesks)

/** Ctrl-C, and what the command comes to. @returns its document, where it prints one */
async function interrupt(running: Running): Promise<Document> {
  running.process.kill('SIGINT')
  const { status, stdout, stderr } = await running.outcome
  expect(status, stderr).toBe(130)
  expect(stderr).toContain('Stopped.\n')
  expect(stderr).not.toMatch(/AppError|\.ts:\d/)
  return stdout === '' ? {} : (JSON.parse(stdout) as Document)
}

async function checkRest({ cli, operation }: CliDesk, stored: number): Promise<void> {
  operation.clearFaults()
  const before = operation.requests.length
  const rest = await cli.json(['pull', 'cdr_3', ...PERIOD])
  expect(rest).toMatchObject({ rows: ROWS, requests: SLICES - stored, fromCache: stored, failed: [] })
  expect(operation.requests.length - before).toBe(SLICES - stored)
  expect(await cli.json(['show', 'cdr_3', ...PERIOD, '--limit', '0'])).toMatchObject({ total: ROWS })
}

describe.concurrent('status 130: Ctrl-C', () => {
  test('in a slow pull keeps the slices that were whole; the next pull fetches the rest', async () => {
    const desk = await openDesk({ rowsPerDay: 1 })
    desk.operation.fail({ kind: 'code-number', times: 3 })
    desk.operation.fail({ kind: 'slow', times: 99, delayMs: NEVER_MS })
    const running = desk.cli.start(['pull', 'cdr_3', ...PERIOD, '--json'])
    await until(() => desk.operation.requests.length === 4, 'the fourth request')
    const document = await interrupt(running)
    expect(document).toMatchObject({ rows: 93, requests: 4, error: { code: 'cancelled' } })
    expect(document['windows']).toHaveLength(3)
    expect(document['failed']).toHaveLength(SLICES - 3)
    await checkRest(desk, 3)
  })

  test('in the middle of an answer', async () => {
    const desk = await openDesk({ rowsPerDay: 1 })
    desk.operation.fail({ kind: 'stall' })
    const running = desk.cli.start(['pull', 'cdr_3', ...PERIOD])
    await until(() => desk.operation.requests.length === 1, 'the first request')
    running.process.kill('SIGINT')
    const { status, stdout } = await running.outcome
    expect([status, stdout]).toEqual([130, 'Rows: 0; periods: 0, of them here already: 0; requests: 1.\n'])
    await checkRest(desk, 0)
  })

  test.each([
    ['a fault of the server', 'server-error'],
    ['a server under maintenance', 'maintenance'],
    ['too many requests at once', 'too-many'],
  ] as const)('while waiting after %s', async (_what, kind) => {
    const desk = await openDesk({ rowsPerDay: 1 })
    desk.operation.fail({ kind: 'code-number' })
    desk.operation.fail({ kind, times: 99 })
    const running = desk.cli.start(['pull', 'cdr_3', ...PERIOD, '--json'])
    // The waits grow: after some attempts the last is long enough to be sure of.
    await until(() => running.text().split('Trying again in').length === 4, 'the third wait')
    expect(await interrupt(running)).toMatchObject({ rows: 31, error: { code: 'cancelled' } })
    await checkRest(desk, 1)
  })

  test('while another program has the turn', async () => {
    const desk = await openDesk({ rowsPerDay: 1 })
    desk.operation.fail({ kind: 'slow', times: 99, delayMs: NEVER_MS })
    const first = desk.cli.start(['pull', 'cdr_3', ...PERIOD, '--json'])
    await until(() => desk.operation.requests.length === 1, 'the first request')
    const second = desk.cli.start(['watch', 'calls_last_10', '--once', '--json'])
    const third = desk.cli.start(['connection', 'test', '--json'])
    await until(() => second.text() + third.text() === '', 'no output')
    await new Promise((resolve) => setTimeout(resolve, 1500))
    expect(await interrupt(second)).toMatchObject({ error: { code: 'cancelled' } })
    expect(await interrupt(third)).toMatchObject({ error: { code: 'cancelled' } })
    expect(desk.operation.requests).toHaveLength(1)
    await interrupt(first)
    await checkRest(desk, 0)
  })

  test('in a watch, between two polls', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 1 })
    const running = cli.start(['watch', 'calls_last_10', '--every', '1s', '--json'])
    await until(() => running.text().split('\n').length > 2, 'two polls')
    running.process.kill('SIGINT')
    const { status, stdout } = await running.outcome
    expect(status).toBe(130)
    const documents = stdout.trimEnd().split('\n')
    for (const text of documents) expect(Object.keys(JSON.parse(text) as Document)).toEqual(['at', 'rows', 'new'])
    expect(operation.requests.length).toBeGreaterThanOrEqual(documents.length)
  })

  test('in an export: the old file stays, and nothing is left behind', async () => {
    const rows = Array.from({ length: 55_000 }, (_each, place) => ({
      date: '2024-01-01 08:00:00',
      message: `message ${place} ${'x'.repeat(400)}`,
    }))
    const { cli } = await openDesk({ rows: () => rows })
    const day = ['--from', '2024-01-01', '--to', '2024-01-01']
    await cli.json(['pull', 'cdr_3', ...day])
    const folder = cli.path('out')
    mkdirSync(folder)
    const file = join(folder, 'old.csv')
    writeFileSync(file, 'as it was')
    const running = cli.start(['export', 'cdr_3', ...day, '--out', file, '--json', '--format', 'csv-excel'])
    await until(() => readdirSync(folder).length > 1, 'a temporary file')
    expect(await interrupt(running)).toMatchObject({ error: { code: 'cancelled' } })
    expect([readdirSync(folder), readFileSync(file, 'utf8')]).toEqual([['old.csv'], 'as it was'])
  })

  /** A Ctrl-C while the program is still being read, before any command could listen. */
  const EARLY = `data:text/javascript,${encodeURIComponent(`import { registerHooks } from 'node:module'
    registerHooks({ load(url, context, next) {
      if (url.endsWith('/cli/main.ts')) process.kill(process.pid, 'SIGINT')
      return next(url, context)
    } })`)}`

  test('before the command has begun', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 1 })
    const env = { NODE_OPTIONS: `--import ${EARLY}` }
    const { status, stdout, stderr } = await cli.run(['pull', 'cdr_3', ...PERIOD], { env })
    expect([status, stdout, stderr.split('\n')[0]]).toEqual([130, '', 'Stopped.'])
    expect(operation.requests).toEqual([])
  })

  test('a second one ends what cannot end by itself, in words too', async () => {
    const rows = Array.from({ length: 5000 }, () => ({ date: '2024-01-01 08:00:00', message: 'x'.repeat(200) }))
    const { cli } = await openDesk({ rows: () => rows })
    const day = ['--from', '2024-01-01', '--to', '2024-01-01']
    await cli.json(['pull', 'cdr_3', ...day])
    const running = cli.start(['export', 'cdr_3', ...day, '--out', '-'])
    let told = ''
    running.process.stderr?.on('data', (bytes: Buffer) => {
      told += bytes.toString()
    })
    running.process.stdout?.pause()
    await until(() => told.includes('of 5000 rows'), 'the first rows')
    running.process.kill('SIGINT')
    await new Promise((resolve) => setTimeout(resolve, 200))
    running.process.kill('SIGINT')
    await until(() => running.process.exitCode !== null && told.includes('Stopped.'), 'the end')
    expect(running.process.exitCode).toBe(130)
    running.process.stdout?.destroy()
  })

  test('in the demo leaves no store behind', async () => {
    const cli = new Cli()
    const temporary = cli.path('tmp')
    mkdirSync(temporary)
    const running = cli.start(['demo', '--out', cli.path('demo'), '--json'], { env: { TMPDIR: temporary } })
    await until(() => readdirSync(temporary).some((name) => name.startsWith('atalaya-demo-')), 'a store')
    await interrupt(running)
    expect(readdirSync(temporary).filter((name) => name.startsWith('atalaya-demo-'))).toEqual([])
  })
})

describe.concurrent('several at once', () => {
  test('two pulls of one period both succeed, one request at a time, none twice', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 1 })
    operation.fail({ kind: 'slow', times: 99, delayMs: 50 })
    const [one, two] = await Promise.all([0, 1].map(() => cli.json(['pull', 'cdr_3', ...PERIOD])))
    for (const each of [one, two]) expect(each).toMatchObject({ rows: ROWS, failed: [] })
    expect([operation.requests.length, operation.mostAtOnce]).toEqual([SLICES, 1])
    expect(Number(one?.['requests']) + Number(two?.['requests'])).toBe(SLICES)
    expect(Number(one?.['fromCache']) + Number(two?.['fromCache'])).toBe(SLICES)
    expect(await cli.json(['quota'])).toMatchObject({ today: SLICES })
  })

  test('first starts in a new data folder', async () => {
    const cli = new Cli()
    const names = ['a', 'b', 'c', 'd']
    await Promise.all(names.map((name) => cli.json(['connection', 'add', '--name', name, '--server', '0010'])))
    expect((await cli.list(['connection', 'list'])).map((each) => each['name'])).toEqual(names)
  })

  test('questions, an export and an erasure of something else during a pull', async () => {
    const { cli, operation } = await openDesk({ rowsPerDay: 1 })
    await cli.json(['pull', 'cdr_9', ...PERIOD])
    operation.fail({ kind: 'slow', times: 99, delayMs: NEVER_MS })
    const pulling = cli.start(['pull', 'cdr_3', ...PERIOD, '--json'])
    await until(() => operation.requests.length === SLICES + 1, 'a request')
    const shown = cli.json(['show', 'cdr_9', ...PERIOD, '--limit', '0'])
    const exported = cli.json(['export', 'cdr_9', ...PERIOD, '--out', cli.path('x.csv')])
    expect([(await shown)['total'], (await exported)['rows']]).toEqual([ROWS, ROWS])
    expect(await cli.json(['erase', '--report', 'cdr_9', '--yes'])).toEqual({ rows: ROWS })
    await interrupt(pulling)
  })
})
