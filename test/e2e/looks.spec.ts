import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './looks.ts'
import { agent, fetchCalls, minutes, valueAt } from './monthOfCalls.ts'
import { calls, mails, messages } from './reports.ts'

// How a report is looked at: changes are taken back, places lie in tabs, and both are there at the next start.

test.use({
  operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' },
  environment: { ATALAYA_TOKEN: 'token-of-the-run' },
})

test('the last change of what is looked at is taken back and brought again, whatever it was', async ({
  supervisor,
  operation,
}) => {
  const { grid, words, say, window } = supervisor
  const { rows, expectAnswer } = await fetchCalls(supervisor, operation)
  const { keyboard } = window
  const undo = (): Promise<void> => keyboard.press('ControlOrMeta+z')
  const redo = (): Promise<void> => keyboard.press('ControlOrMeta+y')
  const name = valueAt(rows, 40, agent)
  const ofAgent = { filters: [{ field: agent.name, operator: 'contains' as const, value: name }] }
  const both = { filters: [...ofAgent.filters, { field: minutes.name, operator: '>' as const, value: '1' }] }
  const said = (way: 'undo' | 'redo', part: keyof typeof words.look.parts) =>
    expect(window.getByText(say(`look:${way}.done`, { what: words.look.parts[part] }))).toBeVisible()

  await grid.type(agent, name)
  await grid.type(minutes, '> 1')
  await expectAnswer(both)

  // A filter that was removed comes back, also with the focus in another filter's line.
  await grid.chips.first().getByRole('button').last().click()
  await expect(grid.chips).toHaveCount(1)
  await grid.line(minutes).focus()
  await undo()
  await said('undo', 'filters')
  await expectAnswer(both)
  await undo()
  await expectAnswer(ofAgent)
  await redo()
  await expectAnswer(both)

  // Typing is taken back where it is done, letter by letter or all of it, before anything else.
  await grid.searchBox.focus()
  await keyboard.type('zzz')
  await expect(grid.rows).toHaveCount(0)
  await undo()
  await expect(grid.searchBox).toHaveValue('')
  await expectAnswer(both)

  // Summing up and the period are changes, too.
  await window.getByText(words.summary.faces.summary, { exact: true }).click()
  await expect(window.getByRole('region', { name: words.summary.region, exact: true })).toBeVisible()
  await supervisor.choosePeriod('yesterday')
  await undo()
  await said('undo', 'period')
  await undo()
  await said('undo', 'face')
  await expectAnswer(both)

  await undo()
  await expectAnswer(ofAgent)
  await undo()
  await expectAnswer({})

  // That nothing is left is told.
  const nothing = window.getByText(words.look.undo.nothing)
  await expect(async () => {
    await undo()
    await expect(nothing).toBeVisible({ timeout: 500 })
  }).toPass()
})

test('reports are open in tabs, each with its way back, also at the next start', async ({
  supervisor,
  operation,
  startAgain,
}) => {
  await supervisor.connect(operation)
  const { window, words, reportTitle } = supervisor
  const { keyboard } = window
  const tabs = window.getByRole('tablist', { name: words.look.tabs.label }).getByRole('tab')
  await supervisor.open(calls)
  await supervisor.open(mails)
  await expect(tabs).toHaveCount(0)

  await keyboard.press('Alt+ArrowLeft')
  await expect(reportTitle).toHaveText(calls.title.es)
  await keyboard.press('Alt+ArrowRight')
  await expect(reportTitle).toHaveText(mails.title.es)
  await keyboard.press('Alt+ArrowLeft')
  await expect(reportTitle).toHaveText(calls.title.es)
  await window.getByRole('button', { name: words.look.forward, exact: true }).click()
  await expect(reportTitle).toHaveText(mails.title.es)

  // The middle of the mouse opens beside.
  const search = window.getByRole('searchbox', { name: words.sidebar.search, exact: true })
  await search.fill(messages.title.es)
  const found = window.locator('[data-entry-id^="found/"] .report-entry-title')
  await found.getByText(messages.title.es, { exact: true }).first().click({ button: 'middle' })
  await search.fill('')
  await expect(reportTitle).toHaveText(messages.title.es)
  await expect(tabs).toHaveText([mails.title.es, messages.title.es])
  await expectNoViolations(window.locator(':root'), 'tabs')

  await keyboard.press('Control+Tab')
  await expect(reportTitle).toHaveText(mails.title.es)
  await tabs.first().focus()
  await keyboard.press('ArrowRight')
  await expect(tabs.nth(1)).toBeFocused()
  await expect(reportTitle).toHaveText(messages.title.es)
  // One more, and away with it.
  await keyboard.press('ControlOrMeta+t')
  await expect(tabs).toHaveCount(3)
  await keyboard.press('ControlOrMeta+w')
  await expect(tabs).toHaveText([mails.title.es, messages.title.es])

  const returned = await startAgain()
  await expect(returned.reportTitle).toHaveText(messages.title.es)
  const tabsAgain = returned.window.getByRole('tablist', { name: words.look.tabs.label }).getByRole('tab')
  await expect(tabsAgain).toHaveText([mails.title.es, messages.title.es])
  await tabsAgain.first().click()
  await expect(returned.reportTitle).toHaveText(mails.title.es)
  await returned.window.keyboard.press('Alt+ArrowLeft')
  await expect(returned.reportTitle).toHaveText(calls.title.es)
  await returned.window.keyboard.press('Control+w')
  await expect(returned.reportTitle).toHaveText(messages.title.es)
  await expect(tabsAgain).toHaveCount(0)
})
