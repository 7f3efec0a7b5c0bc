import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import type { ListSeparator } from '../shared/settings.ts'

const run = promisify(execFile)
const PATIENCE_MS = 3_000

/** Where a locale writes a decimal comma, Excel's lists are divided by semicolons. */
export function separatorOfLocale(locale: string): ListSeparator {
  try {
    const parts = new Intl.NumberFormat(locale.replaceAll('_', '-')).formatToParts(1.5)
    return parts.some((part) => part.type === 'decimal' && part.value === ',') ? ';' : ','
  } catch {
    return ','
  }
}

/**
 * The list separator in what `reg query` prints: `    sList    REG_SZ    ;`. Undefined where it is none that Excel
 * divides columns by.
 */
export function separatorInRegistry(output: string): ListSeparator | undefined {
  const separator = /\bsList\s+REG_SZ\s+(\S)/.exec(output)?.[1]
  return separator === ',' || separator === ';' ? separator : undefined
}

async function output(program: string, args: readonly string[]): Promise<string | undefined> {
  try {
    return (await run(program, [...args], { timeout: PATIENCE_MS, windowsHide: true })).stdout
  } catch {
    return undefined
  }
}

/**
 * What divides the columns of a file that Excel opens on this computer. On Windows it is a setting of its own, apart
 * from the decimal sign; on macOS it follows the region; elsewhere, and where the system tells nothing, the locale
 * decides.
 *
 * @param locale the system's locale, such as `es-CO`
 */
export async function systemListSeparator(platform: string, locale: string): Promise<ListSeparator> {
  if (platform === 'win32') {
    const registry = await output('reg', ['query', String.raw`HKCU\Control Panel\International`, '/v', 'sList'])
    return separatorInRegistry(registry ?? '') ?? separatorOfLocale(locale)
  }
  if (platform === 'darwin') {
    const region = (await output('defaults', ['read', '-g', 'AppleLocale']))?.trim().split('@')[0]
    return separatorOfLocale(region === undefined || region === '' ? locale : region)
  }
  return separatorOfLocale(locale)
}
