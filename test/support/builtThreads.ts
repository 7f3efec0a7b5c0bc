import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { BUILT_THREADS, type ThreadName } from './threadUrls.ts'

// Threads begin many thousand times while tests run, and reading their sources one by one is most of what a beginning
// takes. So they are built once before any test, out of the same sources and in the same way as the app's: few files.
// What users of the command line start (`Cli.start`) goes on to read sources.

const ROOT = join(import.meta.dirname, '../..')
const KEPT_UNDER = join(ROOT, 'node_modules/.cache/threads')

const INPUT: Readonly<Record<ThreadName, string>> = {
  storeWorker: join(ROOT, 'src/core/threads/storeWorker.ts'),
  rebuildWorker: join(ROOT, 'src/core/threads/rebuildWorker.ts'),
  sampleWorker: join(ROOT, 'src/core/sample/sampleWorker.ts'),
}

async function built(): Promise<readonly Rolldown.OutputChunk[]> {
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
      rolldownOptions: { external: ['better-sqlite3', 'keytar'], input: INPUT },
    },
  })) as Rolldown.RolldownOutput
  return output.output.filter((each) => each.type === 'chunk')
}

/** Run by Vitest before any test: has the threads of all tests be the built ones. */
export async function setup(): Promise<void> {
  const chunks = await built()
  const hash = createHash('sha256')
  for (const { fileName, code } of chunks) hash.update(`${fileName}\0${code}\0`)
  const name = hash.digest('hex').slice(0, 16)
  const folder = join(KEPT_UNDER, name)
  if (!existsSync(folder)) {
    // Whole or not at all: another run beside this one may want the same folder.
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
  process.env[BUILT_THREADS] = folder
}
