import { posix, win32 } from 'node:path'
import type { PolicySource } from '../../shared/policy/report.ts'

/** Where Windows keeps what group policies and Intune set: one place for programs of 32 and of 64 bits. */
export const REGISTRY_KEY = String.raw`HKEY_LOCAL_MACHINE\Software\Policies\Atalaya`
/** The domain of preferences on macOS: the program's own. */
const DOMAIN = 'co.atalaya.desk'
const FILE = 'policy.json'

/**
 * Where a computer's policies are looked for, the one that counts most first. The places are fixed: nothing that a user
 * can set leads elsewhere.
 *
 * @param user the user's short name, for what is set for one user of macOS
 * @param drive the drive of Windows, such as `C:`
 */
export function sourcesOf(platform: NodeJS.Platform, user: string, drive: string): readonly PolicySource[] {
  if (platform === 'win32') {
    return [
      { kind: 'registry', place: REGISTRY_KEY },
      { kind: 'json', place: win32.join(`${drive}\\`, 'ProgramData', 'Atalaya', FILE) },
    ]
  }
  if (platform === 'darwin') {
    return [
      { kind: 'plist', place: posix.join('/Library/Managed Preferences', user, `${DOMAIN}.plist`) },
      { kind: 'plist', place: posix.join('/Library/Managed Preferences', `${DOMAIN}.plist`) },
      { kind: 'json', place: posix.join('/Library/Application Support/Atalaya', FILE) },
    ]
  }
  return [{ kind: 'json', place: posix.join('/etc/atalaya', FILE) }]
}
