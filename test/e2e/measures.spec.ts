import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { windowTexts } from '../../src/shared/fileFormats.ts'
import { formulasFor } from '../../src/shared/measures/fitting.ts'
import { measureOf, resolveKpi } from '../../src/shared/measures/kpis.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { parseMeasure } from '../../src/shared/summaries/measureText.ts'
import { resolveMeasure } from '../../src/shared/summaries/resolveMeasure.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { expectReadable } from './looks.ts'
import { reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// Measures with their parameters, and those that users make themselves, in the summary of a report.

test.use({ operationOptions: { rowsPerDay: 60 } })
test.describe.configure({ timeout: 180_000 })

const found = measureOf('service-level')
if (found === undefined) throw new Error('The catalogue has no service level')
const level = found
/** A report that has the service level with all its variants. */
const waits = reportThat(
  (report) =>
    report.kind === 'detail' &&
    formulasFor(level, report.roles).length > 1 &&
    report.parameters.every(({ required }) => !required),
)

function titleOf(given: Readonly<Record<string, string>>, language: 'es' | 'en' = 'es'): string {
  return resolveKpi(level.id, given, { report: waits, language, reports: [] }, level.id).title
}

function formulaOf(given: Readonly<Record<string, string>>): string {
  return resolveKpi(level.id, given, { report: waits, language: 'es', reports: [] }, level.id).formula
}

/** What a measure is called where nobody named it. */
function titleIn(language: 'es' | 'en', written: string): string {
  const context = { report: waits, language, reports: [waits], range: null }
  return resolveMeasure(parseMeasure(written), context).title
}

function summaryOf(window: Page, { words }: Supervisor): Locator {
  return window.getByRole('region', { name: words.summary.region, exact: true })
}

async function toSummary({ window, words }: Supervisor): Promise<void> {
  await window
    .getByRole('radiogroup', { name: words.summary.faces.label })
    .getByText(words.summary.faces.summary, { exact: true })
    .click()
}

async function openSummary(supervisor: Supervisor, operation: { readonly baseUrl: string; readonly token: string }) {
  await supervisor.window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  await supervisor.fetchWhole(waits, 'last-week')
  await toSummary(supervisor)
  const summary = summaryOf(supervisor.window, supervisor)
  await expect(summary.getByRole('table')).toBeVisible()
  return summary
}

/** Chooses what a list offers, by what it is called. */
async function choose(form: Locator, label: string, title: string): Promise<void> {
  const box = form.getByRole('combobox', { name: label, exact: true })
  await box.click()
  await box.fill(title)
  await form.page().getByRole('option', { name: title, exact: true }).first().click()
}

test('the parameters of a measure are chosen with the keyboard, and said wherever its number stands', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { window, words, say } = supervisor
  const summary = await openSummary(supervisor, operation)
  const chip = (title: string): Locator =>
    window.getByRole('button', { name: say('measures:parameters.open', { title }), exact: true })
  await expect(chip(titleOf({}))).toBeVisible()

  await chip(titleOf({})).focus()
  await window.keyboard.press('Enter')
  const form = window.getByRole('form', { name: say('measures:parameters.label', { title: level.title.es }) })
  const seconds = form.getByLabel(words.measures.parameters.seconds)
  await expect(seconds).toBeFocused()
  await expect(form).toContainText(formulaOf({}))
  // Escape leaves everything as it was.
  await window.keyboard.press('Escape')
  await expect(form).toHaveCount(0)
  await expect(chip(titleOf({}))).toBeFocused()

  await window.keyboard.press('Enter')
  await seconds.fill('30')
  await expect(form).toContainText(formulaOf({ seconds: '30' }))
  await window.keyboard.press('Tab')
  await form.getByLabel(words.measures.parameters.variant).selectOption('short-abandons')
  const given = { seconds: '30', variant: 'short-abandons', short: '8' }
  const short = form.getByLabel(words.measures.parameters.short)
  // What is no number of seconds says what is, and is not asked.
  await short.fill('8 s')
  await expect(form).toContainText(say('measures:parameters.takes', { range: '0–86400' }))
  await expect(form.getByRole('button', { name: words.measures.parameters.apply })).toBeDisabled()
  await short.press('Enter')
  await expect(form).toBeVisible()
  await expectReadable(window, 'parameters')
  await short.fill('8')
  await expect(form).toContainText(formulaOf(given))
  await short.press('Enter')
  await expect(form).toHaveCount(0)

  const title = titleOf(given)
  await expect(chip(title)).toBeFocused()
  await expect(summary.locator('.summary-sentence')).toContainText(title)
  await expect(summary.getByRole('columnheader', { name: title })).toBeVisible()
  await expect(summary.locator('.summary-formulas')).toContainText(`${title} = ${formulaOf(given)}`)

  const file = join(profileFolder, 'level.csv')
  await supervisor.saveAs(file)
  await summary.getByRole('button', { name: words.summary.export, exact: true }).click()
  await window.getByRole('menuitem', { name: windowTexts('csv').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'level.csv' })).toBeVisible()
  const text = readFileSync(file, 'utf8')
  expect(text).toContain(title)
  expect(text).toContain(formulaOf(given))

  // It is how it was left when somebody comes back.
  await supervisor.open(reportThat((report: ReportDefinition) => report.kind === 'detail' && report !== waits))
  await supervisor.open(waits)
  await expect(chip(title)).toBeVisible()
})

for (const language of ['es', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language })
    test(`a measure of one's own is made, changed, copied, removed and brought back (${language})`, async ({
      supervisor,
      operation,
    }) => {
      const { window, words, say } = supervisor
      const texts = words.measures.own
      const summary = await openSummary(supervisor, operation)
      const open = async (): Promise<Locator> => {
        await window.getByRole('button', { name: texts.open, exact: true }).click()
        return window.getByRole('dialog', { name: texts.title, exact: true })
      }
      const dialog = await open()
      const form = dialog.getByRole('form')
      // What is a division already cannot be divided, and says so.
      await form.getByRole('combobox', { name: texts.dividend, exact: true }).click()
      const share = window.getByRole('option', { name: new RegExp(words.summary.whyNot.divided) }).first()
      await expect(share).toHaveAttribute('aria-disabled', 'true')
      await window.keyboard.press('Escape')
      await form.getByRole('button', { name: texts.make }).click()
      await expect(form).toContainText(texts.choose)

      const rows = titleIn(language, 'count')
      await form.getByLabel(texts.name, { exact: true }).fill('Filas por persona (%) / todo')
      await choose(form, texts.dividend, rows)
      await choose(form, texts.divisor, titleIn(language, 'distinct(conn_id)'))
      await expect(form).toContainText(say('measures:own.formula', { formula: '' }).trim())
      await expectReadable(window, `own-${language}`)
      await form.getByRole('button', { name: texts.make }).click()
      await expect(dialog).toHaveCount(0)
      const own = 'Filas por persona (%) / todo'
      await expect(summary.getByRole('columnheader', { name: own })).toBeVisible()
      const formula = `${rows} / ${titleIn(language, 'distinct(conn_id)')}`
      await expect(summary.locator('.summary-formulas')).toContainText(`${own} = ${formula}`)

      // Its name is taken, whatever its case; a draft stays while the dialog is closed.
      await open()
      await form.getByLabel(texts.name, { exact: true }).fill(own.toUpperCase())
      await expect(form).toContainText(texts.taken)
      await window.keyboard.press('Escape')
      await expect(dialog).toHaveCount(0)
      await open()
      await expect(form.getByLabel(texts.name, { exact: true })).toHaveValue(own.toUpperCase())

      // Renamed, it is still the one that the summary asks for.
      await dialog.getByRole('button', { name: say('measures:own.edit', { name: own }) }).click()
      await form.getByLabel(texts.name, { exact: true }).fill('Otra')
      await form.getByRole('button', { name: texts.keep }).click()
      await expect(dialog).toContainText(say('measures:own.kept', { name: 'Otra' }))
      await dialog.getByRole('button', { name: say('measures:own.copy', { name: 'Otra' }) }).click()
      await expect(form.getByLabel(texts.name, { exact: true })).toHaveValue('Otra (2)')
      await form.getByRole('button', { name: texts.clear }).click()
      await expectReadable(window, `own-list-${language}`)

      await dialog.getByRole('button', { name: say('measures:own.remove', { name: 'Otra' }) }).click()
      await expect(dialog.getByRole('button', { name: texts.undo })).toBeVisible()
      await window.keyboard.press('Escape')
      // The summary says that it is gone; nothing is shown in its place.
      const gone = window.locator('.summary-problem')
      await expect(gone).toBeVisible()
      await expect(window.locator('.summary-chip[data-gone]')).toContainText(say('summary:gone', { title: own }))
      await expectReadable(window, `gone-${language}`)
      await open()
      await dialog.getByRole('button', { name: texts.undo }).click()
      await expect(dialog).toContainText(say('measures:own.restored', { name: 'Otra' }))
      await window.keyboard.press('Escape')
      await expect(summary.getByRole('columnheader', { name: 'Otra' })).toBeVisible()

      await open()
      await dialog.getByRole('button', { name: say('measures:own.remove', { name: 'Otra' }) }).click()
      await window.keyboard.press('Escape')
      await gone.getByRole('button', { name: words.summary.withoutGone }).click()
      await expect(gone).toHaveCount(0)
      await expect(summary.getByRole('table')).toBeVisible()

      const settings = await supervisor.openSettings('operations')
      await expect(settings).toContainText(words.measures.paid.unsaid)
      await expectReadable(window, `paid-${language}`)
    })
  })
}

test('which auxiliary states are paid is said for each operation, and stays', async ({ supervisor, operation }) => {
  const { window, words, say } = supervisor
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  const settings = await supervisor.openSettings('operations')
  const [first] = await ask(window, 'connections:list', null)
  const field = settings.getByRole('combobox', {
    name: say('measures:paid.of', { name: first?.name ?? '' }),
    exact: true,
  })
  await expect(settings).toContainText(words.measures.paid.unsaid)
  await field.fill('Capacitación')
  await field.press('Enter')
  await expect(settings).not.toContainText(words.measures.paid.unsaid)
  await expect
    .poll(() => ask(window, 'paid-states:get', { connectionId: 1 }))
    .toMatchObject({
      states: ['Capacitación'],
    })
})
