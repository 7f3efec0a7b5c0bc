import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createStore } from '../../src/core/store/store.ts'
import type { ChosenCheck } from '../../src/shared/checks/checks.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { type Cli, closeDesks, type Document, openDesk, runCommandsInside } from '../support/cli.ts'
import { KEY, WORKER_URL } from '../support/connectedStore.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { serverDate, at } from '../support/times.ts'

runCommandsInside()

// Checks at the command line, of rows that were really fetched; and as views, cards and schedules keep them.

function first(isMeant: (report: ReportDefinition) => boolean): ReportDefinition {
  const found = catalogue.reports.find(isMeant)
  if (found === undefined) throw new Error('The catalogue lacks such a report')
  return found
}

const calls = first(
  ({ kind, parameters, roles, dialled }) =>
    kind === 'detail' &&
    parameters.length === 0 &&
    roles?.interaction !== undefined &&
    dialled?.answered?.where === null,
)
const type = calls.fields.find(({ internalValues }) => internalValues !== undefined)?.name ?? ''
const machines = first(({ kind, dialled }) => kind === 'aggregate' && (dialled?.unanswered ?? null) !== null)
const telephone = machines.dialled?.telephone ?? ''
const { unanswered = null } = machines.dialled ?? {}
const attempts = unanswered?.kind === 'sum' ? (unanswered.fields[0] ?? '') : ''
const other = first(({ kind, dialled }) => kind === 'detail' && dialled === undefined)

const DAY = 86_400
const MONDAY = at('2025-03-03')
const PERIOD = ['--from', '2025-03-03', '--to', '2025-03-04'] as const

interface Call {
  readonly at: number
  readonly id: string
  readonly telephone: string
  readonly type: string
}

const call = (second: number, id: string, changes: Partial<Call> = {}): Call => ({
  at: MONDAY + second,
  id,
  telephone: '3001230000',
  type: 'inbound',
  ...changes,
})

/** Two that are equal, two of one call, an internal one, one within the first hour, and others. */
const CALLS: readonly Call[] = [
  call(60, '1'),
  call(40_000, '2'),
  call(40_000, '2'),
  call(41_000, '3'),
  call(41_900, '3'),
  call(50_000, '4', { type: 'internal call' }),
  call(DAY + 50_000, '5', { telephone: '573001230002' }),
]

/** What dialling met, each line on both days: only the first never answers often enough. */
const MET: readonly (readonly [telephone: string, times: number])[] = [
  ['3001230001', 4],
  ['3001230002', 9],
  ['+57 300 123 0003', 1],
]

let cli: Cli

beforeAll(async () => {
  const desk = await openDesk({
    rows: ({ key }, { from, to }) => {
      if (key === machines.key)
        return MET.map(([number, times]) => ({ [telephone]: number, [attempts]: String(times) }))
      if (key !== calls.key) return undefined
      const own = CALLS.filter((each) => each.at >= from && each.at <= to)
      return own.map((each) => ({
        date: serverDate(each.at),
        conn_id: each.id,
        telephone: each.telephone,
        [type]: each.type,
      }))
    },
  })
  cli = desk.cli
  await cli.json(['pull', calls.key, ...PERIOD])
  await cli.json(['pull', machines.key, ...PERIOD, '--param', 'campaign_id=all'])
})

afterAll(closeDesks)

function kindsOf(document: Document): Readonly<Record<string, unknown>> {
  const candidates = document['candidates'] as readonly { readonly kind: string; readonly rows: number | null }[]
  return Object.fromEntries(candidates.map(({ kind, rows }) => [kind, rows]))
}

describe('match', () => {
  test('tells what may explain a total of fewer rows, and what to do', async () => {
    const document = await cli.json(['match', calls.key, ...PERIOD, '--count', '5'])
    expect(document).toMatchObject({ expected: 5, found: 7, difference: -2 })
    expect(kindsOf(document)).toEqual({
      'equal-rows': 1,
      'edge-of-day': 1,
      internal: 1,
      'several-rows-of-one-call': 1,
    })
    expect(document['found']).toBe((await cli.json(['show', calls.key, ...PERIOD]))['total'])
    const said = (await cli.run(['match', calls.key, ...PERIOD, '--count', '5'])).stdout
    expect(said).toContain('Expected 5, here 7: difference -2.')
    expect(said).toContain('These are exact copies of another row')
  })

  test('tells of stretches that are not here where rows are missing', async () => {
    const longer = ['--from', '2025-03-03', '--to', '2025-03-05', '--count', '9'] as const
    const document = await cli.json(['match', calls.key, ...longer])
    expect(document).toMatchObject({ found: 7, difference: 2 })
    expect(kindsOf(document)).toEqual({ 'not-fetched': null, 'edge-of-day': 1 })
    expect(await cli.json(['match', calls.key, ...PERIOD, '--count', '7'])).toMatchObject({
      difference: 0,
      candidates: [],
    })
    const filtered = ['--filter', `${type} = inbound`, '--count', '6'] as const
    expect(await cli.json(['match', calls.key, ...PERIOD, ...filtered])).toMatchObject({ found: 6, difference: 0 })
  })

  test('is written into a file, with what to do and which rows, and takes a number as Manager writes it', async () => {
    const file = cli.path('match.csv')
    const written = await cli.json(['match', calls.key, ...PERIOD, '--count', '5', '--mask', 'hidden', '--out', file])
    expect(written).toMatchObject({ file, rows: 4 })
    const lines = readFileSync(file, 'utf8')
    expect(lines).toContain('Which rows')
    expect(lines).toMatch(/Repeated rows,1,"?These are exact copies of another row.*,conn_id: /)
    expect(lines).toContain('2025-03-03T00:00:00 – 2025-03-03T00:59:59')
    expect(await cli.json(['match', calls.key, ...PERIOD, '--count', '1,243'])).toMatchObject({ expected: 1243 })
  })

  test.each([[['--count', 'many']], [['--count', '-3']], [['--count', '1.5']], [[]]])(
    'refuses %j',
    async (words: readonly string[]) => {
      const { status } = await cli.run(['match', calls.key, ...PERIOD, ...words])
      expect(status).toBe(2)
    },
  )
})

const UNANSWERED = ['check', 'unanswered', machines.key, ...PERIOD, '--param', 'campaign_id=all'] as const

describe('numbers that do not answer', () => {
  test('leave out who spoke, and follow what is asked', async () => {
    expect(await cli.json([...UNANSWERED, '--days', '2'])).toMatchObject({
      total: 1,
      facts: { telephones: 3, answered: 1 },
      items: [{ telephone: '+573001230001', attempts: 8, days: 2, first_day: '2025-03-03', last_day: '2025-03-04' }],
    })
    const lower = [...UNANSWERED, '--days', '2', '--attempts', '2', '--form', 'national'] as const
    expect(await cli.json(lower)).toMatchObject({
      total: 2,
      items: [{ telephone: '3001230001' }, { telephone: '3001230003' }],
    })
    expect(await cli.json([...lower, '--offset', '1', '--limit', '1'])).toMatchObject({
      total: 2,
      items: [{ telephone: '3001230003' }],
    })
    expect((await cli.run([...lower])).stderr).toContain(calls.title.en)
    const file = cli.path('numbers.csv')
    expect(await cli.json([...lower, '--out', file])).toMatchObject({ file, rows: 2, format: 'csv' })
    const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
    expect(lines.slice(-2)).toEqual(['3001230001,8,2,2025-03-03,2025-03-04', '3001230003,2,2,2025-03-03,2025-03-04'])
    expect(lines.join('\n')).toContain('"Attempts, at least",2')
    const masked = await cli.run([...lower, '--mask', 'partial', '--json'])
    expect(masked.stdout).toContain('•••')
    expect(masked.stdout).not.toMatch(/300123000\d/)
  })

  test.each([
    ['none', ['--attempts', '0']],
    ['many', ['--days', 'many']],
    ['another form', ['--form', 'mine']],
  ])('refuse %s', async (_what, words) => {
    expect((await cli.run([...UNANSWERED, ...words])).status).toBe(2)
  })

  test('are nothing to ask of rows that tell nothing of telephones', async () => {
    expect((await cli.run(['check', 'unanswered', other.key, ...PERIOD])).status).toBe(2)
  })
})

test('a view of a check is run, is a card with its findings, and a schedule writes them', async () => {
  const check: ChosenCheck = { id: 'unanswered', settings: { attempts: 2, days: 2, form: 'national' } }
  const range = { from: MONDAY, to: at('2025-03-04 23:59:59') }
  const content = { ...EMPTY_VIEW, face: 'checks', period: { kind: 'dates', ...range }, checks: [check] } as const
  const key = cli.env['ATALAYA_STORE_KEY'] ?? KEY
  const store = createStore({ file: join(cli.home, 'atalaya.db'), key, workerUrl: WORKER_URL })
  await store.open()
  const [connection] = await store.connections.list()
  const scope = { connection: connection?.name ?? '', reportKey: machines.key, parameters: { campaign_id: 'all' } }
  const viewId = await store.views.put({ view: { name: 'Silent', ...scope, content }, isReplacing: false })
  await store.pins.put({ viewId: viewId ?? 0, form: null, isWide: false })
  await store.close()

  expect(await cli.json(['view', 'run', 'Silent'])).toMatchObject({ total: 2, items: [{}, {}] })
  expect(await cli.list(['home'])).toMatchObject([{ name: 'Silent', findings: 2, rows: null, measures: [] }])
  const book = cli.path('home.xlsx')
  await cli.json(['home', '--out', book])
  const [sheet] = readWorkbook(readFileSync(book))
  expect(JSON.stringify(sheet?.rows)).toContain('3001230001')

  const folder = cli.path('.')
  await cli.json(['schedule', 'add', '--view', 'Silent', '--every', '4h', '--folder', folder, '--name', 'silent'])
  const { runs } = (await cli.json(['schedule', 'run'])) as { readonly runs?: readonly { readonly file: string }[] }
  const written = readFileSync(runs?.[0]?.file ?? '', 'utf8')
  expect(written).toContain('3001230003,2,2,2025-03-03,2025-03-04')
})
