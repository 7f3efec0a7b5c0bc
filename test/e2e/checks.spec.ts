import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { CHECKS, checksOf } from '../../src/shared/checks/checks.ts'
import { weekdayTitle } from '../../src/shared/checks/checkWords.ts'
import { checkTexts } from '../../src/shared/commonTexts/checks.ts'
import { rowCheckTexts } from '../../src/shared/commonTexts/rowChecks.ts'
import { windowTexts } from '../../src/shared/fileFormats.ts'
import { formatDay } from '../../src/shared/time.ts'
import { expect, test } from './fixtures.ts'
import { expectReadable } from './looks.ts'
import { reportThat } from './reports.ts'
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
  await expect(table.getByRole('rowheader').first()).toHaveText(/^\+57\d{10}$/)
  await face.getByLabel(unanswered.form, { exact: true }).selectOption('national')
  await expect(table.getByRole('rowheader').first()).toHaveText(/^\d{10}$/)
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
  await window.getByRole('menuitem', { name: windowTexts('csv').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'numbers.csv' })).toBeVisible()
  const lines = readFileSync(file, 'utf8').trimEnd().split('\r\n')
  const heading = lines.findIndex((line) => line.startsWith(`${checkTexts('telephone')[language]},`))
  expect(lines.slice(heading + 1)).toHaveLength(some)
  expect(lines.slice(heading + 1).filter((line) => /^\d{10}[,;]/.test(line)).length).toBeGreaterThan(0)
  expect(lines.join('\n')).toContain(checkTexts('leastAttempts')[language])
  await supervisor.dismissNotices()

  // As it was left, at the next start.
  const again = await startAgain()
  await again.open(machines)
  const kept = faceOf(again)
  await expect(kept.getByText(CHECKS.unanswered.about[language], { exact: true })).toBeVisible()
  await expect(kept.getByLabel(unanswered.attempts, { exact: true })).toHaveValue('2')
})

test('messages out of hours are found by rules that a form changes, and so are repeated and dear ones', async ({
  supervisor,
  operation,
}) => {
  const { window, words, language, say } = supervisor
  const { hours } = words.checks
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.connect(operation)
  await supervisor.fetchWhole(messages, 'last-week')
  await toFace(supervisor)
  const face = faceOf(supervisor)
  const total = face.locator('.checks-total strong')
  const countFound = async (): Promise<number> => Number(((await total.textContent()) ?? '').replace(/\D/g, ''))
  await expect(total).toBeVisible()
  const byLaw = await countFound()

  // A day that ends earlier has more to be looked at; a change is taken back like any other.
  await face.getByRole('button', { name: hours.edit, exact: true }).click()
  for (const day of ['monday', 'tuesday', 'wednesday', 'thursday', 'friday'] as const) {
    await face.getByLabel(say('checks:hours.to', { day: weekdayTitle(day)[language] }), { exact: true }).fill('07:30')
  }
  await expect.poll(countFound).toBeGreaterThan(byLaw)
  await expect(face.locator('.checks-found')).toHaveAttribute('aria-busy', 'false')
  const early = await countFound()
  const perDay = face.getByLabel(hours.perDay, { exact: true })
  await perDay.fill('0')
  await expect(face.getByText(hours.number, { exact: true })).toBeVisible()
  expect(await countFound()).toBe(early)
  await face.getByText(say('checks:hours.year', { year: '2026' })).click()
  await supervisor.dismissNotices()
  await expectReadable(window, 'contact-hours-es')
  await face.getByRole('button', { name: hours.reset, exact: true }).click()
  await expect.poll(countFound).toBe(byLaw)

  // Many at once are at least as many as the same text again; a part without a price costs nothing.
  await face.getByText(CHECKS.duplicates.title[language], { exact: true }).click()
  await expect(total).toBeVisible()
  await face.getByText(CHECKS['sms-parts'].title[language], { exact: true }).click()
  const price = face.getByLabel(words.checks.sms.price, { exact: true })
  await price.fill('gratis')
  await expect(face.getByText(words.checks.sms.priceWrong, { exact: true })).toBeVisible()
  await price.fill('12,5')
  await expect(face.getByText(rowCheckTexts('cost')[language], { exact: true })).toBeVisible()
  await expectReadable(window, 'sms-parts-es')
})
