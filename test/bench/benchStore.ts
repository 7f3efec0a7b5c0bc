import { Store } from '../../src/core/store/store.ts'
import { TokenQueue } from '../../src/core/sync/tokenQueue.ts'
import { DEFAULT_RETRY } from '../../src/core/sync/retry.ts'
import { DEFAULT_LIMITS } from '../../src/core/wolkvox/client.ts'
import type { SyncContext } from '../../src/core/sync/fetchWindow.ts'

const KEY = 'a5'.repeat(32)

/** A store in a folder with what fetching into it needs. */
export function openBenchStore(folder: string): { readonly store: Store; readonly sync: SyncContext } {
  const workerUrl = new URL('../../src/core/store/worker.ts', import.meta.url)
  const store = new Store({ file: `${folder}/atalaya.db`, key: KEY, workerUrl })
  const sync: SyncContext = {
    store,
    queue: new TokenQueue(store, KEY),
    fetch: (url, init) => fetch(url, init),
    retry: DEFAULT_RETRY,
    limits: DEFAULT_LIMITS,
    nowMs: Date.now,
  }
  return { store, sync }
}
