import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Rolldown } from 'vite'
import type { TestProject } from 'vitest/node'
import { BUILT_THREADS, THREAD_SOURCES } from './threadUrls.ts'

// Threads begin many thousand times while tests run, and reading their sources one by one is most of what a beginning
// takes. So they are built once before any test, out of the same sources and in the same way as the app's: few files.
// What users of the command line start (`Cli.start`) goes on to read sources.

const ROOT = join(import.meta.dirname, '../..')
const KEPT_UNDER = join(ROOT, 'node_modules/.cache/threads')

async function built(): Promise<readonly Rolldown.OutputChunk[]> {
  const input = Object.fromEntries(Object.entries(THREAD_SOURCES).map(([name, url]) => [name, fileURLToPath(url)]))
  const output = (await build({
    root: ROOT,
    configFile: false,
    logLevel: 'warn',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      write: false,
      assetsDir: '',
      target: 'node24',
      rolldownOptions: { external: ['better-sqlite3', 'keytar'], input },
    },
  })) as Rolldown.RolldownOutput
  return output.output.filter((each) => each.type === 'chunk')
}

const DAY_MS = 86_400_000

/** Of earlier sources. What was not used for a day is in use by no run beside this one. */
function removeOlder(): void {
  for (const name of readdirSync(KEPT_UNDER)) {
    const folder = join(KEPT_UNDER, name)
    if (statSync(folder).mtimeMs < Date.now() - DAY_MS) rmSync(folder, { recursive: true })
  }
}

/** Writes the built threads into a folder of their own: whole or not at all, as another run may want the same one. */
function write(chunks: readonly Rolldown.OutputChunk[], folder: string): void {
  const unfinished = join(KEPT_UNDER, randomUUID())
  mkdirSync(unfinished, { recursive: true })
  for (const { fileName, code } of chunks) writeFileSync(join(unfinished, fileName), code)
  try {
    renameSync(unfinished, folder)
  } catch (cause) {
    rmSync(unfinished, { recursive: true })
    if (!existsSync(folder)) throw cause
  }
}

/** Builds the threads of the sources as they are now, and has tests find them. */
async function provideThreads(): Promise<void> {
  const chunks = await built()
  const hash = createHash('sha256')
  for (const { fileName, code } of chunks) hash.update(`${fileName}\0${code}\0`)
  const folder = join(KEPT_UNDER, hash.digest('hex').slice(0, 16))
  if (!existsSync(folder)) write(chunks, folder)
  const now = new Date()
  utimesSync(folder, now, now)
  removeOlder()
  process.env[BUILT_THREADS] = folder
}

/** Run by Vitest before any test, and before those that a change of sources has run again. */
export async function setup(project: TestProject): Promise<void> {
  await provideThreads()
  project.onTestsRerun(provideThreads)
}
