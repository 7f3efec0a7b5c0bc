import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { projectFolder } from '../e2e/electron.ts'
import { expect, test } from '../e2e/fixtures.ts'
import { settle } from '../e2e/looks.ts'
import { abandonmentByDay, callsByAgent, commonestReasons, serviceLevelByHour } from '../e2e/summaryScenes.ts'
import type { SummaryHands } from '../e2e/summaryHands.ts'

const FOLDER = join(projectFolder, 'docs/screenshots')
const SIZE = { width: 1366, height: 768 }

/** Fetches the period that is compared with, where it is not here yet. */
async function fetchCompared(summary: SummaryHands): Promise<void> {
  const absent = summary.region.locator('.summary-absent')
  if ((await absent.count()) > 0) await absent.getByRole('button').first().click()
  await expect(absent).toHaveCount(0, { timeout: 120_000 })
  await summary.settled()
}

async function picture(window: Page, name: string): Promise<void> {
  // The pointer would leave its mark on what it stands on.
  await window.mouse.move(SIZE.width - 2, SIZE.height - 2)
  await window.locator('.summary').evaluate((element) => element.scrollTo(0, 0))
  await settle(window)
  await window.screenshot({ path: join(FOLDER, `${name}.png`), animations: 'disabled' })
}

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    test.describe(`${language}, ${theme}`, () => {
      test.use({ language })

      test(`summaries (${language}, ${theme})`, async ({ window, supervisor }) => {
        test.setTimeout(300_000)
        await window.setViewportSize(SIZE)
        await window.emulateMedia({ colorScheme: theme })
        await supervisor.exploreSample()
        const comparison = await callsByAgent(supervisor)
        await fetchCompared(comparison)
        await picture(window, `summary-comparison-${language}-${theme}`)
        await comparison.openMenu(comparison.numbersOf(comparison.groups.nth(1)).first())
        await picture(window, `summary-menu-${language}-${theme}`)
        await window.keyboard.press('Escape')
        await commonestReasons(supervisor)
        await picture(window, `summary-table-${language}-${theme}`)
        await serviceLevelByHour(supervisor)
        await picture(window, `summary-heat-${language}-${theme}`)
        await fetchCompared(await abandonmentByDay(supervisor))
        await picture(window, `summary-lines-${language}-${theme}`)
      })
    })
  }
}
