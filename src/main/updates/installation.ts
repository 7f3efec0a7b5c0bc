import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import type { UpdatesOff } from '../../shared/updates.ts'

/** What tells how this copy of the program came onto the computer. */
export interface Installation {
  readonly platform: NodeJS.Platform
  /** Whether it was packed, and does not run from its sources. */
  readonly isPackaged: boolean
  readonly programFile: string
  readonly resourcesFolder: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/** What only the setup program for one user leaves beside the program: the MSI has Windows take it away again. */
const UNINSTALLER = 'Uninstall Atalaya.exe'

/** Which package of Linux this folder came in: electron-builder leaves a note for its updater. */
function packageType(resourcesFolder: string): string | undefined {
  try {
    return readFileSync(join(resourcesFolder, 'package-type'), 'utf8').trim()
  } catch {
    return undefined
  }
}

/**
 * Whether this very program runs out of an AppImage. The variable alone does not say so: whatever another AppImage
 * starts, a terminal for example, inherits it, and the file that it names would be replaced.
 */
function isAppImage({ programFile, environment: { APPIMAGE, APPDIR } }: Installation): boolean {
  if (APPIMAGE === undefined || APPDIR === undefined || APPDIR === '') return false
  return programFile.startsWith(APPDIR.endsWith(sep) ? APPDIR : `${APPDIR}${sep}`)
}

/** Why this copy cannot be replaced by a newer one that it fetched by itself; undefined where it can. */
export function cannotReplaceItself(installation: Installation): UpdatesOff | undefined {
  const { platform, isPackaged, programFile, resourcesFolder } = installation
  if (!isPackaged) return 'not-installed'
  switch (platform) {
    case 'win32': {
      const folder = dirname(programFile)
      if (existsSync(join(folder, UNINSTALLER))) return undefined
      // A copied folder is taken for an MSI's as well where it lies among the programs of all users.
      return /^[a-z]:\\Program Files/iu.test(folder) ? 'for-all-users' : 'not-installed'
    }
    case 'darwin':
      // Out of a mounted image, or out of the place to which macOS moves what was not moved by its user.
      return /^\/Volumes\/|\/AppTranslocation\//u.test(programFile) ? 'in-its-image' : undefined
    case 'linux': {
      const type = packageType(resourcesFolder)
      if (type !== undefined && type !== 'AppImage') return 'system-package'
      return isAppImage(installation) ? undefined : 'not-installed'
    }
    default:
      return 'not-installed'
  }
}
