import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { catalogue } from '../../src/shared/reports/index.ts'
import { formatDay, SECONDS_PER_DAY, wall, wallClock } from '../../src/shared/time.ts'
import { type CliDesk, closeDesks, type Document, openDesk, runCommandsInside, ZONE } from '../support/cli.ts'

runCommandsInside()

afterAll(closeDesks)

// A schedule keeps a view, or just some rows of a report: what it writes is what asking for it writes.

const detail = catalogue.reports.find(
  (report) =>
    report.kind === 'detail' && report.maxDays === 31 && report.fields.some(({ type }) => type === 'telephone'),
)
const KEY = detail?.key ?? ''
const FIELD = detail?.fields.find(({ type }) => type === 'text')?.name ?? ''
const DATE = detail?.dateField ?? ''
const VIEW = 'Semana por hora'

function yesterday(): string {
  return formatDay(wall(wallClock(Date.now(), ZONE) - SECONDS_PER_DAY))
}

async function desk(): Promise<CliDesk & { readonly folder: string }> {
  const opened = await openDesk({ rowsPerDay: 12 })
  const folder = opened.cli.path('files')
  mkdirSync(folder)
  return { ...opened, folder }
}

function runsOf(document: Document): readonly Document[] {
  return document['runs'] as readonly Document[]
}

const DAILY = ['--every', '4h', '--range', 'yesterday']
const NARROWED = [
  '--filter',
  `${DATE}:time-of-day >= 12:00`,
  '--sort',
  `${FIELD}:desc`,
  '--columns',
  `${DATE},${FIELD}`,
]

test('filters, order and columns of a report are kept: the file is the one that export writes of the same', async () => {
  const { cli, folder } = await desk()
  const added = await cli.json(['schedule', 'add', KEY, ...DAILY, '--folder', folder, '--name', 'tarde', ...NARROWED])
  expect(added['question']).toMatchObject({
    filters: [{ field: DATE, part: 'time-of-day', operator: '>=', value: '12:00' }],
    sort: [{ field: FIELD, descending: true }],
    columns: [DATE, FIELD],
  })
  const [ran] = runsOf(await cli.json(['schedule', 'run']))
  const out = cli.path('exported.csv')
  const written = await cli.json(['export', KEY, '--range', 'yesterday', ...NARROWED, '--out', out])
  const file = join(folder, `tarde_${yesterday()}.csv`)
  expect(ran).toMatchObject({ outcome: 'done', rows: 12, file, fileRows: written['rows'] })
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(out, 'utf8'))
  expect((await cli.run(['schedule', 'list'])).stdout).toContain(`1 keeps just these rows: --filter`)
})

test('so are the filters and the search of a summary', async () => {
  const { cli, folder } = await desk()
  const asked = ['--filter', `${DATE}:time-of-day >= 12:00`, '--search', '3', '--by', FIELD]
  await cli.json(['schedule', 'add', KEY, ...DAILY, '--folder', folder, '--name', 'r', ...asked])
  await cli.json(['schedule', 'run'])
  const out = cli.path('summarized.csv')
  await cli.json(['summarize', KEY, '--range', 'yesterday', ...asked, '--out', out])
  expect(readFileSync(join(folder, `r_${yesterday()}.csv`), 'utf8')).toBe(readFileSync(out, 'utf8'))
})

test('a schedule keeps a view: it writes what view run writes, and follows the view through changes and names', async () => {
  const { cli, folder } = await desk()
  const summary = ['--by', `${DATE}:hour-of-day`, '--measure', 'count']
  await cli.json(['view', 'save', VIEW, KEY, '--range', 'yesterday', ...summary])
  const add = ['schedule', 'add', '--view', VIEW, '--every', '4h', '--folder', folder]
  expect(await cli.json(add)).toMatchObject({
    report: KEY,
    view: VIEW,
    range: 'yesterday',
    file: { folder, name: 'semana_por_hora', format: 'csv' },
    summary: { by: [`${DATE}:hour-of-day`] },
  })
  const file = join(folder, `semana_por_hora_${yesterday()}.csv`)
  expect(runsOf(await cli.json(['schedule', 'run']))).toMatchObject([{ outcome: 'done', file }])
  const out = cli.path('run.csv')
  await cli.json(['view', 'run', VIEW, '--out', out])
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(out, 'utf8'))

  await cli.json(['view', 'save', VIEW, KEY, '--range', 'yesterday', '--filter', `${DATE}:time-of-day < 12:00`])
  await cli.json(['schedule', 'run', '1'])
  await cli.json(['view', 'run', VIEW, '--out', out])
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(out, 'utf8'))
  expect(await cli.list(['schedule', 'list'])).toMatchObject([{ view: VIEW, question: { face: 'rows' } }])
  expect((await cli.run(['schedule', 'list'])).stdout).toContain(`1 keeps the view “${VIEW}”`)
})

test('a view that was removed is said at the schedule, in the run and by its status; nothing is written in its place', async () => {
  const { cli, folder } = await desk()
  await cli.json(['view', 'save', VIEW, KEY, '--range', 'yesterday'])
  await cli.json(['schedule', 'add', '--view', VIEW, '--every', '4h', '--folder', folder])
  await cli.json(['view', 'remove', VIEW])
  const [listed] = await cli.list(['schedule', 'list'])
  expect(listed).toMatchObject({ report: KEY, view: null, range: null, problem: { code: 'view-removed' } })
  expect((await cli.run(['schedule', 'list'])).stdout).toContain('The view that was kept is not there any more.')
  const [ran] = runsOf(await cli.json(['schedule', 'run'], 2))
  expect(ran).toMatchObject({ outcome: 'failed', requests: 0, file: null, error: { code: 'view-removed' } })
  // One that gets the name is another view.
  await cli.json(['view', 'save', VIEW, KEY, '--range', 'yesterday'])
  expect(await cli.list(['schedule', 'list'])).toMatchObject([{ problem: { code: 'view-removed' } }])
})

test('a view that lacks a value is refused when it is added, and when it came to lack one it is said, naming it', async () => {
  const { cli, folder } = await desk()
  const field = detail?.fields.find(({ type }) => type === 'telephone')?.name ?? ''
  const file = cli.path('view.json')
  const save = ['view', 'save', VIEW, KEY, '--range', 'yesterday', '--filter', `${field} = 3001234567`]
  await cli.json(save)
  await cli.json(['schedule', 'add', '--view', VIEW, '--every', '4h', '--folder', folder])
  await cli.json(['erase', '--customer', '3001234567', '--yes'])
  const [listed] = await cli.list(['schedule', 'list'])
  expect(listed).toMatchObject({ view: VIEW, problem: { code: 'view-incomplete' } })
  const [ran] = runsOf(await cli.json(['schedule', 'run'], 2))
  expect(ran).toMatchObject({ error: { code: 'view-incomplete' } })
  expect(JSON.stringify(ran?.['error'])).toContain(field)
  await cli.json(save)
  expect(runsOf(await cli.json(['schedule', 'run', '1']))).toMatchObject([{ outcome: 'done' }])
  await cli.json(['view', 'export', VIEW, '--out', file])
  await cli.json(['view', 'remove', VIEW])
  await cli.json(['view', 'import', file])
  const refused = await cli.json(['schedule', 'add', '--view', VIEW, '--every', '4h'], 2)
  expect(refused).toMatchObject({ error: { code: 'view-incomplete' } })
})

test('what a view says itself, another operation, and both a report and a view are refused with status 2', async () => {
  const { cli, folder } = await desk()
  await cli.json(['view', 'save', VIEW, KEY, '--from', '2026-11-02', '--to', '2026-11-03'])
  const add = ['schedule', 'add', '--view', VIEW, '--every', '4h']
  for (const words of [
    [...add, '--range', 'yesterday'],
    [...add, '--filter', `${FIELD} = x`],
    [...add, '--by', FIELD, '--folder', folder],
    [...add, '--connection', 'nowhere'],
    ['schedule', 'add', KEY, '--view', VIEW, '--every', '4h'],
    ['schedule', 'add', '--every', '4h'],
    ['schedule', 'add', '--view', 'No such', '--every', '4h'],
    ['schedule', 'add', KEY, '--every', '4h', '--filter', 'nobody = 1'],
    ['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--sort', 'nobody'],
  ]) {
    const { status, stderr } = await cli.run(words)
    expect({ words, status }).toEqual({ words, status: 2 })
    expect(stderr).not.toBe('')
  }
  expect(await cli.list(['schedule', 'list'])).toEqual([])
  // Days that stay are allowed, and said.
  const added = await cli.json(add)
  expect(String(added['warnings'])).toContain('2026-11-02..2026-11-03')
})

test('what only a window draws is refused with a plain sentence', async () => {
  const { cli, folder } = await desk()
  for (const format of ['pdf', 'png']) {
    const words = ['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--by', FIELD, '--format', format]
    const { status, stderr } = await cli.run(words)
    expect(status).toBe(2)
    expect(stderr).toContain('no window')
    expect(stderr).toContain('xlsx')
  }
})
