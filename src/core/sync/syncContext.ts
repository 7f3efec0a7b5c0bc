import type { StoreApi } from '../store/storeApi.ts'
import { DEFAULT_LIMITS, type Fetch } from '../wolkvox/client.ts'
import type { ResolveBaseUrl, SyncContext } from './target.ts'
import { DEFAULT_RETRY } from './retry.ts'
import { TokenQueue } from './tokenQueue.ts'

/**
 * What fetching into a store works with in earnest: the real time, the usual patience and limits.
 *
 * @param key the store's key, which keeps the names of the token's locks from telling the token
 * @param resolveBaseUrl where the requests of a connection go; by default to its own address
 */
export function syncContextOf(
  store: StoreApi,
  key: string,
  fetch: Fetch,
  resolveBaseUrl: ResolveBaseUrl = ({ baseUrl }) => Promise.resolve(baseUrl),
): SyncContext {
  return {
    store,
    queue: new TokenQueue(store, key),
    fetch,
    retry: DEFAULT_RETRY,
    limits: DEFAULT_LIMITS,
    nowMs: Date.now,
    resolveBaseUrl,
  }
}
