import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closeDesks, type Cli, runCommandsInside } from '../support/cli.ts'
import { interactionsDesk, REPORT } from '../support/interactions.ts'
import { pinViews } from '../support/pins.ts'
import { readWorkbook } from '../support/workbookReader.ts'

// What is pinned in the window, at a terminal: by what is stored, and as a file that a scheduler can ask for.

const DAYS = ['--from', '2025-03-03', '--to', '2025-03-08'] as const

let cli: Cli

beforeAll(async () => {
  cli = await interactionsDesk()
})

runCommandsInside()

afterAll(closeDesks)

test('home tells each card with its number and its seal, and writes all of them into one workbook', async () => {
  expect(await cli.list(['home'])).toEqual([])
  await cli.json(['view', 'save', 'Total', REPORT, ...DAYS, '--measure', 'Ofrecidas = count'])
  await cli.json(['view', 'save', 'Por skill', REPORT, ...DAYS, '--by', 'skill_id', '--measure', 'count'])
  await cli.json(['view', 'save', 'Nunca', REPORT, '--from', '2024-01-01', '--to', '2024-01-02', '--measure', 'count'])
  await cli.json(['view', 'save', 'Filas', REPORT, ...DAYS, '--filter', 'skill_result = ABANDON'])
  await pinViews(cli, 'Total', 'Por skill', 'Nunca', 'Filas')

  const shown = await cli.json(['show', REPORT, ...DAYS])
  const abandoned = await cli.json(['view', 'run', 'Filas'])
  const cards = await cli.list(['home'])
  expect(cards).toMatchObject([
    { name: 'Total', state: 'complete', requests: 0, measures: [{ title: 'Ofrecidas', value: shown['total'] }] },
    { name: 'Por skill', state: 'complete', measures: [{ value: shown['total'] }] },
    { name: 'Nunca', state: 'nothing', rows: null, measures: [] },
    { name: 'Filas', state: 'complete', rows: abandoned['total'], measures: [] },
  ])

  const file = cli.path('mañana.xlsx')
  expect(await cli.json(['home', '--out', file])).toMatchObject({ file, cards: 4, format: 'xlsx' })
  const sheets = readWorkbook(readFileSync(file))
  expect(sheets.map(({ name }) => name).slice(0, 4)).toEqual(['Total', 'Por skill', 'Nunca', 'Filas'])
  expect(sheets[1]?.rows.at(-1)?.find((cell) => cell?.kind === 'number')?.value).toBe(shown['total'])
})
