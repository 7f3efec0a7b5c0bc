import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import type { Language } from '../../src/shared/language.ts'
import { changeText, differenceText, numberText } from '../../src/shared/summaries/numberText.ts'
import type { MeasureType } from '../../src/shared/summaries/types.ts'
import { expect, test } from './fixtures.ts'
import { digits, type SummaryHands } from './summaryHands.ts'
import { abandonmentByDay, callsByAgent, commonestReasons, kpiTitle, serviceLevelByHour } from './summaryScenes.ts'

// Tried as a new user would, with sample data and only the screen: each answer is asked by pressing, each number leads
// to just its rows, and the file says the same as the screen, cell by cell.

test.describe.configure({ timeout: 300_000 })

const NUMBERS_LOOKED_AT = 3

/** The cells of a CSV file's table, without what its groups are called. */
function fileLines(csv: string, levels: number): readonly (readonly string[])[] {
  const [, table = ''] = csv.replaceAll('\r\n', '\n').split('\n\n')
  return table
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = '']) => cell).slice(levels, -1))
}

/** What the screen says of the numbers of a file's line. */
function asOnScreen(
  cells: readonly string[],
  types: readonly MeasureType[],
  isCompared: boolean,
  language: Language,
): readonly string[] {
  const number = (text: string | undefined): number | null => (text === undefined || text === '' ? null : Number(text))
  let place = 0
  return types.flatMap((type) => {
    const now = numberText(number(cells[place++]), type, language, 'screen')
    if (!isCompared) return [now]
    // The earlier number itself stands in the file alone.
    place++
    const difference = differenceText(number(cells[place++]), type, language, 'screen')
    return type === 'percent'
      ? [now, difference]
      : [now, difference, changeText(number(cells[place++]), language, 'screen')]
  })
}

/** Every number of the file is that of the screen. */
async function expectSameFile(
  summary: SummaryHands,
  file: string,
  types: readonly MeasureType[],
  { columns = 1, isCompared = false } = {},
): Promise<void> {
  const csv = await summary.exportCsv(file)
  const screen = await summary.cells()
  const repeated = Array.from({ length: columns }, () => types).flat()
  const written = fileLines(csv, 1).map((line) => asOnScreen(line, repeated, isCompared, 'es'))
  expect(written.length).toBe(screen.length)
  expect(written).toEqual(screen)
}

/** Each of some counts leads to as many rows as it says. */
async function expectRowsBehind(summary: SummaryHands, numbers: readonly Locator[]): Promise<void> {
  for (const number of numbers) {
    const counted = digits(await number.textContent())
    expect(counted).toBeGreaterThan(0)
    expect(await summary.rowsBehind(number)).toBe(counted)
    await summary.settled()
  }
}

function firstOfLines(summary: SummaryHands): readonly Locator[] {
  const lines = Array.from({ length: NUMBERS_LOOKED_AT }, (_, place) => summary.groups.nth(place))
  return [...lines, summary.total].map((line) => summary.numbersOf(line).first())
}

test('calls and AHT by agent, last week against the week before', async ({ supervisor, profileFolder }) => {
  const { words } = supervisor
  await supervisor.exploreSample()
  const summary = await callsByAgent(supervisor)
  await expect(summary.sentence).toContainText(words.summary.comparisons.week)
  // What was not fetched is hatched, with the button that fetches it; where it is here already, nothing is.
  const absent = summary.region.locator('.summary-absent')
  if ((await absent.count()) > 0) {
    await expect(summary.region.locator('.summary-missing').first()).toHaveText(words.summary.table.comparedNotFetched)
    await absent.getByRole('button').first().click()
  }
  await expect(absent).toHaveCount(0, { timeout: 60_000 })
  await expect(summary.region.locator('.summary-missing')).toHaveCount(0)
  await summary.settled()
  await expectRowsBehind(summary, firstOfLines(summary))
  await expectSameFile(summary, join(profileFolder, 'calls.csv'), ['count', 'duration', 'percent'], {
    isCompared: true,
  })
})

test('the commonest reasons, each with its share', async ({ supervisor, profileFolder, startAgain }) => {
  await supervisor.exploreSample()
  const summary = await commonestReasons(supervisor)
  const share = await summary.groups.evaluateAll((lines) =>
    lines.map((line) => [...line.querySelectorAll('.summary-cell')].at(-1)?.textContent ?? ''),
  )
  expect(share.length).toBeGreaterThan(3)
  for (const each of share) expect(each).toMatch(/^\d+,\d %$/)
  await expect(summary.numbersOf(summary.total).last()).toHaveText('100,0 %')
  await expectRowsBehind(summary, firstOfLines(summary))
  // A share leads to the rows that it is of.
  const number = summary.numbersOf(summary.groups.first())
  const counted = digits(await number.first().textContent())
  expect(await summary.rowsBehind(number.last())).toBe(counted)
  await summary.settled()
  await expectSameFile(summary, join(profileFolder, 'reasons.csv'), ['count', 'duration', 'percent', 'percent'])

  // As it was left, also after the window was closed.
  const sentence = await summary.sentence.textContent()
  const again = await startAgain()
  await again.window.locator('.summary-sentence').waitFor()
  await expect(again.window.locator('.summary-sentence')).toHaveText(sentence ?? '')
})

test('abandonment by day, this month and the last', async ({ supervisor, window, profileFolder }) => {
  const { words } = supervisor
  await supervisor.exploreSample()
  const summary = await abandonmentByDay(supervisor)
  const absent = summary.region.locator('.summary-absent')
  if ((await absent.count()) > 0) await absent.getByRole('button').first().click()
  await expect(absent).toHaveCount(0, { timeout: 120_000 })
  await summary.settled()
  await expect(summary.region.locator('.summary-canvas canvas').first()).toBeVisible()
  // Each rate leads to the rows of its day.
  const line = summary.groups.first()
  const rows = await summary.rowsBehind(summary.numbersOf(line).first())
  expect(rows).toBeGreaterThan(0)
  await summary.settled()
  await expect(summary.region.locator('.summary-formulas')).toContainText(kpiTitle('abandon-rate', supervisor))
  await expect(window.getByText(words.summary.drill.back, { exact: true })).toHaveCount(0)
  await expectSameFile(summary, join(profileFolder, 'abandoned.csv'), ['percent'], { isCompared: true })
})

test('service level by skill and hour as a heat map, with the formula said', async ({ supervisor, profileFolder }) => {
  await supervisor.exploreSample()
  const summary = await serviceLevelByHour(supervisor)
  await expect(summary.region.locator('.summary-canvas canvas').first()).toBeVisible()
  const formulas = summary.region.locator('.summary-formulas')
  await expect(formulas).toContainText(kpiTitle('service-level', supervisor))
  await expect(formulas).toContainText('20 s')
  const columns = await summary.table.locator('thead .summary-column-name').count()
  expect(columns).toBeGreaterThan(10)
  // Of an hour of all days: as many rows as stand in it, and those of the skill together.
  const numbers = summary.numbersOf(summary.groups.first())
  const all = await summary.rowsBehind(numbers.last())
  await summary.settled()
  expect(all).toBeGreaterThan(0)
  const hour = summary.table
    .locator('tbody tr[data-kind="group"] button.summary-cell:not([aria-disabled="true"])')
    .first()
  const ofHour = await summary.rowsBehind(hour)
  await summary.settled()
  expect(ofHour).toBeGreaterThan(0)
  expect(ofHour).toBeLessThan(all)
  await expectSameFile(summary, join(profileFolder, 'levels.csv'), ['percent'], { columns })
})
