import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { catalogue } from '../../src/shared/reports/index.ts'
import { formatDay, SECONDS_PER_DAY, wall, wallClock } from '../../src/shared/time.ts'
import { closeDesks, openDesk, ZONE, type CliDesk, type Document, runCommandsInside } from '../support/cli.ts'
import { readWorkbook } from '../support/workbookReader.ts'

runCommandsInside()

afterAll(closeDesks)

const detail = catalogue.reports.find(
  (report) =>
    report.kind === 'detail' && report.maxDays === 31 && report.fields.some(({ type }) => type === 'telephone'),
)
const KEY = detail?.key ?? ''
const FIELD = detail?.fields.find(({ type }) => type === 'text')?.name ?? ''
const SUMMARY = ['--by', `${detail?.dateField ?? ''}:hour-of-day`, '--by', FIELD, '--measure', 'count']

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

test('a schedule keeps a summary: its file is the one that summarize writes of the same', async () => {
  const { cli, folder } = await desk()
  const asked = [...SUMMARY, '--measure', 'share(count)', '--compare', 'previous', '--order', '1:asc', '--limit', '5']
  const add = ['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--name', 'resumen', ...asked]
  const summary = {
    by: [SUMMARY[1], FIELD],
    across: null,
    measures: ['count', 'share(count)'],
    compare: 'previous',
    order: '1:asc',
    limit: '5',
    totals: true,
  }
  const added = await cli.json(add)
  expect(added).toMatchObject({ file: { folder, name: 'resumen', format: 'csv' }, summary })
  expect(added['file']).not.toHaveProperty('summary')
  const file = join(folder, `resumen_${yesterday()}.csv`)
  const [ran] = runsOf(await cli.json(['schedule', 'run']))
  expect(ran).toMatchObject({ outcome: 'done', rows: 12, file })
  const out = cli.path('summarized.csv')
  const written = await cli.json(['summarize', KEY, '--range', 'yesterday', ...asked, '--out', out])
  expect(readFileSync(file, 'utf8')).toBe(readFileSync(out, 'utf8'))
  expect(ran?.['fileRows']).toBe(written['rows'])
  const [listed] = await cli.list(['schedule', 'list'])
  expect(listed).toMatchObject({ summary, last: { outcome: 'done', file, fileRows: written['rows'] } })
  const words = (await cli.run(['schedule', 'list'])).stdout
  expect(words).toContain('1 holds a summary: --by')
  expect(words).toContain(`--by ${FIELD} --measure count --measure "share(count)" --compare previous`)
  // What is compared with is fetched, too: none of it is missing.
  const compared = await cli.json(['summarize', KEY, '--range', 'yesterday', '--compare', 'previous'])
  expect(compared['groups']).toMatchObject([{ values: [12], compared: [12], state: 'complete' }])
  expect(compared['warnings']).toEqual([])
})

test('a workbook holds the same numbers, and the period moves on by its words', async () => {
  const { cli, folder } = await desk()
  const add = ['schedule', 'add', KEY, '--every', '4h', '--range', 'last7', '--folder', folder, '--format', 'xlsx']
  await cli.json([...add, '--name', 'semana', ...SUMMARY, '--no-totals'])
  const [ran] = runsOf(await cli.json(['schedule', 'run']))
  const out = cli.path('summarized.xlsx')
  await cli.json(['summarize', KEY, '--range', 'last7', ...SUMMARY, '--no-totals', '--out', out])
  const sheets = (path: string): unknown => readWorkbook(readFileSync(path))
  expect(sheets(String(ran?.['file']))).toEqual(sheets(out))
})

test('a summary that makes no sense is refused before anything is kept, and so is one without a file', async () => {
  const { cli, folder } = await desk()
  const add = ['schedule', 'add', KEY, '--every', '4h', '--folder', folder]
  const refusals: readonly (readonly [words: readonly string[], code: string])[] = [
    [['--by', 'nobody'], 'unknown-field'],
    [['--measure', 'sum('], 'bad-measure'],
    [['--measure', 'kpi:nothing'], 'bad-measure'],
    [['--by', FIELD, '--across', FIELD, '--across', FIELD], 'usage'],
    [['--limit', '3'], 'bad-summary'],
    [['--by', FIELD, '--headings', 'titles'], 'usage'],
  ]
  for (const [words, code] of refusals) {
    const refused = await cli.run([...add, ...words, '--json'])
    expect({ words, status: refused.status }).toEqual({ words, status: 2 })
    expect(refused.stderr + refused.stdout).toContain(code)
  }
  const without = await cli.run(['schedule', 'add', KEY, '--every', '4h', '--by', FIELD])
  expect(without.status).toBe(2)
  expect(without.stderr).toContain('--folder')
  expect(await cli.list(['schedule', 'list'])).toEqual([])
})

test('no summary is written of a period that is not whole', async () => {
  const { cli, folder, operation } = await desk()
  await cli.json(['schedule', 'add', KEY, '--every', '4h', '--folder', folder, '--name', 'resumen', ...SUMMARY])
  await operation.close()
  const failed = await cli.run(['schedule', 'run', '--json'])
  expect(failed.status).not.toBe(0)
  expect(existsSync(join(folder, `resumen_${yesterday()}.csv`))).toBe(false)
})
