import { join } from 'node:path'
import type { PeriodPreset } from '../../src/shared/periods.ts'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { readySummary } from '../../src/shared/summaries/readySummary.ts'
import { wall, type TimeRange } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import type { SummaryHands } from './summaryHands.ts'
import {
  expectEachOfItsRows,
  expectPressedRows,
  expectSameFiles,
  measuresOf,
  type AskedTable,
} from './summaryNumbers.ts'
import {
  abandonmentByDay,
  calls,
  callsByAgent,
  coded,
  commonestReasons,
  kpiTitle,
  serviceLevelByHour,
  waits,
} from './summaryScenes.ts'
import type { Supervisor } from './supervisor.ts'

// Tried as a new user would, with sample data and only the screen: each answer is asked by pressing, each number leads
// to just its rows and is what comes of them, and the files say the same as the screen, cell by cell.

test.describe.configure({ timeout: 300_000 })

/** More numbers of a line are not all pressed: those of a row of hours differ in nothing but the hour. */
const MOST_PRESSED = 4
const WEEK_SECONDS = 7 * 86_400

function before({ from, to }: TimeRange, seconds: number): TimeRange {
  return { from: wall(from - seconds), to: wall(to - seconds) }
}

function date(report: ReportDefinition): string {
  return dateFieldOf(report)?.name ?? ''
}

/** Fetches what of the compared period is not here; where all of it is, nothing is hatched. */
async function fetchCompared({ region }: SummaryHands): Promise<void> {
  const absent = region.locator('.summary-absent')
  if ((await absent.count()) > 0) await absent.getByRole('button').first().click()
  await expect(absent).toHaveCount(0, { timeout: 120_000 })
}

/** Each number against its rows, some of them by pressing; and the whole table against its files. */
async function expectRight(
  summary: SummaryHands,
  supervisor: Supervisor,
  folder: string,
  asked: Omit<AskedTable, 'range'> & { readonly period: PeriodPreset; readonly isCompared: boolean },
): Promise<void> {
  const { report, measures, period, isCompared } = asked
  const range = supervisor.periodNamed(period)
  const columns = await summary.table.locator('thead .summary-column-name').count()
  const types = measuresOf(report, measures, supervisor.language).map(({ type }) => type)
  const leading = await expectEachOfItsRows(summary, supervisor, { ...asked, range })
  expect(leading).toBeGreaterThan(types.length)
  const line = await summary.numbersOf(summary.groups.first()).all()
  const pressed = line.length > MOST_PRESSED ? line.slice(-1) : line
  await expectPressedRows(summary, supervisor, asked, pressed)
  await expectSameFiles(summary, folder, { types, columns: Math.max(1, columns), isCompared }, supervisor.language)
}

test('each number of what supervisors come for is that of its rows, and of its files', async ({
  supervisor,
  window,
  profileFolder,
  startAgain,
}) => {
  const { words } = supervisor
  await supervisor.exploreSample()

  await test.step('calls and AHT by agent, last week against the week before', async () => {
    const summary = await callsByAgent(supervisor)
    await expect(summary.sentence).toContainText(words.summary.comparisons.week)
    // What was not fetched is hatched, with the button that fetches it; where it is here already, nothing is.
    const missing = summary.region.locator('.summary-missing')
    if ((await missing.count()) > 0) await expect(missing.first()).toHaveText(words.summary.table.comparedNotFetched)
    await fetchCompared(summary)
    await expect(missing).toHaveCount(0)
    await summary.settled()
    await expectRight(summary, supervisor, join(profileFolder, 'calls'), {
      report: calls,
      by: { field: 'agent_name', step: null },
      across: null,
      measures: readySummary(calls).measures,
      period: 'last-week',
      earlier: before(supervisor.periodNamed('last-week'), WEEK_SECONDS),
      isCompared: true,
    })
  })

  await test.step('service level by skill and hour as a heat map, with the formula said', async () => {
    const summary = await serviceLevelByHour(supervisor)
    await expect(summary.region.locator('.summary-canvas canvas').first()).toBeVisible()
    const formulas = summary.region.locator('.summary-formulas')
    await expect(formulas).toContainText(kpiTitle('service-level', supervisor))
    await expect(formulas).toContainText('20 s')
    expect(await summary.table.locator('thead .summary-column-name').count()).toBeGreaterThan(10)
    await expectRight(summary, supervisor, join(profileFolder, 'levels'), {
      report: waits,
      by: { field: 'skill_id', step: null },
      across: { field: date(waits), step: 'hour-of-day' },
      measures: ['kpi:service-level'],
      period: 'last-week',
      isCompared: false,
    })
  })

  await test.step('abandonment by day, this month and the last', async () => {
    const summary = await abandonmentByDay(supervisor)
    await fetchCompared(summary)
    await summary.settled()
    await expect(summary.region.locator('.summary-canvas canvas').first()).toBeVisible()
    await expect(summary.region.locator('.summary-formulas')).toContainText(kpiTitle('abandon-rate', supervisor))
    await expect(window.getByText(words.summary.drill.back, { exact: true })).toHaveCount(0)
    await expectRight(summary, supervisor, join(profileFolder, 'abandoned'), {
      report: waits,
      by: { field: date(waits), step: 'day' },
      across: null,
      measures: ['kpi:abandon-rate'],
      period: 'this-month',
      isCompared: true,
    })
  })

  await test.step('the commonest reasons, each with its share, as they were left', async () => {
    const summary = await commonestReasons(supervisor)
    expect(await summary.groups.count()).toBeGreaterThan(3)
    await expect(summary.numbersOf(summary.total).last()).toHaveText('100,0 %')
    await expectRight(summary, supervisor, join(profileFolder, 'reasons'), {
      report: coded,
      by: { field: 'description_cod_act', step: null },
      across: null,
      measures: [...readySummary(coded).measures, 'share(count)'],
      period: 'last-week',
      isCompared: false,
    })
    // Also after the window was closed.
    const sentence = await summary.sentence.textContent()
    const again = await startAgain()
    await again.window.locator('.summary-sentence').waitFor()
    await expect(again.window.locator('.summary-sentence')).toHaveText(sentence ?? '')
  })
})
