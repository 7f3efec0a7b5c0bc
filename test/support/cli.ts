import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { commands } from '../../src/cli/help.ts'
import { startSampleOperation, type SampleOperation, type SampleOptions } from '../../src/core/sample/operation.ts'
import { canRunInside, NO_KEYCHAIN, runInside, ZONE, type Environment, type Outcome } from './cliInside.ts'
import { KEY } from './connectedStore.ts'
import { bytesUnder } from './files.ts'

export { ZONE, type Environment, type Outcome } from './cliInside.ts'

export const PROGRAM = fileURLToPath(new URL('../../src/cli/atalaya.mjs', import.meta.url))
/** What no output and no file may ever hold. */
export const TOKEN = 'tok-7b69645f6469737472697d2d-5ecre7'

export type Document = Record<string, unknown>

export interface CallOptions {
  /** On top of the desk's own; undefined takes a variable away. */
  readonly env?: Environment
  /** Standard input; without it there is none. {@link KEPT_OPEN}: the test writes it by itself. */
  readonly input?: string
}

export const KEPT_OPEN = '(kept open)'

/** A command that is running. */
export interface Running {
  readonly process: ChildProcess
  readonly outcome: Promise<Outcome>
  /** Standard output and standard error so far. */
  text(): string
}

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

/** The commands that have run as processes in this file of tests. */
const startedHere = new Set<string>()
let isInside = false

/**
 * Has the commands of this file of tests run within its own process (`cliInside.ts`), but for the first of each kind,
 * which is started as users start it: starting a program takes longer than most commands. For files that are not about
 * processes; what only a process shows is asked of {@link Cli.start}, or of a program that is named.
 */
export function runCommandsInside(): void {
  isInside = true
}

/** The command that words name, as the table of commands has it. */
function commandOf(words: readonly string[]): string {
  const two = words.slice(0, 2).join(' ')
  return Object.hasOwn(commands, two) ? two : (words[0] ?? '')
}

/** One user with a data folder of their own, and what they do at the command line. */
export class Cli {
  readonly home: string
  readonly env: Environment
  readonly #program: readonly string[]
  readonly #isUsual: boolean
  #underWay = 0

  /** @param program what is run: its file, and what stands before the words */
  constructor(env: Environment = {}, program?: (cli: Cli) => readonly string[]) {
    const folder = mkdtempSync(join(tmpdir(), 'atalaya-cli-'))
    folders.push(folder)
    this.home = join(folder, 'home')
    this.#program = program?.(this) ?? [PROGRAM]
    this.#isUsual = program === undefined
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
    const command = commandOf(words)
    if (startedHere.has(command) && this.#canRunInside(words, options)) return this.#runInside(words, options)
    startedHere.add(command)
    return this.start(words, options).outcome
  }

  /** Two at once are two processes. */
  #canRunInside(words: readonly string[], { env, input }: CallOptions): boolean {
    if (!isInside || !this.#isUsual || this.#underWay > 0 || input !== undefined) return false
    return canRunInside(words, { ...this.env, ...env })
  }

  async #runInside(words: readonly string[], { env }: CallOptions): Promise<Outcome> {
    this.#underWay++
    try {
      return this.#checkSecrets(words, await runInside(words, { ...this.env, ...env }))
    } finally {
      this.#underWay--
    }
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
