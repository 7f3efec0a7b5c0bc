/// <reference lib="dom" />
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from '@playwright/test'
import { drawnIn, windowTexts, type DrawnFormat } from '../../src/shared/fileFormats.ts'
import { fits, measureOf } from '../../src/shared/measures/kpis.ts'
import { UPRIGHT_WIDTH_PX } from '../../src/shared/paperPage.ts'
import { texts } from '../../src/shared/texts/index.ts'
import { cellsOf, readCharts } from '../support/chartReader.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, settle } from './looks.ts'
import { reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// What is taken out of a summary, each through the real window, opened again, and held against what the screen shows.

test.use({ operationOptions: { rowsPerDay: 40 } })
test.describe.configure({ timeout: 240_000 })

const aht = measureOf('aht')
/** Calls, each a row, with who took them. */
const calls = reportThat(
  (report) =>
    report.kind === 'detail' &&
    aht !== undefined &&
    fits(aht, report) &&
    report.fields.some(({ name }) => name === 'agent_name') &&
    report.parameters.every(({ required }) => !required),
)

function summaryOf(window: Page, { words }: Supervisor): Locator {
  return window.getByRole('region', { name: words.summary.region, exact: true })
}

/** Opens the summary of last week's calls, with bars. */
async function drawnSummary(supervisor: Supervisor): Promise<Locator> {
  const { window, words } = supervisor
  await supervisor.fetchWhole(calls, 'last-week')
  const faces = window.getByRole('radiogroup', { name: words.summary.faces.label })
  await faces.getByText(words.summary.faces.summary, { exact: true }).click()
  const summary = summaryOf(window, supervisor)
  await expect(summary.getByRole('table')).toBeVisible()
  const charts = window.getByRole('radiogroup', { name: words.summary.charts.label, exact: true })
  await charts.getByText(words.summary.charts.bars, { exact: true }).click()
  await expect(summary.locator('.summary-canvas canvas')).toBeVisible()
  return summary
}

/** Chooses what the menu of the summary offers. */
async function choose({ window, words }: Supervisor, title: string): Promise<void> {
  await summaryOf(window, { words } as Supervisor)
    .getByRole('button', { name: words.summary.export, exact: true })
    .click()
  await window.getByRole('menuitem', { name: title }).click()
}

/** Saves what is drawn, and waits for the notice that tells of it. */
async function saved(supervisor: Supervisor, title: string, file: string): Promise<Buffer> {
  await supervisor.saveAs(file)
  await choose(supervisor, title)
  const notice = supervisor.window
    .locator('.notices')
    .getByRole('alert')
    .filter({ hasText: file.split('/').at(-1) ?? '' })
  await expect(notice).toBeVisible()
  await supervisor.dismissNotices()
  return readFileSync(file)
}

/** The numbers of the table on the screen: the name of each line, and its cells as they read. */
async function shownLines(summary: Locator): Promise<readonly (readonly string[])[]> {
  return summary
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, button.summary-cell')].map((cell) => cell.textContent?.trim() ?? ''),
      ),
    )
}

const drawnTitle = (format: DrawnFormat, language: 'es' | 'en'): string => drawnIn(format).title[language]

test('a workbook, pictures and pages have the numbers of the screen', async ({
  supervisor,
  operation,
  profileFolder,
  app,
}) => {
  const { window, words, language } = supervisor
  await supervisor.connect({ ...operation, name: 'Ventas & Cía' })
  const summary = await drawnSummary(supervisor)
  const lines = await shownLines(summary)
  const sentence = (await summary.locator('.summary-sentence').textContent()) ?? ''
  const title = sentence.slice(0, 1).toUpperCase() + sentence.slice(1)

  const workbook = await saved(supervisor, windowTexts('xlsx').title[language], join(profileFolder, 'resumen.xlsx'))
  const workbookSheets = readWorkbook(workbook)
  const rows = workbookSheets[0]?.rows ?? []
  const body = rows.slice(-lines.length)
  const numberOf = (text: string): number => Number(text.replace(/\D/g, ''))
  // The first measure counts: whole numbers, whatever separates their digits.
  expect(body.map((row) => row.find((cell) => cell?.kind === 'number')?.value)).toEqual(
    lines.map((line) => numberOf(line.find((cell) => /^[\d.,\s]+$/.test(cell)) ?? '')),
  )
  const charts = readCharts(workbook, 1)
  expect(charts.length).toBeGreaterThan(0)
  expect(charts[0]?.kind).toBe('barChart')
  const drawn = cellsOf(workbookSheets, charts[0]?.series[0]?.values.reference ?? '')[0]?.map((cell) => cell?.value)
  const groups = await summary.locator('tbody tr[data-kind="group"]').count()
  expect(drawn).toEqual(body.slice(0, groups).map((row) => row.find((cell) => cell?.kind === 'number')?.value))

  const png = await saved(supervisor, drawnTitle('png', language), join(profileFolder, 'resumen.png'))
  expect(png.subarray(1, 4).toString()).toBe('PNG')
  // Twice as fine as on the screen.
  expect(png.readUInt32BE(16)).toBe(2_000)
  expect(png.readUInt32BE(20)).toBeGreaterThan(800)
  await test.info().attach('resumen.png', { body: png, contentType: 'image/png' })

  const svg = (await saved(supervisor, drawnTitle('svg', language), join(profileFolder, 'resumen.svg'))).toString()
  expect(svg.startsWith('<svg')).toBe(true)
  const said = svg.replace(/<[^>]*>/g, '\n').replaceAll('&amp;', '&')
  expect(said).toContain('Ventas & Cía')
  expect(said).toContain(title.slice(0, 40))
  const formula = (await summary.locator('.summary-formulas li').first().textContent()) ?? ''
  expect(said.replace(/\s+/g, ' ')).toContain(formula.trim())

  await choose(supervisor, words.summary.pictures.copy)
  await expect(window.locator('.notices').getByText(words.summary.pictures.copied)).toBeVisible()
  await supervisor.dismissNotices()
  const pasted = window.evaluate(
    () =>
      new Promise<readonly [string, number]>((resolve) => {
        const paste = (event: ClipboardEvent): void => {
          const file = event.clipboardData?.files[0]
          resolve([file?.type ?? 'none', file?.size ?? 0])
        }
        document.addEventListener('paste', paste, { once: true })
      }),
  )
  await window.keyboard.press('ControlOrMeta+V')
  const [type, size] = await pasted
  expect(type).toBe('image/png')
  expect(size).toBeGreaterThan(5_000)

  // On each sheet the same as on the screen: every number, line by line, in the order of the table.
  const numbers = (all: readonly string[]): readonly string[] => all.filter((cell) => /^[−\d.,:\s%]+$/.test(cell))
  const pdf = await saved(supervisor, drawnTitle('pdf', language), join(profileFolder, 'resumen.pdf'))
  const sheets = readPdf(pdf)
  const written = sheets.map(({ text }) => text).join('')
  expect(sheets[0]?.width).toBeLessThan(sheets[0]?.height ?? 0)
  expect(written).toContain(withoutBlanks(title))
  expect(written).toContain(withoutBlanks('Ventas & Cía'))
  for (const line of lines) expect(written).toContain(withoutBlanks(line.join('')))
  expect(sheets.at(-1)?.text).toContain(`${sheets.length}/${sheets.length}`)

  const pagePicture = await saved(supervisor, words.paper.picture, join(profileFolder, 'pagina.png'))
  expect(pagePicture.subarray(1, 4).toString()).toBe('PNG')
  expect(pagePicture.readUInt32BE(16)).toBe(2 * (UPRIGHT_WIDTH_PX + 2 * 24))
  // A chart, and a line of the table for each group.
  expect(pagePicture.readUInt32BE(20)).toBeGreaterThan(2 * (300 + 15 * lines.length))
  await test.info().attach('pagina.png', { body: pagePicture, contentType: 'image/png' })
  await test.info().attach('resumen.pdf', { body: pdf, contentType: 'application/pdf' })

  const printed = await supervisor.system.watchPrinter()
  await window.keyboard.press('ControlOrMeta+P')
  await expect.poll(async () => (await printed()).length).toBe(1)
  const [first] = await printed()
  const page = first?.page ?? ''
  const plain = page.replace(/<[^>]*>/g, '\n').replaceAll('&amp;', '&')
  expect(first?.isWide).toBe(false)
  expect(plain).toContain(title)
  expect(plain).toContain('Ventas & Cía')
  expect(page).toContain('<svg')
  const cells = [...page.matchAll(/<tr data-kind[^>]*>(.*?)<\/tr>/gs)].map(([, row = '']) =>
    [...row.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) => cell),
  )
  expect(cells.map(numbers)).toEqual(lines.map(numbers))
  // Nothing of it is left in the window.
  await expect(window.locator('.paper-printed')).toHaveCount(0)
  // The windows that drew are gone.
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1)
})

test('the menu says why there is no picture, and can be used by the keyboard alone', async ({
  supervisor,
  operation,
}) => {
  const { window, words } = supervisor
  await supervisor.connect(operation)
  const summary = await drawnSummary(supervisor)
  const charts = window.getByRole('radiogroup', { name: words.summary.charts.label, exact: true })
  await charts.getByText(words.summary.charts.none, { exact: true }).click()
  await expect(summary.locator('.summary-canvas')).toHaveCount(0)
  await window.keyboard.press('Escape')
  const button = summary.getByRole('button', { name: words.summary.export, exact: true })
  await button.focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('menuitem').first()).toBeFocused()
  await expect(window.getByText(words.summary.pictures.needsChart)).toBeVisible()
  await expect(window.getByRole('menuitem', { name: words.summary.pictures.copy })).toBeDisabled()
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    await settle(window)
    expect.soft(await axeViolations(window.getByRole('menu'), []), theme).toEqual([])
  }
})

test.describe('in English', () => {
  test.use({ language: 'en' })

  test('a page with many columns lies on its side, and a place that cannot be written says so', async ({
    supervisor,
    operation,
    profileFolder,
  }) => {
    const { window, words } = supervisor
    expect(words.summary).toBe(texts.en.summary)
    await supervisor.connect(operation)
    const summary = await drawnSummary(supervisor)
    await summary.getByLabel(words.summary.compare, { exact: true }).selectOption('previous')
    await expect(summary.locator('.summary-difference').first()).toBeVisible()
    await expect(summary.locator('.summary-numbers')).toHaveAttribute('aria-busy', 'false')
    const [sheet] = readPdf(await saved(supervisor, drawnTitle('pdf', 'en'), join(profileFolder, 'summary.pdf')))
    expect(sheet?.width).toBeGreaterThan(sheet?.height ?? 0)
    expect(sheet?.text).toContain('Comparedperiod')
    await supervisor.saveAs(join(profileFolder, 'no such folder', 'summary.png'))
    await choose(supervisor, drawnTitle('png', 'en'))
    const notice = window.locator('.notices').getByRole('alert').filter({ hasText: 'summary.png' })
    await expect(notice).toBeVisible()
  })
})
