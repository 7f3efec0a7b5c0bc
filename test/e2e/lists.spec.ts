import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listPaths, listReportOf, listTitleOf } from '../../src/shared/reports/catalogueLists.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import { EMPTY_VIEW } from '../support/views.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'

// Lists within rows: in the grid by their number, in the card whole, as files by themselves.

test.use({ operationOptions: { rowsPerDay: 3 } })

const found = catalogue.reports.find(
  (each) => each.kind === 'detail' && each.lists !== undefined && each.parameters.every(({ required }) => !required),
)
if (found === undefined) throw new Error('The catalogue lacks a report with lists')
const nested = found
const [list = ''] = listPaths(nested)

function linesOf(file: string): number {
  return readFileSync(file, 'utf8').trimEnd().split('\r\n').length
}

test('lists within rows are counted in the grid, read in the card, and go into files', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { grid, window, words, say } = supervisor
  const { lists: [definition] = [] } = nested
  if (definition === undefined) return
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(nested, 'last-month')
  // As the grid has them: newest first.
  const rows = operation.truth(nested, range).toReversed()
  const itemsOf = (row: (typeof rows)[number] | undefined): readonly Record<string, unknown>[] => {
    const items = row?.[list]
    return Array.isArray(items) ? (items as Record<string, unknown>[]) : []
  }
  const [first] = rows
  const count = itemsOf(first).length
  const column = { ...definition, type: 'integer' } as const
  const section = grid.card.locator('.card-list').first()
  const toggle = section.getByRole('button', { name: new RegExp(definition.title.es) }).first()

  await test.step('the column says how many of what', async () => {
    await expect(grid.cell(0, column)).toHaveText(`${count} ${definition.noun.es[count === 1 ? 0 : 1]}`)
  })

  await test.step('the card has each item under plain titles, with whole values', async () => {
    await grid.openCard(0, column)
    // Messages are read as a talk at first.
    const asTable = section.getByRole('button', { name: words.conversation.asTable })
    if (definition.conversation !== undefined) await asTable.click()
    await expect(toggle).toContainText(String(count))
    await expect(section.locator('tbody tr')).toHaveCount(count)
    const texts = definition.fields.filter(({ type }) => type === 'text' || type === 'longText')
    for (const { name } of texts) {
      const item = itemsOf(first)[0]?.[name]
      const value = typeof item === 'string' ? item.trim() : ''
      if (value !== '') await expect(section.locator('tbody tr').first()).toContainText(value.split('\n')[0] ?? '')
    }
    await expect(section.locator('th').first()).not.toHaveText(definition.fields[0]?.name ?? '')
  })

  await test.step('it folds away by keyboard, and stays folded for the next row', async () => {
    await toggle.focus()
    await window.keyboard.press('Enter')
    await expect(toggle).toHaveAttribute('aria-expanded', 'false')
    await grid.card.getByRole('button', { name: words.grid.card.next }).click()
    await expect(toggle).toHaveAttribute('aria-expanded', 'false')
    await expect(toggle).toContainText(String(itemsOf(rows[1]).length))
    await toggle.click()
    await expect(section.locator('tbody tr')).toHaveCount(itemsOf(rows[1]).length)
    await grid.card.getByRole('button', { name: words.grid.card.previous }).click()
    await expect(section.locator('tbody tr')).toHaveCount(count)
  })

  await test.step("a row's items go into a file of their own", async () => {
    const file = join(profileFolder, 'row.csv')
    await supervisor.saveAs(file)
    const name = say('grid:card.exportItems', { list: definition.title.es })
    await section.getByRole('button', { name }).click()
    const dialog = window.getByRole('dialog', { name: words.exporting.title })
    await expect(dialog).toContainText(definition.title.es)
    await supervisor.chooseFormat('csv')
    await dialog.getByRole('button', { name: words.exporting.startItems, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    const notice = window.locator('.notices').getByRole('alert').filter({ hasText: 'row.csv' })
    await expect(notice).toBeVisible()
    // It lies over none of what can be pressed at the foot of the card.
    const [over, foot] = [await notice.boundingBox(), await grid.card.locator('.row-card-footer').boundingBox()]
    if (over === null || foot === null) throw new Error('The notice or the card is out of sight')
    expect(over.y + over.height <= foot.y || over.x + over.width <= foot.x).toBe(true)
    expect(linesOf(file)).toBe(count + 1)
  })

  await test.step('so do the items of all rows that are shown', async () => {
    const file = join(profileFolder, 'items.csv')
    const agent = nested.fields.find(({ name }) => name === 'agent_name')
    if (agent === undefined) throw new Error('no agent')
    const wanted = String(first?.[agent.name])
    await grid.searchBox.fill(wanted)
    const fitting = rows.filter((row) => JSON.stringify(row).includes(wanted))
    await expect(grid.count).toContainText(String(fitting.length))
    await supervisor.saveAs(file)
    await supervisor.dismissNotices()
    await window.getByRole('button', { name: words.exporting.export, exact: true }).first().click()
    const dialog = window.getByRole('dialog', { name: words.exporting.title })
    await dialog.getByLabel(words.exporting.lines).selectOption(list)
    await dialog.getByRole('button', { name: words.exporting.startItems, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'items.csv' })).toBeVisible()
    expect(linesOf(file)).toBe(fitting.reduce((sum, row) => sum + itemsOf(row).length, 0) + 1)
    await supervisor.dismissNotices()
    await grid.searchBox.fill('')
  })

  await test.step('a view of the items has them one a row, with what it asks of them, and keeps it', async () => {
    const place = definition.fields.findIndex(({ type }) => type === 'text' || type === 'longText')
    const { name: inItem = '' } = definition.fields[place] ?? {}
    const asked = listReportOf(nested, list)?.fields[nested.fields.length + place]
    if (asked === undefined) throw new Error('no text in the items')
    const items = rows.flatMap((row) => itemsOf(row))
    const value = items.map((item) => item[inItem]).find((each) => typeof each === 'string' && each.trim() !== '')
    const wanted = String(value)
    const filters = [{ field: asked.name, operator: '=', value: wanted }] as const
    const [{ name: connection } = { name: '' }] = await ask(window, 'connections:list', null)
    const period = { kind: 'preset', preset: 'last-month' } as const
    const content = { ...EMPTY_VIEW, face: 'rows', period, list, filters } as const
    const view = { name: 'De los elementos', connection, reportKey: nested.key, parameters: {}, content }
    await ask(window, 'views:save', { view, isReplacing: false })
    await window.locator('.view-entry').getByRole('button').first().click()
    const told = window.getByRole('main').getByRole('list', { name: words.views.beyond.label })
    await expect(told).toContainText(say('views:beyond.list', { list: listTitleOf(nested, list)?.es ?? '' }))
    await expect(grid.chips).toContainText(wanted)
    const fitting = items.filter((item) => item[inItem] === wanted).length
    expect(fitting).toBeLessThan(items.length)
    await expect(grid.count).toContainText(new RegExp(`(^|\\D)${fitting}\\D`))
    // What is changed and saved of it is still of the list.
    await grid.searchBox.fill(wanted)
    await expect(window.getByRole('main').locator('.view-changed')).toBeVisible()
    await window.keyboard.press('ControlOrMeta+s')
    await expect(window.getByRole('main').locator('.view-changed')).toHaveCount(0)
    const [saved] = await ask(window, 'views:list', null)
    expect(saved?.content).toMatchObject({ list, filters, search: wanted })
  })
})
