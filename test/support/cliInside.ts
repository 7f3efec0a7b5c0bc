import { Writable } from 'node:stream'
import { threadUrl } from './threadUrls.ts'

// The command line without a process of its own: the same `run`, the same HTTP, the same SQLite file, and threads as
// the app ships them. What only a process has is not seen here: its start, its end, signals, pipes, what it reads of
// its own environment.

export type Environment = Readonly<Record<string, string | undefined>>

/** What a command came to. */
export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly bytes: Buffer
  readonly milliseconds: number
}

/** Where no keychain answers, whatever the computer has. */
export const NO_KEYCHAIN: Environment = {
  DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus',
  DISPLAY: undefined,
}

/** What commands read from the environment that they are given, wherever they run. */
const GIVEN = new Set([
  'ATALAYA_HOME',
  'ATALAYA_STORE_KEY',
  'ATALAYA_TOKEN',
  'LC_ALL',
  'LC_MESSAGES',
  'LANG',
  'PGPASSWORD',
])

/** The time zone of the desks of tests. */
export const ZONE = 'America/Bogota'

/** What is so of a whole process, and of this one while it runs commands. */
const OF_PROCESS: Environment = { ...NO_KEYCHAIN, TZ: ZONE }

/** A word for standard output or input as a file: rows go through the process's own pipe, whoever asked for them. */
const OWN_PIPE = /^(?:--[a-z-]+=)?-$/

/** Whether a command would find the same here as in a process of its own with such an environment. */
export function canRunInside(words: readonly string[], environment: Environment): boolean {
  if (words.some((word) => OWN_PIPE.test(word))) return false
  const others = Object.entries(environment).filter(([name]) => !GIVEN.has(name))
  return others.length === Object.keys(OF_PROCESS).length && others.every(([name, value]) => OF_PROCESS[name] === value)
}

class Gathered extends Writable {
  readonly #pieces: Buffer[] = []

  override _write(piece: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#pieces.push(piece)
    done()
  }

  get bytes(): Buffer {
    return Buffer.concat(this.#pieces)
  }
}

/** Runs a command in this process. @throws Error where {@link canRunInside} does not allow it */
export async function runInside(words: readonly string[], environment: Environment): Promise<Outcome> {
  if (!canRunInside(words, environment)) throw new Error(`not without a process: ${words.join(' ')}`)
  for (const [name, value] of Object.entries(OF_PROCESS)) {
    if (value === undefined) delete process.env[name]
    else if (process.env[name] !== value) process.env[name] = value
  }
  const startedMs = performance.now()
  const { run } = await import('../../src/cli/run.ts')
  const [stdout, stderr] = [new Gathered(), new Gathered()]
  const { signal } = new AbortController()
  const status = await run(words, {
    environment: { ...process.env, ...environment },
    signal,
    output: { stdout, stderr },
    storeWorkerUrl: threadUrl('storeWorker'),
  })
  const milliseconds = performance.now() - startedMs
  const { bytes } = stdout
  return { status, stdout: bytes.toString(), stderr: stderr.bytes.toString(), bytes, milliseconds }
}
