import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pickerSource } from '../../src/shared/reports/pickers.ts'
import { addsUp, type ReportDefinition } from '../../src/shared/reports/types.ts'
import { formatDay } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { calls, needsAgent, reportThat, sums } from './reports.ts'
import { said } from '../support/texts.ts'

// How a report can be looked at: sums day by day, averages of a long period, snapshots, parameters picked by name.

test.use({ operationOptions: { rowsPerDay: 6 } })

const needsNothing = ({ parameters }: ReportDefinition): boolean => parameters.every(({ required }) => !required)
const averages = reportThat(
  (report) =>
    report.kind === 'aggregate' &&
    !addsUp(report) &&
    report.maxDays === 31 &&
    report.lists === undefined &&
    needsNothing(report),
)
const agents = reportThat(({ key }) => key === pickerSource('agent').reportKey)
const withTotals = reportThat(({ totalRows }) => totalRows !== undefined)
const day = { name: 'day', title: said('Día', 'Day'), meaning: said(''), type: 'date' } as const

test('sums are seen for the period and day by day', async ({ supervisor, operation, profileFolder }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(sums, 'last-month')
  await expect(grid.heading(day)).toHaveCount(0)
  await window.getByText(words.report.days.byDay, { exact: true }).click()
  await expect(grid.heading(day)).toBeVisible()
  await expect(supervisor.upToDate).toBeVisible()
  const counts = await window.locator('.grid-count').textContent()
  await grid.type(day, formatDay(range.from))
  await expect(grid.count).not.toHaveText(counts ?? '')
  await expect(grid.rows.first()).toBeVisible()

  const file = join(profileFolder, 'days.csv')
  await supervisor.saveAs(file)
  await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
  const dialog = window.getByRole('dialog', { name: words.exporting.title })
  await supervisor.chooseFormat('csv')
  await dialog
    .getByRole('button', { name: new RegExp(`^${say('exporting:start', { count: 2 }).split(' ')[0]}`) })
    .click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'days.csv' })).toBeVisible()
  const [heading = '', first = ''] = readFileSync(file, 'utf8').replace('\uFEFF', '').split('\r\n')
  expect(heading.split(/[,;]/)[0]).toBe(day.title.es)
  expect(first.split(/[,;]/)[0]).toBe(formatDay(range.from))

  await window.getByText(words.report.days.whole, { exact: true }).click()
  await expect(grid.heading(day)).toHaveCount(0)
})

test('averages of a long period are refused with two ways out', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(averages)
  await supervisor.chooseLastYear()
  const note = window.locator('.too-long')
  await expect(note).toBeVisible()
  await expect(supervisor.update).toHaveAttribute('aria-disabled', 'true')
  await note.getByRole('button', { name: words.report.days.seeByDay }).click()
  await expect(note).toHaveCount(0)
  await expect(supervisor.update).toContainText(/36[56]/)
  await window.getByText(words.report.days.whole, { exact: true }).click()
  await note.getByRole('button', { name: say('report:days.shorten', { count: 31 }) }).click()
  await expect(note).toHaveCount(0)
  await expect(supervisor.update).toHaveAttribute('aria-disabled', 'false')
  await supervisor.update.click()
  await expect(supervisor.upToDate).toBeVisible()
  await expect(grid.rows.first()).toBeVisible()
  expect(operation.requests.filter(({ report }) => report === averages.key)).toHaveLength(1)
})

test('a parameter is picked by name, from a list that its first use fetches', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(needsAgent)
  const parameter = needsAgent.parameters.find((each) => each.required)
  if (parameter === undefined) return
  await expect(window.getByText(words.report.parameter.needed)).toBeVisible()
  // What the list costs is said before it is used.
  const fetchList = window.getByRole('button', { name: words.report.parameter.fetchList.agent })
  await expect(fetchList).toContainText(say('common:requests', { count: 1 }))
  const field = window.getByRole('main').getByLabel(parameter.title.es, { exact: true })
  await field.click()
  await expect(fetchList).toHaveCount(0)
  const rows = operation.truth(agents, {
    from: supervisor.periodNamed('today').from,
    to: supervisor.periodNamed('today').from,
  })
  const { value, name } = pickerSource('agent')
  const someone = rows[3] ?? {}
  await window.keyboard.type(String(someone[name]).slice(0, 8).toLowerCase())
  await window
    .getByRole('option', { name: String(someone[name]) })
    .first()
    .click()
  await expect(field).toHaveValue(`${String(someone[name])} · ${String(someone[value])}`)
  await expect(window.getByText(words.report.parameter.needed)).toHaveCount(0)

  // Ids in the rows go by the same names, in cells, lists of values and chips; a search for one of them leads there.
  await supervisor.open(calls)
  const id = calls.fields.find(({ identifies }) => identifies === 'agent')
  if (id === undefined) throw new Error('no field with the id')
  await supervisor.choosePeriod('last7')
  await supervisor.update.click()
  const named = /^.+ · \d+$/
  await expect(grid.cell(0, id)).toHaveText(named)
  const known = (await grid.cell(0, id).textContent()) ?? ''
  await grid.searchBox.fill(known)
  await window
    .getByRole('button', { name: say('grid:nothingFound.meant', { column: id.title.es, value: known }) })
    .click()
  await expect(grid.chips).toContainText(known)
  await expect(grid.cell(0, id)).toHaveText(named)
})

test('a snapshot keeps its snapshots, and an older one can be looked at', async ({ supervisor, operation }) => {
  const { grid, window, words } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(agents)
  const ask = window.getByRole('main').getByRole('button', {
    name: new RegExp(`^${words.report.update.nowWithRequests.split(' ·')[0]}`),
  })
  await ask.first().click()
  await expect(grid.rows.first()).toBeVisible()
  const picker = window.getByRole('button', { name: new RegExp(`^${words.report.snapshots.named.split('{')[0]}`) })
  await expect(picker).toBeVisible()
  // Two snapshots within one second would be one.
  await window.waitForTimeout(1100)
  await ask.first().click()
  await picker.click()
  await expect(window.getByRole('menuitem')).toHaveCount(2)
  await window.getByRole('menuitem').nth(1).click()
  await expect(picker).not.toContainText(words.report.snapshots.newest.split(' ·')[0] ?? '')
  await expect(grid.rows.first()).toBeVisible()
  await window.waitForTimeout(1100)
  // The next snapshot is what one looks at.
  await ask.first().click()
  await expect(picker).toContainText(words.report.snapshots.newest.split(' ·')[0] ?? '')
})

test('rows that sum up others are marked, in the grid and in the card', async ({ supervisor, operation }) => {
  const { grid, window, words } = supervisor
  const { totalRows } = withTotals
  const marking = withTotals.fields.find(({ name }) => name === totalRows?.field)
  if (totalRows === undefined || marking === undefined) return
  await supervisor.connect(operation)
  await supervisor.fetchWhole(withTotals, 'last-month')
  await expect(window.locator('.report-note')).toContainText(totalRows.value)
  await grid.type(marking, totalRows.value)
  await expect(grid.rows.first()).toHaveClass(/grid-row-total/)
  await grid.openCard(0, marking)
  await expect(grid.card).toContainText(words.grid.card.total)
})
