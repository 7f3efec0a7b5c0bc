import { createStore, type Store, type StoreOptions } from '../../src/core/store/store.ts'
import { syncContextOf } from '../../src/core/sync/syncContext.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'

/** The key of the benchmark's stores. */
export const KEY = 'a5'.repeat(32)

/** A store in a folder with what fetching into it needs. @param reports what its threads are to know beside */
export function openBenchStore(
  folder: string,
  reports?: StoreOptions['reports'],
): { readonly store: Store; readonly sync: SyncContext } {
  const workerUrl = new URL('../../src/core/threads/storeWorker.ts', import.meta.url)
  const store = createStore({
    file: `${folder}/atalaya.db`,
    key: KEY,
    workerUrl,
    ...(reports === undefined ? {} : { reports }),
  })
  return { store, sync: syncContextOf(store, KEY, (url, init) => fetch(url, init)) }
}
