import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { drawnIn, windowTexts } from '../../src/shared/fileFormats.ts'
import { readPdf, withoutBlanks } from '../support/pdfReader.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, expectNoViolations, expectReadable } from './looks.ts'
import { reportThat } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// Who kept to their shifts, against a sheet that the supervisor brings.

test.describe.configure({ timeout: 240_000 })

const states = reportThat(
  ({ presence, parameters }) => presence !== undefined && presence.state !== null && parameters.length === 0,
)

function faceOf({ window, words }: Supervisor): Locator {
  return window.getByRole('region', { name: words.shifts.region, exact: true })
}

async function toFace({ window, words }: Supervisor): Promise<void> {
  await window
    .getByRole('radiogroup', { name: words.summary.faces.label })
    .getByText(words.summary.faces.shifts, { exact: true })
    .click()
}

test('agents against the sample shifts, as a table, a file, and in both themes', async ({
  supervisor,
  profileFolder,
  startAgain,
}) => {
  const { window, words } = supervisor
  const { shifts: texts } = words
  await window.setViewportSize({ width: 1366, height: 768 })
  await supervisor.exploreSample()
  await supervisor.open(states)
  await supervisor.choosePeriod('last-week')
  // The sample operation fetches by itself what is looked at first.
  await expect(supervisor.update.or(supervisor.upToDate).first()).toBeVisible()
  if (await supervisor.update.isVisible()) await supervisor.update.click()
  await expect(supervisor.upToDate).toBeVisible()
  await supervisor.dismissNotices()
  await toFace(supervisor)
  const face = faceOf(supervisor)
  await expect(face.getByText(texts.none, { exact: true })).toBeVisible()

  // What is wrong is told line by line, and cannot be kept.
  await face.getByRole('button', { name: texts.import, exact: true }).click()
  const dialog = window.getByRole('dialog', { name: texts.dialog.title, exact: true })
  const box = dialog.getByLabel(texts.dialog.text, { exact: true })
  const keep = dialog.getByRole('button', { name: texts.dialog.keep, exact: true })
  await box.fill('Agente;Día;Desde;Hasta\nAna;31/02/2026;08:00;17:00')
  await expect(dialog.getByText(/31\/02\/2026/).last()).toBeVisible()
  await expect(keep).toBeDisabled()
  // Esc throws nothing away.
  await window.keyboard.press('Escape')
  await expect(dialog).toHaveCount(0)
  await face.getByRole('button', { name: texts.import, exact: true }).click()
  await expect(box).toHaveValue(/31\/02\/2026/)
  await expect(dialog.getByText(supervisor.words.common.draft.recovered)).toBeVisible()
  // A file of one's own.
  const file = join(profileFolder, 'mis turnos.csv')
  writeFileSync(file, 'Agente;Día;Desde;Hasta\r\nNadie de aquí;24/11/2026;08:00;17:00\r\n')
  await dialog.getByLabel(texts.dialog.fileInput, { exact: true }).setInputFiles(file)
  await expect(dialog.getByRole('cell', { name: '24/11/2026' })).toBeVisible()
  await expect(dialog.getByLabel(texts.dialog.name, { exact: true })).toHaveValue('mis turnos')
  // The sample's.
  await dialog.getByRole('button', { name: texts.dialog.sample, exact: true }).click()
  await expect(dialog.getByRole('table')).toBeVisible()
  await expect(keep).toBeEnabled()
  await window.screenshot({ path: test.info().outputPath('import-light.png') })
  expect.soft(await axeViolations(window.locator(':root'))).toEqual([])
  await keep.click()
  await expect(dialog).toHaveCount(0)

  const table = face.getByRole('table', { name: texts.caption, exact: true })
  await expect(table).toBeVisible()
  const total = table.locator('tfoot td').first()
  await expect(total).toHaveText(/^\d\d,\d %$/)
  await expectReadable(window, 'adherence')

  // Day by day, by the keyboard; the total is worked out of the same seconds.
  const whole = await total.textContent()
  const lines = window.getByRole('radiogroup', { name: texts.lines.label })
  await lines.getByRole('radio').first().focus()
  await window.keyboard.press('ArrowRight')
  await expect(table.getByRole('columnheader', { name: 'Turno', exact: true })).toBeVisible()
  await expect(table.locator('tfoot td').nth(2)).toHaveText(whole ?? '')

  const saved = join(profileFolder, 'adherencia.csv')
  await supervisor.saveAs(saved)
  await face.getByRole('button', { name: texts.export, exact: true }).click()
  await expectNoViolations(window.getByRole('menu'), 'what shifts are written as')
  await window.getByRole('menuitem', { name: windowTexts('csv').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'adherencia.csv' })).toBeVisible()
  const last = readFileSync(saved, 'utf8').trimEnd().split('\r\n').at(-1)?.split(/[,;]/) ?? []
  const percent = Number((whole ?? '').replace(' %', '').replace(',', '.'))
  expect(Math.abs(Number(last[3]) * 100 - percent)).toBeLessThan(0.06)
  await supervisor.dismissNotices()

  // On paper: whose they are, how each number is worked out, and the same total.
  const onPaper = join(profileFolder, 'adherencia.pdf')
  await supervisor.saveAs(onPaper)
  await face.getByRole('button', { name: texts.export, exact: true }).click()
  await window.getByRole('menuitem', { name: drawnIn('pdf').title.es, exact: true }).click()
  await expect(window.locator('.notices').getByRole('alert').filter({ hasText: 'adherencia.pdf' })).toBeVisible()
  const sheets = readPdf(readFileSync(onPaper))
  const [sheet] = sheets
  expect(sheet?.width).toBeGreaterThan(sheet?.height ?? 0)
  expect(sheet?.text).toContain(withoutBlanks(states.title.es))
  for (const { text } of sheets) expect(text).toContain(`/${sheets.length}`)
  expect(sheets.at(-1)?.text).toContain(withoutBlanks(whole ?? ''))
  await test.info().attach('adherencia.pdf', { body: readFileSync(onPaper), contentType: 'application/pdf' })
  await supervisor.dismissNotices()

  // In English, as it was left; and away with the sheet.
  const again = await startAgain({}, 'en')
  await again.window.setViewportSize({ width: 1366, height: 768 })
  const { shifts: english } = again.words
  await expect(again.window.getByRole('table', { name: english.caption, exact: true })).toBeVisible()
  await expectReadable(again.window, 'adherence-en')
  const inEnglish = faceOf(again)
  await inEnglish.getByRole('button', { name: again.say('shifts:remove', { name: 'mis turnos' }), exact: true }).click()
  await again.window.getByRole('button', { name: english.removeConfirm, exact: true }).click()
  await expect(inEnglish.getByText(english.none, { exact: true })).toBeVisible()
})
