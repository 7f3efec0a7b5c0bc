import type { AnswerNotes } from '../answerNotes.ts'
import type { AppErrorData } from '../errors.ts'
import type { PeriodPreset } from '../periods.ts'
import type { ScheduleFile, Timing } from '../schedules.ts'
import type { FetchedShortcoming } from '../shortcomings.ts'
import type { WallSeconds } from '../time.ts'
import type { ReportScope } from './holdings.ts'

// What is kept up to date by itself, as the window sets it up and shows it.

/** A report that is kept up to date by itself, as it is being set up or changed. */
export interface ScheduleDraft extends ReportScope {
  /** Null for a new one. */
  readonly scheduleId: number | null
  readonly timing: Timing
  readonly period: PeriodPreset
  /** The file to write after an update, or null. Its folder: what `schedules:choose-folder` gave, or null for the one it has. */
  readonly file: (ScheduleFile & { readonly folderId: number | null }) | null
  readonly isEnabled: boolean
}

/** A report that is kept up to date by itself, and how that goes. */
export interface ScheduleView extends ReportScope {
  readonly scheduleId: number
  readonly timing: Timing
  readonly period: PeriodPreset
  /** The folder is for reading only: no path ever comes back. */
  readonly file: (ScheduleFile & { readonly folder: string }) | null
  readonly isEnabled: boolean
  readonly isRunning: boolean
  /** When it runs next, on the operation's wall clock; null: when the program starts, or never. */
  readonly nextAt: WallSeconds | null
  /** How the last run ended, or null before the first one. */
  readonly last: {
    readonly endedAtMs: number
    /** `partly`: what the server gave is not whole. */
    readonly outcome: 'done' | 'partly' | 'failed'
    readonly error: AppErrorData | null
    /** What is not whole of what was fetched; none where a version did that that did not keep it. */
    readonly shortcomings: readonly FetchedShortcoming[]
    /** The file that was written last: its name without its folder, its rows where they are known, how many texts were cut since no cell of a workbook holds them, and what it leaves out. */
    readonly file: {
      readonly name: string
      readonly rows: number | null
      readonly cutTexts: number
      readonly notes: AnswerNotes
    } | null
    /** The error needs a person: waiting does not mend it. */
    readonly needsPerson: boolean
  } | null
}

export interface ChosenFolder {
  readonly folderId: number
  /** For reading only. */
  readonly folder: string
}
