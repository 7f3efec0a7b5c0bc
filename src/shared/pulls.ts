import type { AnnouncedSlice } from './announcement.ts'
import type { AppErrorData } from './errors.ts'
import type { TimeRange } from './time.ts'

// What is fetched from a server, how far that is, and what came of it.

/** What is to be fetched. */
export interface PullRequest {
  readonly connectionId: number
  readonly reportKey: string
  readonly parameters: Readonly<Record<string, string>>
  /** Null for live reports and snapshots, which are asked once. */
  readonly range: TimeRange | null
  /** Fetch the whole period again, whatever the store holds of it. */
  readonly refresh: boolean
  /** Sums: each day by itself, also where days do not add up. */
  readonly byDay?: boolean
  /** Asks the server although the team cannot be reached: its user was asked, and said so. */
  readonly withoutTeam?: boolean
}

/** How far a pull is. Counts only grow, but `slicesTotal` grows with them when slices must be halved. */
export interface PullProgress {
  readonly slicesDone: number
  readonly slicesTotal: number
  readonly rows: number
  readonly bytes: number
  readonly requests: number
  /** The stretch that is being fetched. */
  readonly range: TimeRange | null
  /** Why the next request waits, and until when. */
  readonly waiting: { readonly error: AppErrorData; readonly untilMs: number } | null
}

export interface PullOutcome {
  readonly rows: number
  readonly requests: number
  /** Slices of the period, and how many of them needed no request. */
  readonly slices: number
  readonly fromCache: number
  /** Slices that the team had; absent: none. */
  readonly fromTeam?: number
  readonly failed: readonly { readonly range: TimeRange; readonly error: AppErrorData }[]
  /** Stretches that the server cut, and that cannot be asked for in smaller parts. */
  readonly partial: readonly TimeRange[]
  /** Stretches of which the server announced another number of records than it sent. */
  readonly announced: readonly AnnouncedSlice[]
  /** Polls only: the stretch before it that nobody saw. */
  readonly gap: TimeRange | null
}
