import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { ask } from './ask.ts'
import { startApp, endApp } from './electron.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations } from './looks.ts'
import { calls } from './reports.ts'
import { Supervisor } from './supervisor.ts'

// Named views: made, changed, kept, found again and handed on, by the keyboard alone; and once by the mouse, on
// another computer that speaks another language.

test.use({
  operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' },
  environment: { ATALAYA_TOKEN: 'token-of-the-run' },
})

const CUSTOMER = '3004445566'

/** What somebody does with views, in the words that they read there. */
class ViewHands {
  readonly #supervisor: Supervisor

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor
  }

  get words() {
    return this.#supervisor.words.views
  }

  button(name: string): Locator {
    const escaped = name.replaceAll(/[()]/g, String.raw`\$&`)
    const label = this.#supervisor.say('views:button', { name: escaped })
    const pattern = new RegExp(`^${label}\\s*(${this.words.changed})?$`)
    return this.#supervisor.window.getByRole('main').getByRole('button', { name: pattern })
  }

  get changed(): Locator {
    return this.#supervisor.window.getByRole('main').locator('.view-changed')
  }

  /** The views under their report in the list. */
  get entries(): Locator {
    return this.#supervisor.window.locator('.view-entry')
  }

  entry(name: string): Locator {
    return this.entries.filter({ hasText: name }).getByRole('button').first()
  }

  dialog(title: string): Locator {
    return this.#supervisor.window.getByRole('dialog', { name: title })
  }

  async press(keys: string): Promise<void> {
    await this.#supervisor.window.keyboard.press(keys)
  }

  /** Types into the dialog that asks for a name, and takes it. */
  async name(title: string, name: string): Promise<void> {
    await expect(this.dialog(title).getByLabel(this.words.name.label)).toBeFocused()
    await this.#supervisor.window.keyboard.type(name)
    await this.press('Enter')
    await expect(this.dialog(title)).toHaveCount(0)
  }

  /** Chooses what is offered in the menu of the view that is open, with the keyboard. */
  async choose(name: string, label: string): Promise<void> {
    await this.button(name).focus()
    await this.press('Enter')
    const item = this.#supervisor.window.getByRole('menuitem', { name: label })
    await expect(item).toBeVisible()
    for (let step = 0; step < 30 && !(await item.evaluate((each) => each === document.activeElement)); step++) {
      await this.press('ArrowDown')
    }
    await this.press('Enter')
  }
}

/** A view is made, pinned, kept up to date, printed and sent with the mouse alone. */
async function takenAllTheWayByMouse(supervisor: Supervisor, views: ViewHands, folder: string): Promise<void> {
  const { window, words } = supervisor
  const main = window.getByRole('main')
  await main.getByRole('button', { name: views.words.save, exact: true }).click()
  const naming = views.dialog(views.words.name.saveTitle)
  await naming.getByLabel(views.words.name.label).fill('By mouse')
  await naming.getByRole('button', { name: views.words.name.save, exact: true }).click()
  await expect(views.button('By mouse')).toBeVisible()
  await supervisor.dismissNotices()

  await main.getByRole('button', { name: views.words.pin, exact: true }).click()
  await window.getByRole('button', { name: words.home.title, exact: true }).click()
  const card = window.getByRole('article', { name: 'By mouse', exact: true })
  await card.getByRole('button', { name: 'By mouse', exact: true }).click()
  await expect(views.button('By mouse')).toBeVisible()

  const files = join(folder, 'files')
  mkdirSync(files)
  await supervisor.system.choose(files)
  await main.getByRole('button', { name: words.automation.keep, exact: true }).click()
  const keeping = window.getByRole('dialog', { name: words.automation.form.titleNew })
  await keeping.getByRole('button', { name: words.automation.form.chooseFolder }).click()
  await expect(keeping.getByText(files)).toBeVisible()
  await keeping.getByRole('button', { name: words.common.save, exact: true }).click()
  await expect(keeping).toHaveCount(0)
  expect(await ask(window, 'schedules:list', null)).toMatchObject([{ viewName: 'By mouse', file: { folder: files } }])

  const printed = await supervisor.system.watchPrinter()
  const { paper } = words
  await main.getByRole('button', { name: paper.grid.menu, exact: true }).click()
  await window.getByRole('menuitem', { name: paper.print }).click()
  await window
    .getByRole('dialog', { name: paper.grid.title })
    .getByRole('button', { name: paper.grid.print, exact: true })
    .click()
  await expect.poll(async () => (await printed()).length).toBe(1)
  await supervisor.dismissNotices()

  const sent = join(folder, 'sent.json')
  await supervisor.saveAs(sent)
  await views.button('By mouse').click()
  await window.getByRole('menuitem', { name: views.words.share }).click()
  const sharing = views.dialog(views.words.shared.title)
  await sharing.getByRole('button', { name: views.words.shared.write }).click()
  await expect.poll(() => existsSync(sent) && readFileSync(sent, 'utf8').includes(calls.key)).toBe(true)
}

test('a view is made, changed, saved, renamed, ordered, duplicated, removed and put back, shared and imported', async ({
  supervisor,
  operation,
  profileFolder,
  startAgain,
}) => {
  test.slow()
  await supervisor.connect(operation)
  await supervisor.fetchWhole(calls, 'last-month')
  const { window, words, grid, say } = supervisor
  const { keyboard } = window
  const views = new ViewHands(supervisor)
  const { views: text } = words
  const file = join(profileFolder, 'vista.json')

  await test.step('it is saved under a name that is proposed', async () => {
    await views.press('ControlOrMeta+Shift+s')
    const name = views.dialog(text.name.saveTitle).getByLabel(text.name.label)
    await expect(name).toHaveValue(new RegExp(`^${calls.title.es} · `))
    await expectNoViolations(views.dialog(text.name.saveTitle), 'saving a view')
    await views.name(text.name.saveTitle, 'Semana')
    await expect(views.button('Semana')).toBeVisible()
    await expect(views.changed).toHaveCount(0)
    await supervisor.dismissNotices()
  })

  await test.step('it is open in place of its report, and pinned to the first page', async () => {
    await expect(views.entries.filter({ has: window.locator('[aria-current="page"]') })).toHaveText(['Semana'])
    await expect(window.locator('.report-entry-open[aria-current="page"]')).toHaveCount(0)
    await views.choose('Semana', text.pin)
    const star = window.getByRole('main').getByRole('button', { name: text.unpin, exact: true })
    await expect(star).toHaveAttribute('aria-pressed', 'true')
    await star.press('Enter')
    await views.entry('Semana').focus()
    await views.press('Tab')
    await views.press('Enter')
    // The menu of before may still fade away.
    const menu = window.getByRole('menu', { name: say('views:menuOf', { name: 'Semana' }) })
    await expectNoViolations(menu, 'the menu of an entry')
    await menu.getByRole('menuitem', { name: text.pin }).focus()
    await views.press('Enter')
    await expect(star).toBeVisible()
    await window.getByRole('button', { name: words.home.title, exact: true }).press('Enter')
    const card = window.getByRole('article', { name: 'Semana', exact: true })
    await expect(card).toBeVisible()
    await card.getByRole('button', { name: 'Semana', exact: true }).press('Enter')
    await expect(views.button('Semana')).toBeVisible()
    await expect(grid.rows.first()).toBeVisible()
    // Without a card the next start is where this one ended.
    await star.press('Enter')
    await expect(window.getByRole('main').getByRole('button', { name: text.pin, exact: true })).toBeVisible()
  })

  await test.step('it is kept up to date every morning, from its own menu', async () => {
    const folder = join(profileFolder, 'archivos')
    mkdirSync(folder)
    await supervisor.system.choose(folder)
    await views.choose('Semana', words.automation.keep)
    const { form } = words.automation
    const dialog = window.getByRole('dialog', { name: form.titleNew })
    await dialog.getByRole('button', { name: form.chooseFolder }).press('Enter')
    await expect(dialog.getByText(folder)).toBeVisible()
    await dialog.getByRole('textbox', { name: form.time }).press('Enter')
    await expect(dialog).toHaveCount(0)
    const [kept] = await ask(window, 'schedules:list', null)
    expect(kept?.viewName).toBe('Semana')
    expect(kept?.file?.folder).toBe(folder)
  })

  await test.step('it is printed, and saved as PDF, as fast as the keys are pressed', async () => {
    const { grid: paper } = words.paper
    const printed = await supervisor.system.watchPrinter()
    const dialog = window.getByRole('dialog', { name: paper.title })
    // Enter would open this menu, were the dialog not there at once.
    await window.getByRole('main').getByRole('button', { name: paper.menu }).focus()
    await views.press('ControlOrMeta+p')
    await views.press('Enter')
    await expect.poll(async () => (await printed()).length).toBe(1)
    await expect(dialog).toHaveCount(0)
    const [first] = await printed()
    expect(first?.page).toContain(calls.title.es)
    expect(first?.page.match(/<tr data-kind="group"/g)?.length ?? 0).toBeGreaterThan(0)
    const page = join(profileFolder, 'semana.pdf')
    await supervisor.saveAs(page)
    await views.press('ControlOrMeta+p')
    await expect(dialog.getByRole('button', { name: paper.print })).toBeFocused()
    await views.press('Shift+Tab')
    await expect(dialog.getByRole('button', { name: paper.pdfButton })).toBeFocused()
    await views.press('Enter')
    await expect(dialog).toHaveCount(0)
    await expect
      .poll(() => existsSync(page) && readFileSync(page).subarray(0, 5).toString(), { timeout: 60_000 })
      .toBe('%PDF-')
    await supervisor.dismissNotices()
  })

  await test.step('a change is seen, taken back, and saved', async () => {
    await views.press('ControlOrMeta+f')
    await expect(grid.searchBox).toBeFocused()
    // At one go: what is typed with a pause in it is taken back in as many steps.
    await keyboard.insertText(CUSTOMER)
    await expect(views.changed).toHaveText(text.changed)
    await views.press('ControlOrMeta+z')
    await expect(views.changed).toHaveCount(0)
    await grid.searchBox.focus()
    await keyboard.type(CUSTOMER)
    await expect(views.changed).toBeVisible()
    await views.press('ControlOrMeta+s')
    await expect(views.changed).toHaveCount(0)
    await expect(grid.searchBox).toHaveValue(CUSTOMER)
    await supervisor.dismissNotices()
  })

  await test.step('changes are saved as another view, or given up; a name that is taken is told', async () => {
    await supervisor.choosePeriod('last-week')
    await expect(views.changed).toBeVisible()
    await views.press('ControlOrMeta+Shift+s')
    const dialog = views.dialog(text.name.saveTitle)
    await expect(dialog.getByLabel(text.name.label)).toBeFocused()
    await keyboard.type('Semana')
    await expect(dialog).toContainText(text.name.taken)
    await expect(dialog.getByRole('button', { name: text.name.replace })).toBeEnabled()
    await keyboard.press('ControlOrMeta+a')
    await views.name(text.name.saveTitle, 'Semana pasada')
    await expect(views.button('Semana pasada')).toBeVisible()
    // The one that it was made of is as it was saved.
    await views.press('ControlOrMeta+k')
    await expect(window.getByRole('combobox', { name: words.palette.title })).toBeFocused()
    await keyboard.type('vista semana')
    await expect(window.getByRole('option', { selected: true })).toContainText(say('views:palette', { name: 'Semana' }))
    await keyboard.press('Enter')
    await expect(views.button('Semana')).toBeVisible()
    await expect(views.changed).toHaveCount(0)
    await supervisor.choosePeriod('yesterday')
    await expect(views.changed).toBeVisible()
    await views.choose('Semana', text.discard)
    await expect(views.changed).toHaveCount(0)
    await supervisor.dismissNotices()
  })

  await test.step('views stand under their report, in an order of their own', async () => {
    await expect(views.entries).toHaveText(['Semana', 'Semana pasada'])
    await views.entry('Semana pasada').focus()
    await keyboard.press('Alt+ArrowUp')
    await expect(views.entries).toHaveText(['Semana pasada', 'Semana'])
    await expectNoViolations(window.getByRole('navigation'), 'views in the list')
    await views.choose('Semana', text.rename)
    await expectNoViolations(views.dialog(text.name.renameTitle), 'renaming a view')
    await views.name(text.name.renameTitle, 'De un cliente')
    await expect(views.entries).toHaveText(['Semana pasada', 'De un cliente'])
    await views.choose('De un cliente', text.duplicate)
    await expect(views.entries).toHaveText(['Semana pasada', 'De un cliente', 'De un cliente (2)'])
    await expect(views.button('De un cliente (2)')).toBeVisible()
    await views.choose('De un cliente (2)', text.remove)
    await expect(views.entries).toHaveText(['Semana pasada', 'De un cliente'])
    await expect(views.button(text.unnamed)).toBeVisible()
    await window.getByRole('button', { name: text.undo, exact: true }).press('Enter')
    await expect(views.entries).toHaveText(['Semana pasada', 'De un cliente', 'De un cliente (2)'])
    await supervisor.dismissNotices()
  })

  await test.step('it goes into a file without what it says of a customer', async () => {
    await supervisor.saveAs(file)
    await views.entry('De un cliente').press('Enter')
    await views.choose('De un cliente', text.share)
    const dialog = views.dialog(text.shared.title)
    await expectNoViolations(dialog, 'sharing a view')
    await dialog.getByRole('button', { name: text.shared.write }).press('Enter')
    await expect(window.getByText(text.shared.written)).toBeVisible()
    const written = readFileSync(file, 'utf8')
    expect(written).toContain(calls.key)
    expect(written).not.toContain(CUSTOMER)
    await supervisor.dismissNotices()
  })

  await test.step('changes that were not saved are there at the next start', async () => {
    await supervisor.choosePeriod('yesterday')
    await expect(views.changed).toBeVisible()
    // Nor does Esc throw away a name that was typed, or the end of the program.
    await views.press('ControlOrMeta+Shift+s')
    const naming = views.dialog(text.name.saveTitle)
    await expect(naming.getByLabel(text.name.label)).toBeFocused()
    await keyboard.type('Ayer por cli')
    await views.press('Escape')
    await expect(naming).toHaveCount(0)
    const kept = async (): Promise<string> => JSON.stringify(await ask(window, 'preferences:all', null))
    await expect.poll(kept).toContain('Ayer por cli')
    const returned = await startAgain()
    const again = new ViewHands(returned)
    await expect(again.button('De un cliente')).toBeVisible()
    await expect(again.changed).toBeVisible()
    await expect(returned.reportTitle).toHaveText(calls.title.es)
    await returned.window.keyboard.press('ControlOrMeta+Shift+s')
    const begun = again.dialog(text.name.saveTitle)
    await expect(begun.getByLabel(text.name.label)).toHaveValue('Ayer por cli')
    await begun.getByRole('button', { name: words.common.draft.discard }).click()
    await expect(begun.getByLabel(text.name.label)).not.toHaveValue('Ayer por cli')
    await returned.window.keyboard.press('Escape')
  })

  await test.step('it is imported elsewhere, in another language, by keyboard and with the mouse', async () => {
    const other = mkdtempSync(join(tmpdir(), 'atalaya-other-'))
    const app = await startApp({ profileFolder: other, language: 'en', environment: {} })
    try {
      const page = await app.firstWindow()
      await page.locator('#root h1').first().waitFor()
      const there = new Supervisor(app, page, 'en')
      const hands = new ViewHands(there)
      await there.exploreSample()
      await there.system.choose(file)
      await hands.press('ControlOrMeta+k')
      await expect(page.getByRole('combobox', { name: there.words.palette.title })).toBeFocused()
      await page.keyboard.type(there.words.commands['import-view'].label)
      await hands.press('Enter')
      await expect(hands.dialog(hands.words.imported.title).getByLabel(hands.words.name.label)).toBeFocused()
      await hands.press('ControlOrMeta+a')
      await hands.name(hands.words.imported.title, 'By keyboard')
      await expect(hands.button('By keyboard')).toBeVisible()
      await hands.choose('By keyboard', hands.words.remove)
      await expect(hands.entries).toHaveCount(0)
      await there.dismissNotices()
      await hands.button(hands.words.unnamed).click()
      await page.getByRole('menuitem', { name: hands.words.import }).click()
      const dialog = hands.dialog(hands.words.imported.title)
      await expect(dialog).toContainText(hands.words.imported.lacks)
      await expectNoViolations(dialog, 'importing a view')
      await dialog.getByLabel(hands.words.name.label).fill('Of a customer')
      await dialog.getByRole('button', { name: hands.words.imported.action }).click()
      await expect(hands.button('Of a customer')).toBeVisible()
      await expect(there.reportTitle).toHaveText(calls.title.en)
      // What the file did not tell is asked for.
      await page.getByRole('main').getByLabel(hands.words.lacking.search).fill('8')
      await expectNoViolations(page.getByRole('main'), 'what a view lacks')
      await page.getByRole('button', { name: hands.words.lacking.open }).click()
      await expect(hands.changed).toBeVisible()
      await page.getByRole('main').getByRole('button', { name: hands.words.save, exact: true }).click()
      await expect(hands.changed).toHaveCount(0)
      await hands.button('Of a customer').click()
      await expectNoViolations(page.getByRole('menu'), 'the menu of views')
      await page.getByRole('menuitem', { name: hands.words.remove }).click()
      await expect(hands.entries).toHaveCount(0)
      await there.dismissNotices()
      await takenAllTheWayByMouse(there, hands, other)
    } finally {
      await endApp(app)
      rmSync(other, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
    }
  })
})
