import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { AppError } from '../../../shared/errors.ts'
import { profileId, type Environment, type Profile } from '../../vault/profile.ts'
import { storeKeyAccount, type SecretStore } from '../../vault/secretStore.ts'

/** How long to wait for another process that is making the key, in steps of 50 ms. */
const KEY_WAIT_STEPS = 100

async function makeKey(profile: Profile, secrets: SecretStore, account: string): Promise<string> {
  // Two first starts at once must end with one key: whoever holds the lock makes it, the other reads it.
  const { ProcessLocks } = await import('./processLocks.ts')
  const { assertNotGone } = await import('./storeGone.ts')
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
 * The key of the profile's store: from the environment (`ATALAYA_STORE_KEY`, for servers) or from the keychain, where
 * it is made with the first start. A store that exists without its key is never given a new one.
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
