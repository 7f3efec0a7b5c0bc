import { defineConfig } from '@playwright/test'

// `npm run screenshots`: pictures of the window for README and documents.
export default defineConfig({
  testDir: '.',
  outputDir: '../../test-results',
  tsconfig: '../../tsconfig.base.json',
  reporter: 'list',
  workers: 1,
  timeout: 240_000,
  // As those of the end-to-end tests: a busy machine takes its time.
  expect: { timeout: 20_000 },
})
