import type { AnnouncedSlice } from '../announcement.ts'
import type { AnswerNotes } from '../answerNotes.ts'
import type { FurtherFields } from '../otherFields.ts'
import type { AppErrorData } from '../errors.ts'
import type { Question } from '../query.ts'
import type { TimeRange } from '../time.ts'

// Long work as the window sees it: progress, a way to cancel, and exactly one outcome.

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
  readonly failed: readonly { readonly range: TimeRange; readonly error: AppErrorData }[]
  /** Stretches that the server cut, and that cannot be asked for in smaller parts. */
  readonly partial: readonly TimeRange[]
  /** Stretches of which the server announced another number of records than it sent. */
  readonly announced: readonly AnnouncedSlice[]
  /** Polls only: the stretch before it that nobody saw. */
  readonly gap: TimeRange | null
}

/** How a file is written: as CSV for Excel with the chosen list separator, as a workbook, or as plain CSV (RFC 4180, comma, no mark). */
export const EXPORT_FORMATS = ['excel', 'xlsx', 'csv'] as const
export type ExportFormat = (typeof EXPORT_FORMATS)[number]

export interface ExportRequest {
  readonly question: Question
  /** The columns in the file's order; null for all. */
  readonly columns: readonly string[] | null
  readonly format: ExportFormat
  /** What the first line calls the columns: titles in the window's language, or the server's names. */
  readonly headings: 'titles' | 'names'
  /** Where the question is about a list: only the items of the row at this place of a result. */
  readonly row?: { readonly resultId: number; readonly place: number }
}

export interface ExportProgress {
  readonly rows: number
  readonly total: number
}

export interface ExportOutcome {
  readonly rows: number
  readonly bytes: number
  /** The file's name without its folder. */
  readonly fileName: string
  /** The asked name was in use elsewhere, so the file got another. */
  readonly wasRenamed: boolean
  /** How many texts were longer than a cell of a workbook can hold, and were cut. */
  readonly cutTexts: number
  /** What the file leaves out. */
  readonly notes: AnswerNotes
  /** Where rows have more fields than columns: how many stand together in one. */
  readonly further?: FurtherFields
}

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
  readonly reportKey: string
  /** The name that the user chose, without its folder. */
  readonly fileName: string
  /** Nobody asked for it: a schedule did. */
  readonly isAutomatic?: true
  readonly progress: ExportProgress | null
  readonly outcome: ExportOutcome | null
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

export interface CheckJob extends JobFacts {
  readonly kind: 'check'
  readonly connectionId: number
  readonly progress: CheckProgress | null
  readonly outcome: CheckOutcome | null
}

export type JobSnapshot = PullJob | ExportJob | CheckJob
