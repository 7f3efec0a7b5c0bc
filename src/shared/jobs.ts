import type { AppErrorData } from './errors.ts'
import type { ExportOutcome, ExportProgress } from './exports.ts'
import type { CheckOutcome, CheckProgress } from './operationCheck.ts'
import type { PullOutcome, PullProgress, PullRequest } from './pulls.ts'

// Long work: progress, a way to cancel, and exactly one outcome.

export type JobState = 'waiting' | 'running' | 'done' | 'failed' | 'cancelled'

interface JobFacts {
  readonly id: string
  readonly state: JobState
  readonly startedAtMs: number
  readonly endedAtMs: number | null
  /** Why it failed, or what stopped it before its time. */
  readonly error: AppErrorData | null
}

export interface PullJob extends JobFacts, PullRequest {
  readonly kind: 'pull'
  /** Goes on from an earlier run of the program. */
  readonly isResumed: boolean
  /** Nobody asked for it: a schedule did. */
  readonly isAutomatic?: true
  readonly progress: PullProgress | null
  readonly outcome: PullOutcome | null
}

export interface ExportJob extends JobFacts {
  readonly kind: 'export'
  readonly connectionId: number
  /** Null: a file of several, as that of the home page. */
  readonly reportKey: string | null
  /** What a file of several is about; absent: the home page. */
  readonly about?: 'customers'
  /** The name that the user chose, without its folder. */
  readonly fileName: string
  /** Nobody asked for it: a schedule did. */
  readonly isAutomatic?: true
  readonly progress: ExportProgress | null
  readonly outcome: ExportOutcome | null
}

export interface CheckJob extends JobFacts {
  readonly kind: 'check'
  readonly connectionId: number
  readonly progress: CheckProgress | null
  readonly outcome: CheckOutcome | null
}

export type JobSnapshot = PullJob | ExportJob | CheckJob
