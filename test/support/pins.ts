import { join } from 'node:path'
import { createStore } from '../../src/core/store/store.ts'
import type { Cli } from './cli.ts'
import { KEY, WORKER_URL } from './connectedStore.ts'

/** Pins views to the home page, as the window does: no command can. */
export async function pinViews(cli: Cli, ...names: readonly string[]): Promise<void> {
  const key = cli.env['ATALAYA_STORE_KEY'] ?? KEY
  const store = createStore({ file: join(cli.home, 'atalaya.db'), key, workerUrl: WORKER_URL })
  await store.open()
  try {
    for (const name of names) {
      const view = await store.views.find(name)
      if (view === null) throw new Error(name)
      await store.pins.put({ viewId: view.id, form: null, isWide: false })
    }
  } finally {
    await store.close()
  }
}
