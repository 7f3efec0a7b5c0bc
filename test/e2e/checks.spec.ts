import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Locator } from '@playwright/test'
import { CHECKS, checksOf } from '../../src/shared/checks/checks.ts'
import { COLOMBIA, rulesFileText } from '../../src/shared/checks/contactRules.ts'
import { weekdayTitle } from '../../src/shared/checks/checkWords.ts'
import { checkTexts } from '../../src/shared/commonTexts/checks.ts'
import { rowCheckTexts } from '../../src/shared/commonTexts/rowChecks.ts'
import { windowTexts } from '../../src/shared/fileFormats.ts'
import { formatDay } from '../../src/shared/time.ts'
import { readWorkbook } from '../support/workbookReader.ts'
import { ask } from './ask.ts'
import { expect, test } from './fixtures.ts'
import { expectNoViolations, expectReadable } from './looks.ts'
import { fieldOf, reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// "Manager says 1,243: why not here?", and "which numbers never answer?", by the screen alone.

test.describe.configure({ timeout: 240_000 })

/** Calls, some of them internal, each with the id of its call. */
const calls = reportThat(
  ({ kind, parameters, fields, roles, dialled }) =>
    kind === 'detail' &&
    parameters.length === 0 &&
    roles?.interaction !== undefined &&
    dialled?.answered?.where === null &&
    fields.some(({ internalValues }) => internalValues !== undefined),
)
/** What dialling met at each telephone, by day. */
const machines = reportThat((report) => report.kind === 'aggregate' && checksOf(report).includes('unanswered'))

/** Messages with their texts, short ones among them. */
const messages = reportThat((report) => report.kind === 'detail' && checksOf(report).includes('sms-parts'))

function faceOf({ window, words }: Supervisor): Locator {
  return window.getByRole('region', { name: words.checks.region, exact: true })
}

async function toFace({ window, words }: Supervisor): Promise<void> {
  await window
    .getByRole('radiogroup', { name: words.summary.faces.label })
    .getByText(words.summary.faces.checks, { exact: true })
    .click()
}

function sheetsOf(file: string): readonly (readonly (readonly string[])[])[] {
  return readWorkbook(readFileSync(file)).map(({ rows }) => rows.map((cells) => cells.map((cell) => cell?.shown ?? '')))
}

function textIn(workbook: string): string {
  return JSON.stringify(sheetsOf(workbook))
}

/** The last ten digits of all long numbers in a text: Colombian telephones go by them. */
function numbersIn(text: string): readonly string[] {
  return (text.match(/\d{10,}/g) ?? []).map((digits) => digits.slice(-10))
}

/**
 * What a workbook of the findings says: its headings, a line for each finding, and all of its text.
 *
 * @param level how it hides personal data; as it is seen where nothing is said
 */
async function fileOf(supervisor: Supervisor, file: string, level?: string) {
  const { window, words, language, say } = supervisor
  await supervisor.saveAs(file)
  // The key of all files opens the menu.
  await window.keyboard.press('ControlOrMeta+e')
  if (level !== undefined) {
    await window.getByRole('menuitem', { name: say('masks:choice', { level: words.masks.levels.whole }) }).hover()
    await window.getByRole('menuitemradio', { name: level, exact: true }).click()
  }
  await window.getByRole('menuitem', { name: windowTexts('xlsx').title[language], exact: true }).click()
  await expect(
    window
      .locator('.notices')
      .getByRole('alert')
      .filter({ hasText: basename(file) }),
  ).toBeVisible()
  await supervisor.dismissNotices()
  const sheets = sheetsOf(file)
  const [findings = []] = sheets
  const heading = findings.findIndex((cells) => cells.includes(rowCheckTexts('reasons')[language]))
  const columns = findings[heading] ?? []
  const lines = findings.slice(heading + 1).filter((cells) => cells.some((text) => text !== ''))
  return { columns, lines, date: fieldOf(messages, 'dateTime').title[language], text: textIn(file) }
}

async function countOf({ grid }: Supervisor): Promise<number> {
  await expect(grid.count).toHaveText(/\d/)
  return Number(((await grid.count.textContent()) ?? '').split(/\s(?:de|of)\s/)[0]?.replace(/\D/g, ''))
}

test('a total of Manager is explained, and each explanation leads to its rows', async ({ supervisor, operation }) => {
  const { window, words, language, say } = supervisor
  const { match } = words.checks
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  const week = await supervisor.fetchWhole(calls, 'last-week')
  const found = await countOf(supervisor)
  await toFace(supervisor)
  const face = faceOf(supervisor)
  await face.getByText(CHECKS.match.title[language], { exact: true }).click()
  await expect(face.getByText(match.start, { exact: true })).toBeVisible()

  // What is no number is none, and says so; the number itself is taken however it is written.
  const total = face.getByLabel(match.count, { exact: true })
  await total.fill('muchas')
  await expect(face.getByText(match.countWrong, { exact: true })).toBeVisible()
  await total.fill(String(found))
  await expect(face.getByRole('status').filter({ hasText: 'Cuadra' })).toBeVisible()
  await total.fill(String(found - 7))
  const candidates = face.getByRole('region', { name: match.candidates, exact: true })
  const edge = candidates.getByRole('listitem').filter({ hasText: checkTexts('name-edge-of-day')[language] })
  const internal = candidates.getByRole('listitem').filter({ hasText: checkTexts('name-internal')[language] })
  await expect(edge.or(internal).first()).toBeVisible()

  // Totals by day: one of them is other than here.
  const day = formatDay(week.from)
  await face.getByLabel(match.paste, { exact: true }).fill(`Fecha\tTotal\n${day}\t1\nayer\t4`)
  await expect(face.getByText(say('checks:match.problems', { count: 1 }))).toBeVisible()
  const parts = face.getByRole('region', { name: match.parts, exact: true })
  await expect(parts.locator('tr[data-different]')).toHaveCount(1)
  await parts.getByRole('button', { name: new RegExp(match.why) }).click()
  await supervisor.dismissNotices()
  await expectReadable(window, 'match-es')

  // Its rows are as many as it says, and the way back leads to the check as it was left.
  const way = candidates
    .first()
    .getByRole('button', { name: new RegExp(`^${words.checks.rows}`) })
    .first()
  await way.focus()
  await window.keyboard.press('Enter')
  await expect(window.getByRole('button', { name: words.summary.drill.backToChecks, exact: true })).toBeVisible()
  expect(await countOf(supervisor)).toBeGreaterThan(0)
  await window.keyboard.press('Escape')
  await expect(total).toHaveValue(new Intl.NumberFormat('es-CO', { useGrouping: 'always' }).format(found - 7))

  // What was pasted is taken back like any other change.
  await face.getByRole('heading', { name: match.parts, exact: true }).click()
  await window.keyboard.press('Control+z')
  await expect(parts).toHaveCount(0)
})

test('numbers that never answer are a list at once, in one form, and in a file', async ({
  supervisor,
  operation,
  profileFolder,
  startAgain,
}) => {
  const { window, words, language } = supervisor
  const { unanswered } = words.checks
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  await supervisor.fetchWhole(calls, 'last-week')
  await supervisor.fetchWhole(machines, 'last-week')
  await toFace(supervisor)
  const face = faceOf(supervisor)
  const attempts = face.getByLabel(unanswered.attempts, { exact: true })
  const days = face.getByLabel(unanswered.days, { exact: true })
  const total = face.locator('.checks-total strong')
  const countFound = async (): Promise<number> => Number(((await total.textContent()) ?? '').replace(/\D/g, ''))
  await expect.poll(countFound).toBeGreaterThan(0)
  const few = await countFound()
  await attempts.fill('1')
  await expect.poll(countFound).toBeGreaterThan(few)
  const onMoreDays = await countFound()
  await days.fill('1')
  await expect.poll(countFound).toBeGreaterThan(onMoreDays)
  const all = await countFound()
  const table = face.getByRole('table')
  // Some are of other countries, whose number stays as it is.
  await expect(
    table
      .getByRole('rowheader')
      .filter({ hasText: /^\+57\d{10}$/ })
      .first(),
  ).toBeVisible()
  await face.getByLabel(unanswered.form, { exact: true }).selectOption('national')
  await expect(
    table
      .getByRole('rowheader')
      .filter({ hasText: /^\d{10}$/ })
      .first(),
  ).toBeVisible()
  await attempts.fill('0')
  await expect(attempts).toHaveAttribute('aria-invalid', 'true')
  await attempts.fill('2')
  await expect.poll(countFound).toBeLessThan(all)
  await supervisor.dismissNotices()
  await expectReadable(window, 'unanswered-es')
  const some = await countFound()

  // As a file, with what was set.
  const file = join(profileFolder, 'numbers.csv')
  await supervisor.saveAs(file)
  await face.getByRole('button', { name: words.checks.export, exact: true }).click()
  await expectNoViolations(window.getByRole('menu'), 'what findings are written as')
  await window.getByRole('menuitem', { name: windowTexts('csv').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'numbers.csv' })).toBeVisible()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  const heading = lines.findIndex((line) => line.startsWith(`${checkTexts('telephone')[language]},`))
  expect(lines.slice(heading + 1)).toHaveLength(some)
  expect(lines.slice(heading + 1).filter((line) => /^\d{10}[,;]/.test(line)).length).toBeGreaterThan(0)
  expect(lines.join('\n')).toContain(checkTexts('leastAttempts')[language])
  await supervisor.dismissNotices()

  // As it was left, at the next start, for whoever reads English.
  const again = await startAgain({}, 'en')
  await again.open(machines)
  const kept = faceOf(again)
  await expect(kept.getByText(CHECKS.unanswered.about.en, { exact: true })).toBeVisible()
  await expect(kept.getByLabel(again.words.checks.unanswered.attempts, { exact: true })).toHaveValue('2')
  await expect(kept.locator('.checks-total')).toContainText(again.say('checks:findings', { count: some }))
  await expectReadable(again.window, 'unanswered-en')

  // So is a total of Manager explained, written as English writes it.
  await again.open(calls)
  await toFace(again)
  await kept.getByText(CHECKS.match.title.en, { exact: true }).click()
  await kept.getByLabel(again.words.checks.match.count, { exact: true }).fill('1,243')
  await expect(kept.getByRole('status').filter({ hasText: 'Manager says 1,243' })).toBeVisible()
  const explained = kept.getByRole('region', { name: again.words.checks.match.candidates, exact: true })
  await expect(explained.getByRole('listitem').first()).toBeVisible()
  await expectReadable(again.window, 'match-en')
  // It goes into a file, too, with what to do and which rows.
  const matched = join(profileFolder, 'match.csv')
  await again.saveAs(matched)
  await kept.getByRole('button', { name: again.words.checks.export, exact: true }).click()
  await again.window.getByRole('menuitem', { name: windowTexts('csv').title.en, exact: true }).click()
  await expect(again.window.locator('.notices').getByRole('alert').filter({ hasText: 'match.csv' })).toBeVisible()
  const explanation = readFileSync(matched, 'utf8')
  for (const text of [checkTexts('whatToDo').en, checkTexts('rowsAre').en, '1243']) expect(explanation).toContain(text)
})

test('messages out of hours are found by rules that a form changes, and so are repeated and dear ones', async ({
  supervisor,
  operation,
  profileFolder,
}) => {
  const { window, words, language, say } = supervisor
  const { hours } = words.checks
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  const month = await supervisor.fetchWhole(messages, 'last-month')
  await toFace(supervisor)
  const face = faceOf(supervisor)
  const total = face.locator('.checks-total strong')
  const countFound = async (): Promise<number> => Number(((await total.textContent()) ?? '').replace(/\D/g, ''))
  await expect(total).toBeVisible()
  const byLaw = await countFound()
  const telephone = fieldOf(messages, 'telephone').name
  const sent = operation.truth(messages, month) as readonly Readonly<Record<string, unknown>>[]
  const known = new Set(sent.map((row) => String(row[telephone]).slice(-10)))

  await test.step('the law finds what went out on Sundays and late, each with the rows of its customer', async () => {
    const whole = await fileOf(supervisor, join(profileFolder, 'todo.xlsx'))
    const reasons = whole.lines.map((cells) => cells[whole.columns.indexOf(rowCheckTexts('reasons')[language])] ?? '')
    const when = whole.lines.map((cells) => new Date(`${cells[whole.columns.indexOf(whole.date)]?.replace(' ', 'T')}Z`))
    expect(whole.lines).toHaveLength(byLaw)
    expect(numbersIn(whole.text).filter((digits) => known.has(digits)).length).toBeGreaterThanOrEqual(byLaw)
    const sundays = when.filter((_at, place) => reasons[place]?.includes(rowCheckTexts('sunday')[language]))
    const late = when.filter((_at, place) => reasons[place]?.includes(rowCheckTexts('after')[language]))
    expect([sundays.length, late.length].every((count) => count > 0)).toBe(true)
    expect([...new Set(sundays.map((at) => at.getUTCDay()))]).toEqual([0])
    // Law 2300: until seven in the evening, on Saturdays until three.
    for (const at of late) expect(at.getUTCHours()).toBeGreaterThanOrEqual(at.getUTCDay() === 6 ? 15 : 19)
    await face.locator('.checks-way button').first().click()
    await expect(supervisor.grid.rows.first()).toBeVisible()
    const shown = await window.locator(`.ag-cell[col-id="${telephone}"]`).allTextContents()
    expect(new Set(shown.filter((text) => text !== '')).size).toBe(1)
    await window.getByRole('button', { name: words.summary.drill.backToChecks, exact: true }).click()
    await expect(total).toBeVisible()
  })

  await test.step('the evidence is a file with every number hidden', async () => {
    const hidden = await fileOf(supervisor, join(profileFolder, 'evidencia.xlsx'), words.masks.levels.hidden)
    expect(hidden.lines).toHaveLength(byLaw)
    expect(hidden.text).toContain('•••')
    expect(hidden.text).toContain(rowCheckTexts('hash')[language])
    expect(numbersIn(hidden.text).filter((digits) => known.has(digits))).toEqual([])
  })

  await test.step('a day that ends earlier has more to be looked at; a change is taken back like any other', async () => {
    await face.getByRole('button', { name: hours.edit, exact: true }).click()
    for (const day of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const) {
      await face.getByLabel(say('checks:hours.to', { day: weekdayTitle(day)[language] }), { exact: true }).fill('07:30')
    }
    await expect.poll(countFound).toBeGreaterThan(byLaw)
    const changed = say('checks:hours.changed', { name: COLOMBIA.name })
    await expect(face.getByText(say('checks:hours.title', { name: changed }))).toBeVisible()
    await expect(face.locator('.checks-found')).toHaveAttribute('aria-busy', 'false')
    const early = await countFound()
    const perDay = face.getByLabel(hours.perDay, { exact: true })
    await perDay.fill('0')
    await expect(face.getByText(hours.number, { exact: true })).toBeVisible()
    expect(await countFound()).toBe(early)
    await face.getByText(say('checks:hours.year', { year: formatDay(month.to).slice(0, 4) })).click()
    await supervisor.dismissNotices()
    await expectReadable(window, 'contact-hours-es')
    await face.getByRole('button', { name: hours.reset, exact: true }).click()
    await expect.poll(countFound).toBe(byLaw)
  })

  await test.step("rules come from a file, and what is none says why; the law's are back with a button", async () => {
    const rules = join(profileFolder, 'reglas.json')
    const take = async (text: string): Promise<void> => {
      writeFileSync(rules, text)
      await supervisor.system.choose(rules)
      await face.getByRole('button', { name: hours.import, exact: true }).click()
    }
    await take('Lunes a viernes, de 7 a 19')
    await expect(face.getByText(/^Ese archivo no es de reglas: ./)).toBeVisible()
    await take(JSON.stringify({ ...COLOMBIA, hours: { ...COLOMBIA.hours, sunday: ['25:00', '26:00'] } }))
    await expect(face.getByText(/^Ese archivo no es de reglas: .*sunday/)).toBeVisible()
    expect(await countFound()).toBe(byLaw)
    await take(rulesFileText({ ...COLOMBIA, name: 'De la casa', hours: { ...COLOMBIA.hours, monday: null } }))
    await expect(face.getByText(say('checks:hours.title', { name: 'De la casa' }))).toBeVisible()
    await expect.poll(countFound).toBeGreaterThan(byLaw)
    await face.getByRole('button', { name: hours.reset, exact: true }).click()
    await expect.poll(countFound).toBe(byLaw)
    await face.getByRole('button', { name: hours.done, exact: true }).click()
  })

  await test.step('what is found is pinned with its number, and written every morning', async () => {
    await window.keyboard.press('ControlOrMeta+Shift+s')
    const naming = window.getByRole('dialog', { name: words.views.name.saveTitle })
    await naming.getByLabel(words.views.name.label, { exact: true }).fill('Tarde')
    await naming.getByRole('button', { name: words.views.name.save, exact: true }).click()
    await expect(naming).toHaveCount(0)
    const main = window.getByRole('main')
    await main.getByRole('button', { name: words.views.pin, exact: true }).press('Enter')
    await expect(main.getByRole('button', { name: words.views.unpin, exact: true })).toBeVisible()
    const folder = join(profileFolder, 'mornings')
    mkdirSync(folder)
    await supervisor.system.choose(folder)
    await main.getByRole('button', { name: words.automation.keep }).press('Enter')
    const keeping = window.getByRole('dialog', { name: words.automation.form.titleNew })
    await keeping.getByRole('button', { name: words.automation.form.chooseFolder }).press('Enter')
    await expect(keeping.getByText(folder)).toBeVisible()
    await keeping.getByText(words.masks.levels.hidden, { exact: true }).click()
    await keeping.getByRole('button', { name: words.common.save, exact: true }).press('Enter')
    await expect(keeping).toHaveCount(0)
    const [kept] = await ask(window, 'schedules:list', null)
    expect(kept?.viewName).toBe('Tarde')
    await ask(window, 'schedules:run', { scheduleId: kept?.scheduleId ?? 0 })
    await expect.poll(() => readdirSync(folder).length).toBe(1)
    const [file = ''] = readdirSync(folder)
    const written = textIn(join(folder, file))
    expect(written).toContain('•••')
    expect(numbersIn(written).filter((digits) => known.has(digits))).toEqual([])
    await supervisor.dismissNotices()
    await window.getByRole('button', { name: words.home.title, exact: true }).press('Enter')
    const card = window.getByRole('article', { name: 'Tarde', exact: true })
    await expect(card).toContainText(new Intl.NumberFormat('es-CO').format(byLaw))
    await card.getByRole('button', { name: 'Tarde', exact: true }).press('Enter')
    await expect.poll(countFound).toBe(byLaw)
  })

  await test.step('reminders that went out twice, many at once, and what an accent costs', async () => {
    await face.getByText(CHECKS.duplicates.title[language], { exact: true }).click()
    // 64 reminders of one day, again 21 minutes later (docs/sample.md).
    await face.getByLabel(words.checks.duplicates.minutes, { exact: true }).fill('30')
    await expect.poll(countFound).toBeGreaterThanOrEqual(64)
    await face.getByText(CHECKS['sms-parts'].title[language], { exact: true }).click()
    const price = face.getByLabel(words.checks.sms.price, { exact: true })
    await price.fill('gratis')
    await expect(face.getByText(words.checks.sms.priceWrong, { exact: true })).toBeVisible()
    await price.fill('12,5')
    await expect(face.getByText(rowCheckTexts('cost')[language], { exact: true })).toBeVisible()
    await expectReadable(window, 'sms-parts-es')
  })
})
