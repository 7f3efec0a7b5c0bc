import { join } from 'node:path'
import { defineConfig } from 'vitest/config'
import { ClosingLine } from './test/support/closingLine.ts'

/** What takes longer hangs. Properties that are tried with more cases take longer (test/support/runs.ts). */
const MOST_MS = 600_000 * Math.max(1, Number(process.env['TEST_RUNS'] ?? 1))

export default defineConfig({
  test: {
    include: ['test/unit/**/*.test.ts', 'test/property/**/*.test.ts', 'test/integration/**/*.test.ts'],
    // Real files, real threads, real HTTP: a test takes as long as its machine needs; this bound ends only one that
    // hangs.
    testTimeout: MOST_MS,
    hookTimeout: MOST_MS,
    globalSetup: 'test/support/builtThreads.ts',
    // Native modules and threads: a process for each file.
    pool: 'forks',
    maxWorkers: 2,
    // Threads take their sources compiled from here, as the command line's do. Without it each one compiles them anew,
    // by WebAssembly; and where many begin and end, V8 loses its own account of compiled code now and then
    // (https://github.com/nodejs/node/issues/64500). Not from the system's temporary folder, where others may put their
    // own code for ours.
    env: { NODE_COMPILE_CACHE: join(import.meta.dirname, 'node_modules/.cache/compiled') },
    execArgv: ['--no-memory-protection-keys'],
    reporters: ['default', new ClosingLine()],
  },
})
