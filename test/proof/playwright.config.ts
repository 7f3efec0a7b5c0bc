import { execFileSync } from 'node:child_process'
import { defineConfig } from '@playwright/test'
import ordinary from '../../playwright.config.ts'

// `npm run proof:libreoffice`: the answers that supervisors come for, in the end-to-end tests' own scenes, and each of
// their workbooks opened in LibreOffice as well. Not among the tests, which must not need an office program.

if (process.env['TEST_WORKER_INDEX'] === undefined) {
  // Without LibreOffice there is nothing to prove, and nothing passes.
  const version = execFileSync('soffice', ['--version'], { encoding: 'utf8' })
  console.log(`Workbooks are opened in ${version.trim()}`)
  process.env['ATALAYA_PROOF_LIBREOFFICE'] = '1'
}

export default defineConfig(ordinary, {
  testDir: '../e2e',
  testMatch: ['summaryAnswers.spec.ts', 'staffing.spec.ts'],
  outputDir: '../../test-results',
  tsconfig: '../../tsconfig.base.json',
  workers: 1,
  retries: 0,
})
