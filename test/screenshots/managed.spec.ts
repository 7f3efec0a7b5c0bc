import { join } from 'node:path'
import { electronProgram, projectFolder } from '../e2e/electron.ts'
import { expect, test as base } from '../e2e/fixtures.ts'
import { settle } from '../e2e/looks.ts'
import { hasOwnEtc, setPolicy, starterOn } from '../support/ownEtc.ts'

// What a window shows of what its computer's administrator set.

const FOLDER = join(projectFolder, 'docs/screenshots')
const SIZE = { width: 1366, height: 768 }

const test = base.extend({
  starter: async ({ profileFolder }, use) => {
    const computer = join(profileFolder, 'computer')
    setPolicy(computer, {
      Mandatory: { AllowedServers: ['wv0010.wolkvox.com', 'wv0020.wolkvox.com'], MaskAtLeast: 'partial' },
      Recommended: { Proxy: 'http://proxy.example.com:3128' },
    })
    await use(starterOn(computer, electronProgram))
  },
})

test.skip(!hasOwnEtc(), 'root alone can give a computer a policy')

for (const language of ['es', 'en'] as const) {
  test.describe(language, () => {
    test.use({ language })

    test(`what is managed (${language})`, async ({ window, supervisor }) => {
      await window.setViewportSize(SIZE)
      await supervisor.exploreSample()
      const page = await supervisor.openSettings('managed')
      await expect(page.getByText('/etc/atalaya/policy.json').first()).toBeVisible()
      await window.mouse.move(SIZE.width - 2, SIZE.height - 2)
      for (const theme of ['light', 'dark'] as const) {
        await window.emulateMedia({ colorScheme: theme })
        await settle(window)
        await window.screenshot({ path: join(FOLDER, `managed-${language}-${theme}.png`), animations: 'disabled' })
      }
    })
  })
}
