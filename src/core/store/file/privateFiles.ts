import { chmodSync, closeSync, lstatSync, mkdirSync, openSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join } from 'node:path'

// The data folder is its user's alone: 0700, and each file in it 0600, whoever makes them first and whatever the umask
// is. SQLite gives a store's log the mode of the store itself. On Windows a folder under a user's own is closed to
// others by itself.

const OTHERS = 0o077
const STICKY = 0o1000
/** What lies in the data folder beside the store's own files. */
const FOLDERS = ['locks', 'logs'] as const
const FILES: ReadonlySet<string> = new Set(['settings.json', 'profile.json'])

/** Makes a folder that only its user may enter, and those above it. One that is there stays as it is. */
export function makePrivateFolder(folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
}

/**
 * Makes an empty file that only its user may read, where there is none: before a library makes it as the umask has it.
 */
export function makePrivateFile(file: string): void {
  closeSync(openSync(file, 'a', 0o600))
}

function isMine(stat: { readonly uid: number }): boolean {
  return stat.uid === process.getuid?.()
}

/**
 * Takes what others may do with a file or a folder away. Of links, of what others own, and of folders that many share
 * nothing changes.
 */
function close(path: string, kind: 'file' | 'folder'): void {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined || !isMine(stat) || (stat.mode & (OTHERS | STICKY)) === 0) return
  if (kind === 'file' ? stat.isFile() : stat.isDirectory() && (stat.mode & STICKY) === 0)
    chmodSync(path, stat.mode & 0o700)
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
  } catch {
    return []
  }
}

/**
 * Closes a data folder to others that an earlier version, or somebody else, made: the folder, the store with all that
 * lies beside it, the locks and the logs. Never throws: a file system without modes has none to change.
 */
export function closeToOthers(storeFile: string): void {
  if (process.platform === 'win32') return
  const folder = dirname(storeFile)
  try {
    if (folder !== homedir()) close(folder, 'folder')
    for (const name of namesIn(folder)) {
      if (name.startsWith(basename(storeFile)) || FILES.has(name)) close(join(folder, name), 'file')
    }
    for (const inside of FOLDERS) {
      close(join(folder, inside), 'folder')
      for (const name of namesIn(join(folder, inside))) close(join(folder, inside, name), 'file')
    }
  } catch {
    // What cannot be closed is no reason not to open.
  }
}
