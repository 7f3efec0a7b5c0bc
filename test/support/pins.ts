import { join } from 'node:path'
import { createStore } from '../../src/core/store/store.ts'
import type { StoreApi } from '../../src/core/store/storeApi.ts'
import type { Cli } from './cli.ts'
import { KEY, WORKER_URL } from './connectedStore.ts'

/** Does with a user's store what no command can. */
export async function withStore<T>(cli: Cli, work: (store: StoreApi) => Promise<T>): Promise<T> {
  const key = cli.env['ATALAYA_STORE_KEY'] ?? KEY
  const store = createStore({ file: join(cli.home, 'atalaya.db'), key, workerUrl: WORKER_URL })
  await store.open()
  try {
    return await work(store)
  } finally {
    await store.close()
  }
}

/** Pins views to the home page, as the window does: no command can. */
export async function pinViews(cli: Cli, ...names: readonly string[]): Promise<void> {
  await withStore(cli, async (store) => {
    for (const name of names) {
      const view = await store.views.find(name)
      if (view === null) throw new Error(name)
      await store.pins.put({ viewId: view.id, form: null, isWide: false })
    }
  })
}
