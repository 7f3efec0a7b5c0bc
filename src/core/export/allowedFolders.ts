import { realpathSync } from 'node:fs'
import { userInfo } from 'node:os'
import { basename, dirname, join, relative, isAbsolute } from 'node:path'
import { folderOfUser } from '../../shared/policy/folders.ts'
import { managed, type Policy } from '../../shared/policy/policy.ts'

/** The folder of this user as the system has it: what the environment says is the user's to change. */
function ownFolder(): string {
  return userInfo().homedir
}

/** Where a path really leads, as far as it is there: links must lead nowhere else. */
function realPath(path: string): string {
  try {
    return realpathSync.native(path)
  } catch {
    const parent = dirname(path)
    return parent === path ? path : join(realPath(parent), basename(path))
  }
}

function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path)
  return way !== '..' && !way.startsWith('../') && !way.startsWith('..\\') && !isAbsolute(way)
}

/**
 * Holds a file to the folders that files may be written to, wherever links lead.
 *
 * @param file its whole path; null: standard output, of which nobody can tell where it leads
 * @param home the folder that `~` means
 * @throws AppError `managed`
 */
export function checkFolder(
  { exportFolders }: Pick<Policy, 'exportFolders'>,
  file: string | null,
  home: () => string = ownFolder,
): void {
  if (exportFolders === null) return
  const folders = exportFolders.map((folder) => (folder.startsWith('~') ? folderOfUser(folder, home()) : folder))
  const path = file === null ? undefined : realPath(file)
  if (path !== undefined && folders.some((folder) => isWithin(path, realPath(folder)))) return
  throw managed('ExportFolders', { folders: exportFolders.length === 0 ? '–' : exportFolders.join(', ') })
}

/** The folder that is offered for files: the default that was set, or the first that is allowed; null: any. */
export function offeredFolder(policy: Policy, home: () => string = ownFolder): string | null {
  const folder = policy.exportFolders?.[0] ?? policy.usualExportFolder
  if (folder === undefined || folder === null) return null
  return folder.startsWith('~') ? folderOfUser(folder, home()) : folder
}
