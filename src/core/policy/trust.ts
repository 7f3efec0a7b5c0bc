import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { runPowerShell, type RunProgram } from './windowsPrograms.ts'

/**
 * Whose a file is: the administrators' alone; theirs, but others may write it; or somebody else's.
 */
export type Trust = 'trusted' | 'open' | 'foreign'

const OTHERS_WRITE = 0o022

/**
 * Whose a file is, and the folder that it lies in, by the rights of POSIX: in a folder of somebody else's a file can be
 * put in another's place.
 *
 * @param administrator the number of the user who may decide: root
 * @throws what looking at them raised
 */
export async function posixTrust(file: string, administrator = 0): Promise<Trust> {
  const [own, folder] = await Promise.all([stat(file), stat(dirname(file))])
  if (own.uid !== administrator || folder.uid !== administrator) return 'foreign'
  return ((own.mode | folder.mode) & OTHERS_WRITE) === 0 ? 'trusted' : 'open'
}

/** Administrators, the system, and the installer of Windows' own parts. */
const ADMINISTRATORS: ReadonlySet<string> = new Set([
  'BA',
  'SY',
  'S-1-5-32-544',
  'S-1-5-18',
  'S-1-5-80-956008885-3418522649-1831038044-1853292631-2271478464',
])

/** Rights by which a file or what a folder has can be changed: https://learn.microsoft.com/windows/win32/secauthz */
const CHANGES_FILE = 0x2 | 0x4 | 0x10000 | 0x40000 | 0x80000 | 0x10000000 | 0x40000000
/** Of a folder: who may only add to it cannot put anything in the place of what is there. */
const CHANGES_FOLDER = 0x40 | 0x10000 | 0x40000 | 0x80000 | 0x10000000

const RIGHTS: Readonly<Record<string, number>> = {
  CC: 0x1,
  DC: 0x2,
  LC: 0x4,
  SW: 0x8,
  RP: 0x10,
  WP: 0x20,
  DT: 0x40,
  LO: 0x80,
  CR: 0x100,
  SD: 0x10000,
  RC: 0x20000,
  WD: 0x40000,
  WO: 0x80000,
  GA: 0x10000000,
  GX: 0x20000000,
  GW: 0x40000000,
  GR: 0x80000000,
  FA: 0x1f01ff,
  FR: 0x120089,
  FW: 0x120116,
  FX: 0x1200a0,
}

/** A right that is written in words that are not known here counts as all. */
function rightsOf(text: string): number {
  if (/^0x[0-9a-f]+$/i.test(text)) return Number(text)
  return (text.match(/../g) ?? []).reduce((all, word) => all | (RIGHTS[word] ?? 0x1f01ff), 0)
}

/**
 * Whose something is by its security descriptor, as Windows writes it (`O:BAG:SYD:AI(A;ID;FA;;;SY)…`).
 *
 * @param changing the rights that nobody else may have
 */
export function trustOfDescriptor(descriptor: string, changing: number): Trust {
  const owner = /^O:(S-[\d-]+|[A-Z]{2})/.exec(descriptor)?.[1] ?? ''
  if (!ADMINISTRATORS.has(owner)) return 'foreign'
  const list = /D:[^(]*((?:\([^)]*\))*)/.exec(descriptor)?.[1]
  // Without a list everybody may do everything.
  if (list === undefined || list === '') return 'open'
  const isOpen = [...list.matchAll(/\(([^)]*)\)/g)].some(([, entry = '']) => {
    const [kind = '', flags = '', rights = '', , , account = ''] = entry.split(';')
    // What is only handed down holds for what will lie within, not for this.
    if (!['A', 'XA', 'OA'].includes(kind) || flags.includes('IO') || ADMINISTRATORS.has(account)) return false
    return (rightsOf(rights) & changing) !== 0
  })
  return isOpen ? 'open' : 'trusted'
}

/** The same of a file of Windows and its folder. @throws what asking Windows raised */
export async function windowsTrust(file: string, runs: RunProgram): Promise<Trust> {
  const paths = [file, dirname(file)].map((path) => `'${path.replaceAll("'", "''")}'`)
  const printed = await runPowerShell(runs, `${paths.join(',')} | ForEach-Object {(Get-Acl -LiteralPath $_).Sddl}`)
  const [own = '', folder = ''] = printed.split(/\r?\n/)
  const trusts = new Set([trustOfDescriptor(own, CHANGES_FILE), trustOfDescriptor(folder, CHANGES_FOLDER)])
  return (['foreign', 'open'] as const).find((trust) => trusts.has(trust)) ?? 'trusted'
}
