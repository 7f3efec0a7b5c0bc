import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { drawnIn } from '../../src/shared/fileFormats.ts'
import { watchClipboard } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, settle } from './looks.ts'
import {
  cellsIn,
  CUSTOMERS,
  expectNothing,
  exportAs,
  leaks,
  MaskHands,
  message,
  messages,
  rows,
  seenIn,
  staffed,
  telephone,
} from './maskScene.ts'
import { SummaryHands } from './summaryHands.ts'

// An operation hides its personal data: whatever a supervisor then looks at, copies or writes, no value that the rows
// are known to have is in it, in no spelling.

test.use({ operationOptions: { rows } })
test.describe.configure({ timeout: 360_000 })

test('an operation hides its personal data wherever its rows go, and shows it again when asked twice', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { window, words, grid, say } = supervisor
  const masks = new MaskHands(supervisor)
  const summary = new SummaryHands(supervisor)
  const ofAll = say('common:rows', { count: 12 })
  const ofOne = say('grid:countFiltered', { shown: 4, total: ofAll })
  await supervisor.connect({ ...operation, name: 'Banco Andino' })
  await supervisor.fetchWhole(messages, 'yesterday')
  await supervisor.dismissNotices()
  await expect(grid.rows.first()).toBeVisible()
  expect(leaks(await seenIn(window)).length, 'the values are there to be hidden').toBeGreaterThan(2)

  await test.step('by the keyboard alone, from the palette', async () => {
    await masks.open()
    await expect(masks.level('whole')).toBeChecked()
    for (const theme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await settle(window)
      expect.soft(await axeViolations(masks.dialog, theme === 'light' ? [] : COLOUR_RULES), theme).toEqual([])
      await test.info().attach(`switch-${theme}.png`, { body: await window.screenshot(), contentType: 'image/png' })
    }
    await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await masks.level('whole').focus()
    await window.keyboard.press('ArrowDown')
    await expect(masks.level('partial')).toBeChecked()
    await window.keyboard.press('Escape')
    await expect(masks.mark('partial')).toBeVisible()
    expect(await window.title()).toContain(words.masks.mark.partial)
    await expect(grid.cell(0, telephone)).toHaveText(/^•+\d{4}$/)
    await expectNothing(window, 'rows')
    await test.info().attach('rows.png', { body: await window.screenshot(), contentType: 'image/png' })
  })

  await test.step('a row as a card, the values of a column and the menu of a cell tell nothing', async () => {
    await grid.openCard(0, telephone)
    await expectNothing(window, 'card')
    await window.keyboard.press('Escape')
    const popup = await grid.openFilter(telephone)
    await grid.turnTo(popup, 'values')
    await expectNothing(window, 'values of a column')
    const first = popup.getByRole('checkbox').first()
    await first.click()
    await expect(first).toBeChecked()
    await expect(grid.count).toHaveText(ofOne)
    await expectNothing(window, 'a value that was chosen')
    await window.keyboard.press('Escape')
    await window.keyboard.press('ControlOrMeta+z')
    await expect(grid.count).toHaveText(ofAll)
    await grid.cell(0, telephone).click({ button: 'right' })
    const menu = await grid.cellMenu()
    await menu.getByRole('menuitem', { name: words.grid.cellMenu.filter }).click()
    await expect(grid.count).toHaveText(ofOne)
    await expectNothing(window, 'rows of the same value')
    await window.keyboard.press('ControlOrMeta+z')
    await expect(grid.count).toHaveText(ofAll)
    await grid.chooseInCell(grid.cell(0, telephone), words.grid.cellMenu.exclude)
    await expect(grid.count).toHaveText(say('grid:countFiltered', { shown: 8, total: ofAll }))
    await expectNothing(window, 'all rows but those of a value')
    await grid.openFilter(telephone)
    await expectNothing(window, 'a condition on a value')
    await window.keyboard.press('Escape')
    await window.keyboard.press('ControlOrMeta+z')
    await expect(grid.count).toHaveText(ofAll)
  })

  await test.step('filters and search see the truth', async () => {
    await grid.searchBox.fill(CUSTOMERS[0].digits)
    await expect(grid.count).toHaveText(
      say('grid:countFiltered', { shown: 4, total: say('common:rows', { count: 12 }) }),
    )
    const csv = await exportAs(supervisor, 'csv', join(profileFolder, 'buscado.csv'))
    expect(leaks(csv.toString('utf8'))).toEqual([])
    const book = await exportAs(supervisor, 'xlsx', join(profileFolder, 'buscado.xlsx'))
    expect(leaks(cellsIn(book))).toEqual([])
    expect(cellsIn(book)).toContain('Pedido')
    await grid.searchBox.fill('')
    await expect(grid.count).toHaveText(say('common:rows', { count: 12 }))
  })

  await test.step('what is copied tells nothing', async () => {
    const copied = await watchClipboard(window)
    await grid.chooseInCell(grid.cell(0, telephone), words.grid.cellMenu.copyCell)
    await grid.chooseInCell(grid.cell(0, message), words.grid.cellMenu.copyRow)
    const texts: string[] = []
    await expect(async () => {
      texts.push(...(await copied()))
      expect(texts).toHaveLength(2)
    }).toPass()
    expect(texts.join('\n')).toContain('Pedido')
    expect(leaks(texts.join('\n'))).toEqual([])
  })

  await test.step('a summary by telephone, its table, its chart and its files tell nothing, line by line', async () => {
    await summary.open()
    await summary.addGroup(telephone)
    await summary.settled()
    await expectNothing(window, 'summary')
    const bytes = await summary.exportAs('xlsx', join(profileFolder, 'resumen.xlsx'))
    expect(leaks(cellsIn(bytes))).toEqual([])
    // What is typed is seen by whoever types it; a picture goes to others.
    await grid.searchBox.fill(CUSTOMERS[0].digits)
    await expect(summary.groups).toHaveCount(1)
    await summary.chart('bars')
    const file = join(profileFolder, 'resumen.svg')
    await supervisor.saveAs(file)
    await summary.region.getByRole('button', { name: words.summary.export, exact: true }).click()
    await window.getByRole('menuitem', { name: drawnIn('svg').title.es }).click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'resumen.svg' })).toBeVisible()
    await supervisor.dismissNotices()
    const picture = readFileSync(file, 'utf8')
    expect(picture).toContain('•••••5566')
    expect(leaks(picture)).toEqual([])
    await grid.searchBox.fill('')
    await summary.chart('none')
    await window
      .getByRole('radiogroup', { name: words.summary.faces.label })
      .getByText(words.summary.faces.rows, { exact: true })
      .click()
    await expect(grid.rows.first()).toBeVisible()
  })

  await test.step('each level hides what it says, and what looks alike stays apart', async () => {
    await masks.open()
    await masks.choose('pseudonym')
    await expect(grid.cell(0, telephone)).toHaveText(/^C-[A-Z2-7]{12}$/)
    await expectNothing(window, 'stand-ins')
    const standIns = new Set(await window.locator(`.ag-cell[col-id="${telephone.name}"]`).allTextContents())
    standIns.delete('')
    expect(standIns.size).toBe(CUSTOMERS.length)
    await masks.open()
    await masks.choose('hidden')
    await expect(grid.cell(0, telephone)).toHaveText('•••')
    await expectNothing(window, 'hidden')
    await summary.open()
    await summary.settled()
    // Three customers, who are all called the same, are three groups all the same, each with its rows behind it.
    await expect(summary.groups).toHaveCount(CUSTOMERS.length)
    await expect(summary.groups.filter({ hasText: '•••' })).toHaveCount(CUSTOMERS.length)
    const back = await summary.press(summary.groups.nth(1).locator('button.summary-cell').first())
    await expect(grid.count).toHaveText(ofOne)
    await expectNothing(window, 'the rows behind a group')
    await back()
    await window
      .getByRole('radiogroup', { name: words.summary.faces.label })
      .getByText(words.summary.faces.rows, { exact: true })
      .click()
  })

  await test.step('names of views, their menus, the first page, plans and paper tell nothing', async () => {
    const main = window.getByRole('main')
    const printed = await supervisor.system.watchPrinter()
    const expectPaper = async (pages: number, where: string): Promise<void> => {
      await expect.poll(async () => (await printed()).length).toBe(pages)
      const { page = '' } = (await printed()).at(-1) ?? {}
      expect(page.length, where).toBeGreaterThan(200)
      expect.soft(leaks(page), where).toEqual([])
    }
    await grid.chooseInCell(grid.cell(0, telephone), words.grid.cellMenu.filter)
    await expect(grid.count).toHaveText(ofOne)
    await window.keyboard.press('ControlOrMeta+Shift+s')
    const naming = window.getByRole('dialog', { name: words.views.name.saveTitle })
    const name = naming.getByLabel(words.views.name.label, { exact: true })
    await expect(name).not.toHaveValue('')
    await expectNothing(window, 'the name that is proposed')
    // What somebody types is theirs; that it is seen is said.
    await name.fill(`Llamar al ${CUSTOMERS[0].spaced}`)
    await expect(naming.getByText(words.views.name.personal)).toBeVisible()
    await name.fill('Un cliente 2026-11-02')
    await expect(naming.getByText(words.views.name.personal)).toHaveCount(0)
    await naming.getByRole('button', { name: words.views.name.save, exact: true }).click()
    await expect(naming).toHaveCount(0)
    await supervisor.dismissNotices()
    await main.getByRole('button', { name: new RegExp(`^${say('views:button', { name: 'Un cliente' })}`) }).click()
    await expect(window.getByRole('menuitem', { name: words.views.pin })).toBeVisible()
    await expectNothing(window, 'the menu of a view')
    await window.getByRole('menuitem', { name: words.views.pin }).click()
    await window.keyboard.press('ControlOrMeta+p')
    await expect(window.getByRole('dialog', { name: words.paper.grid.title })).toBeVisible()
    await expectNothing(window, 'printing rows')
    await window.keyboard.press('Enter')
    await expectPaper(1, 'rows on paper')
    await window.getByRole('button', { name: words.home.title, exact: true }).press('Enter')
    const card = window.getByRole('article', { name: 'Un cliente 2026-11-02', exact: true })
    await expect(card).toContainText('4')
    await expectNothing(window, 'the first page')
    await card.getByRole('button', { name: say('home:card.menu', { name: 'Un cliente 2026-11-02' }) }).click()
    await expect(window.getByRole('menu')).toBeVisible()
    await expectNothing(window, 'the menu of a card')
    await window.keyboard.press('Escape')
    await window.keyboard.press('ControlOrMeta+p')
    await expectPaper(2, 'the first page on paper')
    await supervisor.fetchWhole(staffed, 'yesterday')
    await supervisor.dismissNotices()
    await grid.searchBox.fill(CUSTOMERS[0].digits)
    await expect(grid.count).toContainText('3')
    await window
      .getByRole('radiogroup', { name: words.summary.faces.label })
      .getByText(words.summary.faces.staffing, { exact: true })
      .click()
    const plan = window.getByRole('region', { name: words.staffing.region, exact: true })
    await expect(plan.getByRole('table').first()).toBeVisible()
    await window.keyboard.press('ControlOrMeta+p')
    await expectPaper(3, 'a plan on paper')
    await supervisor.open(messages)
    await grid.chips.getByRole('button').last().click()
    await expect(grid.count).toHaveText(ofAll)
  })

  await test.step('turning it off asks once', async () => {
    await masks.mark('hidden').click()
    await expect(masks.dialog).toBeVisible()
    await masks.level('whole').click()
    const question = window.getByRole('dialog', { name: words.masks.off.title })
    await expect(question).toBeVisible()
    expect.soft(await axeViolations(question)).toEqual([])
    await question.getByRole('button', { name: words.common.cancel }).click()
    await expect(question).toHaveCount(0)
    await expect(masks.level('hidden')).toBeChecked()
    await expectNothing(window, 'after thinking better of it')
    await masks.level('whole').click()
    await question.getByRole('button', { name: words.masks.off.show }).click()
    await expect(question).toHaveCount(0)
    await expect(masks.level('whole')).toBeChecked()
    await window.keyboard.press('Escape')
    await expect(masks.anyMark).toHaveCount(0)
    expect(await window.title()).not.toContain(words.masks.mark.hidden)
    await expect(grid.cell(0, telephone)).toHaveText(/^57\d{10}$/)
  })

  await test.step('a file and a picture of a summary hide it by themselves', async () => {
    await summary.open()
    await summary.settled()
    await summary.chart('bars')
    const openMenu = () => summary.region.getByRole('button', { name: words.summary.export, exact: true }).click()
    await openMenu()
    await window.getByRole('menuitem', { name: say('masks:choice', { level: words.masks.levels.whole }) }).hover()
    await window.getByRole('menuitemradio', { name: words.masks.levels.hidden, exact: true }).click()
    await settle(window)
    expect.soft(await axeViolations(window.getByRole('menu').first())).toEqual([])
    await test.info().attach('summary-menu.png', { body: await window.screenshot(), contentType: 'image/png' })
    await window.keyboard.press('Escape')
    await window.keyboard.press('Escape')
    const bytes = await summary.exportAs('xlsx', join(profileFolder, 'resumen oculto.xlsx'))
    expect(cellsIn(bytes)).toContain('•••')
    expect(leaks(cellsIn(bytes))).toEqual([])
    const file = join(profileFolder, 'resumen oculto.svg')
    await supervisor.saveAs(file)
    await openMenu()
    await window.getByRole('menuitem', { name: drawnIn('svg').title.es }).click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'resumen oculto.svg' })).toBeVisible()
    await supervisor.dismissNotices()
    const picture = readFileSync(file, 'utf8')
    expect(picture).toContain('•••')
    expect(leaks(picture)).toEqual([])
    await summary.chart('none')
    await window
      .getByRole('radiogroup', { name: words.summary.faces.label })
      .getByText(words.summary.faces.rows, { exact: true })
      .click()
    await expect(grid.rows.first()).toBeVisible()
  })

  await test.step('one file, or what is copied, hides it by itself', async () => {
    const csv = await exportAs(supervisor, 'csv', join(profileFolder, 'oculto.csv'), async (dialog) => {
      await dialog.getByText(words.masks.levels.hidden, { exact: true }).click()
      await settle(window)
      expect.soft(await axeViolations(dialog)).toEqual([])
      await test.info().attach('export.png', { body: await window.screenshot(), contentType: 'image/png' })
    })
    expect(leaks(csv.toString('utf8'))).toEqual([])
    const copied = await watchClipboard(window)
    await grid.cell(0, telephone).click({ button: 'right' })
    const menu = await grid.cellMenu()
    await menu.getByRole('menuitem', { name: words.masks.copyRow }).hover()
    await window.getByRole('menuitem', { name: words.masks.levels.pseudonym, exact: true }).click()
    let row = ''
    await expect(async () => {
      row += (await copied()).join('\n')
      expect(row).toMatch(/C-[A-Z2-7]{12}/)
    }).toPass()
    expect(leaks(row)).toEqual([])
  })

  await test.step('a view hides it by itself, whoever opens it', async () => {
    await window.keyboard.press('ControlOrMeta+Shift+s')
    const dialog = window.getByRole('dialog', { name: words.views.name.saveTitle })
    await dialog.getByLabel(words.views.name.label).fill('Sin datos')
    await dialog.getByText(words.masks.levels.partial, { exact: true }).click()
    await settle(window)
    expect.soft(await axeViolations(dialog)).toEqual([])
    await dialog.getByRole('button', { name: words.views.name.save, exact: true }).click()
    await expect(dialog).toHaveCount(0)
    await expect(masks.mark('partial')).toBeVisible()
    await expect(grid.cell(0, telephone)).toHaveText(/^•+\d{4}$/)
    await supervisor.dismissNotices()
    await expectNothing(window, 'a view')
  })
})

test.describe('in English', () => {
  test.use({ language: 'en' })

  test('the switch of an operation is in its menu, beside what it is set to, and in the settings', async ({
    supervisor,
    operation,
  }) => {
    const { window, words, say } = supervisor
    const masks = new MaskHands(supervisor)
    await supervisor.connect({ ...operation, name: 'Banco Andino' })
    await window.getByTitle(words.sidebar.switcher).click()
    await window.getByRole('menuitem', { name: words.commands['hide-personal-data'].label }).click()
    await masks.choose('pseudonym')
    await window.getByTitle(words.sidebar.switcher).click()
    const entry = window.getByRole('menuitem', { name: words.commands['hide-personal-data'].label })
    await expect(entry).toContainText(words.masks.levels.pseudonym)
    await window.keyboard.press('Escape')
    const settings = await supervisor.openSettings('operations')
    const choice = settings.getByRole('radiogroup', { name: say('masks:of', { name: 'Banco Andino' }) })
    await expect(choice.getByRole('radio', { name: words.masks.levels.pseudonym })).toBeChecked()
    await choice.getByText(words.masks.levels.hidden, { exact: true }).click()
    await expect(choice.getByRole('radio', { name: words.masks.levels.hidden })).toBeChecked()
    for (const theme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await settle(window)
      expect.soft(await axeViolations(settings, theme === 'light' ? [] : COLOUR_RULES), theme).toEqual([])
    }
    await test.info().attach('settings.png', { body: await window.screenshot(), contentType: 'image/png' })
    await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
    await window.keyboard.press('Escape')
    await expect(masks.mark('hidden')).toBeVisible()
  })
})
