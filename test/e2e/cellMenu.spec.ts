import type { Page } from '@playwright/test'
import { valuesOf } from '../support/questionModel.ts'
import { watchClipboard } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, settle } from './looks.ts'
import { agent, date, duration, fetchCalls, minutes, valueAt } from './monthOfCalls.ts'
import { calls } from './reports.ts'

test.use({ operationOptions: { rowsPerDay: 20 } })

interface Asked {
  leftToSystem: boolean[]
}

/**
 * Notes of each menu that is asked for whether the page leaves it to the system.
 *
 * @returns tells all of them, and forgets them
 */
async function watchMenus(window: Page): Promise<() => Promise<readonly boolean[]>> {
  await window.evaluate(() => {
    const page = globalThis as unknown as Asked
    page.leftToSystem = []
    addEventListener('contextmenu', (event) => page.leftToSystem.push(!event.defaultPrevented))
  })
  return () => window.evaluate(() => (globalThis as unknown as Asked).leftToSystem.splice(0))
}

test('the right mouse button on a cell copies, filters and opens its row', async ({ supervisor, operation }) => {
  const { grid, window, words, say, system } = supervisor
  const { cellMenu } = words.grid
  const { rows, expectAnswer } = await fetchCalls(supervisor, operation)
  const copied = await watchClipboard(window)
  await system.watchMenus()
  const leftToSystem = await watchMenus(window)

  await test.step('a value leaves just the rows that the list of values would', async () => {
    const value = valueAt(rows, 3, agent)
    await grid.chooseInCell(grid.cell(3, agent), cellMenu.filter)
    await expectAnswer({ filters: [{ field: agent.name, operator: 'one-of', value: JSON.stringify([value]) }] })
    await expect(grid.chips).toHaveText([`${grid.titleOf(agent)}: ${value}`])
    await expect.poll(() => window.evaluate(() => document.activeElement?.closest('.ag-root') !== null)).toBe(true)
    const popup = await grid.openFilter(agent)
    await expect(popup.getByRole('checkbox', { name: value })).toBeChecked()
    await popup.getByRole('button', { name: words.grid.filter.clear }).click()
    await popup.getByRole('button', { name: words.grid.filter.done }).click()
    await expectAnswer({})
  })

  await test.step('so do a duration and a moment; what is there already is not offered', async () => {
    await grid.chooseInCell(grid.cell(2, duration), cellMenu.filter)
    const values = JSON.stringify([valueAt(rows, 2, duration)])
    await expectAnswer({ filters: [{ field: duration.name, operator: 'one-of', value: values }] })
    await grid.cell(0, duration).click({ button: 'right' })
    const items = (await grid.cellMenu()).getByRole('menuitem')
    await expect(items).toHaveText([cellMenu.copyCell, cellMenu.copyRow, words.masks.copyRow, cellMenu.view])
    await window.keyboard.press('Escape')
    await grid.chips.getByRole('button').last().click()
    await grid.chooseInCell(grid.cell(4, date), cellMenu.filter)
    await expectAnswer({ filters: [{ field: date.name, operator: '=', value: valueAt(rows, 4, date) }] })
    await grid.chips.getByRole('button').last().click()
    await expectAnswer({})
  })

  await test.step('values are excluded one after another', async () => {
    const first = valueAt(rows, 0, agent)
    const notFirst = { field: agent.name, operator: '!=', value: first } as const
    await grid.chooseInCell(grid.cell(0, agent), cellMenu.exclude)
    await expectAnswer({ filters: [notFirst] })
    const second = valueAt(
      rows.filter((row) => row[agent.name] !== first),
      0,
      agent,
    )
    await grid.chooseInCell(grid.cell(0, agent), cellMenu.exclude)
    await expectAnswer({ filters: [notFirst, { ...notFirst, value: second }] })
    await expect(grid.chips).toHaveCount(1)
    await grid.chips.getByRole('button').last().click()
    await expectAnswer({})
  })

  await test.step('rows without a value are found by their empty cell', async () => {
    const field = calls.fields.find(
      ({ name, type }) =>
        type === 'text' &&
        rows.slice(-12).some((row) => row[name] === '') &&
        valuesOf(calls, [...rows], name).length > 1,
    )
    if (field === undefined) throw new Error('No field is sometimes empty')
    const place = rows.toReversed().findIndex((row) => row[field.name] === '')
    await grid.chooseInCell(grid.cell(place, field), cellMenu.filter)
    await expectAnswer({ filters: [{ field: field.name, operator: 'one-of', value: '[""]' }] })
    await expect(grid.chips).toContainText([words.grid.filter.empty])
    await grid.chips.getByRole('button').last().click()
    await expectAnswer({})
  })

  await test.step('a cell, its row, or all selected rows are copied', async () => {
    await copied()
    await grid.chooseInCell(grid.cell(1, agent), cellMenu.copyCell)
    await expect(window.getByText(words.grid.copiedCell)).toBeVisible()
    expect(await copied()).toEqual([valueAt(rows, 1, agent)])
    await expect(grid.cell(1, agent)).toBeFocused()
    await grid.chooseInCell(grid.cell(1, agent), cellMenu.copyRow)
    await expect(window.getByText(say('grid:copiedRows', { count: 1 }))).toBeVisible()
    const [row = ''] = await copied()
    expect(row.split('\r\n')).toHaveLength(3)
    const shown = await grid.shownColumns()
    expect(row.split('\r\n')[1]?.split('\t')[shown.indexOf(agent.name)]).toBe(valueAt(rows, 1, agent))

    await grid.cell(2, agent).click()
    await grid.cell(4, agent).click({ modifiers: ['Shift'] })
    await grid.chooseInCell(grid.cell(3, minutes), say('grid:copyRows', { count: 3 }))
    await expect(window.getByText(say('grid:copiedRows', { count: 3 }))).toBeVisible()
    const [selected = ''] = await copied()
    expect(selected.split('\r\n')).toHaveLength(5)
    await grid.chooseInCell(grid.cell(0, agent), cellMenu.copyRow)
    await expect(window.getByText(say('grid:copiedRows', { count: 1 }))).toBeVisible()
    expect((await copied())[0]?.split('\r\n')).toHaveLength(3)
  })

  await test.step("the system's Edit › Copy is the key, once", async () => {
    await system.copy()
    await expect.poll(copied).toHaveLength(1)
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
    await expect(grid.card).toHaveCount(0)
    await expect(grid.cell(0, agent)).toBeFocused()
    await system.copy()
    await expect.poll(copied).toEqual([valueAt(rows, 0, agent)])
    await window.keyboard.press('ControlOrMeta+c')
    await expect.poll(copied).toEqual([valueAt(rows, 0, agent)])
    await grid.searchBox.focus()
    await system.copy()
    await grid.cell(0, agent).focus()
    await system.copy()
    await expect.poll(copied).toEqual([valueAt(rows, 0, agent)])
  })

  await test.step('a press elsewhere closes it, and stays where it was', async () => {
    await grid.cell(1, agent).click({ button: 'right' })
    const menu = await grid.cellMenu()
    await grid.cell(6, date).click({ button: 'right' })
    await expect(menu).toBeVisible()
    await window.keyboard.press('Escape')
    await expect(menu).toHaveCount(0)
    await expect(grid.cell(6, date)).toBeFocused()
    await grid.cell(1, agent).click({ button: 'right' })
    await grid.cellMenu()
    await grid.searchBox.click()
    await expect(menu).toHaveCount(0)
    await expect(grid.searchBox).toBeFocused()
    await grid.cell(1, agent).click({ button: 'right' })
    await grid.cellMenu()
    await grid.cell(6, date).click()
    await expect(menu).toHaveCount(0)
    await expect(grid.cell(6, date)).toBeFocused()
    await window.keyboard.press('ArrowDown')
    await expect(grid.cell(7, date)).toBeFocused()
  })

  await test.step('the row opens beside the grid', async () => {
    await grid.chooseInCell(grid.cell(2, agent), cellMenu.view)
    await expect(grid.card.getByRole('heading')).toHaveText(say('grid:card.title', { place: 3, total: rows.length }))
    await expect(grid.cell(2, agent)).toBeFocused()
  })

  await test.step("the system's own menu never comes beside it, but in fields and over marked text", async () => {
    expect(new Set(await leftToSystem())).toEqual(new Set([false]))
    await grid.line(agent).click({ button: 'right' })
    await expect.poll(leftToSystem).toEqual([true])
    await expect(window.getByRole('menu')).toHaveCount(0)
    const value = grid.card
      .locator('.row-card-value')
      .filter({ hasText: valueAt(rows, 2, agent) })
      .first()
    await value.click({ clickCount: 3 })
    await value.click({ button: 'right' })
    await expect.poll(leftToSystem).toEqual([true])
    await expect(window.getByRole('menu')).toHaveCount(0)
  })
})

test('the menu of a cell opens from the keyboard', async ({ supervisor, operation }) => {
  const { grid, window, words, say } = supervisor
  const { cellMenu } = words.grid
  const { rows, expectAnswer } = await fetchCalls(supervisor, operation)
  const { keyboard } = window
  await grid.cell(1, agent).focus()

  for (const key of ['ContextMenu', 'Shift+F10']) {
    await test.step(key, async () => {
      await keyboard.press(key)
      const menu = await grid.cellMenu()
      await settle(window)
      const [box, cell] = [await menu.boundingBox(), await grid.cell(1, agent).boundingBox()]
      expect(Math.abs((box?.x ?? 0) - (cell?.x ?? 0))).toBeLessThan(3)
      expect(Math.abs((box?.y ?? 0) - ((cell?.y ?? 0) + (cell?.height ?? 0)))).toBeLessThan(6)
      await expect(menu.getByRole('menuitem').first()).toBeFocused()
      expect(await axeViolations(window.locator('.report-grid'))).toEqual([])
      await window.emulateMedia({ colorScheme: 'dark' })
      expect(await axeViolations(menu, COLOUR_RULES)).toEqual([])
      await window.emulateMedia({ colorScheme: 'light' })
      await keyboard.press('Escape')
      await expect(menu).toHaveCount(0)
      await expect(grid.cell(1, agent)).toBeFocused()
    })
  }

  await test.step('the row, and then the keyboard goes on in it', async () => {
    const choose = async (item: string): Promise<void> => {
      await keyboard.press('Shift+F10')
      const menu = await grid.cellMenu()
      const meant = menu.getByRole('menuitem', { name: item, exact: true })
      for (let step = 0; step < 6 && !(await meant.evaluate((each) => each === document.activeElement)); step++)
        await keyboard.press('ArrowDown')
      await keyboard.press('Enter')
      await expect(menu).toHaveCount(0)
    }
    await choose(cellMenu.view)
    await expect(grid.card.getByRole('heading')).toHaveText(say('grid:card.title', { place: 2, total: rows.length }))
    await expect(grid.cell(1, agent)).toBeFocused()
    await choose(cellMenu.view)
    await expect(grid.card).toBeFocused()
    await keyboard.press('Escape')
    await expect(grid.cell(1, agent)).toBeFocused()
    await choose(cellMenu.filter)
    const values = JSON.stringify([valueAt(rows, 1, agent)])
    await expectAnswer({ filters: [{ field: agent.name, operator: 'one-of', value: values }] })
    await expect.poll(() => window.evaluate(() => document.activeElement?.closest('.ag-root') !== null)).toBe(true)
    await keyboard.press('ArrowDown')
    await expect.poll(() => window.evaluate(() => document.activeElement?.closest('.ag-cell') !== null)).toBe(true)
  })
})
