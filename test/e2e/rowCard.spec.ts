import type { Locator } from '@playwright/test'
import type { FieldDefinition } from '../../src/shared/reports/types.ts'
import { answerOf } from '../support/questionModel.ts'
import { watchClipboard } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { agent, fetchCalls, valueAt } from './monthOfCalls.ts'
import { calls, fieldOf } from './reports.ts'

test.use({ operationOptions: { rowsPerDay: 20 } })

test('a row opens as a card beside the grid, and is copied whole', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  const { rows } = await fetchCalls(supervisor, operation)
  const title = (place: number): string => say('grid:card.title', { place, total: rows.length })
  const valueInCard = (field: FieldDefinition): Locator =>
    grid.card
      .locator('.row-card-field')
      .filter({ hasText: grid.titleOf(field) })
      .locator('.row-card-value')
      .first()

  await test.step('a click opens it; buttons and arrow keys go from row to row', async () => {
    await grid.openCard(1, agent)
    await expect(grid.card.getByRole('heading')).toHaveText(title(2))
    await expect(valueInCard(agent)).toHaveText(valueAt(rows, 1, agent))
    await grid.card.getByRole('button', { name: words.grid.card.next }).click()
    await expect(grid.card.getByRole('heading')).toHaveText(title(3))
    await expect(valueInCard(agent)).toHaveText(valueAt(rows, 2, agent))
    await grid.card.getByRole('button', { name: words.grid.card.previous }).click()
    await grid.cell(1, agent).focus()
    await window.keyboard.press('ArrowDown')
    await window.keyboard.press('ArrowDown')
    await expect(grid.card.getByRole('heading')).toHaveText(title(4))
    await window.keyboard.press('Enter')
    await expect(grid.card).toBeFocused()
    await window.keyboard.press('ArrowUp')
    await expect(grid.card.getByRole('heading')).toHaveText(title(3))
  })

  await test.step('empty fields show when they are wanted', async () => {
    const place = rows.findIndex((row) => calls.fields.some(({ name }) => row[name] === '') && row !== rows[2])
    const search = String(rows[place]?.[fieldOf(calls, 'telephone').name])
    const found = answerOf(calls, [...rows], { filters: [], search, sort: [] })
    const empty = calls.fields.filter(({ name }) => found.at(-1)?.[name] === '').length
    await grid.searchBox.fill(search)
    await grid.expectRows(calls, found, rows.length)
    await grid.openCard(0, agent)
    const fields = grid.card.locator('.row-card-field')
    await expect(fields).toHaveCount(calls.fields.length - empty)
    await grid.card.getByRole('switch', { name: words.grid.card.showEmpty }).click()
    await expect(fields).toHaveCount(calls.fields.length)
    await grid.searchBox.fill('')
    await grid.expectRows(calls, rows)
  })

  await test.step('Escape closes it, and the keyboard is back in the grid', async () => {
    await grid.cell(2, agent).click()
    await window.keyboard.press('Enter')
    await expect(grid.card).toBeFocused()
    await window.keyboard.press('Escape')
    await expect(grid.card).toHaveCount(0)
    await expect(grid.cell(2, agent)).toBeFocused()
  })

  await test.step('a cell is copied as the server sent it', async () => {
    await window.keyboard.press('ControlOrMeta+c')
    await expect(window.getByText(words.grid.copiedCell)).toBeVisible()
    await grid.searchBox.focus()
    await window.keyboard.press('ControlOrMeta+v')
    await expect(grid.searchBox).toHaveValue(valueAt(rows, 2, agent))
    await grid.searchBox.fill('')
    await expect(grid.cell(2, agent)).toHaveText(valueAt(rows, 2, agent))
  })

  await test.step('rows are copied with their headings, as spreadsheets paste them', async () => {
    const copied = await watchClipboard(window)
    await grid.cell(0, agent).click()
    await grid.cell(2, agent).click({ modifiers: ['Shift'] })
    await window.getByRole('button', { name: say('grid:copyRows', { count: 3 }) }).click()
    await expect(window.getByText(say('grid:copiedRows', { count: 3 }))).toBeVisible()
    const [text = ''] = await copied()
    const lines = text.split('\r\n')
    expect(lines).toHaveLength(5)
    const shown = await grid.shownColumns()
    const titles = shown.map((name) => calls.fields.find((field) => field.name === name)?.title.es)
    expect(lines[0]).toBe(titles.join('\t'))
    expect(lines[3]?.split('\t')[shown.indexOf(agent.name)]).toBe(valueAt(rows, 2, agent))
  })

  await test.step('what is told lies above what can be pressed in the card', async () => {
    await grid.openCard(2, agent)
    const lowest = await window
      .locator('.notices[data-position="bottom-center"]')
      .evaluate((notices) => notices.getBoundingClientRect().bottom)
    const copy = await grid.card.getByRole('button', { name: words.grid.card.copyRow, exact: true }).boundingBox()
    expect(lowest).toBeGreaterThan(0)
    expect(lowest).toBeLessThanOrEqual(copy?.y ?? 0)
  })
})
