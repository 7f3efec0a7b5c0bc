import { addDays } from '../../src/shared/periods.ts'
import { formatCompact } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './looks.ts'
import { fetchCalls } from './monthOfCalls.ts'
import { calls, fieldOf, mails, messages } from './reports.ts'
import { SummaryHands } from './summaryHands.ts'

// Small things that are done every day, each to be as it was left.

test.use({
  operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' },
  environment: { ATALAYA_TOKEN: 'token-of-the-run' },
})

test('favourites stand on top in the order in which they were starred, also at the next start', async ({
  supervisor,
  operation,
  startAgain,
}) => {
  await supervisor.connect(operation)
  for (const report of [calls, mails]) {
    await supervisor.open(report)
    const star = supervisor.say('sidebar:addFavourite', { title: report.title.es })
    await supervisor.window.getByRole('button', { name: star }).first().click()
  }
  const returned = await startAgain()
  const list = returned.window.getByRole('navigation')
  await expect(list.getByRole('heading').first()).toContainText(returned.words.sidebar.favourites)
  const entries = list.getByRole('listitem')
  await expect(entries.nth(0)).toContainText(calls.title.es)
  await expect(entries.nth(1)).toContainText(mails.title.es)
  const unstar = returned.say('sidebar:removeFavourite', { title: calls.title.es })
  await entries.nth(0).getByRole('button', { name: unstar }).click()
  await expect(entries.nth(0)).toContainText(mails.title.es)
})

test('the whole period is fetched again when that is asked for', async ({ supervisor, operation }) => {
  const { window, words, say } = supervisor
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(messages, 'yesterday')
  const asked = (): readonly (string | undefined)[] =>
    operation.requests
      .filter(({ report }) => report === messages.key)
      .map(({ query }) => `${query['date_ini']} ${query['date_end']}`)
  expect(asked()).toHaveLength(1)
  await window.locator('.report-update').getByRole('button', { name: words.report.update.more }).click()
  await expectNoViolations(window.getByRole('menu'), 'how it is fetched')
  const requests = say('common:requests', { count: 1 })
  await window.getByRole('menuitem', { name: say('report:update.again', { requests }) }).click()
  await expect.poll(asked).toHaveLength(2)
  expect(new Set(asked())).toEqual(new Set([`${formatCompact(range.from)} ${formatCompact(range.to)}`]))
  const { grid } = supervisor
  await grid.expectRows(messages, operation.truth(messages, range))

  // What its reader comes for stands first, and no telephone is cut.
  const first = messages.readFirst ?? []
  expect(first.length).toBeGreaterThan(3)
  expect((await grid.shownColumns()).slice(0, first.length)).toEqual(first)
  const room = (cells: readonly Element[]): readonly number[] =>
    cells.map((cell) => cell.scrollWidth - cell.clientWidth).filter((missing) => missing > 0)
  const cells = window.locator(`.ag-row .ag-cell[col-id="${messages.outreach?.customer}"]`)
  expect(await cells.count()).toBeGreaterThan(5)
  expect(await cells.evaluateAll(room)).toEqual([])
})

test('the arrows beside the period lead to the one before, and back', async ({ supervisor, operation }) => {
  const { window, words, grid } = supervisor
  await supervisor.connect(operation)
  const yesterday = await supervisor.fetchWhole(messages, 'yesterday')
  const { next, previous } = words.report.period
  await window.getByRole('button', { name: previous, exact: true }).click()
  await supervisor.update.click()
  const before = { from: addDays(yesterday.from, -1), to: addDays(yesterday.to, -1) }
  await grid.expectRows(messages, operation.truth(messages, before))
  await window.getByRole('button', { name: next, exact: true }).click()
  await grid.expectRows(messages, operation.truth(messages, yesterday))

  // The menu says of a period what the button says of it then.
  const button = window.locator('.period-button')
  await button.click()
  const month = window.locator('.period-preset').filter({ hasText: words.report.period.presets['this-month'] })
  const dates = (await month.locator('.period-preset-dates').textContent()) ?? ''
  expect(dates).toMatch(/\d/)
  await month.click()
  await expect(button).toContainText(words.report.period.presets['this-month'])
  await expect(button).toContainText(dates)
})

test('a column is pinned and let go, hidden and shown with all others', async ({ supervisor, operation }) => {
  const { grid, window, words } = supervisor
  await fetchCalls(supervisor, operation)
  const [hidden, pinned] = [fieldOf(calls, 'text', 1), fieldOf(calls, 'duration')]
  await expect(grid.heading(hidden)).toHaveCount(1)
  const usual = await grid.shownColumns()
  await grid.chooseInMenu(pinned, 'pin')
  await expect.poll(async () => (await grid.shownColumns())[0]).toBe(pinned.name)
  await grid.chooseInMenu(pinned, 'unpin')
  await expect(window.locator('.ag-pinned-left-header [role="columnheader"]')).toHaveCount(0)
  await grid.chooseInMenu(hidden, 'hide')
  await expect(grid.heading(hidden)).toHaveCount(0)
  await window.getByRole('button', { name: words.grid.columns.open, exact: true }).click()
  await window.getByRole('button', { name: words.grid.columns.all, exact: true }).click()
  await expect(grid.heading(hidden)).toHaveCount(1)
  expect((await grid.shownColumns()).toSorted()).toEqual(usual.toSorted())
})

test('the window is where it was, as large as it was', async ({ app, window, startAgain }) => {
  await expect(window.locator('#root h1')).toBeVisible()
  const place = { x: 120, y: 90, width: 1040, height: 640 }
  await app.evaluate(({ BrowserWindow }, bounds) => {
    BrowserWindow.getAllWindows()[0]?.setBounds(bounds)
  }, place)
  const returned = await startAgain()
  const bounds = await returned.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds())
  expect(bounds).toEqual(place)
})

test('what takes all filters back stays in sight, however many there are', async ({ supervisor, operation }) => {
  const { window, grid, say } = supervisor
  await window.setViewportSize({ width: 1180, height: 700 })
  await fetchCalls(supervisor, operation)
  await grid.type(fieldOf(calls, 'text'), 'a')
  await grid.type(fieldOf(calls, 'text', 1), 'a')
  await grid.type(fieldOf(calls, 'telephone'), '5')
  await expect(grid.chips).toHaveCount(3)
  const all = window.getByRole('button', { name: say('grid:filter.removeAll'), exact: true })
  await expect(all).toBeInViewport({ ratio: 1 })
  await all.click()
  await expect(grid.chips).toHaveCount(0)
})

test('the rest of a summary is no group of its number', async ({ supervisor, operation }) => {
  await fetchCalls(supervisor, operation)
  const { say } = supervisor
  const summary = new SummaryHands(supervisor)
  await summary.open()
  await summary.settled()
  const count = summary.region.locator('.summary-count')
  await summary.first('5')
  await expect(count).toHaveText(say('summary:table.linesAndOthers', { count: 5 }))
  await summary.first('')
  await summary.settled()
  await expect(count).toHaveText(say('summary:table.lines', { count: await summary.groups.count() }))
})

test('a part of the settings is found by what is done there', async ({ supervisor, operation }) => {
  const { window, words, say } = supervisor
  await supervisor.connect(operation)
  await window.keyboard.press('ControlOrMeta+k')
  await window.getByRole('combobox', { name: words.palette.title, exact: true }).fill('borrar')
  const { data } = words.settings.sections
  await window.getByRole('option', { name: say('palette:actions.section', { section: data }) }).click()
  const settings = window.getByRole('dialog', { name: words.settings.title, exact: true })
  await expect(settings.getByRole('tab', { name: data, exact: true })).toHaveAttribute('aria-selected', 'true')
})
