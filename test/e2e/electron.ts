import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { _electron, type ElectronApplication } from '@playwright/test'
import { findChromium } from '../electron-on-chromium/chromium/find.ts'

export const projectFolder = join(import.meta.dirname, '../..')

const electronFolder = join(projectFolder, 'node_modules/electron')
const standIn = join(projectFolder, 'test/electron-on-chromium/electron')

/** The real Electron's program, where its binary has been fetched. */
function realElectron(): string | undefined {
  const pathFile = join(electronFolder, 'path.txt')
  if (!existsSync(pathFile)) return undefined
  const program = join(electronFolder, 'dist', readFileSync(pathFile, 'utf8'))
  return existsSync(program) ? program : undefined
}

/** The packaged program that the tests are to drive: `scripts/testTwin.ts` makes it. */
const packagedProgram = process.env['ATALAYA_PACKAGED_PROGRAM']

/** The program that takes Electron's arguments. */
export const electronProgram = packagedProgram ?? realElectron() ?? standIn

/** Whether the tests run in the stand-in, for want of the real Electron. */
export const isStandIn = electronProgram === standIn

/**
 * What Playwright gives an Electron that it finds by itself, and a packaged one only by these words: windows behind
 * others are drawn as if they were seen, and no test asks for the keychain of whoever runs it.
 */
const SWITCHES_OF_PLAYWRIGHT = [
  '--disable-background-timer-throttling',
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--force-color-profile=srgb',
  '--password-store=basic',
  '--use-mock-keychain',
] as const

/** The first words of a start: the app's folder, which a packaged program has in itself. */
function firstWords(appFolder: string): readonly string[] {
  return packagedProgram === undefined ? [appFolder] : SWITCHES_OF_PLAYWRIGHT
}

/** What the tests run in, in words. Gets the stand-in's Chromium ready. */
export async function describeElectron(): Promise<string> {
  if (packagedProgram !== undefined) {
    if (!existsSync(packagedProgram)) throw new Error(`There is no ${packagedProgram}: scripts/testTwin.ts makes it.`)
    return `the packaged program: ${packagedProgram}`
  }
  if (!existsSync(join(projectFolder, 'out/main/index.js')))
    throw new Error('There is no build: npm run build makes it.')
  if (!isStandIn) return `Electron: ${electronProgram}`
  const { file } = await findChromium()
  return `the stand-in of test/electron-on-chromium, with ${file}`
}

/** Where an app whose profile lies in a folder keeps its data. */
export function dataFolderOf(profileFolder: string): string {
  return join(profileFolder, 'atalaya')
}

export interface StartOptions {
  /** Holds everything the app keeps. */
  readonly profileFolder: string
  readonly language: 'es' | 'en'
  /** What else the app finds in its environment. */
  readonly environment?: Readonly<Record<string, string>>
  /** The folder of the app; ours where none is named. */
  readonly appFolder?: string
  /** What takes the program's place, and starts it. */
  readonly starter?: string
  /** What the app is started with beside its folders and its language. */
  readonly extraArguments?: readonly string[]
}

/**
 * The key of the stores of tests: no test touches the keychain of whoever runs it, where the system lets it be switched
 * off.
 */
export const STORE_KEY = '0123456789abcdef'.repeat(4)
const WITHOUT_KEYCHAIN = process.platform === 'linux' ? { DBUS_SESSION_BUS_ADDRESS: 'unix:path=/nonexistent' } : {}

/** Arguments and environment of an app whose data lies in a folder of the test's. */
export function startParameters({
  profileFolder,
  language,
  environment = {},
  appFolder = '.',
  extraArguments = [],
}: StartOptions): {
  readonly args: string[]
  readonly cwd: string
  readonly env: Record<string, string>
} {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return {
    args: [
      ...firstWords(appFolder),
      `--user-data-dir=${join(profileFolder, 'electron')}`,
      `--lang=${language}`,
      ...extraArguments,
    ],
    cwd: projectFolder,
    env: {
      ...Object.fromEntries(inherited),
      ...WITHOUT_KEYCHAIN,
      ATALAYA_HOME: dataFolderOf(profileFolder),
      ATALAYA_STORE_KEY: STORE_KEY,
      ...environment,
    },
  }
}

/** The process of each app that was started: Playwright forgets it as the app ends. */
const programs = new WeakMap<ElectronApplication, ChildProcess>()

const ownProgram = isStandIn || packagedProgram !== undefined ? { executablePath: electronProgram } : {}

/**
 * Starts the app. With an Electron of the project's packages Playwright finds the program itself, and has it wait until
 * it listens; the stand-in waits by itself, and a packaged program waits for nobody.
 */
export async function startApp(options: StartOptions): Promise<ElectronApplication> {
  const app = await _electron.launch({
    ...startParameters(options),
    ...(options.starter === undefined ? ownProgram : { executablePath: options.starter }),
    timeout: 30_000,
  })
  programs.set(app, app.process())
  return app
}

/** The app gives its store ten seconds to close. */
const LEAVING_MS = 15_000

/** Lets every question of the system's dialogs be answered with its last button: quit, leave. */
async function leaveEveryQuestion(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ dialog }) => {
    dialog.showMessageBox = (...args: unknown[]) => {
      const options = args.at(-1) as { readonly buttons?: readonly string[] }
      return Promise.resolve({ response: (options.buttons?.length ?? 1) - 1, checkboxChecked: false })
    }
  })
}

/**
 * Quits an app, whatever is under way in it: nobody is there to answer whether that may be interrupted. One that has
 * ended already stays so.
 *
 * @throws Error where it does not end by itself; then it is killed
 */
export async function endApp(app: ElectronApplication): Promise<void> {
  const program = programs.get(app)
  const hasEnded = (): boolean => program === undefined || program.exitCode !== null || program.signalCode !== null
  if (hasEnded()) return
  // Its own end is waited for: one that leaves already has let go of Playwright before it has closed its store.
  const exit = program === undefined ? undefined : once(program, 'exit', { signal: AbortSignal.timeout(LEAVING_MS) })
  void leaveEveryQuestion(app)
    .catch(() => undefined)
    .then(() => app.close())
    .catch(() => undefined)
  await exit?.catch(() => undefined)
  if (hasEnded()) return
  program?.kill('SIGKILL')
  throw new Error('The app did not quit')
}
