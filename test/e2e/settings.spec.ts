import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { addDays } from '../../src/shared/periods.ts'
import { formatDate } from '../../src/shared/format.ts'
import { RELEASES } from '../../src/shared/releases/releases.ts'
import { endOfDay } from '../../src/shared/time.ts'
import { fileOf, startUpdateFeed } from '../support/updateFeed.ts'
import { dataFolderOf, endApp } from './electron.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations } from './looks.ts'
import { fieldOf, messages, calls } from './reports.ts'
import { Supervisor } from './supervisor.ts'

/** What the stand-in's Chromium notes of the titles of pages: Electron's keeps no such lists. */
const BROWSERS_OWN =
  /[/\\]Chromium[/\\]Default[/\\](?:History|Sessions[/\\].*|Favicons|Top Sites|Visited Links)(?:-journal)?$/

/** Every file below a folder. */
function filesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && !BROWSERS_OWN.test(path))
}

test('language, theme and separator change at once, and stay', async ({ app, window, supervisor, startAgain }) => {
  await supervisor.exploreSample()
  const spanish = supervisor.words.settings

  const dialog = await supervisor.openSettings('appearance')
  await dialog.getByRole('radio', { name: 'English', exact: true }).click()
  await expect(window.locator('html')).toHaveAttribute('lang', 'en')
  const english = new Supervisor(app, window, 'en')
  const { appearance, excel, sections, title } = english.words.settings
  const inEnglish = window.getByRole('dialog', { name: title, exact: true })
  await expect(inEnglish.getByRole('tab', { name: sections.data, exact: true })).toBeVisible()
  await inEnglish
    .getByRole('radiogroup', { name: appearance.theme })
    .getByRole('radio', { name: appearance.themes.dark, exact: true })
    .click()
  await expect(window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await inEnglish.getByRole('tab', { name: sections.excel, exact: true }).click()
  for (const separator of [';', ','] as const) {
    await inEnglish.getByRole('radio', { name: excel.separators[separator], exact: true }).click()
  }
  await window.keyboard.press('Escape')
  await expect(english.reportTitle).toHaveText(messages.title.en)

  const again = await startAgain()
  const returned = new Supervisor(again.app, again.window, 'en')
  await expect(returned.window.locator('html')).toHaveAttribute('lang', 'en')
  await expect(returned.window.locator('html')).toHaveAttribute('data-mantine-color-scheme', 'dark')
  await expect(returned.grid.rows.first()).toBeVisible()
  await returned.window.getByRole('button', { name: returned.words.exporting.export, exact: true }).click()
  await returned.chooseFormat('excel')
  await expect(returned.window.getByRole('combobox', { name: returned.words.exporting.separator })).toHaveValue(
    returned.words.exporting.separators[','],
  )
  await returned.window.keyboard.press('Escape')
  const settings = await returned.openSettings('appearance')
  await settings
    .getByRole('radiogroup', { name: appearance.language })
    .getByRole('radio', { name: new RegExp(`^${appearance.languageSystem}`) })
    .click()
  await expect(returned.window.getByRole('heading', { name: spanish.sections.appearance })).toBeVisible()
})

test.describe('what is stored', () => {
  test.use({ operationOptions: { rowsPerDay: 20, token: 'token-of-the-run' } })

  test('erasing says what goes before it does, and the grid follows', async ({ supervisor, operation }) => {
    const { grid, window, words, say, completeness } = supervisor
    const { data, erase } = words.settings
    await supervisor.connect(operation)
    await supervisor.fetchWhole(calls, 'yesterday')
    const month = await supervisor.fetchWhole(messages, 'last-month')
    const rows = operation.truth(messages, month).length
    const tenth = addDays(month.from, 9)
    const early = operation.truth(messages, { from: month.from, to: endOfDay(addDays(month.from, 8)) }).length

    await test.step('only what lies before a day', async () => {
      const settings = await supervisor.openSettings('data')
      await expect(settings.getByRole('row', { name: messages.title.es })).toContainText(String(rows))
      await settings.getByRole('combobox', { name: data.when }).click()
      await window.getByRole('option', { name: data.whens.before }).click()
      await settings.getByLabel(data.before, { exact: true }).fill(formatDate(tenth, supervisor.language))
      await settings.getByLabel(data.before, { exact: true }).press('Enter')
      await settings.getByRole('button', { name: data.continue, exact: true }).click()
      const question = window.getByRole('dialog', { name: erase.title })
      await expect(question.getByText(say('settings:erase.willErase', { count: early }))).toBeVisible()
      await expect(question.getByRole('button', { name: words.common.cancel })).toBeFocused()
      await question.getByRole('button', { name: words.common.cancel }).click()
      await expect(settings).toBeVisible()
      await expect(grid.count).toHaveText(say('common:rows', { count: rows }))
      await expect(settings.getByLabel(data.before, { exact: true })).toHaveValue(
        formatDate(tenth, supervisor.language),
      )
      await settings.getByRole('button', { name: data.continue, exact: true }).click()
      await question.getByRole('button', { name: say('settings:erase.action', { count: early }) }).click()
      await expect(settings.getByRole('row', { name: messages.title.es })).toContainText(String(rows - early))
      await window.keyboard.press('Escape')
      await grid.expectRows(messages, operation.truth(messages, { from: tenth, to: month.to }))
      await expect(completeness).toHaveAttribute('data-verdict', 'incomplete')
    })

    await test.step('one report whole: the others stay', async () => {
      const settings = await supervisor.openSettings('data')
      const name = say('settings:data.eraseReport', { title: messages.title.es })
      await settings.getByRole('button', { name, exact: true }).click()
      await window.getByRole('button', { name: say('settings:erase.action', { count: rows - early }) }).click()
      await expect(settings.getByRole('row', { name: messages.title.es })).toHaveCount(0)
      await expect(settings.getByRole('row', { name: calls.title.es })).toBeVisible()
      await window.keyboard.press('Escape')
      await expect(completeness).toHaveAttribute('data-verdict', 'nothing')
      await expect(window.getByRole('heading', { name: words.report.empty.nothing })).toBeVisible()
    })

    await test.step('an operation goes, and comes back with the rows that were kept', async () => {
      const settings = await supervisor.openSettings('operations')
      const name = say('start:form.usualName', { code: '0010' })
      await settings.getByRole('button', { name: say('settings:operations.remove', { name }), exact: true }).click()
      const question = window.getByRole('dialog', { name: say('start:removal.title', { name }) })
      await expect(question.getByRole('radio', { name: words.start.removal.keepRows })).toBeChecked()
      await question.getByRole('button', { name: words.start.removal.action, exact: true }).click()
      await expect(window.getByRole('heading', { level: 1 })).toHaveText(words.start.title)
      await supervisor.connect(operation)
      await supervisor.open(calls)
      await grid.expectRows(calls, operation.truth(calls, supervisor.periodNamed('yesterday')))
    })
  })

  test('nothing that names customers or opens servers lies anywhere in plain', async ({
    app,
    supervisor,
    operation,
    profileFolder,
    problems,
  }) => {
    const { window, words, system } = supervisor
    await supervisor.connect({ ...operation, name: 'Banco Andino' })
    const range = await supervisor.fetchWhole(messages, 'last-month')
    operation.fail({ kind: 'token-refused', api: calls.key })
    await supervisor.open(calls)
    await supervisor.update.click()
    await expect(supervisor.completeness).toHaveAttribute('data-verdict', 'failed')

    const settings = await supervisor.openSettings('data')
    const seen = await system.watchFiles()
    await expect(settings.getByText(dataFolderOf(profileFolder), { exact: true })).toBeVisible()
    await settings.getByRole('button', { name: words.settings.data.showFolder }).click()
    await expect.poll(seen).toEqual([`show ${join(dataFolderOf(profileFolder), 'atalaya.db')}`])

    // On a computer that nobody manages, the page says so, and where it was looked.
    await settings.getByRole('tab', { name: words.settings.sections.managed }).click()
    await expect(settings.getByText(words.settings.managed.nothing)).toBeVisible()
    await expect(settings.getByText('/etc/atalaya/policy.json')).toBeVisible()

    const file = join(profileFolder, 'support.txt')
    await system.saveAs(file)
    await settings.getByRole('tab', { name: words.settings.sections.about }).click()
    await settings.getByRole('button', { name: words.settings.about.saveSupport }).click()
    await expect(window.getByText(words.settings.about.supportSaved)).toBeVisible()
    await endApp(app)

    const rows = operation.truth(messages, range)
    const [row] = rows
    if (row === undefined) throw new Error('The operation has no rows')
    const secrets = [
      operation.token,
      'Banco Andino',
      operation.baseUrl.replace('http://', ''),
      ...(['text', 'telephone'] as const).map((type) => String(row[fieldOf(messages, type).name])),
    ]
    const support = readFileSync(file, 'utf8')
    expect(support).toContain('pull failed token-refused')
    for (const written of filesIn(profileFolder)) {
      const content = readFileSync(written)
      const found = secrets.filter((secret) => content.includes(secret))
      expect(found, written).toEqual([])
    }
    expect(secrets.filter((secret) => problems.log.includes(secret))).toEqual([])
  })
})

test.describe('a newer version', () => {
  // The program runs from its sources here: a note of its developers says where newer versions lie.
  test.use({
    environment: async ({ profileFolder }, use) => {
      const feed = await startUpdateFeed('AppImage')
      const image = join(profileFolder, 'Atalaya.AppImage')
      mkdirSync(join(profileFolder, 'electron'), { recursive: true })
      mkdirSync(dataFolderOf(profileFolder), { recursive: true, mode: 0o700 })
      writeFileSync(image, fileOf('0.0.9'))
      const note = ['provider: generic', `url: ${feed.url}`, 'updaterCacheDirName: kept', ''].join('\n')
      writeFileSync(join(profileFolder, 'electron/dev-app-update.yml'), note)
      // An earlier version ran here.
      writeFileSync(join(dataFolderOf(profileFolder), 'settings.json'), '{"knownVersion":"0.0.9"}')
      feed.offer({ version: '99.0.0' })
      await use({ APPIMAGE: image, XDG_CACHE_HOME: join(profileFolder, 'cache') })
      // The end of the program installed it.
      expect(readFileSync(image).equals(fileOf('99.0.0'))).toBe(true)
      await feed.close()
    },
  })

  test('is fetched, told quietly, and can be restarted into; what is new in this one is told once', async ({
    window,
    supervisor,
  }) => {
    const { updates } = supervisor.words
    const notice = (title: string): Locator => window.getByRole('alert').filter({ hasText: title })
    const ready = notice(updates.notice.ready)
    await expect(ready).toContainText('99.0.0')
    await ready.getByRole('button', { name: supervisor.words.common.later }).click()
    await expect(ready).toHaveCount(0)
    await notice('0.1.0').getByRole('button', { name: updates.notice.seeNews }).click()
    const news = window.getByRole('dialog', { name: updates.news.title })
    await expect(news.getByRole('listitem').first()).toHaveText(RELEASES[0]?.news[0]?.es ?? '')
    expect(await axeViolations(news)).toEqual([])
    await window.keyboard.press('Escape')

    await supervisor.exploreSample()
    const page = await supervisor.openSettings('about')
    await expect(page.getByText(updates.states.ready.replace('{{version}}', '99.0.0'))).toBeVisible()
    await expect(page.getByRole('button', { name: updates.restart })).toBeEnabled()
    await expect(page.getByRole('switch', { name: updates.byItself })).toBeChecked()
    await expect(page.getByRole('switch', { name: updates.previews })).not.toBeChecked()
    expect(await axeViolations(page)).toEqual([])
    await page.screenshot({ path: test.info().outputPath('updates.png') })
  })
})
