import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { yearOf, yearRange } from '../../src/shared/periods.ts'
import { LONGEST_CELL } from '../../src/shared/spreadsheet.ts'
import { formatDay, formatInstant } from '../../src/shared/time.ts'
import { windowTexts } from '../../src/shared/fileFormats.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, cutOff, settle } from './looks.ts'
import { fieldOf, messages } from './reports.ts'
import type { Locator } from '@playwright/test'

// What goes on by itself: a report that is kept up to date, what is kept how long, and a customer who is erased.

const ROWS = 20
test.use({ operationOptions: { rowsPerDay: ROWS } })

async function look(name: string, part: Locator): Promise<void> {
  const window = part.page()
  await settle(window)
  expect.soft(await axeViolations(part), `${name}, light`).toEqual([])
  await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
  await settle(window)
  expect.soft(await axeViolations(part, COLOUR_RULES), `${name}, dark`).toEqual([])
  await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })
  await window.setViewportSize({ width: 683, height: 384 })
  await settle(window)
  expect.soft(await cutOff(window), `${name}, twice as large`).toEqual([])
  await window.setViewportSize({ width: 1366, height: 768 })
  await settle(window)
}

for (const language of ['es', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test(`a report is scheduled, run, changed and removed (${language})`, async ({
      supervisor,
      operation,
      window,
      startAgain,
    }) => {
      const { words, say } = supervisor
      const { form } = words.automation
      const title = messages.title[language]
      const folder = mkdtempSync(join(tmpdir(), 'atalaya-files-'))
      await supervisor.connect(operation)
      await supervisor.system.choose(folder)

      const settings = await supervisor.openSettings('automation')
      await expect(settings.getByText(words.automation.none)).toBeVisible()
      await look('no schedules', settings)
      await settings.getByRole('button', { name: words.automation.add }).click()
      const dialog = window.getByRole('dialog', { name: form.titleNew })
      const save = dialog.getByRole('button', { name: words.common.save, exact: true })
      await expect(save).toBeDisabled()
      await expect(save).toHaveAccessibleDescription(say('automation:form.toSave', { parts: form.report }))
      // By keyboard alone: the report has the focus.
      await expect(dialog.getByRole('combobox', { name: form.report })).toBeFocused()
      // The list opens with the focus; that nothing is marked in it yet it notes a moment later.
      await window.evaluate(() => new Promise((done) => setTimeout(done)))
      await window.keyboard.type(title)
      const match = window.getByRole('option', { name: title, exact: true })
      await expect(match).toBeVisible()
      // Enter takes the one match, once it is marked: what was typed is its name already.
      await expect(match).toHaveAttribute('data-combobox-selected', 'true')
      await window.keyboard.press('Enter')
      await expect(dialog.getByRole('combobox', { name: form.report })).toHaveValue(title)
      await dialog.getByRole('switch', { name: form.file }).click()
      await expect(save).toBeDisabled()
      await save.focus()
      await expect(save).toBeFocused()
      await window.keyboard.press('Enter')
      await expect(dialog.getByText(say('automation:form.toSave', { parts: form.folder }))).toBeVisible()
      await expect(dialog.getByText(form.problems.folder)).toBeVisible()
      await expect(dialog.getByRole('button', { name: form.chooseFolder })).toBeFocused()
      await dialog.getByRole('button', { name: form.chooseFolder }).click()
      await expect(dialog.getByText(folder)).toBeVisible()
      await dialog.getByLabel(form.name).fill('mensajes')
      // One language writes what is written by itself, a workbook, the other CSV.
      const extension = language === 'en' ? 'xlsx' : 'csv'
      // The file is called in the form as its first one would be.
      const yesterday = formatDay(supervisor.periodNamed('yesterday').from)
      await expect(dialog.getByText(windowTexts('xlsx').scheduleHint?.[language] ?? '')).toBeVisible()
      if (extension === 'csv') {
        await dialog.getByRole('combobox', { name: form.format }).click()
        await window.getByRole('option', { name: windowTexts('excel').title[supervisor.language], exact: true }).click()
      }
      await expect(dialog.getByText(`mensajes_${yesterday}.${extension}`)).toBeVisible()
      await look('a schedule', dialog)
      // Esc throws nothing away; only the folder is asked for again.
      await dialog.getByLabel(form.name).press('Escape')
      await expect(dialog).toHaveCount(0)
      await settings.getByRole('button', { name: words.automation.add }).click()
      await expect(dialog.getByText(words.common.draft.recovered)).toBeVisible()
      await expect(dialog.getByRole('combobox', { name: form.report })).toHaveValue(title)
      await expect(dialog.getByText(`mensajes_${yesterday}.${extension}`)).toBeVisible()
      await expect(dialog.getByText(form.noFolder)).toBeVisible()
      await look('a schedule that was begun before', dialog)
      await dialog.getByRole('button', { name: form.chooseFolder }).click()
      await save.click()
      await expect(settings.getByText(title, { exact: true })).toBeVisible()
      await expect(settings.getByText(words.automation.never)).toBeVisible()

      await settings.getByRole('button', { name: say('automation:runNowTitle', { title }) }).click()
      const [done = ''] = words.automation.outcome.done.split('{')
      await expect(settings.getByText(done)).toBeVisible()
      const day = formatDay(supervisor.periodNamed('yesterday').from)
      expect(readdirSync(folder)).toEqual([`mensajes_${day}.${extension}`])
      const file = readFileSync(join(folder, `mensajes_${day}.${extension}`))
      const lines = extension === 'xlsx' ? readWorkbook(file)[0]?.rows : file.toString('utf8').trimEnd().split('\r\n')
      expect(lines).toHaveLength(ROWS + 1)
      await look('schedules', settings)

      await settings.getByRole('button', { name: say('automation:edit', { title }) }).click()
      const change = window.getByRole('dialog', { name: form.titleEdit })
      await expect(change.getByText(folder)).toBeVisible()
      await change.getByRole('switch', { name: form.enabled }).click()
      await change.getByRole('button', { name: words.common.save, exact: true }).click()
      await expect(settings.getByText(words.automation.off, { exact: true })).toBeVisible()

      await settings.getByRole('button', { name: say('automation:remove', { title }) }).click()
      const question = window.getByRole('dialog', { name: words.automation.removeTitle })
      await expect(question.getByRole('button', { name: words.common.cancel })).toBeFocused()
      await look('a schedule that would go', question)
      await question.getByRole('button', { name: words.automation.stopUpdating }).click()
      await expect(settings.getByText(words.automation.none)).toBeVisible()

      const reserve = settings.getByLabel(words.automation.reserve.label)
      await reserve.fill('25')
      await reserve.press('Enter')
      await expect(settings.locator('.settings-erase').getByText(/6[.,]250/)).toBeVisible()

      // What was begun outlives the program, until it is given up; what was saved is no draft any more.
      await settings.getByRole('button', { name: words.automation.add }).click()
      await expect(dialog.getByText(words.common.draft.recovered)).toHaveCount(0)
      await dialog.getByRole('textbox', { name: form.time }).fill('19:45')
      await dialog.getByRole('textbox', { name: form.time }).press('Escape')
      await expect(dialog).toHaveCount(0)
      await expect.poll(async () => JSON.stringify(await ask(window, 'preferences:all', null))).toContain('19:45')
      const returned = await startAgain()
      const again = await returned.openSettings('automation')
      await again.getByRole('button', { name: words.automation.add }).click()
      const begun = returned.window.getByRole('dialog', { name: form.titleNew })
      await expect(begun.getByRole('textbox', { name: form.time })).toHaveValue('19:45')
      await begun.getByRole('button', { name: words.common.draft.discard }).click()
      await expect(begun.getByRole('textbox', { name: form.time })).toHaveValue('06:00')
      rmSync(folder, { recursive: true })
    })
  })
}

test.describe('texts that are longer than a cell', () => {
  const text = 'ñ'.repeat(LONGEST_CELL + 1)
  const rows: SampleOptions['rows'] = (report, { from }) =>
    report.key !== messages.key
      ? undefined
      : [
          {
            [messages.dateField ?? '']: formatInstant(from).replace('T', ' '),
            [fieldOf(messages, 'text').name]: text,
          },
        ]
  test.use({ operationOptions: { rows } })

  test('are cut in a scheduled workbook, which is said beside its name', async ({ supervisor, operation, window }) => {
    const { words, say } = supervisor
    const { form } = words.automation
    const title = messages.title.es
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-files-'))
    await supervisor.connect(operation)
    await supervisor.system.choose(folder)
    const settings = await supervisor.openSettings('automation')
    await settings.getByRole('button', { name: words.automation.add }).click()
    const dialog = window.getByRole('dialog', { name: form.titleNew })
    await expect(dialog.getByRole('combobox', { name: form.report })).toBeFocused()
    await window.keyboard.type(title.slice(0, 12))
    await window.getByRole('option', { name: title, exact: true }).click()
    await dialog.getByRole('switch', { name: form.file }).click()
    await dialog.getByRole('button', { name: form.chooseFolder }).click()
    await dialog.getByLabel(form.name).fill('mensajes')
    await dialog.getByRole('button', { name: words.common.save, exact: true }).click()
    await settings.getByRole('button', { name: say('automation:runNowTitle', { title }) }).click()
    const name = `mensajes_${formatDay(supervisor.periodNamed('yesterday').from)}.xlsx`
    const said = say('activity:cutTexts', { count: 1, most: LONGEST_CELL })
    await expect(settings.getByText(`${name} · ${said}`)).toBeVisible()
    await look('a schedule whose workbook cut texts', settings)
    await window.keyboard.press('Escape')
    await window.getByRole('contentinfo').getByRole('button', { expanded: false }).click()
    await expect(window.getByRole('listitem').filter({ hasText: name })).toContainText(said)
    rmSync(folder, { recursive: true })
  })
})

test('what is older than is kept goes after it was shown', async ({ supervisor, operation, window }) => {
  const { words, say, grid } = supervisor
  const { retention } = words.automation
  await supervisor.connect(operation)
  await supervisor.open(messages)
  await supervisor.chooseLastYear()
  await supervisor.update.click()
  await expect(supervisor.upToDate).toBeVisible()
  await expect(grid.count).not.toHaveText(say('common:rows', { count: 0 }))
  const settings = await supervisor.openSettings('retention')
  await look('retention', settings)
  const keep = settings.getByRole('combobox', { name: new RegExp(`^${retention.all}`) })
  await keep.click()
  await window.getByRole('option', { name: say('automation:retention.months', { count: 1 }) }).click()
  const question = window.getByRole('dialog', { name: retention.confirmTitle })
  const count = operation.truth(messages, yearRange(yearOf(supervisor.periodNamed('this-year').from) - 1)).length
  await expect(question.getByText(say('automation:retention.total', { count }))).toBeVisible()
  await look('what goes', question)
  await question.getByRole('button', { name: words.common.cancel }).click()
  await expect(keep).toHaveValue(retention.everything)
  await keep.click()
  await window.getByRole('option', { name: say('automation:retention.months', { count: 1 }) }).click()
  await question.getByRole('button', { name: retention.confirm }).click()
  await expect(keep).toHaveValue(say('automation:retention.months', { count: 1 }))
  await window.keyboard.press('Escape')
  await expect(grid.count).toHaveCount(0)
  await expect(supervisor.update).toBeVisible()
})

test('what an exception kept goes after it was shown', async ({ supervisor, operation, window }) => {
  const { words, say, grid } = supervisor
  const { retention } = words.automation
  const title = messages.title.es
  const month = say('automation:retention.months', { count: 1 })
  await supervisor.connect(operation)
  await supervisor.open(messages)
  await supervisor.chooseLastYear()
  await supervisor.update.click()
  await expect(supervisor.upToDate).toBeVisible()
  const settings = await supervisor.openSettings('retention')
  const remove = settings.getByRole('button', { name: say('automation:retention.removeException', { title }) })
  const question = window.getByRole('dialog', { name: retention.confirmTitle })
  async function except(): Promise<void> {
    await settings.getByRole('combobox', { name: retention.addException }).fill(title)
    await window.getByRole('option', { name: title, exact: true }).click()
    await expect(remove).toBeVisible()
  }
  // Where everything is kept without it, nobody is asked.
  await except()
  await remove.click()
  await expect(remove).toHaveCount(0)
  await expect(question).toHaveCount(0)

  await except()
  await settings.getByRole('combobox', { name: new RegExp(`^${retention.all}`) }).click()
  await window.getByRole('option', { name: month }).click()
  await expect(question.getByText(retention.nothing)).toBeVisible()
  await question.getByRole('button', { name: words.common.save, exact: true }).click()
  await expect(question).toHaveCount(0)
  await remove.click()
  const count = operation.truth(messages, yearRange(yearOf(supervisor.periodNamed('this-year').from) - 1)).length
  await expect(question.getByText(say('automation:retention.total', { count }))).toBeVisible()
  await look('what goes without an exception', question)
  await question.getByRole('button', { name: words.common.cancel }).click()
  await expect(remove).toBeVisible()
  await remove.click()
  await question.getByRole('button', { name: retention.confirmRemoval }).click()
  await expect(remove).toHaveCount(0)
  await window.keyboard.press('Escape')
  await expect(grid.count).toHaveCount(0)
})

test('what would be fetched, though it is not kept, is said beforehand', async ({ supervisor, operation, window }) => {
  const { words, say } = supervisor
  const { form, retention } = words.automation
  const title = messages.title.es
  const said = /solo se conserva desde/
  await supervisor.connect(operation)
  await supervisor.open(messages)
  const settings = await supervisor.openSettings('automation')
  await settings.getByRole('button', { name: words.automation.add }).click()
  const schedule = window.getByRole('dialog', { name: form.titleNew })
  await window.keyboard.type(title.slice(0, 12))
  await window.getByRole('option', { name: title, exact: true }).click()
  await schedule.getByRole('combobox', { name: form.period }).click()
  await window.getByRole('option', { name: words.report.period.presets['this-year'] }).click()
  await expect(schedule.getByText(said)).toHaveCount(0)
  await schedule.getByRole('button', { name: words.common.save, exact: true }).click()
  await settings.getByRole('tab', { name: words.settings.sections.retention }).click()
  await settings.getByRole('combobox', { name: new RegExp(`^${retention.all}`) }).click()
  await window.getByRole('option', { name: say('automation:retention.months', { count: 1 }) }).click()
  const question = window.getByRole('dialog', { name: retention.confirmTitle })
  await expect(question.getByText(said)).toContainText(title)
  await look('a rule that cuts a schedule', question)
  await question.getByRole('button', { name: words.common.save, exact: true }).click()
  await settings.getByRole('tab', { name: words.settings.sections.automation }).click()
  await settings.getByRole('button', { name: say('automation:edit', { title }) }).click()
  const change = window.getByRole('dialog', { name: form.titleEdit })
  await expect(change.getByText(said)).toContainText(title)
  await look('a schedule that is cut', change)
  await change.getByRole('button', { name: words.common.cancel }).click()
  await window.keyboard.press('Escape')

  await supervisor.chooseLastYear()
  const before = operation.requests.length
  await supervisor.update.click()
  const fetching = window.getByRole('dialog')
  await expect(fetching.getByText(/se volverá a borrar/)).toBeVisible()
  await look('a fetch of what is not kept', fetching)
  await fetching.getByRole('button', { name: words.common.cancel }).click()
  expect(operation.requests).toHaveLength(before)
})

test('a customer is looked for in every report, shown, and erased', async ({ supervisor, operation, window }) => {
  const { words, say, grid } = supervisor
  const { customer } = words.automation
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(messages, 'last-month')
  const field = fieldOf(messages, 'telephone').name
  const truth = operation.truth(messages, range)
  const someone = String(truth[0]?.[field])
  const theirs = truth.filter((row) => row[field] === someone).length
  // What was asked for them goes too, wherever the window holds it.
  const telephone = fieldOf(messages, 'telephone')
  await grid.type(telephone, someone)
  await expect(grid.chips).toHaveCount(1)
  await grid.searchBox.fill(someone)
  const kept = async () => JSON.stringify(await ask(window, 'preferences:all', null))
  await expect.poll(kept).toContain(`"search":"${someone}"`)
  const total = say('common:rows', { count: truth.length })
  await expect(grid.count).toHaveText(say('grid:countFiltered', { shown: theirs, total }))
  await grid.openCard(0, telephone)
  await expect(grid.card).toContainText(someone)
  const settings = await supervisor.openSettings('data')
  const lookFor = settings.getByRole('button', { name: customer.look })
  await expect(lookFor).toBeDisabled()
  await settings.getByLabel(customer.label).fill(`+57 ${someone.replace(/^57/, '')}`)
  await settings.getByLabel(customer.label).press('Enter')
  const dialog = window.getByRole('dialog', { name: new RegExp(someone.slice(-7)) })
  await expect(dialog.getByRole('row', { name: messages.title.es })).toContainText(String(theirs))
  await look('a customer', dialog)
  // Who thinks better of it is back where the customer was named.
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await expect(settings.getByLabel(customer.label)).toBeFocused()
  await window.keyboard.press('Enter')
  await dialog.getByRole('button', { name: say('automation:customer.action', { count: theirs }) }).click()
  await expect(window.getByText(say('automation:customer.done', { count: theirs }))).toBeVisible()
  await window.keyboard.press('Escape')
  await expect(grid.count).toHaveText(say('common:rows', { count: truth.length - theirs }))
  await expect(grid.chips).toHaveCount(0)
  await expect(grid.searchBox).toHaveValue('')
  await expect(grid.card).toHaveCount(0)
  expect(await window.locator('body').textContent()).not.toContain(someone)
  // The next change writes down how the grid is now, and nothing of before.
  expect(await kept()).not.toContain(someone)
  await grid.heading(telephone).click()
  await expect.poll(kept).toContain(`"sort":[{"field":"${telephone.name}"`)
  expect(await kept()).not.toContain(someone)
})
