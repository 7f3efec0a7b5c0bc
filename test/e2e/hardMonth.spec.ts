import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { longDayText } from '../../src/shared/periodTexts.ts'
import { addDays } from '../../src/shared/periods.ts'
import { addsUp } from '../../src/shared/reports/types.ts'
import { startOfDay, wallClock } from '../../src/shared/time.ts'
import * as month from '../support/hardMonth.ts'
import { expect, test } from './fixtures.ts'
import { axeViolations, cutOff, settle } from './looks.ts'
import { fieldOf, reportWith } from './reports.ts'
import type { Supervisor } from './supervisor.ts'

// A month of a server that does everything that servers were seen to do, and what the window says about it: each
// sentence is true, says what to do, and is there once.

const { hardReport, HAPPENS_ON } = month
const sums = reportWith(
  'aggregate',
  ['text', 'integer', 'duration'],
  (report) => addsUp(report) && report.fields.filter(({ type }) => type === 'duration').length > 2,
)
const [date, comments] = [fieldOf(hardReport, 'dateTime'), fieldOf(hardReport, 'longText')]

/** What nobody in front of the window knows or wants to. */
const TECHNICAL = /own\/|UTF|JSON|HTTP|charset|\d{4}-\d{2}-\d{2}|undefined|NaN|\{\{|\.\./

const hard = test.extend<{ readonly server: month.HardServer }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
  server: async ({}, use) => {
    const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
    const server = await month.startHardServer(startOfDay(wallClock(Date.now(), timeZone)), sums)
    await use(server)
    await server.close()
  },
})

/** Opens a report, and updates its last thirty days to the end. @returns what the bar said meanwhile */
async function update(supervisor: Supervisor): Promise<readonly string[]> {
  const { window, words } = supervisor
  await supervisor.choosePeriod('last30')
  await supervisor.update.click()
  const detail = window.locator('.activity-detail')
  const said = new Set<string>()
  const stop = window.getByRole('button', { name: words.activity.stop, exact: false }).first()
  const notice = window.locator('.notices').getByRole('alert')
  await expect(async () => {
    for (const text of await detail.allTextContents()) said.add(text)
    expect(await notice.count()).toBe(1)
    await expect(stop).toHaveCount(0)
  }).toPass({ timeout: 150_000, intervals: [100] })
  return [...said]
}

hard('is told in plain words, each thing once, with what to do', async ({ supervisor, server, profileFolder }) => {
  hard.setTimeout(400_000)
  const { window, words, grid, completeness } = supervisor
  const { from } = supervisor.periodNamed('last30')
  await window.setViewportSize({ width: 1366, height: 768 })
  const notice = window.locator('.notices').getByRole('alert')
  const cell = (day: number): Locator =>
    window
      .getByRole('listbox', { name: words.coverage.strip })
      .getByRole('option')
      .nth(day - 1)

  await hard.step('the operation is connected, and the report comes out of a file', async () => {
    await supervisor.connect({ baseUrl: server.baseUrl, token: 'token-of-the-month' })
    const file = join(profileFolder, 'report.json')
    writeFileSync(file, month.hardReportFile)
    await supervisor.system.choose(file)
    await window.keyboard.press('ControlOrMeta+k')
    await window.getByRole('option', { name: words.customReports.import }).click()
    await window.getByRole('button', { name: words.customReports.save, exact: true }).click()
    await expect(supervisor.reportTitle).toHaveText(hardReport.title.es)
    await supervisor.dismissNotices()
  })

  await hard.step('the pull ends, says what it waits for, and what came of it', async () => {
    const said = await update(supervisor)
    expect(said.filter((text) => TECHNICAL.test(text))).toEqual([])
    expect(said.some((text) => /^El servidor pide esperar hasta las \d\d:\d\d:\d\d\.$/.test(text))).toBe(true)
    expect(said.some((text) => /se detuvo a la mitad y no llegó nada más\. Sigue en 0:0\d$/.test(text))).toBe(true)
    await expect(notice).toContainText(`Se trajo solo una parte: ${hardReport.title.es}`)
    await expect(notice).toContainText(
      /Se guardaron: \d+ filas\. El servidor anunció 10 registros y envió 7\. 3 periodos fallaron\. Las causas son distintas: en el reporte, cada día dice la suya\./,
    )
    expect(await notice.textContent()).not.toMatch(TECHNICAL)
    await supervisor.dismissNotices()
    // Once each, but for what had to be asked again: after a wait, after a standstill, and around the large record.
    expect(server.asked.get(HAPPENS_ON.list)).toBe(1)
    expect(server.asked.get(HAPPENS_ON.wait)).toBe(2)
    expect(server.asked.get(HAPPENS_ON.stalled)).toBe(2)
  })

  await hard.step('the completeness says the worst first, and blames no cause for the days of another', async () => {
    const text = completeness.locator('.completeness-text')
    await expect(text).toHaveText(
      /^No se pudo traer todo de [^:·]+, por causas distintas: cada día dice la suya · el servidor anunció 10 registros y envió 7: [^·]+ · 24 días completos · por confirmar [^·]+ · hoy, hasta las \d\d:\d\d · 101 campos más están en la columna «Otros campos»$/,
    )
    expect(await text.textContent()).not.toMatch(TECHNICAL)
    await expect(window.locator('.answer-note')).toHaveCount(0)
    await expect(window.locator('.coverage-legend li')).toHaveText(['completo', 'en curso', 'no cuadra', 'falló'])
  })

  await hard.step('each day says its own', async () => {
    const expected: Readonly<Partial<Record<month.Happening, RegExp>>> = {
      list: /Completo\. 7 filas/,
      latin1: /Completo\. 7 filas/,
      utf16: /Completo\. 7 filas/,
      announced: /El servidor anunció 10 registros y envió 7; se vuelve a traer al actualizar\. 7 filas/,
      wait: /Completo\. 7 filas/,
      stalled: /Completo\. 7 filas/,
      dates: /Completo\. 7 filas/,
      zones: /Completo\. 7 filas/,
      numbers: /Completo\. 7 filas/,
      unknown: /Completo\. 7 filas/,
      invisible: /Completo\. 7 filas/,
      invalid: /No se pudo traer\. La respuesta trae letras que no se pueden leer$/,
      other: /No se pudo traer\. El servidor respondió con registros que no son de este reporte$/,
      large: /Falta una parte, que no se pudo traer\. Un registro mide más de 64 MB y se omitió\. 6 filas\. Traído/,
      empty: /El servidor aún no tiene registros; se vuelve a traer al actualizar\. Traído/,
    }
    for (const [happening, sentence] of Object.entries(expected)) {
      const day = HAPPENS_ON[happening as month.Happening]
      await expect(cell(day), happening).toHaveAccessibleName(sentence)
      const name = (await cell(day).getAttribute('aria-label')) ?? ''
      expect(name.startsWith(longDayText(addDays(from, day - 1), 'es'))).toBe(true)
      expect(name).not.toMatch(TECHNICAL)
    }
    await cell(HAPPENS_ON.large).hover()
    await expect(window.getByRole('tooltip')).toContainText('Falta una parte, que no se pudo traer')
    await supervisor.reportTitle.hover()
    await expect(window.getByRole('tooltip')).toHaveCount(0)
  })

  await hard.step('letters are right, and searches are blind to what nobody sees', async () => {
    const agent = fieldOf(hardReport, 'text')
    for (const happening of ['latin1', 'utf16'] as const) {
      const day = addDays(from, HAPPENS_ON[happening] - 1)
      await grid.line(date).fill(new Intl.DateTimeFormat('es-CO', { timeZone: 'UTC' }).format(day * 1000))
      await expect(window.getByRole('tooltip')).toHaveText(longDayText(day, 'es').replace(/^\S+ /, ''))
      await expect(grid.count).toHaveText(/^7 de /)
      // The first of the day's seven stands last: the newest comes first.
      await expect(grid.cell(6, agent)).toHaveText('Íñigo Ñáñez 1')
    }
    await grid.type(date, '')
    await grid.type(comments, 'pago pendiente')
    await expect(grid.count).toHaveText(/^7 de /)
    await grid.type(comments, '')
  })

  await hard.step('sums say in one line what they could not read', async () => {
    await supervisor.open(sums)
    await update(supervisor)
    await supervisor.dismissNotices()
    const note = window.locator('.answer-note')
    await expect(note).toHaveCount(1)
    await expect(note).toContainText(
      /y 1 columna más: 12 valores no se pudieron leer como números; las sumas van sin ellos\. «Por día» los muestra\.$/,
    )
    await expect(completeness).toContainText(/^No se pudo traer [^:·]+, por causas distintas/)
    const heading = grid.heading(fieldOf(sums, 'duration'))
    await expect(heading).toHaveAttribute('aria-description', /^3 valores no se pudieron leer/)
  })

  await hard.step('a file is not written without having said the same', async () => {
    await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
    const dialog = window.getByRole('dialog', { name: words.exporting.title })
    const warning = dialog.getByRole('note').first()
    await expect(warning).toContainText(words.exporting.incomplete)
    for (const said of [completeness.locator('.completeness-text'), window.locator('.answer-note')]) {
      await expect(warning).toContainText((await said.textContent()) ?? '')
    }
    await settle(window)
    // However much there is to say, what ends the dialog is in sight.
    await expect(dialog.locator('button[type="submit"]')).toBeInViewport({ ratio: 1 })
    await window.screenshot({ path: 'test-results/hard-month-export.png' })
    expect(await axeViolations(dialog)).toEqual([])
    expect(await cutOff(window)).toEqual([])
    await window.keyboard.press('Escape')
    await expect(dialog).toHaveCount(0)
  })

  await hard.step('it can be read in both themes, and by screen readers', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await window.emulateMedia({ colorScheme })
      await settle(window)
      expect(await axeViolations(window.locator('.report-head'))).toEqual([])
      expect(await axeViolations(window.locator('.activity'))).toEqual([])
      expect(await cutOff(window)).toEqual([])
      await window.screenshot({ path: `test-results/hard-month-${colorScheme}.png` })
    }
  })
})
