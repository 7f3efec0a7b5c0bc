import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

// Tries an installed program: `node scripts/smoke.ts PROGRAM [ARGUMENT…]`. It starts with a data folder of its own and
// must open a new store: its window's process, its threads, their native parts and the keychain that has the key
// (where the environment gives none) are then all there. It must go on running until it is ended, and leave no journal
// of an error.

const PATIENCE_MS = 120_000
/** How long a program that has begun must go on. */
const STEADY_MS = 5_000
/** What the journal says once the store is open, and what it says when something broke (`src/main/journal.ts`). */
const READY = /\bstore ready\b/u
const BROKEN = /\b(?:start|uncaught|unhandled|thread lost|window gone|store failed)\b.*/u

const [program, ...words] = process.argv.slice(2)
if (program === undefined) {
  console.error('Which program? node scripts/smoke.ts PROGRAM [ARGUMENT…]')
  process.exit(2)
}

const folder = mkdtempSync(join(tmpdir(), 'atalaya-smoke-'))
const home = join(folder, 'data')
const journal = join(home, 'logs', 'journal.log')
const child = spawn(program, [...words, `--user-data-dir=${join(folder, 'electron')}`], {
  env: { ...process.env, ATALAYA_HOME: home },
  stdio: ['ignore', 'inherit', 'inherit'],
})
const ended = new Promise<string>((resolve) => {
  child.once('error', (cause) => {
    resolve(cause.message)
  })
  child.once('exit', (status, signal) => {
    resolve(`it ended by itself: ${status ?? signal}`)
  })
})

/** Waits, but never longer than there is something to wait for. */
function pause(milliseconds: number): Promise<undefined> {
  return wait(milliseconds, undefined, { ref: false })
}

function told(): string {
  return existsSync(journal) ? readFileSync(journal, 'utf8') : ''
}

/** Why the program did not begin as it should, or undefined. */
async function fault(): Promise<string | undefined> {
  const until = Date.now() + PATIENCE_MS
  while (!READY.test(told())) {
    if (Date.now() > until) return 'its store did not open'
    const early = (await Promise.race([ended, pause(200)])) ?? BROKEN.exec(told())?.[0]
    if (early !== undefined) return early
  }
  const early = await Promise.race([ended, pause(STEADY_MS)])
  return early ?? BROKEN.exec(told())?.[0]
}

const found = await fault()
child.kill()
await Promise.race([ended, pause(20_000)])
if (child.exitCode === null && child.signalCode === null) child.kill('SIGKILL')
const said = told()
rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 250 })
if (found === undefined) console.log(`${program}: its store opened, and it went on running.`)
else console.error(`${program}: ${found}\n${said}`)
process.exitCode = found === undefined ? 0 : 1
