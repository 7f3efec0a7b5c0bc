import type { StoreThreads } from './storeThreads.ts'

const threads = new WeakMap<object, StoreThreads>()

/** Remembers the threads of a store, of which its verbs say nothing. */
export function rememberThreads(store: object, its: StoreThreads): void {
  threads.set(store, its)
}

/** The threads of a store: for tests that let one die. @throws Error where it is no store */
export function threadsOf(store: object): StoreThreads {
  const found = threads.get(store)
  if (found === undefined) throw new Error('no store')
  return found
}
