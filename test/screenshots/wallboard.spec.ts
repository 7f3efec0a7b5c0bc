import { join } from 'node:path'
import { projectFolder } from '../e2e/electron.ts'
import { expect, test } from '../e2e/fixtures.ts'
import { settle } from '../e2e/looks.ts'
import { live } from '../e2e/reports.ts'
import { operationWith, seedLog, trueClock } from '../e2e/wallLog.ts'

const FOLDER = join(projectFolder, 'docs/screenshots')
const IN_WINDOW = { width: 1366, height: 768 }
const ON_WALL = { width: 1920, height: 1080 }

const clock = trueClock()
const walled = test.extend({
  // A log of six weeks, with a gap of today.
  profileFolder: async ({ profileFolder, operation }, use) => {
    await seedLog(profileFolder, operation, clock, { weeks: 6, gap: { fromMinutesAgo: 45, toMinutesAgo: 25 } })
    await use(profileFolder)
  },
})
walled.use({ environment: { ATALAYA_TOKEN: 'token-of-the-run' }, operationOptions: operationWith(clock) })

for (const language of ['es', 'en'] as const) {
  for (const theme of ['light', 'dark'] as const) {
    walled.describe(`${language}, ${theme}`, () => {
      walled.use({ language })

      walled(`the wallboard (${language}, ${theme})`, async ({ window, supervisor }) => {
        const picture = async (name: string): Promise<void> => {
          await expect(window.locator('.board-canvas canvas')).toHaveCount(2)
          await settle(window)
          await window.screenshot({ path: join(FOLDER, `${name}-${language}-${theme}.png`), animations: 'disabled' })
        }
        await window.setViewportSize(IN_WINDOW)
        await window.emulateMedia({ colorScheme: theme })
        await supervisor.open(live)
        await picture('wallboard')
        await window.setViewportSize(ON_WALL)
        await window.getByRole('button', { name: supervisor.words.live.board.fullScreen }).click()
        await picture('wallboard-full')
      })
    })
  }
}
