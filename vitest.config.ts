import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closingLine.ts'

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/integration/**/*.test.ts'],
    // Real files, real threads, real HTTP: a slow machine needs room, and no test asserts a time.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Native modules and threads: a process for each file.
    pool: 'forks',
    maxWorkers: 2,
    reporters: ['default', new ClosingLine()],
  },
})
