import { defineConfig } from '@playwright/test'
import { describeElectron } from './test/e2e/electron.ts'
import { zoneAtNoon } from './test/e2e/noon.ts'

// Workers read this file too: only the first process says what the tests run in, and sets the clock of all.
if (process.env['TEST_WORKER_INDEX'] === undefined) {
  console.log(`End-to-end tests run in ${await describeElectron()}`)
  // On Windows pages go by the system's zone whatever the environment says: there everything does.
  if (process.platform !== 'win32') process.env['TZ'] = zoneAtNoon()
}

export default defineConfig({
  testDir: 'test/e2e',
  // Those of the folders send some packages to their types, which is for checking alone.
  tsconfig: 'tsconfig.base.json',
  outputDir: 'test-results',
  reporter: 'list',
  // Each test has an app, a profile and an operation of its own.
  workers: 2,
  // What needs a second try on a busy machine is named as flaky at the end, and is to be mended.
  retries: 1,
  // Generous: on a busy machine everything takes longer, and what never comes is found all the same.
  timeout: 180_000,
  expect: { timeout: 20_000 },
  forbidOnly: process.env['CI'] !== undefined,
})
