import type { StoreApi } from '../core/store/storeApi.ts'
import { syncContextOf } from '../core/sync/syncContext.ts'
import type { Address, SyncContext } from '../core/sync/target.ts'
import { isSampleConnection } from '../core/wolkvox/address.ts'
import { checkServer } from '../core/wolkvox/allowedServer.ts'
import type { Fetch } from '../core/wolkvox/client.ts'

/**
 * What a front door fetches with: requests of the sample connection go to where the sample operation of this run
 * answers, and no server is asked that the computer's administrator does not allow (`managed`).
 *
 * @param key the store's key
 * @param sampleAddress starts the sample operation when it is first asked for, and says where it answers
 */
export function deskSyncOf(
  store: StoreApi,
  key: string,
  fetch: Fetch,
  sampleAddress: (address: Address) => Promise<string>,
): SyncContext {
  return syncContextOf(store, key, fetch, async (address) => {
    checkServer(store.policy, address)
    return isSampleConnection(address) ? sampleAddress(address) : address.baseUrl
  })
}
