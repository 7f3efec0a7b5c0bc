import type { AppErrorData } from '../errors.ts'
import type { ReportScope } from './holdings.ts'

// Continuous logs, as the window sees them.

/** How the continuous log of a live report stands. */
export interface LiveState {
  readonly scope: ReportScope
  readonly isOn: boolean
  /** The cadence, 1 to 10; never more than the report reaches back. */
  readonly everyMinutes: number
  /** What the cadence costs. */
  readonly requestsPerDay: number
  /** Null: switched off, being polled right now, or polled by another process. */
  readonly nextPollAtMs: number | null
  readonly isPolling: boolean
  readonly lastPoll: { readonly atMs: number; readonly rows: number; readonly added: number } | null
  /** Why the last try did not work, until one works. */
  readonly trouble: AppErrorData | null
  /** Another process of this computer polls it. */
  readonly isElsewhere: boolean
  /** The minutes between polls while another program's requests with the same token make it go slower; null while nothing does. */
  readonly slowedToMinutes?: number | null
}
