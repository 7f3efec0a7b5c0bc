import { createStore, type Store } from '../../src/core/store/store.ts'
import { syncContextOf } from '../../src/core/sync/syncContext.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'

/** The key of the benchmark's stores. */
export const KEY = 'a5'.repeat(32)

/** A store in a folder with what fetching into it needs. */
export function openBenchStore(folder: string): { readonly store: Store; readonly sync: SyncContext } {
  const workerUrl = new URL('../../src/core/threads/storeWorker.ts', import.meta.url)
  const store = createStore({ file: `${folder}/atalaya.db`, key: KEY, workerUrl })
  return { store, sync: syncContextOf(store, KEY, (url, init) => fetch(url, init)) }
}
