import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { projectFolder } from '../e2e/electron.ts'
import { KEY } from './benchStore.ts'
import { median, processorMsOf } from './measure.ts'

// What the processor works for a command from its start to its end, all threads together, against Node itself with
// nothing to do: a busy machine changes it little. Runs by itself as well: `node test/bench/commands.ts SOURCES`
// measures the command line of other sources, such as those of an earlier version within this folder.

export interface CommandFigures {
  readonly command: string
  readonly workMs: number
  /** Of `node -e 0`, measured in between. */
  readonly nodeMs: number
}

const ROUNDS = 9
/** What loads only the catalogue; what opens the store; what asks of rows, in a second thread. */
const COMMANDS: readonly (readonly string[])[] = [
  ['reports'],
  ['connection', 'list'],
  ['coverage', 'cdr_3'],
  ['show', 'cdr_3', '--from', '2025-03-01', '--to', '2025-03-01', '--limit', '1'],
]

/** Measures some commands of the command line whose sources lie in a folder, in a data folder of their own. */
export function benchCommands(sources = join(projectFolder, 'src')): readonly CommandFigures[] {
  const folder = mkdtempSync(join(tmpdir(), 'atalaya-bench-commands-'))
  process.env['ATALAYA_HOME'] = folder
  process.env['ATALAYA_STORE_KEY'] = KEY
  process.env['ATALAYA_TOKEN'] = 'no server is asked'
  const program = join(sources, 'cli/atalaya.mjs')
  try {
    const add = ['connection', 'add', '--name', 'ops', '--server', '0000', '--base-url', 'http://127.0.0.1:9']
    execFileSync(process.execPath, [program, ...add], { stdio: 'ignore' })
    return COMMANDS.map((words) => {
      const [workMs, nodeMs]: [number[], number[]] = [[], []]
      // The first one compiles what the others find compiled.
      execFileSync(process.execPath, [program, ...words], { stdio: 'ignore' })
      for (let round = 0; round < ROUNDS; round++) {
        workMs.push(processorMsOf(process.execPath, [program, ...words]))
        nodeMs.push(processorMsOf(process.execPath, ['-e', '0']))
      }
      return { command: words.slice(0, 2).join(' '), workMs: median(workMs), nodeMs: median(nodeMs) }
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

if (process.argv[1] === import.meta.filename) {
  const [, , sources] = process.argv
  console.table(benchCommands(sources === undefined ? undefined : resolve(sources)))
}
