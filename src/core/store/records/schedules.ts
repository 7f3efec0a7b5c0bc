import type { AnswerNotes } from '../../../shared/answerNotes.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import type { Kept, ScheduleScope, ScheduleSetup } from '../../../shared/schedules.ts'
import type { FetchedShortcoming } from '../../../shared/shortcomings.ts'
import type { ViewContent } from '../../../shared/views.ts'

/** How a schedule's last run ended: all of it; all that the server gave, which is not whole; or not. */
export type ScheduleOutcome = 'done' | 'partly' | 'failed'

/** What is kept up to date by itself, as it was set up. */
export interface ScheduleOrder extends ScheduleScope {
  readonly keeps: Kept
  readonly setup: ScheduleSetup
  readonly isEnabled: boolean
}

/** What a schedule remembers of its runs. Moments in milliseconds since 1970-01-01 UTC. */
export interface ScheduleMemory {
  /** Up to where its promises are kept: see `core/automation/due.ts`. */
  readonly covered: number | null
  /** What failed is not tried again before. */
  readonly retryAtMs: number | null
  /** Failures in a row. */
  readonly attempts: number
  /** What its user was told of and has not seen to yet. */
  readonly notice: string | null
  readonly lastStartedMs: number | null
  /** When the last run began that ended well. */
  readonly lastDoneMs: number | null
  readonly lastEndedMs: number | null
  readonly lastOutcome: ScheduleOutcome | null
  readonly lastError: AppErrorData | null
  /** Rows that the last run fetched, as `core/automation/runSchedule.ts` counts them. */
  readonly lastRows: number | null
  /** The path of the file that was written last. */
  readonly lastFile: string | null
  /** Its rows; null for a file of a version that did not count them. */
  readonly lastFileRows: number | null
  /** Its texts that were too long for a cell of a workbook. */
  readonly lastCutTexts: number | null
  /**
   * What is not whole of what the last run fetched; null where it fetched nothing, or a version did that did not keep
   * it.
   */
  readonly lastShortcomings: readonly FetchedShortcoming[] | null
  /** What it leaves out. */
  readonly lastNotes: AnswerNotes | null
}

/** A schedule as it is now: of one that keeps a view, report, parameters and operation follow the view. */
export interface StoredSchedule extends ScheduleOrder, ScheduleMemory {
  readonly id: number
  /** What it shows: its own content, or its view's; null where that was removed, and of the home page. */
  readonly content: ViewContent | null
  /** What its view is called; null: it keeps none, or that one was removed. */
  readonly viewName: string | null
}
