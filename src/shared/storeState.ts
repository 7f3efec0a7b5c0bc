import type { AppErrorData } from './errors.ts'

// The store as a whole: whether it can be used, and what was saved of a damaged one.

/** Whether the store can be used. Until it is ready every channel that needs it answers with an error. */
export type StoreState =
  { readonly kind: 'opening' } | { readonly kind: 'ready' } | { readonly kind: 'failed'; readonly error: AppErrorData }

export interface RebuildOutcome {
  readonly rows: number
  /** Periods that could not be saved: they are missing now, and can be fetched again. */
  readonly lostSlices: number
}
