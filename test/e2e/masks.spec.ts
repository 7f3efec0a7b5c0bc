/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { drawnIn, type WindowFormat } from '../../src/shared/fileFormats.ts'
import { personalKindOf } from '../../src/shared/reports/personal.ts'
import { formatInstant, wall } from '../../src/shared/time.ts'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { watchClipboard } from './clipboard.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, settle } from './looks.ts'
import { fieldOf, reportThat } from './reports.ts'
import { SummaryHands } from './summaryHands.ts'
import type { Supervisor } from './supervisor.ts'

// An operation hides its personal data: whatever a supervisor then looks at, copies or writes, no value that the rows
// are known to have is in it, in no spelling.

/** Messages with a telephone, and a text that somebody wrote. */
const messages = reportThat(
  ({ kind, fields, parameters, shape, dateField }) =>
    kind === 'detail' &&
    shape === undefined &&
    dateField !== undefined &&
    fields.some(({ type }) => type === 'telephone') &&
    fields.some(({ name }) => name === 'message') &&
    parameters.every(({ required }) => !required),
)
const telephone = fieldOf(messages, 'telephone')
const message = messages.fields.find(({ name }) => name === 'message') ?? telephone

const CUSTOMERS = [
  { digits: '3004445566', spaced: '300 444 55 66', address: 'marcela.rios@correo.com.co' },
  { digits: '3017778899', spaced: '301-777-88-99', address: 'jhon.perez@ejemplo.org' },
  { digits: '6015551234', spaced: '(601) 555 1234', address: 'a.gomez@tienda.net' },
] as const
/** Everything that must not be seen. */
const KNOWN = CUSTOMERS.flatMap(({ digits, spaced, address }) => [digits, spaced, address])

const rows: SampleOptions['rows'] = (report, { from }) =>
  report.key !== messages.key
    ? undefined
    : Array.from({ length: 12 }, (_each, place) => {
        const customer = CUSTOMERS[place % CUSTOMERS.length] ?? CUSTOMERS[0]
        const personal = messages.fields.flatMap((field) => {
          const kind = personalKindOf(field)
          const value = kind === 'email' ? customer.address : customer.digits
          return kind === null ? [] : [[field.name, `57${value}`.replace(/^57(?=[a-z])/, '')]]
        })
        return {
          ...Object.fromEntries(personal),
          [messages.dateField ?? '']: formatInstant(wall(from + 60 * place)).replace('T', ' '),
          [message.name]: `Llamar al ${customer.spaced} o escribir a ${customer.address}. Pedido ${place}`,
        }
      })

test.use({ operationOptions: { rows } })
test.describe.configure({ timeout: 360_000 })

/** What of the known values is in a text. */
function leaks(text: string): readonly string[] {
  return KNOWN.filter((value) => text.includes(value))
}

/** All that the window holds to be seen, heard or hovered over, but for what its user types. */
function seenIn(window: Page): Promise<string> {
  return window.evaluate(() => `${document.title}\n${document.documentElement.outerHTML}`)
}

async function expectNothing(window: Page, where: string): Promise<void> {
  await settle(window)
  expect.soft(leaks(await seenIn(window)), where).toEqual([])
}

/** What somebody does with the switch, in the words that they read there. */
class MaskHands {
  readonly #supervisor: Supervisor

  constructor(supervisor: Supervisor) {
    this.#supervisor = supervisor
  }

  get #words() {
    return this.#supervisor.words.masks
  }

  get dialog(): Locator {
    return this.#supervisor.window.getByRole('dialog', { name: this.#words.title })
  }

  mark(level: 'partial' | 'pseudonym' | 'hidden'): Locator {
    return this.#supervisor.window.getByRole('main').getByRole('button', { name: this.#words.mark[level], exact: true })
  }

  get anyMark(): Locator {
    return this.#supervisor.window.locator('.mask-mark')
  }

  level(level: 'whole' | 'partial' | 'pseudonym' | 'hidden'): Locator {
    return this.dialog.getByRole('radio', { name: this.#words.levels[level], exact: true })
  }

  /** Finds the switch by the palette. */
  async open(): Promise<void> {
    const { window, words } = this.#supervisor
    await window.keyboard.press('ControlOrMeta+k')
    await expect(window.getByRole('combobox', { name: words.palette.title })).toBeFocused()
    await window.keyboard.type(words.commands['hide-personal-data'].label.slice(0, 12))
    await expect(window.getByRole('option', { selected: true })).toContainText(
      words.commands['hide-personal-data'].label,
    )
    await window.keyboard.press('Enter')
    await expect(this.dialog).toBeVisible()
  }

  async choose(level: 'partial' | 'pseudonym' | 'hidden'): Promise<void> {
    await this.level(level).click()
    await expect(this.level(level)).toBeChecked()
    await expect(this.mark(level)).toBeAttached()
    await this.#supervisor.window.keyboard.press('Escape')
    await expect(this.dialog).toHaveCount(0)
  }
}

async function exportAs(
  supervisor: Supervisor,
  format: WindowFormat,
  file: string,
  choose: (dialog: Locator) => Promise<void> = () => Promise.resolve(),
): Promise<Buffer> {
  const { window, words } = supervisor
  await supervisor.saveAs(file)
  await window.keyboard.press('ControlOrMeta+e')
  const dialog = window.getByRole('dialog', { name: words.exporting.title })
  await expect(dialog).toBeVisible()
  await supervisor.chooseFormat(format)
  await choose(dialog)
  await dialog.locator('button[type="submit"]').click()
  await expect(dialog).toHaveCount(0)
  const notice = window
    .locator('.notices')
    .getByRole('alert')
    .filter({ hasText: basename(file) })
  await expect(notice).toBeVisible()
  await supervisor.dismissNotices()
  return readFileSync(file)
}

/** All cells of all sheets of a workbook. */
function cellsIn(bytes: Buffer): string {
  return readWorkbook(bytes)
    .flatMap(({ rows: lines }) => lines.flatMap((cells) => cells.map((cell) => cell?.shown ?? '')))
    .join('\n')
}

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
