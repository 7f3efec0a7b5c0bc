import { existsSync } from 'node:fs'
import { setStoreAside } from './setAside.ts'
import { setProfileAside, type Profile } from '../../vault/profile.ts'
import { storeKeyOf } from './storeKey.ts'
import type { SecretStore } from '../../vault/secretStore.ts'

/**
 * Puts what is left of a store that cannot be opened aside, so that the next opening makes a new one. Nothing is
 * deleted.
 *
 * @param mark for the new names, `YYYY-MM-DDTHHMMSS`
 * @returns where the old file lies now, or null where there was none
 * @throws AppError `store-busy` where another process uses it, `store-read-only` where it cannot be renamed
 */
export async function makeWayForNewStore(
  profile: Profile,
  environment: Readonly<Record<string, string | undefined>>,
  secrets: SecretStore,
  mark: string,
): Promise<string | null> {
  setProfileAside(profile, mark)
  const hadFile = existsSync(profile.storeFile)
  // A key that is missing opens nothing that could be in use.
  const key = await storeKeyOf(profile, environment, secrets).catch(() => null)
  const aside = setStoreAside({ file: profile.storeFile }, key, mark)
  return hadFile ? aside : null
}
