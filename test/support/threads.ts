import { Worker } from 'node:worker_threads'
import { vi } from 'vitest'

/** Ends a store's thread from outside, as running out of memory would. Its next call starts another one. */
export async function loseThread(client: { call: (...input: never[]) => Promise<unknown> }): Promise<void> {
  const posted = vi.spyOn(Worker.prototype, 'postMessage')
  // Any call shows which thread is the client's; there is no such operation.
  const called = client.call(...(['none', undefined] as unknown as never[])).catch(() => undefined)
  const thread = posted.mock.contexts[0] as Worker | undefined
  posted.mockRestore()
  if (thread === undefined) throw new Error('the client has no thread')
  await thread.terminate()
  await called
}
