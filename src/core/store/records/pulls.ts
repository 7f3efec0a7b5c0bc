import type { TimeRange } from '../../../shared/time.ts'

/** A pull as it was asked for. What of it is done already shows in the slices; this is what it was meant to become. */
export interface PullOrder {
  readonly connectionId: number
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
  /** Null for live reports and snapshots, which are asked once. */
  readonly range: TimeRange | null
  /** Slices fetched before this moment are to be fetched again; null: only what is missing. */
  readonly refreshSinceMs: number | null
  /** Sums: each day by itself. */
  readonly byDay: boolean
  readonly startedAtMs: number
}

/** A pull that was begun and not ended: what a crash or a quit cut short. */
export interface UnfinishedPull extends PullOrder {
  readonly id: number
}
