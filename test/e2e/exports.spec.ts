import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locator } from '@playwright/test'
import { fileTexts } from '../../src/shared/commonTexts/files.ts'
import { csvDialect, windowTexts, type CsvFormat } from '../../src/shared/fileFormats.ts'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { WIDE_WIDTH_PX } from '../../src/shared/paperPage.ts'
import { rangeText } from '../../src/shared/periodTexts.ts'
import { LONGEST_CELL } from '../../src/shared/spreadsheet.ts'
import { formatDay, formatInstant, wall } from '../../src/shared/time.ts'
import { modelCsv } from '../support/csvModel.ts'
import { answerOf } from '../support/questionModel.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { readWorkbook, shownTable } from '../support/workbookReader.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import type { Row } from './gridHands.ts'
import { axeViolations, cutOff, settle } from './looks.ts'
import { calls, fieldOf, mails } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// Files are held byte for byte against the server's own rows, written here as plainly as can be.

test.use({ operationOptions: { rowsPerDay: 20 } })

const agent = fieldOf(calls, 'text')
const hidden = fieldOf(calls, 'text', 1)
const minutes = fieldOf(calls, 'decimal')

/** What a file with these rows must hold. */
function expectedFile(
  format: CsvFormat,
  rows: readonly Row[],
  columns: readonly string[],
  headings: 'titles' | 'names',
): string {
  const fields = columns.map((name) => calls.fields.find((field) => field.name === name))
  return modelCsv(
    csvDialect(format, false),
    fields.map((field) => ({
      name: (headings === 'titles' ? field?.title.es : field?.name) ?? '',
      type: field?.type,
    })),
    rows.map((row) => columns.map((name) => String(row[name]))),
  )
}

/** Where a file differs first from what it must hold; null: nowhere. */
function differenceIn(file: string, expected: string): { readonly is: string; readonly mustBe: string } | null {
  const [lines, wanted] = [readFileSync(file, 'utf8').split('\n'), expected.split('\n')]
  const at = Array.from({ length: Math.max(lines.length, wanted.length) }).findIndex(
    (_, place) => lines[place] !== wanted[place],
  )
  return at === -1 ? null : { is: `${at}: ${lines[at]}`, mustBe: `${at}: ${wanted[at]}` }
}

async function openDialog({ window, words }: Supervisor): Promise<Locator> {
  await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
  const dialog = window.getByRole('dialog', { name: words.exporting.title })
  await expect(dialog).toBeVisible()
  return dialog
}

/** Sends the dialog, and waits for the notice of the file. */
async function finish(
  { window, words, say }: Supervisor,
  dialog: Locator,
  rows: number,
  file: string,
): Promise<Locator> {
  await dialog.getByRole('button', { name: say('exporting:start', { count: rows }) }).click()
  await expect(dialog).toHaveCount(0)
  const notice = window
    .locator('.notices')
    .getByRole('alert')
    .filter({ hasText: basename(file) })
  await expect(notice).toContainText(words.activity.notice.exportDone.split('{')[0] ?? '')
  return notice
}

test('what is shown, and the whole period, go into files as they are', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { grid, window, words, say, system } = supervisor
  await supervisor.connect(operation)
  const range = await supervisor.fetchWhole(calls, 'last-month')
  const rows: readonly Row[] = operation.truth(calls, range)
  await grid.chooseInMenu(hidden, 'hide')
  await grid.type(minutes, '> 3')
  await grid.chooseInMenu(agent, 'descending')
  const shown = answerOf(calls, [...rows], {
    filters: [{ field: minutes.name, operator: '>', value: '3' }],
    search: '',
    sort: [{ field: agent.name, descending: true }],
  })
  await expect(grid.count).toHaveText(
    say('grid:countFiltered', { shown: shown.length, total: say('common:rows', { count: rows.length }) }),
  )
  const columns = await grid.shownColumns()
  const opened = await system.watchFiles()
  const { systemListSeparator: ofSystem } = await ask(window, 'settings:get', null)
  const other = ofSystem === ';' ? ',' : ';'
  const formatWith = (separator: ';' | ',' | null): CsvFormat => (separator === ';' ? 'csv-excel-es' : 'csv-excel')

  await test.step('for Excel, with the separator of the computer: filtered, ordered, without what is hidden', async () => {
    const file = join(profileFolder, 'excel.csv')
    const offered = await system.saveAs(file)
    const dialog = await openDialog(supervisor)
    await expect(dialog.getByText(words.exporting.incomplete)).toHaveCount(0)
    await supervisor.chooseFormat('excel')
    const notice = await finish(supervisor, dialog, shown.length, file)
    expect(differenceIn(file, expectedFile(formatWith(ofSystem), shown, columns, 'titles'))).toBeNull()
    expect(basename((await offered())[0] ?? '')).toBe(
      `${calls.title.es} ${formatDay(range.from)} ${formatDay(range.to)}.csv`,
    )
    await notice.getByRole('button', { name: words.activity.open }).click()
    await notice.getByRole('button', { name: words.activity.reveal }).click()
    await expect.poll(opened).toEqual([`open ${file}`, `show ${file}`])
    await supervisor.dismissNotices()
  })

  await test.step('for Excel, with the other separator', async () => {
    const file = join(profileFolder, 'other.csv')
    await system.saveAs(file)
    const dialog = await openDialog(supervisor)
    await dialog.getByRole('combobox', { name: words.exporting.separator }).click()
    await window.getByRole('option', { name: words.exporting.separators[other], exact: true }).click()
    await finish(supervisor, dialog, shown.length, file)
    expect(differenceIn(file, expectedFile(formatWith(other), shown, columns, 'titles'))).toBeNull()
    await supervisor.dismissNotices()
  })

  await test.step('the whole period as plain CSV, under the names of the server', async () => {
    const file = join(profileFolder, 'plain.csv')
    await system.saveAs(file)
    const dialog = await openDialog(supervisor)
    await dialog.getByRole('radio', { name: new RegExp(`^${words.exporting.all}`) }).check()
    await supervisor.chooseFormat('csv')
    await dialog.getByText(words.exporting.names, { exact: true }).click()
    await finish(supervisor, dialog, rows.length, file)
    const all = calls.fields.map(({ name }) => name)
    expect(differenceIn(file, expectedFile('csv', rows, all, 'names'))).toBeNull()
  })
})

for (const language of ['es', 'en'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ language })

    test(`a file is a workbook at first, which has every value and says what it is (${language})`, async ({
      supervisor,
      operation,
      profileFolder,
    }) => {
      const { grid, window, words, say, system } = supervisor
      await supervisor.connect(operation)
      const range = await supervisor.fetchWhole(calls, 'last-month')
      const rows: readonly Row[] = operation.truth(calls, range)
      const opened = await system.watchFiles()
      const file = join(profileFolder, 'workbook.xlsx')
      const offered = await system.saveAs(file)
      const dialog = await openDialog(supervisor)
      const separator = dialog.getByRole('combobox', { name: words.exporting.separator })
      await expect(dialog.getByRole('radio', { name: windowTexts('xlsx').title[language] })).toBeChecked()
      await expect(dialog.getByText(words.exporting.digits)).toHaveCount(0)
      // Whoever takes CSV is told what it costs, with the way back.
      await supervisor.chooseFormat('excel')
      await expect(separator).toBeVisible()
      await dialog.getByRole('button', { name: words.exporting.useWorkbook }).click()
      await expect(dialog.getByRole('radio', { name: windowTexts('xlsx').title[supervisor.language] })).toBeChecked()
      await expect(dialog.getByText(windowTexts('xlsx').hint[language])).toBeVisible()
      await expect(separator).toHaveCount(0)
      await expect(dialog.getByText(words.exporting.digits)).toHaveCount(0)
      await dialog.getByRole('radio', { name: new RegExp(`^${words.exporting.all}`) }).check()
      await settle(window)
      expect.soft(await axeViolations(dialog)).toEqual([])
      expect.soft(await cutOff(window)).toEqual([])
      const notice = await finish(supervisor, dialog, rows.length, file)
      expect(basename((await offered())[0] ?? '')).toBe(
        `${calls.title[language]} ${formatDay(range.from)} ${formatDay(range.to)}.xlsx`,
      )
      const [ofRows, about] = readWorkbook(readFileSync(file))
      if (ofRows === undefined || about === undefined) throw new Error('a sheet is missing')
      const told = new Map(about.rows.map(([what, text]) => [what?.shown, text?.shown]))
      expect(about.name).toBe(fileTexts('about')[language])
      expect(told.get(fileTexts('operation')[language])).toBe(say('start:form.usualName', { code: '0010' }))
      expect(told.get(fileTexts('report')[language])).toContain(calls.title[language])
      expect(told.get(fileTexts('period')[language])).toBe(rangeText(range, language, null))
      expect(told.get(fileTexts('seal')[language])).toBe(fileTexts('whole')[language])
      expect(told.get(fileTexts('filters')[language])).toBe(fileTexts('noFilters')[language])
      // Columns are as wide as on the screen, in digits of the usual font.
      for (const [place, field] of calls.fields.entries()) {
        const pixels = (await grid.heading(field).boundingBox())?.width ?? 0
        const [, width = ''] = new RegExp(`<col min="${place + 1}" [^>]*width="([\\d.]+)"`).exec(ofRows.xml) ?? []
        expect(Math.abs(Number(width) * 7 + 5 - pixels), field.name).toBeLessThan(2)
      }
      expect(shownTable([ofRows])).toEqual({
        heading: calls.fields.map(({ title }) => title[language]),
        rows: rows.map((row) => calls.fields.map(({ name }) => String(row[name]))),
      })
      await notice.getByRole('button', { name: words.activity.open }).click()
      await notice.getByRole('button', { name: words.activity.reveal }).click()
      await expect.poll(opened).toEqual([`open ${file}`, `show ${file}`])
      await supervisor.dismissNotices()
      // What was chosen last is what the next file is offered as.
      const again = await openDialog(supervisor)
      await expect(again.getByRole('radio', { name: windowTexts('xlsx').title[supervisor.language] })).toBeChecked()
    })
  })
}

test.describe('texts that are longer than a cell', () => {
  const body = fieldOf(mails, 'html')
  const bodies = [LONGEST_CELL, LONGEST_CELL + 1, 2 * LONGEST_CELL].map((length) => 'ñ'.repeat(length))
  const rows: SampleOptions['rows'] = (report, { from }) =>
    report.key !== mails.key
      ? undefined
      : bodies.map((text, minute) => ({
          [mails.dateField ?? '']: formatInstant(wall(from + 60 * minute)).replace('T', ' '),
          [body.name]: text,
        }))
  test.use({ operationOptions: { rows } })

  test('are cut in a workbook, which is said, and whole in CSV', async ({ supervisor, operation, profileFolder }) => {
    const { window, say, system } = supervisor
    const said = say('activity:cutTexts', { count: 2, most: LONGEST_CELL })
    await supervisor.connect(operation)
    await supervisor.fetchWhole(mails, 'last-month')
    const workbook = join(profileFolder, 'long.xlsx')
    await system.saveAs(workbook)
    const dialog = await openDialog(supervisor)
    await dialog.getByText(windowTexts('xlsx').title[supervisor.language], { exact: true }).click()
    const notice = await finish(supervisor, dialog, bodies.length, workbook)
    await expect(notice).toContainText(said)
    const table = shownTable(readWorkbook(readFileSync(workbook)).slice(0, 1))
    const place = table.heading.indexOf(body.title.es)
    expect(table.rows.map((row) => row[place]?.length)).toEqual(bodies.map(() => LONGEST_CELL))
    expect(table.rows[0]?.[place]).toBe(bodies[0])
    await supervisor.dismissNotices()

    const file = join(profileFolder, 'long.csv')
    await system.saveAs(file)
    const again = await openDialog(supervisor)
    await again.getByText(windowTexts('csv').title[supervisor.language], { exact: true }).click()
    const second = await finish(supervisor, again, bodies.length, file)
    await expect(second).not.toContainText(said)
    expect(readFileSync(file, 'utf8')).toContain(bodies[2])
    await supervisor.dismissNotices()
    await window.getByRole('contentinfo').getByRole('button', { expanded: false }).click()
    await expect(window.getByRole('listitem').filter({ hasText: basename(workbook) })).toContainText(said)
  })
})

test('a file that cannot be had is no file lost', async ({ supervisor, operation, profileFolder }) => {
  const { window, words, say, system } = supervisor
  await supervisor.connect(operation)
  await supervisor.open(calls)
  await supervisor.choosePeriod('last-month')
  await window.getByRole('listbox', { name: words.coverage.strip }).getByRole('option').first().click()
  await window
    .getByRole('button', {
      name: say('coverage:selection.fetch', { requests: say('common:requests', { count: 1 }) }),
    })
    .click()
  const rows = 20
  await expect(supervisor.grid.count).toHaveText(say('common:rows', { count: rows }))

  await test.step('what is missing of the period is said before', async () => {
    const dialog = await openDialog(supervisor)
    await expect(dialog.getByText(words.exporting.incomplete)).toBeVisible()
    await expect(dialog.getByRole('note').filter({ hasText: words.exporting.incomplete })).toContainText(
      (await supervisor.completeness.locator('.completeness-text').textContent()) ?? '',
    )
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await test.step('who thinks better of the place is back in the dialog', async () => {
    const offered = await system.saveAs(null)
    const dialog = await openDialog(supervisor)
    await dialog.getByRole('button', { name: say('exporting:start', { count: rows }) }).click()
    await expect.poll(async () => (await offered()).length).toBe(1)
    await expect(dialog.getByRole('button', { name: say('exporting:start', { count: rows }) })).toBeEnabled()
    await dialog.getByRole('button', { name: words.common.cancel }).click()
    await expect(dialog).toHaveCount(0)
  })

  await test.step('a file that may not be replaced stays, and the new one gets another name', async () => {
    const file = join(profileFolder, 'in use.csv')
    writeFileSync(file, 'before')
    chmodSync(file, 0o444)
    await system.saveAs(file)
    const beside = join(profileFolder, 'in use (2).csv')
    const dialog = await openDialog(supervisor)
    await supervisor.chooseFormat('csv')
    const notice = await finish(supervisor, dialog, rows, beside)
    await expect(notice).toContainText(words.activity.renamed)
    expect(readFileSync(file, 'utf8')).toBe('before')
    expect(readFileSync(beside, 'utf8').split('\r\n')).toHaveLength(rows + 2)
    await supervisor.dismissNotices()
  })

  await test.step('a folder that is not there is said, with what can be done', async () => {
    const file = join(profileFolder, 'no folder', 'file.csv')
    await system.saveAs(file)
    const dialog = await openDialog(supervisor)
    await dialog.getByRole('button', { name: say('exporting:start', { count: rows }) }).click()
    const notice = window.locator('.notices').getByRole('alert')
    await expect(notice).toContainText(say('activity:notice.exportFailed', { title: calls.title.es }))
    expect(existsSync(file)).toBe(false)
    await window.getByRole('contentinfo').getByRole('button', { expanded: false }).click()
    const job = window.getByRole('listitem').filter({ hasText: basename(file) })
    await expect(job).toHaveAttribute('data-bad', 'true')
    // An export is begun in its dialog: there is no other way to choose its place.
    await expect(job.getByRole('button', { name: words.activity.retry })).toHaveCount(0)
  })
})

test.describe('on paper', () => {
  test.use({ operationOptions: { rowsPerDay: 800 } })

  test('rows stand in a PDF with their headings on every sheet, bounded and said so, and in a picture as they are in sight', async ({
    supervisor,
    operation,
    profileFolder,
  }) => {
    test.slow()
    const { window, words, say } = supervisor
    await supervisor.connect({ ...operation, name: 'Ventas & Cía' })
    const period = await supervisor.fetchWhole(calls, 'last-week')
    await supervisor.dismissNotices()
    const headings = await window.locator('.ag-header-cell .grid-heading-title').allTextContents()
    await window.keyboard.press('ControlOrMeta+P')
    const dialog = window.getByRole('dialog', { name: words.paper.grid.title })
    await expect(dialog.getByRole('note')).toContainText(say('paper:rows.firstOf', { count: 5_000, total: 5_600 }))
    for (const theme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      await settle(window)
      expect.soft(await axeViolations(dialog, []), theme).toEqual([])
    }
    await window.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' })

    const shown = join(profileFolder, 'filas.pdf')
    await supervisor.saveAs(shown)
    await dialog.getByRole('button', { name: words.paper.grid.pdfButton }).click()
    await expect(dialog).toHaveCount(0)
    const notice = window.locator('.notices').getByRole('alert').filter({ hasText: 'filas.pdf' })
    await expect(notice).toBeVisible({ timeout: 120_000 })
    await supervisor.dismissNotices()
    const sheets = readPdf(readFileSync(shown))
    expect(sheets.length).toBeGreaterThan(20)
    const [first] = sheets
    expect(first?.text).toContain(withoutBlanks('Ventas & Cía'))
    expect(first?.text).toContain(withoutBlanks(rangeText(period, 'es', null)))
    expect(first?.text).toContain(withoutBlanks(say('paper:rows.firstOf', { count: 5_000, total: 5_600 })))
    sheets.forEach(({ text }, place) => expect(text).toContain(`${place + 1}/${sheets.length}`))
    await test.info().attach('filas.pdf', { body: readFileSync(shown), contentType: 'application/pdf' })

    // Every sheet has headings: the first column's, and those of the columns that stand with it, sheet after sheet.
    expect(headings.length).toBeGreaterThan(5)
    const placesOf = (heading: string): readonly number[] =>
      sheets.flatMap(({ text }, place) => (text.includes(withoutBlanks(heading)) ? [place] : []))
    const [firstHeading = '', ...others] = headings
    expect(placesOf(firstHeading)).toHaveLength(sheets.length)
    for (const heading of others) {
      const places = placesOf(heading)
      const [from = 0] = places
      expect.soft(places.length, heading).toBeGreaterThan(sheets.length / 10)
      expect.soft(places, heading).toEqual(places.map((_place, index) => from + index))
    }
    // The total, of all rows, stands below the last of them.
    const total = say('grid:total.rows', { rows: say('common:rows', { count: 5_600 }) })
    expect(sheets.at(-1)?.text).toContain(withoutBlanks(total))

    const picture = join(profileFolder, 'filas.png')
    await supervisor.saveAs(picture)
    await window.getByRole('button', { name: words.paper.grid.menu }).click()
    await window.getByRole('menuitem', { name: words.paper.grid.picture }).click()
    await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'filas.png' })).toBeVisible()
    const png = readFileSync(picture)
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG')
    expect(png.readUInt32BE(16)).toBe((WIDE_WIDTH_PX + 2 * 24) * 2)
    await test.info().attach('filas.png', { body: png, contentType: 'image/png' })
  })
})
