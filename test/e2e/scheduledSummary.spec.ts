import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, COLOUR_RULES, settle } from './looks.ts'
import { reportThat } from './reports.ts'

// A summary on the screen becomes one that is written by itself.

test.use({ operationOptions: { rowsPerDay: 30 } })
test.describe.configure({ timeout: 180_000 })

const calls = reportThat(
  (report) =>
    report.kind === 'detail' &&
    dateFieldOf(report) !== undefined &&
    report.fields.some(({ name }) => name === 'agent_name') &&
    report.parameters.every(({ required }) => !required),
)

for (const language of ['es', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test(`a summary is scheduled from where it is seen, written, and taken away again (${language})`, async ({
      supervisor,
      operation,
      window,
    }) => {
      const { words } = supervisor
      const texts = words.automation.summary
      const folder = mkdtempSync(join(tmpdir(), 'atalaya-files-'))
      await supervisor.connect(operation)
      await supervisor.system.choose(folder)
      await supervisor.fetchWhole(calls, 'yesterday')
      await window
        .getByRole('radiogroup', { name: words.summary.faces.label })
        .getByText(words.summary.faces.summary, { exact: true })
        .click()
      const summary = window.getByRole('region', { name: words.summary.region, exact: true })
      const sentence = await summary.locator('.summary-sentence').textContent()
      await summary.getByRole('button', { name: texts.schedule }).click()

      const dialog = window.getByRole('dialog', { name: words.automation.form.titleNew })
      await expect(dialog.getByText(sentence ?? '–', { exact: true })).toBeVisible()
      await settle(window)
      expect.soft(await axeViolations(dialog), 'light').toEqual([])
      await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await settle(window)
      expect.soft(await axeViolations(dialog, COLOUR_RULES), 'dark').toEqual([])
      await dialog.getByRole('button', { name: words.automation.form.chooseFolder }).click()
      await dialog.getByRole('button', { name: words.common.save, exact: true }).click()
      await expect(dialog).toBeHidden()

      const settings = await supervisor.openSettings('automation')
      await expect(settings.getByText(sentence ?? '–')).toBeVisible()
      await settings
        .getByRole('button', { name: supervisor.say('automation:runNowTitle', { title: calls.title[language] }) })
        .click()
      await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.xlsx'))).toHaveLength(1)
      const [file = ''] = readdirSync(folder)
      const sheets = JSON.stringify(readWorkbook(readFileSync(join(folder, file))))
      expect(sheets).toContain(calls.key)

      const title = calls.title[language]
      await settings.getByRole('button', { name: supervisor.say('automation:edit', { title }) }).click()
      const edited = window.getByRole('dialog', { name: words.automation.form.titleEdit })
      await edited.getByRole('button', { name: texts.remove }).click()
      await expect(edited.getByText(sentence ?? '–', { exact: true })).toBeHidden()
      await expect(edited.getByRole('combobox', { name: words.automation.form.headings })).toBeVisible()
      rmSync(folder, { recursive: true, force: true })
    })
  })
}
