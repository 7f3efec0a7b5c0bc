import { execFile } from 'node:child_process'
import { win32 } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const PATIENCE_MS = 15_000
const MOST_BYTES = 4 * 1024 * 1024

/** The folder of Windows, where the environment names one that can be it. */
export function windowsFolder(environment: Readonly<Record<string, string | undefined>>): string {
  const named = environment['SystemRoot'] ?? ''
  return /^[a-z]:\\windows$/i.test(named) ? named : String.raw`C:\Windows`
}

/** Runs a program of Windows itself, by its whole path. @returns what it prints @throws what running it raised */
export type RunProgram = (name: 'reg' | 'powershell', words: readonly string[]) => Promise<Buffer>

/** Runs programs of this computer's Windows. */
export const runProgram: RunProgram = async (name, words) => {
  const system = win32.join(windowsFolder(process.env), 'System32')
  const file =
    name === 'reg'
      ? win32.join(system, 'reg.exe')
      : win32.join(system, String.raw`WindowsPowerShell\v1.0\powershell.exe`)
  const options = { timeout: PATIENCE_MS, windowsHide: true, maxBuffer: MOST_BYTES, encoding: 'buffer' } as const
  return (await run(file, [...words], options)).stdout
}

/**
 * Runs a few lines of PowerShell, which may use only what its constrained language has: companies often allow no more.
 *
 * @returns what they print
 */
export async function runPowerShell(runs: RunProgram, script: string): Promise<string> {
  const words = ['-NoLogo', '-NoProfile', '-NonInteractive', '-Command', `$ErrorActionPreference='Stop'; ${script}`]
  return (await runs('powershell', words)).toString('latin1').trim()
}
