import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { startSampleOperation, type SampleOperation, type SampleOptions } from '../../src/core/sample/operation.ts'
import { KEY } from './connectedStore.ts'
import { bytesUnder } from './files.ts'

export const PROGRAM = fileURLToPath(new URL('../../src/cli/atalaya.mjs', import.meta.url))
export const ZONE = 'America/Bogota'
/** What no output and no file may ever hold. */
export const TOKEN = 'tok-7b69645f6469737472697d2d-5ecre7'

export type Environment = Readonly<Record<string, string | undefined>>
export type Document = Record<string, unknown>

export interface CallOptions {
  /** On top of the desk's own; undefined takes a variable away. */
  readonly env?: Environment
  /** Standard input; without it there is none. {@link KEPT_OPEN}: the test writes it by itself. */
  readonly input?: string
}

export const KEPT_OPEN = '(kept open)'

/** What a command came to. */
export interface Outcome {
  readonly status: number | null
  readonly stdout: string
  readonly stderr: string
  readonly bytes: Buffer
  readonly milliseconds: number
}

/** A command that is running. */
export interface Running {
  readonly process: ChildProcess
  readonly outcome: Promise<Outcome>
  /** Standard output and standard error so far. */
  text(): string
}

/** Where no keychain answers, whatever the computer has. */
const NO_KEYCHAIN = { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent/bus', DISPLAY: undefined }

/** Starts a program of Node's: its file, then its arguments. */
export function startNode(
  words: readonly string[],
  env: Environment,
  input: string | undefined,
  node = process.execPath,
): Running {
  const startedMs = performance.now()
  const child = spawn(node, words, {
    env: { ...process.env, ...env },
    stdio: [input === undefined ? 'ignore' : 'pipe', 'pipe', 'pipe'],
  })
  const out: Buffer[] = []
  const err: Buffer[] = []
  child.stdout?.on('data', (bytes: Buffer) => out.push(bytes))
  child.stderr?.on('data', (bytes: Buffer) => err.push(bytes))
  child.stdin?.on('error', () => undefined)
  if (input !== KEPT_OPEN) child.stdin?.end(input)
  const outcome = new Promise<Outcome>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (status) => {
      const bytes = Buffer.concat(out)
      const milliseconds = performance.now() - startedMs
      resolve({ status, stdout: bytes.toString(), stderr: Buffer.concat(err).toString(), bytes, milliseconds })
    })
  })
  return { process: child, outcome, text: () => Buffer.concat([...out, ...err]).toString() }
}

/** One user with a data folder of their own, and what they do at the command line. */
export class Cli {
  readonly home: string
  readonly env: Environment
  readonly #program: readonly string[]

  /** @param program what is run: its file, and what stands before the words */
  constructor(env: Environment = {}, program: (cli: Cli) => readonly string[] = () => [PROGRAM]) {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-cli-'))
    folders.push(folder)
    this.home = join(folder, 'home')
    this.#program = program(this)
    this.env = {
      ...NO_KEYCHAIN,
      ATALAYA_HOME: this.home,
      ATALAYA_STORE_KEY: KEY,
      ATALAYA_TOKEN: TOKEN,
      LC_ALL: 'en_US.UTF-8',
      TZ: ZONE,
      ...env,
    }
  }

  /** A path beside the data folder. */
  path(name: string): string {
    return join(this.home, '..', name)
  }

  start(words: readonly string[], options: CallOptions = {}): Running {
    const running = startNode([...this.#program, ...words], { ...this.env, ...options.env }, options.input)
    return { ...running, outcome: running.outcome.then((outcome) => this.#checkSecrets(words, outcome)) }
  }

  run(words: readonly string[], options: CallOptions = {}): Promise<Outcome> {
    return this.start(words, options).outcome
  }

  /** Runs a command with `--json` and reads its one document. @throws where it is not one, or the status is another */
  async json(words: readonly string[], status = 0, options: CallOptions = {}): Promise<Document> {
    return (await this.document(words, status, options)) as Document
  }

  /** The same for a document that is a list. */
  async list(words: readonly string[], options: CallOptions = {}): Promise<readonly Document[]> {
    return (await this.document(words, 0, options)) as readonly Document[]
  }

  async document(words: readonly string[], status = 0, options: CallOptions = {}): Promise<unknown> {
    const outcome = await this.run([...words, '--json'], options)
    const { stdout, stderr } = outcome
    const told = `${words.join(' ')}: ${outcome.status}\n${stdout.slice(0, 2000)}\n${stderr.slice(0, 2000)}`
    if (outcome.status !== status) throw new Error(`expected status ${status} of ${told}`)
    if (!stdout.endsWith('\n') || stdout.trimEnd().includes('\n')) throw new Error(`not one line of ${told}`)
    try {
      return JSON.parse(stdout) as unknown
    } catch (cause) {
      throw new Error(`no document of ${told}`, { cause })
    }
  }

  /** No output ever holds a secret. */
  #checkSecrets(words: readonly string[], outcome: Outcome): Outcome {
    for (const secret of [TOKEN, KEY, SECRET_INSIDE]) {
      if (outcome.stdout.includes(secret) || outcome.stderr.includes(secret)) {
        throw new Error(`a secret in the output of ${words.join(' ')}`)
      }
    }
    return outcome
  }

  /** Whether any file of the data folder holds a text. */
  holds(text: string): boolean {
    return bytesUnder(this.home).includes(text)
  }
}

/** Stands inside of secrets that tests make up. */
export const SECRET_INSIDE = 'xq-secret-xq'

/** A user who has added a sample operation. */
export interface CliDesk {
  readonly cli: Cli
  readonly operation: SampleOperation
  /** The words that added the connection. */
  readonly add: readonly string[]
}

/** A user with one connection, `ops`, to a sample operation of their own. */
export async function openDesk(options: Partial<SampleOptions> = {}, env: Environment = {}): Promise<CliDesk> {
  const operation = await startSampleOperation({ token: TOKEN, timeZone: ZONE, ...options })
  operations.push(operation)
  const cli = new Cli(env)
  const add = ['connection', 'add', '--name', 'ops', '--server', operation.server, '--base-url', operation.baseUrl]
  await cli.json(add)
  return { cli, operation, add }
}

const folders: string[] = []
const operations: SampleOperation[] = []

/** For `afterAll`. */
export async function closeDesks(): Promise<void> {
  await Promise.all(operations.splice(0).map((operation) => operation.close()))
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
}

/** So long that only what never comes is given up; less than a test may take, so that it says what it waited for. */
const PATIENCE_MS = 300_000

/** Waits until something holds, as long as the machine needs. @throws Error naming what never came */
export async function until(condition: () => boolean, what: string): Promise<void> {
  const givenUpMs = performance.now() + PATIENCE_MS
  while (!condition()) {
    if (performance.now() > givenUpMs) throw new Error(`never: ${what}`)
    await sleep(10)
  }
}
