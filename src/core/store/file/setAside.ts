import { existsSync, renameSync, rmSync } from 'node:fs'
import { type StoreLocation, assertUnused } from './database.ts'
import { storeError } from './sqliteErrors.ts'

/** For the name of a file that is put aside: `2026-11-22T080102`, UTC. */
export function asideMark(nowMs: number): string {
  return new Date(nowMs).toISOString().slice(0, 19).replaceAll(':', '')
}

/**
 * Gives a store that cannot be opened another name, so that a new one can be made in its place. Nothing of it is lost:
 * whoever finds its key again can give it its name back.
 *
 * @param key the key that does not open it, or null where there is none
 * @param mark for the new name, `YYYY-MM-DDTHHMMSS`
 * @returns where it lies now
 * @throws AppError `store-busy` where another process uses it, `store-read-only` where it cannot be renamed
 */
export function setStoreAside({ file }: Pick<StoreLocation, 'file'>, key: string | null, mark: string): string {
  const aside = `${file}.aside-${mark}`
  try {
    if (key !== null && existsSync(file)) assertUnused({ file, key })
    for (const suffix of ['-wal', '-shm', '.key-mark', '']) {
      if (existsSync(file + suffix)) renameSync(file + suffix, aside + suffix)
    }
    rmSync(`${file}-shm`, { force: true })
    return aside
  } catch (cause) {
    throw storeError(cause, file)
  }
}
