import { mkdirSync } from 'node:fs'
import { enableCompileCache } from 'node:module'
import { join } from 'node:path'
import { dataFolderOf, isOwnFolder } from '../core/vault/dataFolder.mjs'

// Plain JavaScript: it runs before anything that has types to be stripped.

/**
 * Has Node keep what it compiles, with which a command starts in half the time, and take it up again: in the data
 * folder, and only where that is there and its user's own. What lies there runs as this program, with the store's key
 * and the tokens in hand: Node's usual place, the system's temporary folder, belongs to whoever comes first.
 *
 * @param {Readonly<Record<string, string | undefined>>} environment
 * @returns {string | undefined} the folder, for the threads of the store; undefined where nothing is kept
 */
export function keepCompiled(environment) {
  // Whoever names a place in the environment has it used by Node already, before this runs.
  if (environment['NODE_COMPILE_CACHE']) return undefined
  const dataFolder = dataFolderOf(environment)
  const folder = join(dataFolder, 'compiled')
  try {
    if (!isOwnFolder(dataFolder)) return undefined
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return isOwnFolder(folder) ? enableCompileCache(folder).directory : undefined
  } catch {
    // A disk that is full, a folder that may not be written: the command is only slower.
    return undefined
  }
}
