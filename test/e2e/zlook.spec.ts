import { expect, test } from './fixtures.ts'
import { settle } from './looks.ts'
import { live } from './reports.ts'
import { operationWith, seedLog, trueClock } from './wallLog.ts'
const clock = trueClock()
const walled = test.extend({
  profileFolder: async ({ profileFolder, operation }, use) => {
    await seedLog(profileFolder, operation, clock, { weeks: 6, gap: { fromMinutesAgo: 45, toMinutesAgo: 25 } })
    await use(profileFolder)
  },
})
walled.use({ environment: { ATALAYA_TOKEN: 'token-of-the-run' }, operationOptions: operationWith(clock) })
for (const language of ['es', 'en'] as const)
  walled.describe(language, () => {
    walled.use({ language })
    walled('look', async ({ supervisor, window }) => {
      const scheme = language === 'es' ? 'light' : 'dark'
      await window.emulateMedia({ colorScheme: scheme })
      await window.setViewportSize({ width: 1366, height: 768 })
      await supervisor.open(live)
      await expect(window.locator('.board-canvas canvas')).toHaveCount(2)
      await settle(window)
      const shot = (name: string) =>
        window.screenshot({ path: `/tmp/team/wall-look/${name}-${language}.png`, animations: 'disabled' })
      await shot('board-1366')
      await window.setViewportSize({ width: 1920, height: 1080 })
      await settle(window)
      await shot('board-1920')
      await window.keyboard.press('F11')
      await expect(window.getByRole('dialog').locator('.board-canvas canvas')).toHaveCount(2)
      await settle(window)
      await shot('full-1920')
      await window.setViewportSize({ width: 1366, height: 768 })
      await settle(window)
      await shot('full-1366')
      await window.mouse.move(500, 420)
      await shot('tooltip-1366')
      await window.keyboard.press('F11')
      await window.getByRole('button', { name: supervisor.words.live.board.table }).click()
      await settle(window)
      await shot('table-1366')
      await window.setViewportSize({ width: 700, height: 900 })
      await window.getByRole('button', { name: supervisor.words.live.board.chart }).click()
      await settle(window)
      await shot('narrow')
    })
  })
