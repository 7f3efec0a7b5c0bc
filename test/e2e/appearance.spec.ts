import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { projectFolder } from './electron.ts'
import { expect, test } from './fixtures.ts'

const axeFile = join(projectFolder, 'node_modules/axe-core/axe.min.js')

interface AxeResult {
  readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[]
}

/** What axe finds wrong in the page, each with the first place. Its script goes around the page's security policy. */
async function axeViolations(window: Page): Promise<readonly string[]> {
  await window.evaluate(readFileSync(axeFile, 'utf8'))
  const result = await window.evaluate(() => {
    const { axe } = globalThis as unknown as { axe: { run: () => Promise<AxeResult> } }
    return axe.run()
  })
  return result.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)
}

const BACKGROUNDS = { light: 'rgb(243, 245, 247)', dark: 'rgb(18, 23, 28)' } as const

for (const theme of ['light', 'dark'] as const) {
  test(`follows the system's ${theme} theme`, async ({ window }) => {
    await window.emulateMedia({ colorScheme: theme })
    await expect(window.locator('body')).toHaveCSS('background-color', BACKGROUNDS[theme])
  })

  for (const language of ['es', 'en'] as const) {
    test.describe(`${theme}, ${language}`, () => {
      test.use({ language })

      test(`axe finds nothing in the list of reports (${theme}, ${language})`, async ({ window }) => {
        test.skip(!existsSync(axeFile), 'axe-core is not installed')
        await window.emulateMedia({ colorScheme: theme })
        expect(await axeViolations(window)).toEqual([])
      })
    })
  }
}
