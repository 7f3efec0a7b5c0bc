/// <reference lib="dom" />
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test as base, type ElectronApplication, type Page, type TestInfo } from '@playwright/test'
import type { Bridge } from '../../src/shared/ipc/bridge.ts'
import { startSampleOperation, type SampleOperation, type SampleOptions } from '../../src/core/sample/operation.ts'
import { endApp, startApp, type StartOptions } from './electron.ts'
import { Problems } from './problems.ts'
import { Supervisor } from './supervisor.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly atalaya: Bridge
  }
}

export { expect } from '@playwright/test'

interface Fixtures {
  /** The language of the system, as the app sees it. */
  readonly language: 'es' | 'en'
  /** What else the app finds in its environment. */
  readonly environment: Readonly<Record<string, string>>
  /** The folder of the app that is started: ours. */
  readonly appFolder: string
  /** What starts the program in its place; empty: nothing does. */
  readonly starter: string
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
  /**
   * Ends the app and starts it again with the same profile, and what else it is to find in its environment; in another
   * language where one is named.
   */
  readonly startAgain: (environment?: Readonly<Record<string, string>>, language?: 'es' | 'en') => Promise<Supervisor>
}

/** Keeps what a failed test leaves: what the app said, and what its windows show. */
async function keepEvidence(app: ElectronApplication, problems: Problems, testInfo: TestInfo): Promise<void> {
  if (testInfo.status === testInfo.expectedStatus && problems.unexpected.length === 0) return
  writeFileSync(testInfo.outputPath('app.log'), problems.log)
  for (const [index, window] of app.windows().entries()) {
    await window.screenshot({ path: testInfo.outputPath(`window-${index}.png`) }).catch(() => {})
  }
}

async function drawnWindow(app: ElectronApplication): Promise<Page> {
  const window = await app.firstWindow()
  await window.locator('#root h1').first().waitFor()
  return window
}

function startedBy(starter: string): Pick<StartOptions, 'starter'> {
  return starter === '' ? {} : { starter }
}

export const test = base.extend<Fixtures>({
  language: ['es', { option: true }],
  environment: [{}, { option: true }],
  appFolder: ['.', { option: true }],
  starter: ['', { option: true }],
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

  app: async ({ profileFolder, language, environment, appFolder, starter, problems }, use, testInfo) => {
    const app = await startApp({ profileFolder, language, environment, appFolder, ...startedBy(starter) })
    const program = app.process()
    problems.watch(app)
    await use(app)
    await keepEvidence(app, problems, testInfo)
    await endApp(app)
    // Null where a signal ended it.
    expect([0, null]).toContain(program.exitCode)
    expect(problems.unexpected, 'problems that the test did not expect').toEqual([])
  },

  window: async ({ app }, use) => {
    await use(await drawnWindow(app))
  },

  supervisor: async ({ app, window, language }, use) => {
    await use(new Supervisor(app, window, language))
  },

  startAgain: async ({ app, profileFolder, language, environment, starter, problems }, use, testInfo) => {
    let current = app
    await use(async (more = {}, spoken = language) => {
      await endApp(current)
      current = await startApp({
        profileFolder,
        language: spoken,
        environment: { ...environment, ...more },
        ...startedBy(starter),
      })
      problems.watch(current)
      return new Supervisor(current, await drawnWindow(current), spoken)
    })
    if (current === app) return
    await keepEvidence(current, problems, testInfo)
    await endApp(current)
  },
})
