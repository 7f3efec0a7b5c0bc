import { z } from 'zod'
import { POLICY_LEVELS } from '../../shared/policy/settings.ts'
import { REGISTRY_KEY } from './sources.ts'
import { runPowerShell, type RunProgram } from './windowsPrograms.ts'

/** What a key of policies has, by level: values as the registry has them. */
export type RegistryLevels = Readonly<Record<string, Readonly<Record<string, unknown>>>>

/** A key that is there on every Windows: whoever can read it can tell whether ours is below it. */
const PARENT = REGISTRY_KEY.slice(0, REGISTRY_KEY.lastIndexOf('\\'))
const VIEW = '/reg:64'

function valueOf(type: string, text: string): unknown {
  switch (type) {
    case 'REG_DWORD':
    case 'REG_QWORD':
      return Number(text)
    case 'REG_MULTI_SZ':
      return text.split(String.raw`\0`)
    default:
      return text
  }
}

/**
 * What `reg query … /s` prints of a key: a line for each key below it, and one for each value of that, in columns of
 * four blanks. Values without a name, which each language of Windows calls otherwise, are none of ours.
 */
export function levelsIn(output: string, key = REGISTRY_KEY): RegistryLevels {
  const levels: Record<string, Record<string, unknown>> = {}
  let level: Record<string, unknown> | undefined
  for (const line of output.split(/\r?\n/)) {
    if (line.toLowerCase().startsWith(`${key}\\`.toLowerCase())) {
      level = {}
      levels[line.slice(key.length + 1)] = level
    } else if (/^\S/.test(line)) level = undefined
    const [, name = '', type = '', text = ''] = /^ {4}(\S.*?) {4}(REG_[A-Z_]+)(?: {4}(.*))?$/.exec(line) ?? []
    if (level !== undefined && name !== '' && !name.startsWith('(')) level[name] = valueOf(type, text)
  }
  return levels
}

function isOurs(line: string): boolean {
  return line.trim().toLowerCase() === REGISTRY_KEY.toLowerCase()
}

/** Whether a text is the same in every code page: `reg` writes in that of the console. */
function isPlain(bytes: Buffer): boolean {
  return bytes.every((byte) => byte < 0x80)
}

const LEVELS = POLICY_LEVELS.map((level) => `'${level}'`).join(',')
/** Prints the values as JSON, each character as four hex digits: so no code page can change them. */
const SCRIPT = [
  '$all=@{}',
  `foreach($level in ${LEVELS}){`,
  String.raw`$key='HKLM:\Software\Policies\Atalaya\'+$level;`,
  'if(Test-Path -LiteralPath $key){',
  '$all[$level]=Get-ItemProperty -LiteralPath $key | Select-Object -Property * -ExcludeProperty PS*}};',
  '$json=ConvertTo-Json -Compress -Depth 3 $all;',
  `-join ($json.ToCharArray() | ForEach-Object {'{0:x4}' -f [int]$_})`,
]
  .join(' ')
  .replace('$all=@{} ', '$all=@{}; ')

const levelsSchema = z.record(z.string(), z.record(z.string(), z.unknown()).nullable())

/** The text of four hex digits for each of its characters. */
export function textOfHex(hex: string): string {
  return hex.replace(/[0-9a-f]{4}/gi, (digits) => String.fromCharCode(Number.parseInt(digits, 16)))
}

async function byPowerShell(runs: RunProgram): Promise<RegistryLevels> {
  const printed = levelsSchema.parse(JSON.parse(textOfHex(await runPowerShell(runs, SCRIPT))))
  return Object.fromEntries(
    Object.entries(printed).flatMap(([level, values]) => (values === null ? [] : [[level, values]])),
  )
}

/** What `reg` says of our key; undefined where it is not allowed to run, or its letters depend on the console. */
async function byReg(runs: RunProgram): Promise<RegistryLevels | undefined> {
  try {
    const parent = await runs('reg', ['query', PARENT, VIEW])
    if (!parent.toString('latin1').split(/\r?\n/).some(isOurs)) return {}
    const output = await runs('reg', ['query', REGISTRY_KEY, '/s', VIEW])
    return isPlain(output) ? levelsIn(output.toString('latin1')) : undefined
  } catch {
    return undefined
  }
}

/**
 * Reads the policies in the registry of Windows. `reg` is quick; where it is forbidden, as it is where users may not
 * edit the registry, and for letters beyond ASCII, PowerShell is asked.
 *
 * @returns an empty table where there are none
 * @throws whatever kept both from reading
 */
export async function readRegistry(runs: RunProgram): Promise<RegistryLevels> {
  return (await byReg(runs)) ?? byPowerShell(runs)
}
