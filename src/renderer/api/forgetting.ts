import type { QueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { AppEvent } from '../../shared/ipc/contract.ts'
import { request } from './bridge.ts'

// A customer was erased: what the window remembers of how it was used may name them. It is not told whom, so all of it
// goes: parts that hold something are drawn anew, from what the store still keeps. So are they where personal data is
// hidden otherwise than before: what the window holds of rows was told under another mask.

const ALL = ['preferences:all', null] as const

let generation = 0
let forgetting = 0
const listeners = new Set<() => void>()

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** Counts the times that everything was forgotten: a key for parts that hold what a user typed, chose or looked at. */
export function useGeneration(): number {
  return useSyncExternalStore(subscribe, () => generation)
}

/** Tells what holds things outside of any drawn part to forget them, too. */
export function onForgotten(listener: () => void): void {
  listeners.add(listener)
}

/** Whether what was held since a generation may still be kept. */
export function isCurrent(since: number): boolean {
  return forgetting === 0 && since === generation
}

/** Forgets what the window holds in memory, and takes what it keeps from the store again. Never throws. */
async function forgetEverythingHeld(client: QueryClient): Promise<void> {
  forgetting++
  try {
    client.removeQueries({ type: 'inactive' })
    await client.cancelQueries({ queryKey: ALL })
    // What cannot be read is not known to be free of the customer.
    client.setQueryData(ALL, await request('preferences:all', null).catch(() => ({})))
  } finally {
    forgetting--
    generation++
    for (const listener of listeners) listener()
  }
  await client.invalidateQueries()
}

/** Forgets all of it once a customer was erased, or personal data is hidden otherwise. */
export function keepForgetting(client: QueryClient, event: AppEvent): void {
  if (event.kind === 'customer-erased' || event.kind === 'masked') void forgetEverythingHeld(client)
}
