import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { Connection } from './connection.ts'
import { findChromium } from './find.ts'
import type { ChromiumProgram } from './chromiumProgram.ts'
import { Targets } from './targets.ts'

const CLOSING_MS = 5_000
const STARTING_MS = 30_000

const SWITCHES = [
  '--no-first-run',
  '--no-default-browser-check',
  '--no-startup-window',
  '--no-pings',
  '--password-store=basic',
  '--use-mock-keychain',
  '--disable-background-networking',
  '--disable-breakpad',
  '--disable-component-update',
  '--disable-default-apps',
  '--disable-dev-shm-usage',
  '--disable-domain-reliability',
  '--disable-extensions',
  '--disable-hang-monitor',
  '--disable-search-engine-choice-screen',
  '--disable-sync',
  // As in Electron, a window goes on working while it is covered.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
  // Every frame of a page in one process, so that one conversation reaches them all.
  '--disable-site-isolation-trials',
  '--disable-features=IsolateOrigins,site-per-process,IsolateSandboxedIframes,Translate,HttpsUpgrades',
]
const HEADLESS_SWITCHES = ['--headless', '--disable-gpu', '--mute-audio']

export interface ChromiumOptions {
  /** Where pages' storage lives; kept. */
  readonly profileFolder: string
  /** What answers every request of every page. */
  readonly proxyPort: number
  readonly language: string
  /** Whether windows are really shown. */
  readonly isHeaded: boolean
  readonly withoutSandbox: boolean
  /** Called when Chromium ends without being asked to. */
  readonly onLost: () => void
}

/** What a second start on the same profile needs too, to find the first. */
function profileSwitches(program: ChromiumProgram, options: ChromiumOptions): readonly string[] {
  const isRoot = process.getuid?.() === 0
  return [
    `--user-data-dir=${options.profileFolder}`,
    ...(isRoot || options.withoutSandbox || program.isHeadlessOnly ? ['--no-sandbox'] : []),
  ]
}

function switchesFor(program: ChromiumProgram, options: ChromiumOptions): readonly string[] {
  return [
    ...SWITCHES,
    ...(options.isHeaded ? [] : HEADLESS_SWITCHES),
    ...profileSwitches(program, options),
    '--remote-debugging-pipe',
    '--remote-debugging-port=0',
    `--lang=${options.language}`,
    `--accept-lang=${options.language}`,
    `--proxy-server=http://127.0.0.1:${options.proxyPort}`,
    '--proxy-bypass-list=<-loopback>',
  ]
}

/** The line in which Chromium says where Playwright finds it. */
async function debuggingAddress(child: ChildProcess): Promise<string> {
  let text = ''
  const found = Promise.withResolvers<string>()
  child.stderr?.on('data', (chunk: Buffer) => {
    text = `${text}${chunk.toString()}`.slice(-8_000)
    const match = /^DevTools listening on (ws:\/\/\S+)/m.exec(text)
    if (match?.[1] !== undefined) found.resolve(match[1])
  })
  child.once('error', found.reject)
  child.once('exit', (code, signal) => {
    found.reject(new Error(`Chromium did not start (${code ?? signal}):\n${text}`))
  })
  const timer = setTimeout(() => {
    found.reject(new Error(`Chromium did not start in time:\n${text}`))
  }, STARTING_MS)
  try {
    return await found.promise
  } finally {
    clearTimeout(timer)
  }
}

/** A running Chromium. */
export class Chromium {
  readonly connection: Connection
  readonly targets: Targets
  readonly isHeaded: boolean
  /** Where Playwright reaches it. */
  readonly debuggingAddress: string
  /** Such as `153.0.8010.0`. */
  readonly version: string
  readonly #child: ChildProcess
  readonly #folder: string
  readonly #program: ChromiumProgram
  readonly #options: ChromiumOptions
  #isClosing = false

  static async start(options: ChromiumOptions): Promise<Chromium> {
    const program = await findChromium()
    if (options.isHeaded && program.isHeadlessOnly) {
      throw new Error('The Chromium that was found can show no window. Install Chrome, Edge or Chromium.')
    }
    const folder = mkdtempSync(join(tmpdir(), `electron-on-chromium-${process.pid}-`))
    mkdirSync(options.profileFolder, { recursive: true })
    const child = spawn(program.file, switchesFor(program, options), {
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      env: { ...process.env, ...program.environment, ...(process.platform === 'win32' ? {} : { TMPDIR: folder }) },
      // A group of its own: signals meant for the app reach the app, which ends Chromium in good order.
      detached: process.platform !== 'win32',
    })
    const cleaner = spawn(
      process.execPath,
      [fileURLToPath(import.meta.resolve('./cleaner.ts')), String(child.pid), folder],
      { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
    )
    cleaner.unref()
    const connection = new Connection(child.stdio[3] as Writable, child.stdio[4] as Readable)
    const address = await debuggingAddress(child)
    const { product } = await connection.browser.send('Browser.getVersion')
    const running = new Chromium(connection, address, product, { child, folder, program, options })
    child.once('exit', () => {
      if (!running.#isClosing) options.onLost()
    })
    await running.targets.start()
    return running
  }

  private constructor(
    connection: Connection,
    address: string,
    product: string,
    parts: {
      readonly child: ChildProcess
      readonly folder: string
      readonly program: ChromiumProgram
      readonly options: ChromiumOptions
    },
  ) {
    this.connection = connection
    this.debuggingAddress = address
    this.version = product.replace(/^.*\//, '')
    this.isHeaded = parts.options.isHeaded
    this.#child = parts.child
    this.#folder = parts.folder
    this.#program = parts.program
    this.#options = parts.options
    this.targets = new Targets(connection, this.isHeaded ? (address) => this.#openAppWindow(address) : undefined)
  }

  /** Asks the running browser, by a second start on its profile, for a window without tabs and address bar. */
  #openAppWindow(address: string): void {
    const switches = [...profileSwitches(this.#program, this.#options), `--app=${address}`]
    spawn(this.#program.file, switches, { stdio: 'ignore' })
  }

  /** Ends Chromium in good order, or without it, and removes its temporary folder. */
  async close(): Promise<void> {
    this.#isClosing = true
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      const exited = once(this.#child, 'exit')
      this.connection.browser.send('Browser.close').catch(() => {})
      await Promise.race([exited, wait(CLOSING_MS, undefined, { ref: false })])
      this.#child.kill('SIGKILL')
    }
    rmSync(this.#folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  }
}
