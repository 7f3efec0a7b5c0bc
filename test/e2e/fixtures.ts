/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test'
import { startSampleOperation, type SampleOperation, type SampleOptions } from '../../src/core/sample/operation.ts'
import { startApp } from './electron.ts'
import { Problems } from './problems.ts'
import { Supervisor } from './supervisor.ts'

export { expect } from '@playwright/test'

interface Fixtures {
  /** The language of the system, as the app sees it. */
  readonly language: 'es' | 'en'
  /** What else the app finds in its environment. */
  readonly environment: Readonly<Record<string, string>>
  /** The folder of the app that is started: ours. */
  readonly appFolder: string
  /** What is special about the operation that the app talks to. */
  readonly operationOptions: SampleOptions
  /** Where the app of this test keeps everything. Gone afterwards. */
  readonly profileFolder: string
  readonly problems: Problems
  /** A wolkvox server of invented data on this computer; starts where a test names it. */
  readonly operation: SampleOperation
  readonly app: ElectronApplication
  /** The main window, with its page drawn. */
  readonly window: Page
  /** Somebody in front of the window. */
  readonly supervisor: Supervisor
}

async function keepEvidence(app: ElectronApplication, problems: Problems, testInfo: TestInfo): Promise<void> {
  writeFileSync(testInfo.outputPath('app.log'), problems.log)
  for (const [index, window] of app.windows().entries()) {
    await window.screenshot({ path: testInfo.outputPath(`window-${index}.png`) }).catch(() => {})
  }
}

export const test = base.extend<Fixtures>({
  language: ['es', { option: true }],
  environment: [{}, { option: true }],
  appFolder: ['.', { option: true }],
  operationOptions: [{}, { option: true }],

  profileFolder: async ({ language }, use) => {
    const folder = mkdtempSync(join(tmpdir(), `atalaya-${language}-`))
    await use(folder)
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 })
  },

  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the names of fixtures from a pattern
  problems: async ({}, use) => {
    await use(new Problems())
  },

  operation: async ({ operationOptions }, use) => {
    const operation = await startSampleOperation(operationOptions)
    await use(operation)
    await operation.close()
  },

  app: async ({ profileFolder, language, environment, appFolder, problems }, use, testInfo) => {
    const app = await startApp({ profileFolder, language, environment, appFolder })
    const program = app.process()
    problems.watch(app)
    await use(app)
    const hasFailed = testInfo.status !== testInfo.expectedStatus || problems.unexpected.length > 0
    if (hasFailed) await keepEvidence(app, problems, testInfo)
    // Nobody is there to answer whether work may be interrupted.
    await answerDialogs(app).catch(() => {})
    await app.close()
    // Null where a signal ended it.
    expect([0, null]).toContain(program.exitCode)
    expect(problems.unexpected, 'problems that the test did not expect').toEqual([])
  },

  window: async ({ app }, use) => {
    const window = await app.firstWindow()
    await window.locator('#root h1').first().waitFor()
    await use(window)
  },

  supervisor: async ({ app, window, language }, use) => {
    await use(new Supervisor(app, window, language))
  },
})

/** Lets every question of the system's dialogs be answered with its last button: quit, leave. */
async function answerDialogs(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...args: unknown[]) => {
      const options = args.at(-1) as { readonly buttons?: readonly string[] }
      return Promise.resolve({ response: (options.buttons?.length ?? 1) - 1, checkboxChecked: false })
    }
  })
}
