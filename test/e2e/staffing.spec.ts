import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { drawnIn, windowTexts } from '../../src/shared/fileFormats.ts'
import { fits, measureOf } from '../../src/shared/measures/kpis.ts'
import { staffingSourceOf } from '../../src/shared/staffing/source.ts'
import { clockOf, weekdayText } from '../../src/shared/staffing/staffingWords.ts'
import { IS_OFFICE_ASKED, openedInLibreOffice } from '../support/libreOffice.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations, expectReadable } from './looks.ts'
import { reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// "How many people does Monday need at 10:00?", by the screen alone.

test.describe.configure({ timeout: 240_000 })

const aht = measureOf('aht')
/** What came, by day and time, without how long it takes. */
const offered = reportThat((report) => {
  const source = staffingSourceOf(report)
  return source?.volume === 'offered' && source.minutes.includes(15) && report.parameters.length === 0
})
/** How long agents took. */
const handled = reportThat(
  (report) =>
    report.kind === 'series' &&
    report.parameters.length === 0 &&
    aht !== undefined &&
    fits(aht, report) &&
    report.roles?.acw !== undefined,
)
const withoutHours = reportThat((report) => report.kind === 'detail' && staffingSourceOf(report) === null)

function faceOf({ window, words }: Supervisor): Locator {
  return window.getByRole('region', { name: words.staffing.region, exact: true })
}

async function toFace({ window, words }: Supervisor): Promise<void> {
  await window
    .getByRole('radiogroup', { name: words.summary.faces.label })
    .getByText(words.summary.faces.staffing, { exact: true })
    .click()
}

function cellOf(
  face: Locator,
  { language, say }: Supervisor,
  weekday: 1 | 2,
  second: number,
  minutes: number,
): Locator {
  const label = say('staffing:map.cell', {
    day: weekdayText(weekday, language),
    from: clockOf(second),
    to: clockOf(second + minutes * 60),
    value: '§',
    what: '§',
  })
  const [before = ''] = label.split('§')
  return face.getByRole('button', { name: new RegExp(`^${before}`) })
}

const TEN = 36_000

/** All of the plan, cell by cell, as LibreOffice opens its workbook: `npm run proof:libreoffice`. */
async function expectSameInOffice(supervisor: Supervisor, file: string, csv: readonly string[]): Promise<void> {
  const { window, words } = supervisor
  await supervisor.saveAs(file)
  await faceOf(supervisor).getByRole('button', { name: words.staffing.export, exact: true }).click()
  await window.getByRole('menuitem', { name: windowTexts('xlsx').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'staffing.xlsx' })).toBeVisible()
  await supervisor.dismissNotices()
  const table = csv.slice(csv.findIndex((line) => line.startsWith('Día'))).map((line) => line.split(/[,;]/))
  const opened = openedInLibreOffice(file).slice(-table.length)
  for (const [place, cells] of table.entries()) {
    for (const [column, cell] of cells.entries()) {
      const found = opened[place]?.[column] ?? ''
      const where = `${cells.slice(0, 2).join(' ')}, ${table[0]?.[column]}`
      // Numbers have fifteen digits there, and durations nine decimals.
      if (typeof found === 'number') expect(found, where).toBeCloseTo(Number(cell === '' ? Number.NaN : cell), 8)
      else expect(found, where).toBe(cell)
    }
  }
}

test('how many people Monday needs at ten, from what came in the week before', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { window, words } = supervisor
  const { staffing: texts } = words
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  await supervisor.fetchWhole(offered, 'last-week')
  await toFace(supervisor)
  const face = faceOf(supervisor)
  const cell = cellOf(face, supervisor, 1, TEN, 30)
  await expect(cell).toBeVisible()
  // Nobody knows yet how long a call takes: no number is made up for it.
  await expect(face.getByText(texts.noAht, { exact: true })).toBeVisible()
  await expect(cell).toHaveText('–')
  const asked = face.getByLabel(texts.wishes.ahtSeconds, { exact: true })
  await asked.fill('siempre')
  await expect(face.getByText(texts.takes.ahtSeconds, { exact: true })).toBeVisible()
  await asked.fill('4:00')
  await asked.press('Enter')
  await expect(face.getByText(texts.noAht, { exact: true })).toHaveCount(0)
  await expect(cell).toHaveText(/^\d+$/)
  await cell.click()
  const people = Number(await cell.textContent())
  expect(people).toBeGreaterThan(0)
  const sentence = face.locator('.staffing-answer strong')
  await expect(sentence).toContainText(String(people))
  // A second target takes no more and no fewer people than it says: with nobody away fewer are planned.
  const shrinkage = face.getByLabel(texts.wishes.shrinkagePercent, { exact: true })
  await shrinkage.fill('0')
  await shrinkage.press('Enter')
  await expect.poll(async () => Number(await cell.textContent())).toBeLessThan(people)
  await face.getByRole('button', { name: texts.reset, exact: true }).click()
  await expect(cell).toHaveText('–')

  // Another report of the same days measures it.
  await supervisor.fetchWhole(handled, 'last-week')
  await supervisor.open(offered)
  await expect(cell).toHaveText(/^\d+$/)
  const measured = await cell.textContent()

  // The rows behind it are just as many as came, and there is a way back.
  await cell.click()
  const came = face.locator('.staffing-day-table tr[data-chosen="true"] td').first()
  const calls = Number(await came.textContent())
  expect(calls).toBeGreaterThan(0)
  await face.getByRole('button', { name: texts.drill.show, exact: true }).click()
  await expect
    .poll(async () =>
      Number(((await supervisor.grid.count.textContent()) ?? '').split(/\sde\s/)[0]?.replace(/\D/g, '')),
    )
    .toBe(calls)
  await window.getByRole('button', { name: words.summary.drill.backToStaffing, exact: true }).click()
  await expect(cell).toHaveText(measured ?? '')
  await expect(supervisor.grid.chips).toHaveCount(0)

  await supervisor.dismissNotices()
  await expectReadable(window, 'people-es')
  // The same number in a file.
  const file = join(profileFolder, 'staffing.csv')
  await supervisor.saveAs(file)
  await face.getByRole('button', { name: texts.export, exact: true }).click()
  await expectNoViolations(window.getByRole('menu'), 'what a plan is written as')
  await window.getByRole('menuitem', { name: windowTexts('csv').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'staffing.csv' })).toBeVisible()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  const headings = lines.find((line) => line.startsWith('Día'))?.split(/[,;]/) ?? []
  const ten = lines.find((line) => /^lunes[,;]10:00/.test(line))?.split(/[,;]/) ?? []
  expect(ten[headings.indexOf('Personas por programar')]).toBe(measured)
  await supervisor.dismissNotices()
  if (IS_OFFICE_ASKED) await expectSameInOffice(supervisor, join(profileFolder, 'staffing.xlsx'), lines)

  // And on paper: the week, the day beside it, and its chart.
  const onPaper = join(profileFolder, 'staffing.pdf')
  await supervisor.saveAs(onPaper)
  await face.getByRole('button', { name: texts.export, exact: true }).click()
  await window.getByRole('menuitem', { name: drawnIn('pdf').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'staffing.pdf' })).toBeVisible()
  const whole = readPdf(readFileSync(onPaper))
    .map(({ text }) => text)
    .join('')
  expect(whole).toContain(withoutBlanks(offered.title.es))
  expect(whole).toContain(`10:00${measured ?? '–'}`)
  await test.info().attach('staffing.pdf', { body: readFileSync(onPaper), contentType: 'application/pdf' })
})

test.describe('in English', () => {
  test.use({ language: 'en' })

  test('the plan can be read by anybody, in both themes, and by the keyboard alone', async ({
    supervisor,
    operation,
  }) => {
    const { window, words, language } = supervisor
    const { staffing: texts } = words
    await window.setViewportSize({ width: 1366, height: 768 })
    await supervisor.connect(operation)
    await supervisor.fetchWhole(handled, 'last-week')
    await supervisor.fetchWhole(offered, 'last-week')
    await supervisor.dismissNotices()
    await toFace(supervisor)
    const face = faceOf(supervisor)
    await expect(face.locator('.staffing-canvas canvas')).toBeVisible()
    await expectReadable(window, 'people-en')

    // Arrows go through the map, and what is said follows.
    const chosen = face.locator('.staffing-cell[aria-pressed="true"]')
    await chosen.focus()
    const before = await chosen.getAttribute('aria-label')
    await window.keyboard.press('ArrowRight')
    await expect(chosen).toBeFocused()
    expect(await chosen.getAttribute('aria-label')).not.toBe(before)
    await expect(face.locator('.staffing-answer')).toContainText(weekdayText(2, language))
    await expect(face.getByRole('table', { name: new RegExp(weekdayText(2, language)) })).toBeVisible()

    // Shorter intervals, another number on the map; both are there again after another report.
    await face.getByText(words.staffing.minutes.replace('{{count}}', '15'), { exact: true }).click()
    await expect(cellOf(face, supervisor, 1, TEN + 900, 15)).toBeVisible()
    await face.getByLabel(texts.map.shown, { exact: true }).selectOption('calls')
    await expectReadable(window, 'calls-en')
    await supervisor.open(withoutHours)
    await expect(
      window.getByRole('radiogroup', { name: words.summary.faces.label }).getByText(words.summary.faces.staffing),
    ).toHaveCount(0)
    await supervisor.open(offered)
    await expect(face.getByLabel(texts.map.shown, { exact: true })).toHaveValue('calls')
    await expect(cellOf(face, supervisor, 1, TEN + 900, 15)).toBeVisible()
  })
})
