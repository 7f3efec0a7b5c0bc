import { lstatSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

// Plain JavaScript: the command line needs it before anything that has types to be stripped, to find what was compiled
// before.

/**
 * The platform's own folder for application data, the same that the desktop app uses; on Windows the one that stays on
 * this computer.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @param {NodeJS.Platform} platform
 * @returns {string}
 */
export function defaultFolderOf(environment, platform = process.platform) {
  const home = homedir()
  if (platform === 'win32') return join(environment['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Atalaya')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Atalaya')
  return join(environment['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Atalaya')
}

/**
 * The data folder that `ATALAYA_HOME` names.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string | undefined} an absolute path, where there may be nothing yet
 */
export function givenFolderOf(environment) {
  const given = environment['ATALAYA_HOME']
  return given === undefined || given === '' ? undefined : resolve(given)
}

/**
 * The data folder that the environment names: `ATALAYA_HOME`, or the platform's folder.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string} an absolute path, where there may be nothing yet
 */
export function dataFolderOf(environment) {
  return givenFolderOf(environment) ?? defaultFolderOf(environment)
}

/**
 * Whether a folder is one that nobody else can put files into.
 *
 * @param {string} folder
 * @returns {boolean} false too where it is a link, or is not there
 */
export function isOwnFolder(folder) {
  const found = lstatSync(folder, { throwIfNoEntry: false })
  if (found === undefined || !found.isDirectory()) return false
  // Windows has other rules; there the data folder lies in the user's profile, which they close to others.
  if (process.getuid === undefined) return true
  return found.uid === process.getuid() && (found.mode & 0o022) === 0
}
