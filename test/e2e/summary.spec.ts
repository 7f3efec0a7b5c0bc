import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { windowTexts } from '../../src/shared/fileFormats.ts'
import { measureOf, fits } from '../../src/shared/measures/kpis.ts'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import { readySummary } from '../../src/shared/summaries/readySummary.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { expect, test } from './fixtures.ts'
import { cutOff, expectReadable } from './looks.ts'
import { reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// What a supervisor came for: how many, how long, by whom, against the week before, and the rows behind each number.

test.use({ operationOptions: { rowsPerDay: 60 } })
test.describe.configure({ timeout: 180_000 })

const aht = measureOf('aht')
const agentField = ({ fields }: ReportDefinition) => fields.find(({ name }) => name === 'agent_name')
/** Calls, each a row, with their handling time and who took them. */
const calls = reportThat(
  (report) =>
    report.kind === 'detail' &&
    aht !== undefined &&
    fits(aht, report) &&
    agentField(report) !== undefined &&
    report.parameters.every(({ required }) => !required),
)

function summaryOf(window: Page, { words }: Supervisor): Locator {
  return window.getByRole('region', { name: words.summary.region, exact: true })
}

async function toSummary({ window, words }: Supervisor): Promise<void> {
  await window
    .getByRole('radiogroup', { name: words.summary.faces.label })
    .getByText(words.summary.faces.summary, { exact: true })
    .click()
}

/** Adds what a list offers, by what it is called. */
async function add(window: Page, label: string, title: string): Promise<void> {
  const box = window.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(title)
  await window.getByRole('option', { name: title }).first().click()
}

/** The number in a text, whatever its separators. */
function digits(text: string | null): number {
  return Number((text ?? '').replace(/\D/g, ''))
}

test('calls and AHT by agent, last week against the week before, down to the rows', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { grid, window, words, say } = supervisor
  const { summary: texts } = words
  await supervisor.connect(operation)
  await supervisor.fetchWhole(calls, 'last-week')
  await toSummary(supervisor)
  const summary = summaryOf(window, supervisor)
  const table = summary.getByRole('table')
  // It opens on something that makes sense.
  await expect(table).toBeVisible()
  await expect(summary.locator('.summary-sentence')).not.toBeEmpty()
  expect(readySummary(calls).measures.length).toBeGreaterThan(0)

  // By agent instead of what it begins with.
  const agent = agentField(calls)?.title.es ?? ''
  for (const field of readySummary(calls).by) {
    const name = calls.fields.find((each) => each.name === field.split(':')[0])?.title.es ?? field
    await summary.getByRole('button', { name: say('summary:remove', { title: name }), exact: true }).click()
  }
  await add(window, texts.addFieldLabel, agent)
  await expect(table.getByRole('columnheader', { name: agent })).toBeVisible()
  await summary.getByLabel(texts.compare, { exact: true }).selectOption('week')
  // The week before was not fetched: it says so, with the button that does, and never a zero.
  await expect(summary.locator('.summary-missing').first()).toHaveText(texts.table.comparedNotFetched)
  await summary.locator('.summary-absent').getByRole('button').first().click()
  await expect(summary.locator('.summary-absent')).toHaveCount(0)
  await expect(summary.locator('.summary-missing')).toHaveCount(0)
  const first = table.locator('tbody tr[data-kind="group"]').first()
  await expect(first.locator('.summary-difference').first()).toHaveText(/\d/)

  // A number, and exactly so many rows.
  const button = first.locator('button.summary-cell').first()
  const counted = digits(await button.textContent())
  expect(counted).toBeGreaterThan(0)
  await button.click()
  await expect(window.getByText(texts.drill.back, { exact: true })).toBeVisible()
  await expect.poll(async () => digits((await grid.count.textContent())?.split(/\sde\s/)[0] ?? '')).toBe(counted)
  // Escape closes what is open first, and then leads back.
  await grid.rows.first().locator('.ag-cell').first().click()
  await window.keyboard.press('Enter')
  await expect(grid.card).toBeVisible()
  const left = window.getByRole('button', { name: texts.drill.back, exact: true })
  await expect(async () => {
    await expect(left).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(grid.card).toHaveCount(0, { timeout: 1_000 })
  }).toPass()
  await expect(left).toBeVisible()
  await expect(async () => {
    await window.keyboard.press('Escape')
    await expect(summary.getByRole('table')).toBeVisible({ timeout: 1_000 })
  }).toPass()
  await expect(grid.chips).toHaveCount(0)

  // Sums of groups fit the total.
  const group = table.locator('tbody tr[data-kind="group"], tbody tr[data-kind="others"]')
  const total = table.locator('tbody tr[data-kind="total"] button.summary-cell').first()
  const counts = await group.evaluateAll((rows) =>
    rows.map((row) => Number((row.querySelector('button.summary-cell')?.textContent ?? '').replace(/\D/g, ''))),
  )
  const whole = digits(await total.textContent())
  expect(counts.reduce((sum, each) => sum + each, 0)).toBe(whole)

  // And the same number in a file.
  const file = join(profileFolder, 'summary.csv')
  await supervisor.saveAs(file)
  await summary.getByRole('button', { name: texts.export, exact: true }).click()
  await window.getByRole('menuitem', { name: windowTexts('csv').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'summary.csv' })).toBeVisible()
  const last = readFileSync(file, 'utf8').trimEnd().split('\r\n').at(-1) ?? ''
  expect(last.split(/[,;]/)).toContain(String(whole))
})

test('the summary can be read by anybody, with charts, in both themes', async ({ supervisor, operation }) => {
  const { window, words } = supervisor
  const { summary: texts } = words
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  await supervisor.open(calls)
  await supervisor.choosePeriod('last-week')
  await toSummary(supervisor)
  const summary = summaryOf(window, supervisor)
  // Nothing is here yet: the button that fetches, and no number.
  await expect(summary.getByRole('table')).toHaveCount(0)
  await supervisor.update.click()
  await expect(summary.getByRole('table')).toBeVisible()
  await expect(supervisor.upToDate).toBeVisible()
  const look = (name: string): Promise<void> => expectReadable(window, name)
  await look('table')
  const charts = window.getByRole('radiogroup', { name: texts.charts.label, exact: true })
  await charts.getByText(texts.charts.bars, { exact: true }).click()
  await expect(summary.locator('.summary-canvas canvas')).toBeVisible()
  await look('bars')
  const date = dateFieldOf(calls)?.title.es ?? ''
  await add(window, texts.acrossLabel, date)
  await expect(summary.getByRole('columnheader', { name: texts.table.allColumns, exact: true })).toBeVisible()
  await charts.getByText(texts.charts.heat, { exact: true }).click()
  await look('heat')
  // As it was left, also when the report is opened again.
  await window.keyboard.press('Escape')
  await summary.getByLabel(texts.compare, { exact: true }).selectOption('previous')
  await look('compared')
  const box = window.getByRole('combobox', { name: texts.addMeasureLabel, exact: true })
  await box.click()
  await expect(window.getByRole('option').first()).toBeVisible()
  await look('measures')
  await window.keyboard.press('Escape')

  await test.step('in a window of half the size, as at 200 %', async () => {
    await window.setViewportSize({ width: 683, height: 384 })
    expect.soft(await cutOff(window)).toEqual([])
    await window.screenshot({ path: test.info().outputPath('half.png') })
    for (const part of [
      summary.getByLabel(texts.compare, { exact: true }),
      summary.locator('.summary-canvas canvas').first(),
      summary.locator('tbody tr[data-kind="group"] button.summary-cell').first(),
      summary.locator('tbody tr[data-kind="total"] button.summary-cell').last(),
      summary.locator('.summary-formulas li').last(),
    ]) {
      await part.scrollIntoViewIfNeeded()
      await expect(part).toBeInViewport({ ratio: 0.5 })
    }
    await window.screenshot({ path: test.info().outputPath('half-below.png') })
    await window.setViewportSize({ width: 1366, height: 768 })
  })

  await test.step('what is missing of its own period is fetched from where it is hatched', async () => {
    await summary.getByLabel(texts.compare, { exact: true }).selectOption('')
    await supervisor.choosePeriod('last-3-months')
    const absent = summary.locator('.summary-absent')
    await expect(summary.locator('.summary-missing').first()).toHaveText(texts.table.notFetched)
    await absent.getByRole('button').first().click()
    await expect(absent).toHaveCount(0, { timeout: 120_000 })
    await expect(summary.locator('.summary-missing')).toHaveCount(0)
  })

  await test.step('what cannot be chosen or pressed says why', async () => {
    await summary.getByLabel(texts.first, { exact: true }).selectOption('5')
    const others = summary.locator('tbody tr[data-kind="others"] button.summary-cell').first()
    // The first groups alone: what is pressed before they are there is gone.
    await expect(others).toBeVisible()
    await expect(summary.locator('tbody tr[data-kind="group"]')).toHaveCount(5)
    await others.click({ force: true })
    await expect(summary.getByText(texts.drill.problems.others, { exact: true })).toBeVisible()
    await summary.getByRole('button', { name: texts.reset, exact: true }).click()
    for (const written of readySummary(calls).by) {
      const title = calls.fields.find(({ name }) => name === written.split(':')[0])?.title.es ?? written
      await summary.getByRole('button', { name: supervisor.say('summary:remove', { title }), exact: true }).click()
    }
    await expect(summary.locator('.summary-choice').getByText(texts.whyNot.needsGroups)).toBeVisible()
    await expect(summary.locator('.summary-actions')).toContainText(texts.charts.needsTime)
  })
})
