import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { defaultFolderOf, givenFolderOf } from './dataFolder.mjs'
import { movedFolder } from './movedFolder.ts'

/** One user's data folder. */
export interface Profile {
  readonly folder: string
  readonly storeFile: string
}

/** Variables of a process, by their names. */
export type Environment = Readonly<Record<string, string | undefined>>

/**
 * The platform's own folder for application data, the same that the desktop app uses. On Windows it is that of this
 * computer alone: what earlier versions had in the roaming one moves (see `movedFolder.ts`).
 *
 * @throws AppError `store-busy`, `store-read-only` where a move that was begun cannot go on
 */
export function programFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const folder = defaultFolderOf(environment, platform)
  if (platform !== 'win32') return folder
  return movedFolder(join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Atalaya'), folder)
}

/**
 * The profile that the environment names: `ATALAYA_HOME`, or the platform's folder.
 *
 * @throws AppError as {@link programFolder}
 */
export function profileOf(environment: Environment): Profile {
  const folder = givenFolderOf(environment) ?? programFolder(environment)
  return { folder, storeFile: join(folder, 'atalaya.db') }
}

/** Gives a finished file its name unless it is taken: of two first starts at once, one names the profile for both. */
function publish(temporary: string, file: string): void {
  try {
    linkSync(temporary, file)
  } catch {
    // Taken, or a file system without links: there the rename is the next best, atomic but not exclusive.
    if (!existsSync(file)) renameSync(temporary, file)
  } finally {
    rmSync(temporary, { force: true })
  }
}

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i

/** The id that a profile's file holds. Read by hand: every command does, and a schema's library is many files. */
function idIn(text: string): string {
  const { id } = JSON.parse(text) as { readonly id?: unknown }
  if (typeof id !== 'string' || !UUID.test(id)) throw new Error('no id')
  return id
}

/**
 * The profile's id: it names its secrets in the keychain, so that a data folder that is moved keeps its key.
 *
 * @throws AppError `store-read-only`; `store-key-missing` where the profile's own file is damaged, which names the key
 */
export function profileId({ folder, storeFile }: Profile): string {
  const file = join(folder, 'profile.json')
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    if (!existsSync(file)) {
      const temporary = `${file}.${process.pid}.${randomBytes(4).toString('hex')}`
      writeFileSync(temporary, JSON.stringify({ id: randomUUID() }), { mode: 0o600, flush: true })
      publish(temporary, file)
    }
  } catch (cause) {
    throw new AppError('store-read-only', { file: storeFile }, { cause })
  }
  try {
    return idIn(readFileSync(file, 'utf8'))
  } catch (cause) {
    throw new AppError('store-key-missing', { file: storeFile }, { cause })
  }
}

/**
 * Gives a profile's file that cannot be read another name, so that a new one can be made. One that can be read stays.
 */
export function setProfileAside(profile: Profile, mark: string): void {
  try {
    profileId(profile)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'store-key-missing') throw cause
    const file = join(profile.folder, 'profile.json')
    renameSync(file, `${file}.aside-${mark}`)
  }
}
