import { defineConfig } from '@playwright/test'
import { describeElectron } from './test/e2e/electron.ts'

// Workers read this file too: only the first process says what the tests run in.
if (process.env['TEST_WORKER_INDEX'] === undefined) console.log(`End-to-end tests run in ${await describeElectron()}`)

export default defineConfig({
  testDir: 'test/e2e',
  // Those of the folders send some packages to their types, which is for checking alone.
  tsconfig: 'tsconfig.base.json',
  outputDir: 'test-results',
  reporter: 'list',
  // Each test has an app of its own, and some of them watch the processes of the machine.
  workers: 1,
  retries: 0,
  timeout: 60_000,
  forbidOnly: process.env['CI'] !== undefined,
})
