import { accessSync, closeSync, constants, openSync, readSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { bundledChromium, BUNDLED } from './bundled.ts'
import type { ChromiumProgram } from './chromiumProgram.ts'

const LINUX_NAMES = [
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'microsoft-edge-stable',
  'chromium',
  'chromium-browser',
]
const MAC_NAMES = ['Google Chrome', 'Microsoft Edge', 'Chromium']
const WINDOWS_PLACES = ['Google\\Chrome\\Application\\chrome.exe', 'Microsoft\\Edge\\Application\\msedge.exe']

function candidates(): readonly string[] {
  const environment = process.env
  switch (process.platform) {
    case 'win32':
      return ['ProgramFiles', 'ProgramFiles(x86)', 'LocalAppData']
        .map((name) => environment[name])
        .filter((folder) => folder !== undefined)
        .flatMap((folder) => WINDOWS_PLACES.map((place) => join(folder, place)))
    case 'darwin':
      return ['/Applications', join(homedir(), 'Applications')].flatMap((folder) =>
        MAC_NAMES.map((name) => join(folder, `${name}.app/Contents/MacOS/${name}`)),
      )
    default:
      return LINUX_NAMES.flatMap((name) =>
        (environment['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name)),
      )
  }
}

/** A Chromium in a snap sees neither our profile folder nor our pipes. */
function isSnap(file: string): boolean {
  const start = Buffer.alloc(4096)
  const descriptor = openSync(file, 'r')
  try {
    readSync(descriptor, start)
  } finally {
    closeSync(descriptor)
  }
  return file.startsWith('/snap/') || start.includes('/snap/')
}

function isUsable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return !isSnap(file)
  } catch {
    return false
  }
}

function program(file: string): ChromiumProgram {
  return { file, environment: {}, isHeadlessOnly: false }
}

/**
 * The Chromium to use: CHROME_PATH (a file, or the name of the npm package that brings one), Chrome, Edge or Chromium
 * of the system, the npm package.
 *
 * @throws Error where there is none, with what to do
 */
export async function findChromium(): Promise<ChromiumProgram> {
  const named = process.env['CHROME_PATH']
  if (named !== undefined && named !== '' && named !== BUNDLED) {
    if (!isUsable(named)) throw new Error(`CHROME_PATH names no program that can be run: ${named}`)
    return program(named)
  }
  const installed = named === BUNDLED ? undefined : candidates().find(isUsable)
  if (installed !== undefined) return program(installed)
  const bundled = await bundledChromium()
  if (bundled !== undefined) return bundled
  throw new Error('No Chrome, Edge or Chromium was found. Install one, or name it in CHROME_PATH.')
}
