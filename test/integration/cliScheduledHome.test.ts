import { mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { catalogue } from '../../src/shared/reports/index.ts'
import { formatDay, wallClock } from '../../src/shared/time.ts'
import { closeDesks, openDesk, ZONE, type Document, runCommandsInside } from '../support/cli.ts'
import { pinViews } from '../support/pins.ts'
import { readWorkbook } from '../support/workbookReader.ts'

runCommandsInside()

afterAll(closeDesks)

// A schedule keeps the home page: what its cards lack is fetched, and all of them are one workbook.

const detail = catalogue.reports.find(
  (report) => report.kind === 'detail' && report.maxDays === 31 && report.parameters.length === 0,
)
const KEY = detail?.key ?? ''
const BY = detail?.fields.find(({ type }) => type === 'text')?.name ?? ''
const HOME = ['schedule', 'add', '--home', '--every', '4h']

function runsOf(document: Document): readonly Document[] {
  return document['runs'] as readonly Document[]
}

test('all cards that are pinned at a run are brought up to date and written, and what is kept is told', async () => {
  const { cli, operation } = await openDesk({ rowsPerDay: 12 })
  const folder = cli.path('files')
  mkdirSync(folder)
  const added = await cli.json([...HOME, '--folder', folder])
  expect(added).toMatchObject({ report: null, home: true, range: null, file: { name: 'my_morning', format: 'xlsx' } })
  await cli.json(['view', 'save', 'Ayer', KEY, '--range', 'yesterday', '--by', BY])
  await cli.json(['view', 'save', 'Filas', KEY, '--range', 'yesterday'])
  await pinViews(cli, 'Ayer', 'Filas')
  const [ran] = runsOf(await cli.json(['schedule', 'run']))
  const file = join(folder, `my_morning_${formatDay(wallClock(Date.now(), ZONE))}.xlsx`)
  expect(ran).toMatchObject({ report: null, outcome: 'done', rows: 12, file })
  // Both cards are of the same day, which is fetched once.
  const asked = operation.requests.map(({ report }) => report).filter((report) => !report.includes('token_info'))
  expect(asked).toHaveLength(1)
  const sheets = readWorkbook(readFileSync(file))
  expect(sheets.slice(0, 2).map(({ name }) => name)).toEqual(['Ayer', 'Filas'])
  const total = sheets[0]?.rows.at(-1)
  expect(JSON.stringify(total)).toContain('12')
  const [listed] = (await cli.json(['schedule', 'list'])) as unknown as Document[]
  expect(listed).toMatchObject({ report: null, home: true, last: { outcome: 'done', file } })
  expect((await cli.run(['schedule', 'list'])).stdout).toContain('1 keeps all cards of My morning')
  expect(await cli.json([...HOME, '--folder', folder, '--mask', 'partial'])).toMatchObject({
    home: true,
    mask: 'partial',
  })
  expect(await cli.json(['schedule', 'list'])).toMatchObject([{ mask: null }, { home: true, mask: 'partial' }])
  expect((await cli.run(['schedule', 'list'])).stdout).toContain('2 keeps all cards of My morning --mask partial')
})

test('a card that the server refuses keeps nobody from the others, and the run says it', async () => {
  const { cli, operation } = await openDesk({ rowsPerDay: 12 })
  const folder = cli.path('files')
  mkdirSync(folder)
  await cli.json(['view', 'save', 'Ayer', KEY, '--range', 'yesterday', '--by', BY])
  await pinViews(cli, 'Ayer')
  await cli.json([...HOME, '--folder', folder])
  operation.fail({ kind: 'token-refused', times: 99 })
  const { stdout, stderr } = await cli.run(['schedule', 'run', '--json'])
  const [ran] = runsOf(JSON.parse(stdout) as Document)
  expect(ran).toMatchObject({ outcome: 'failed', error: { code: 'token-refused' } })
  expect(String(ran?.['file'])).toContain('my_morning')
  expect(stderr).toContain('my_morning')
  expect(JSON.stringify(readWorkbook(readFileSync(String(ran?.['file']))))).toContain('Ayer')
})

test.each([
  [['--format', 'csv'], /workbook/],
  [['--format', 'pdf'], /window|Atalaya/],
  [['--range', 'yesterday'], /--range/],
  [['--by', BY], /--by/],
  [['--headings', 'titles'], /headings/],
  [[KEY], /--home/],
])('what says nothing of all cards is refused: %j', async (options, says) => {
  const { cli } = await openDesk({ rowsPerDay: 1 })
  const folder = cli.path('files')
  mkdirSync(folder)
  const { status, stderr } = await cli.run([...HOME, '--folder', folder, ...options])
  expect(status).toBe(2)
  expect(stderr).toMatch(says)
})
