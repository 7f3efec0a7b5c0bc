import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Connection } from '../../src/core/store/records/connections.ts'
import { createStore, type Store } from '../../src/core/store/store.ts'
import type { SyncContext } from '../../src/core/sync/target.ts'
import { syncContextOf } from '../../src/core/sync/syncContext.ts'
import type { JsonValue } from '../../src/shared/json.ts'
import { dataFolderOf, STORE_KEY } from './electron.ts'

/** The store of a profile, in a folder that is there. */
export function storeFileIn(profileFolder: string): string {
  const folder = dataFolderOf(profileFolder)
  mkdirSync(folder, { recursive: true })
  return join(folder, 'atalaya.db')
}

/** A store that is filled before the app starts: it finds what an earlier run might have left. */
export interface Seed {
  readonly store: Store
  readonly sync: SyncContext
  /** Connects an operation in the computer's own zone. */
  readonly connect: (operation: { readonly baseUrl: string }) => Promise<Connection>
  /** Keeps something as the window does. */
  readonly prefer: (key: string, value: JsonValue) => Promise<void>
}

/** Fills the store of a profile, through the core itself. */
export async function seedStore(profileFolder: string, fill: (seed: Seed) => Promise<void>): Promise<void> {
  const workerUrl = new URL('../../src/core/threads/storeWorker.ts', import.meta.url)
  const store = createStore({ file: storeFileIn(profileFolder), key: STORE_KEY, workerUrl })
  try {
    await store.open()
    await fill({
      store,
      sync: syncContextOf(store, STORE_KEY, (url, init) => fetch(url, init)),
      connect: ({ baseUrl }) => {
        const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
        return store.connections.add({ name: 'Operación', server: '0010', baseUrl, timeZone })
      },
      prefer: (key, value) => store.preferences.set({ key, value: JSON.stringify(value) }),
    })
  } finally {
    await store.close()
  }
}
