import type { AppErrorData } from './errors.ts'

// Which reports an operation's server has, and which hold anything.

/**
 * What is known of a report at a connection's server: it gave rows once (`data`); it answers and has none (`empty`); it
 * only said that there is nothing, which says little (`quiet`); it seems not to be there (`absent`).
 */
export interface ReportMark {
  readonly reportKey: string
  readonly state: 'data' | 'empty' | 'quiet' | 'absent'
  readonly markedAtMs: number
}

/** What a check of an operation would take. */
export interface CheckPlan {
  readonly requests: number
  /** Reports that cannot be asked for, because they need a parameter of which nobody knows a value. */
  readonly skipped: number
  /** Reports that need not be asked for, because rows of them are stored. */
  readonly known: number
}

/** How far a check of an operation is: which reports its server has, and which hold anything. */
export interface CheckProgress {
  readonly done: number
  readonly total: number
  /** The key of the report that is being asked for. */
  readonly current: string | null
  /** Reports with data among those that are done. */
  readonly found: number
  /** Why the next request waits, and until when. */
  readonly waiting: { readonly error: AppErrorData; readonly untilMs: number } | null
}

export interface CheckOutcome {
  /** Reports that were asked for, and what came: rows, none, no such report, or another fault. */
  readonly asked: number
  readonly data: number
  readonly empty: number
  readonly absent: number
  readonly failed: number
  /** Reports that need a parameter of which nobody knew a value. */
  readonly skipped: number
  /** Reports of which rows were stored already. */
  readonly known: number
}
