import type { TimeRange } from '../../../shared/time.ts'

/**
 * `complete` all of it, settled · `provisional` may still gain rows · `announced` the server announced another number
 * of records than it sent, and is asked again · `partial` the server cut it, and cannot be asked for less.
 */
export type SliceState = 'complete' | 'provisional' | 'announced' | 'partial'

/** One report of one connection with one set of parameters. */
export interface Scope {
  readonly connectionId: number
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
}

/** A stretch that the store holds. */
export interface StoredSlice {
  readonly id: number
  readonly range: TimeRange
  /** The planned stretch that this is all or a part of. */
  readonly piece: TimeRange
  readonly state: SliceState
  readonly fetchedAtMs: number
  readonly rows: number
  readonly isDated: boolean
  readonly isOrdered: boolean
  readonly warnings: readonly string[]
  /** Which desk of the team fetched it; absent: this one. */
  readonly fetchedBy?: string
}

/** How a slice that was fetched goes into the store. */
export interface SliceCommit {
  readonly sliceId: number
  readonly scope: Scope
  readonly range: TimeRange
  readonly piece: TimeRange
  readonly state: SliceState
  readonly fetchedAtMs: number
  readonly warnings: readonly string[]
  /** As {@link StoredSlice.fetchedBy}. */
  readonly fetchedBy?: string
}
