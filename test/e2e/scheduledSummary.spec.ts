import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { explain } from '../../src/shared/errorTexts.ts'
import { drawnIn, windowTexts } from '../../src/shared/fileFormats.ts'
import { dateFieldOf } from '../../src/shared/reports/catalogueLists.ts'
import type { ViewContent } from '../../src/shared/views.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { ask } from './ask.ts'
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

    test(`what is seen is kept up to date from where it is seen, changed whole, and written (${language})`, async ({
      supervisor,
      operation,
      window,
    }) => {
      const { words, say, grid } = supervisor
      const { kept, form } = words.automation
      const folder = mkdtempSync(join(tmpdir(), 'atalaya-files-'))
      const title = calls.title[language]
      await supervisor.connect(operation)
      await supervisor.system.choose(folder)
      await supervisor.fetchWhole(calls, 'yesterday')
      // What each row has somewhere: a number.
      await grid.searchBox.fill('0')
      await window
        .getByRole('radiogroup', { name: words.summary.faces.label })
        .getByText(words.summary.faces.summary, { exact: true })
        .click()
      const summary = window.getByRole('region', { name: words.summary.region, exact: true })
      const sentence = (await summary.locator('.summary-sentence').textContent()) ?? '–'
      await window.getByRole('button', { name: words.automation.keep }).click()

      // Filled in with what is seen: report, period, face, summary, search.
      const dialog = window.getByRole('dialog', { name: form.titleNew })
      await expect(dialog.getByRole('combobox', { name: form.report })).toHaveValue(title)
      await expect(dialog.getByRole('combobox', { name: form.period })).toHaveValue(
        words.report.period.presets.yesterday,
      )
      await expect(dialog.getByText(sentence, { exact: true })).toBeVisible()
      const limit = say('automation:kept.search', { text: '0' })
      await expect(dialog.getByText(limit, { exact: true })).toBeVisible()
      await settle(window)
      expect.soft(await axeViolations(dialog), 'light').toEqual([])
      await window.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' })
      await settle(window)
      expect.soft(await axeViolations(dialog, COLOUR_RULES), 'dark').toEqual([])

      // Twenty-four hours in both languages, and what is wrong is said by the program itself.
      const time = dialog.getByRole('textbox', { name: form.time })
      await expect(time).toHaveValue('06:00')
      await time.fill('25:00')
      await time.press('Enter')
      await expect(dialog.getByText(form.problems.time)).toBeVisible()
      await expect(dialog.getByText(form.problems.folder)).toBeVisible()
      await expect(time).toBeFocused()
      await time.fill('19')
      await time.blur()
      await expect(time).toHaveValue('19:00')
      await dialog.getByRole('button', { name: form.chooseFolder }).click()
      await dialog.getByRole('button', { name: words.common.save, exact: true }).click()
      await expect(dialog).toBeHidden()

      const settings = await supervisor.openSettings('automation')
      await expect(
        settings.getByText(`${sentence} · ${say('automation:kept.narrowed', { filters: limit })}`),
      ).toBeVisible()
      const run = settings.getByRole('button', { name: say('automation:runNowTitle', { title }) })
      await run.click()
      await expect.poll(() => readdirSync(folder).filter((name) => name.endsWith('.xlsx'))).toHaveLength(1)
      const [file = ''] = readdirSync(folder)
      const told = (): string => JSON.stringify(readWorkbook(readFileSync(join(folder, file))))
      expect(told()).toContain(calls.key)

      const edited = window.getByRole('dialog', { name: form.titleEdit })
      const change = settings.getByRole('button', { name: say('automation:edit', { title }) })
      const [asSeen] = await ask(window, 'schedules:list', null)

      // All of it can be changed: the search goes, the summary gets another field, and then rows come in its place.
      await change.click()
      await edited.getByRole('button', { name: say('automation:kept.remove', { what: limit }) }).click()
      await expect(edited.getByText(kept.all)).toBeVisible()
      const bar = edited.getByRole('region', { name: words.summary.asked })
      await bar
        .getByRole('button', { name: new RegExp(`^${say('summary:remove', { title: '' })}`) })
        .last()
        .click()
      await expect(edited.getByText(sentence, { exact: true })).toBeHidden()
      await edited.getByText(kept.rows, { exact: true }).click()
      await expect(edited.getByRole('combobox', { name: form.headings })).toBeVisible()
      await edited.getByRole('button', { name: words.common.save, exact: true }).click()
      await expect(settings.getByText(kept.all, { exact: false })).toBeVisible()
      await run.click()
      await expect.poll(() => readWorkbook(readFileSync(join(folder, file)))[0]?.rows.length).toBe(31)

      // A view in its place: it is followed through its names, and said to be missing once it is removed.
      const [scheduled] = await ask(window, 'schedules:list', null)
      if (scheduled?.content === null || scheduled === undefined) throw new Error('nothing is scheduled')
      const { connectionId, parameters } = scheduled
      const connections = await ask(window, 'connections:list', null)
      const connection = connections.find(({ id }) => id === connectionId)?.name ?? ''
      const saveView = async (content: ViewContent | null | undefined): Promise<number> => {
        if (content === null || content === undefined) throw new Error('nothing is kept')
        const view = { name: 'Mañana', connection, reportKey: calls.key, parameters, content }
        const saved = await ask(window, 'views:save', { view, isReplacing: true })
        if (saved.kind !== 'kept') throw new Error(saved.kind)
        return saved.id
      }
      const viewId = await saveView(asSeen?.content)
      await change.click()
      await edited.getByRole('combobox', { name: kept.what }).click()
      await window.getByRole('option', { name: say('automation:kept.view', { name: 'Mañana' }) }).click()
      await expect(edited.getByText(kept.viewHelp)).toBeVisible()
      await edited.getByRole('button', { name: words.common.save, exact: true }).click()
      await expect(settings.getByText(say('automation:kept.view', { name: 'Mañana' }))).toBeVisible()

      // A view is written as workbook, CSV, page and picture; these are drawn where nobody looks on.
      const written = async (extension: string, format: string): Promise<Buffer> => {
        await change.click()
        await edited.getByRole('combobox', { name: form.format }).click()
        await window.getByRole('option', { name: format, exact: true }).click()
        await edited.getByRole('button', { name: words.common.save, exact: true }).click()
        await expect(edited).toBeHidden()
        for (const old of readdirSync(folder)) rmSync(join(folder, old))
        await run.click()
        const named = (): string | undefined => readdirSync(folder).find((name) => name.endsWith(`.${extension}`))
        await expect.poll(named, { timeout: 60_000 }).toBeDefined()
        return readFileSync(join(folder, named() ?? ''))
      }
      const pageText = readPdf(await written('pdf', drawnIn('pdf').title[language]))
        .map(({ text }) => text)
        .join('')
      expect(pageText).toContain(withoutBlanks(title))
      const picture = await written('png', drawnIn('png').title[language])
      expect(picture.subarray(1, 4).toString()).toBe('PNG')
      const sheet = readWorkbook(await written('xlsx', windowTexts('xlsx').title[language]))[0]?.rows ?? []
      const summed = (await written('csv', windowTexts('csv').title[language])).toString('utf8').trimEnd().split('\r\n')
      expect(summed.length).toBeGreaterThan(2)
      expect(sheet.length).toBeGreaterThanOrEqual(summed.length)
      // Once rows are seen in it, it is rows that are written.
      await saveView(scheduled.content)
      const rows = (await written('csv', windowTexts('csv').title[language])).toString('utf8').trimEnd().split('\r\n')
      expect(rows).toHaveLength(31)
      await ask(window, 'views:rename', { id: viewId, name: 'Tarde' })
      await expect(settings.getByText(say('automation:kept.view', { name: 'Tarde' }))).toBeVisible()

      // From the open view, and from its menu, it is the view itself that is kept; once it is changed, what is seen is.
      await window.keyboard.press('Escape')
      await window.locator('.view-entry').filter({ hasText: 'Tarde' }).getByRole('button').first().click()
      const asView = say('automation:kept.view', { name: 'Tarde' })
      await window.getByRole('main').getByRole('button', { name: words.automation.keep }).click()
      await expect(dialog.getByRole('combobox', { name: kept.what })).toHaveValue(asView)
      await expect(dialog.getByText(kept.viewHelp)).toBeVisible()
      await dialog.getByRole('button', { name: words.common.cancel, exact: true }).click()
      await window
        .getByRole('navigation')
        .getByRole('button', { name: say('views:menuOf', { name: 'Tarde' }) })
        .click()
      await window.getByRole('menuitem', { name: words.automation.keep }).click()
      await expect(dialog.getByRole('combobox', { name: kept.what })).toHaveValue(asView)
      await expect(dialog.getByLabel(form.name)).toHaveValue('tarde')
      await dialog.getByRole('button', { name: form.chooseFolder }).click()
      await dialog.getByRole('button', { name: words.common.save, exact: true }).click()
      await expect(dialog).toBeHidden()
      const ofView = (await ask(window, 'schedules:list', null)).at(-1)
      if (ofView === undefined || ofView.scheduleId === scheduled.scheduleId) throw new Error('nothing was added')
      expect(ofView.keeps).toEqual({ kind: 'view', viewId })
      await ask(window, 'schedules:remove', { scheduleId: ofView.scheduleId })
      await grid.searchBox.fill('7')
      await expect(window.getByRole('main').locator('.view-changed')).toBeVisible()
      await window.getByRole('main').getByRole('button', { name: words.automation.keep }).click()
      await expect(dialog.getByRole('combobox', { name: kept.what })).toHaveValue(kept.report)
      await expect(dialog.getByText(say('automation:kept.search', { text: '7' }), { exact: true })).toBeVisible()
      await dialog.getByRole('button', { name: words.common.cancel, exact: true }).click()
      await supervisor.openSettings('automation')

      await ask(window, 'views:remove', { id: viewId })
      await expect(
        settings.getByText(explain({ code: 'view-removed', detail: {} }, language, 'window').sentence),
      ).toBeVisible()
      rmSync(folder, { recursive: true, force: true })
    })
  })
}
