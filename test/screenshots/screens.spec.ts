import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { catalogue } from '../../src/shared/reports/index.ts'
import { projectFolder } from '../e2e/electron.ts'
import { expect, test } from '../e2e/fixtures.ts'
import type { Supervisor } from '../e2e/supervisor.ts'

const FOLDER = join(projectFolder, 'docs/screenshots')
const SIZE = { width: 1366, height: 768 }

const withBody = catalogue.reports.find((report) => report.fields.some((field) => field.type === 'html'))
const withTalks = catalogue.reports.find(
  ({ conversation, parameters }) =>
    conversation?.says.some(({ handsOn }) => handsOn !== undefined) === true &&
    parameters.every(({ required }) => !required),
)
if (withTalks === undefined) throw new Error('The catalogue has no report of talks')
if (withBody === undefined) throw new Error('The catalogue has no report with mails')

function pictures(window: Page, language: string, theme: string): (name: string) => Promise<void> {
  return async (name) => {
    // The pointer would leave its mark on what it stands on.
    await window.mouse.move(SIZE.width - 2, SIZE.height / 2)
    await window.screenshot({ path: join(FOLDER, `${name}-${language}-${theme}.png`), animations: 'disabled' })
  }
}

/** Waits until the sample's rows are here, and the grid has them, with what they come to. */
async function allShown(supervisor: Supervisor): Promise<void> {
  const { window, words } = supervisor
  await expect(supervisor.completeness).toContainText(/Compl/, { timeout: 60_000 })
  await expect(supervisor.completeness).not.toContainText(/falta|missing/, { timeout: 60_000 })
  await expect(window.getByText(words.grid.total.counting)).toHaveCount(0)
  await expect(supervisor.rows.first()).toBeVisible()
}

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language })

      test(`the screens (${language}, ${theme})`, async ({ window, supervisor }) => {
        const { words } = supervisor
        const picture = pictures(window, language, theme)
        await window.setViewportSize(SIZE)
        await window.emulateMedia({ colorScheme: theme })
        await picture('first-start')

        await supervisor.exploreSample()
        await expect(supervisor.rows.first()).toBeVisible()
        await expect(supervisor.completeness).toContainText(/Compl/)
        // The grid follows what is stored once a second: here all of it is.
        await window.waitForTimeout(1_500)
        await picture('report')

        await window.locator('.ag-row .ag-cell').nth(3).click()
        await window.keyboard.press('Enter')
        await expect(window.locator('.row-card')).toBeVisible()
        await picture('row-card')
        await window.keyboard.press('Escape')

        await window.getByRole('button', { name: words.exporting.export, exact: true }).click()
        await expect(window.getByRole('dialog')).toBeVisible()
        await picture('export')
        await window.keyboard.press('Escape')

        const calendar = window.getByRole('button', { name: words.coverage.showCalendar })
        await calendar.click()
        await expect(window.locator('.coverage-months')).toBeVisible()
        await picture('calendar')
        await calendar.click()

        await window.keyboard.press('ControlOrMeta+k')
        await expect(window.getByRole('dialog')).toBeVisible()
        await window.keyboard.type('agen')
        await picture('palette')
        await window.keyboard.press('Escape')

        // The palette fades.
        await expect(window.getByRole('dialog')).toHaveCount(0)
        await window.keyboard.press('ControlOrMeta+,')
        await expect(window.getByRole('dialog')).toBeVisible()
        await picture('settings')
        const { sections } = words.settings
        for (const [name, section] of [
          ['settings-team', sections.team],
          ['settings-managed', sections.managed],
        ] as const) {
          await window.getByRole('tab', { name: section, exact: true }).click()
          await picture(name)
        }
        await window.keyboard.press('Escape')

        await supervisor.open(withBody)
        await allShown(supervisor)
        await picture('mails')

        await supervisor.open(withTalks)
        await allShown(supervisor)
        await window.locator('.ag-row .ag-cell').nth(3).click()
        await window.keyboard.press('Enter')
        const bubbles = window.locator('.talk-bubble')
        await expect(bubbles.first()).toBeVisible()
        // A talk in which something is said.
        for (let place = 1; place < 16 && (await bubbles.count()) < 3; place++) {
          await window.getByRole('button', { name: words.grid.card.next, exact: true }).click()
          await window.waitForTimeout(500)
        }
        await picture('conversation')
      })
    })
  }
}
