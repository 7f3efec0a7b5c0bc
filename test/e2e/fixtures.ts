/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test'
import { startApp } from './electron.ts'

export { expect } from '@playwright/test'

/** What went wrong in an app unseen: errors in its windows' consoles, and in the main process' output. */
class Problems {
  readonly #found: string[] = []
  readonly #expected: RegExp[] = []
  readonly #log: string[] = []

  /** Says that a problem belongs to the test. Every other one fails it. */
  expect(pattern: RegExp): void {
    this.#expected.push(pattern)
  }

  get unexpected(): readonly string[] {
    return this.#found.filter((problem) => !this.#expected.some((pattern) => pattern.test(problem)))
  }

  get log(): string {
    return this.#log.join('')
  }

  watch(app: ElectronApplication): void {
    app.context().on('console', (message) => {
      this.#log.push(`[window ${message.type()}] ${message.text()}\n`)
      if (message.type() === 'error') this.#found.push(message.text())
    })
    app.context().on('weberror', (error) => {
      this.#log.push(`[window] ${error.error().stack ?? String(error.error())}\n`)
      this.#found.push(String(error.error()))
    })
    const { stdout, stderr } = app.process()
    for (const stream of [stdout, stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        const text = chunk.toString()
        this.#log.push(text)
        if (/Error|lacks/.test(text)) this.#found.push(text)
      })
    }
  }
}

interface Fixtures {
  /** The language of the system, as the app sees it. */
  readonly language: 'es' | 'en'
  /** The folder of the app that is started: ours. */
  readonly appFolder: string
  /** Where the app of this test keeps everything. Gone afterwards. */
  readonly profileFolder: string
  readonly problems: Problems
  readonly app: ElectronApplication
  /** The main window, with the list of reports in it. */
  readonly window: Page
}

async function keepEvidence(app: ElectronApplication, problems: Problems, testInfo: TestInfo): Promise<void> {
  writeFileSync(testInfo.outputPath('app.log'), problems.log)
  for (const [index, window] of app.windows().entries()) {
    await window.screenshot({ path: testInfo.outputPath(`window-${index}.png`) }).catch(() => {})
  }
}

export const test = base.extend<Fixtures>({
  language: ['es', { option: true }],
  appFolder: ['.', { option: true }],

  profileFolder: async ({ language }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `atalaya-${language}-`))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
  problems: async ({}, use) => {
    await use(new Problems())
  },

  app: async ({ profileFolder, language, appFolder, problems }, use, testInfo) => {
    const app = await startApp({ profileFolder, language, appFolder })
    const program = app.process()
    problems.watch(app)
    await use(app)
    const hasFailed = testInfo.status !== testInfo.expectedStatus || problems.unexpected.length > 0
    if (hasFailed) await keepEvidence(app, problems, testInfo)
    await app.close()
    // Null where a signal ended it.
    expect([0, null]).toContain(program.exitCode)
    expect(problems.unexpected, 'problems that the test did not expect').toEqual([])
  },

  window: async ({ app }, use) => {
    const window = await app.firstWindow()
    await window.getByRole('searchbox').waitFor()
    await use(window)
  },
})
