import { Worker } from 'node:worker_threads'
import { vi } from 'vitest'
import { threadsOf } from '../../src/core/store/threads/threadsOf.ts'
import type { Store } from '../../src/core/store/store.ts'
import type { ThreadName } from '../../src/core/store/threads/protocol.ts'

/** Ends a store's thread from outside, as running out of memory would. Its next call starts another one. */
export async function loseThread(store: Store, name: ThreadName): Promise<void> {
  const posted = vi.spyOn(Worker.prototype, 'postMessage')
  // Any call shows which thread that is; there is no such operation.
  const called = threadsOf(store)
    .client(name)
    .call('nothing', 'none', null)
    .catch(() => undefined)
  const thread = posted.mock.contexts[0] as Worker | undefined
  posted.mockRestore()
  if (thread === undefined) throw new Error('the store has no such thread')
  await thread.terminate()
  await called
}
