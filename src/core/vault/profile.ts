import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { z } from 'zod'
import { AppError } from '../../shared/errors.ts'
import { defaultFolderOf, givenFolderOf } from './dataFolder.mjs'
import { movedFolder } from './movedFolder.ts'
import { storeKeyAccount, type SecretStore } from './secretStore.ts'

/** One user's data folder. */
export interface Profile {
  readonly folder: string
  readonly storeFile: string
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * The platform's own folder for application data, the same that the desktop app uses. On Windows it is that of this computer alone: what
 * earlier versions had in the roaming one moves (see `movedFolder.ts`).
 *
 * @throws AppError `store-busy`, `store-read-only` where a move that was begun cannot go on
 */
export function programFolder(environment: Environment, platform: NodeJS.Platform = process.platform): string {
  const folder = defaultFolderOf(environment, platform)
  if (platform !== 'win32') return folder
  return movedFolder(join(environment['APPDATA'] ?? join(homedir(), 'AppData', 'Roaming'), 'Atalaya'), folder)
}

/** The profile that the environment names: `ATALAYA_HOME`, or the platform's folder. @throws AppError as {@link programFolder} */
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

const profileSchema = z.object({ id: z.uuid() })

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
    return profileSchema.parse(JSON.parse(readFileSync(file, 'utf8'))).id
  } catch (cause) {
    throw new AppError('store-key-missing', { file: storeFile }, { cause })
  }
}

/** Gives a profile's file that cannot be read another name, so that a new one can be made. One that can be read stays. */
export function setProfileAside(profile: Profile, mark: string): void {
  try {
    profileId(profile)
  } catch (cause) {
    if (!(cause instanceof AppError) || cause.code !== 'store-key-missing') throw cause
    const file = join(profile.folder, 'profile.json')
    renameSync(file, `${file}.aside-${mark}`)
  }
}

/** How long to wait for another process that is making the key, in steps of 50 ms. */
const KEY_WAIT_STEPS = 100

async function makeKey(profile: Profile, secrets: SecretStore, account: string): Promise<string> {
  // Two first starts at once must end with one key: whoever holds the lock makes it, the other reads it.
  const { ProcessLocks } = await import('../store/processLocks.ts')
  const { assertNotGone } = await import('../store/storeGone.ts')
  const locks = new ProcessLocks(profile.storeFile)
  for (let step = 0; !locks.tryAcquire(['store-key']); step++) {
    if (step === KEY_WAIT_STEPS) throw new AppError('store-busy', { file: profile.storeFile })
    await sleep(50)
  }
  try {
    const existing = await secrets.get(account)
    if (existing !== null) return existing
    // One that was lost may turn up again, and its key with it.
    assertNotGone(profile.storeFile)
    if (existsSync(profile.storeFile)) throw new AppError('store-key-missing', { file: profile.storeFile })
    await secrets.set(account, randomBytes(32).toString('hex'))
    const stored = await secrets.get(account)
    if (stored === null) throw new AppError('keychain-locked', { reason: 'not stored' })
    return stored
  } finally {
    locks.releaseAll()
  }
}

/**
 * The key of the profile's store: from the environment (`ATALAYA_STORE_KEY`, for servers) or from the keychain, where it is made with
 * the first start. A store that exists without its key is never given a new one.
 *
 * @returns 64 hex digits
 * @throws AppError `store-bad-key`, `store-key-missing`, `store-gone`, `no-keychain`, `keychain-locked`
 */
export async function storeKeyOf(profile: Profile, environment: Environment, secrets: SecretStore): Promise<string> {
  const given = environment['ATALAYA_STORE_KEY']?.trim()
  if (given !== undefined && given !== '') {
    if (!/^[0-9a-f]{64}$/i.test(given)) throw new AppError('store-bad-key')
    return given.toLowerCase()
  }
  const account = storeKeyAccount(profileId(profile))
  return (await secrets.get(account)) ?? (await makeKey(profile, secrets, account))
}
