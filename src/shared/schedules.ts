import type { AnswerNotes } from './answerNotes.ts'
import type { AppErrorData } from './errors.ts'
import type { ReportScope } from './holdings.ts'
import type { FetchedShortcoming } from './shortcomings.ts'
import type { WallSeconds } from './time.ts'
import { z } from 'zod'
import { SCHEDULE_FORMATS, type ScheduleFormat } from './fileFormats.ts'
import { LANGUAGES, type Language } from './language.ts'
import { PERIOD_PRESETS, type PeriodPreset } from './periods.ts'
import type { WrittenSummary } from './summaries/writtenSummary.ts'
import { writtenSummarySchema } from './views.ts'

// Reports that are kept up to date by themselves: when, how far back, and which file is written after it.

/** When a schedule is to run. */
export type Timing =
  /** Every so many hours. */
  | { readonly kind: 'hours'; readonly hours: number }
  /** Each day at a time of the operation's wall clock; on all days, or on these (0 Monday to 6 Sunday). */
  | { readonly kind: 'daily'; readonly second: number; readonly weekdays: readonly number[] | null }
  /** Each time the desktop program starts. */
  | { readonly kind: 'start' }

/** What the first line of a file calls the columns: titles in the program's language, or the server's names. */
export type Headings = 'titles' | 'names'

/** A summary that is kept in place of rows: its period is the schedule's, which moves with the calendar. */
export interface ScheduledSummary extends WrittenSummary {
  /** Whose words its titles are in, and what the values in its filters are written in. */
  readonly language: Language
}

/**
 * The file that is written after an update, without its folder: `mensajes_2026-11-22.csv`, the days being those of its
 * rows.
 */
export interface ScheduleFile {
  /** What stands before the days. */
  readonly name: string
  readonly format: ScheduleFormat
  /** Of rows; a summary says by itself what its columns are. */
  readonly headings: Headings
  /** Absent: the rows. */
  readonly summary?: ScheduledSummary
}

/** How a schedule is set up. */
export interface ScheduleSetup {
  readonly timing: Timing
  /** How far back it reaches, as whole days around the moment it runs. */
  readonly period: PeriodPreset
  readonly file: (ScheduleFile & { readonly folder: string }) | null
}

export const LONGEST_INTERVAL_HOURS = 168
export const LONGEST_FILE_NAME = 120

export const timingSchema: z.ZodType<Timing> = z.union([
  z.strictObject({ kind: z.literal('hours'), hours: z.int().min(1).max(LONGEST_INTERVAL_HOURS) }),
  z.strictObject({
    kind: z.literal('daily'),
    second: z.int().min(0).max(86_399),
    weekdays: z
      .array(z.int().min(0).max(6))
      .min(1)
      .max(7)
      .refine((days) => new Set(days).size === days.length)
      .nullable(),
  }),
  z.strictObject({ kind: z.literal('start') }),
])

/** What a schedule's file is described by, wherever it goes. */
export const scheduleFileFields = {
  name: z.string().trim().min(1).max(LONGEST_FILE_NAME),
  format: z.enum(SCHEDULE_FORMATS),
  headings: z.enum(['titles', 'names']),
  summary: z.intersection(writtenSummarySchema, z.object({ language: z.enum(LANGUAGES) })).exactOptional(),
}

/** A file as the window describes it: where it goes is chosen in the system's dialog. */
export const scheduleFileSchema: z.ZodType<ScheduleFile> = z.strictObject(scheduleFileFields)

/** What a kept setup must look like. */
export const scheduleSetupSchema: z.ZodType<ScheduleSetup> = z.strictObject({
  timing: timingSchema,
  period: z.enum(PERIOD_PRESETS),
  file: z.strictObject({ ...scheduleFileFields, folder: z.string().min(1).max(4_000) }).nullable(),
})

/** A report that is kept up to date by itself, as it is being set up or changed. */
export interface ScheduleDraft extends ReportScope {
  /** Null for a new one. */
  readonly scheduleId: number | null
  readonly timing: Timing
  readonly period: PeriodPreset
  /**
   * The file to write after an update, or null. Its folder: what `schedules:choose-folder` gave, or null for the one it
   * has.
   */
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
    /**
     * The file that was written last: its name without its folder, its rows where they are known, how many texts were
     * cut since no cell of a workbook holds them, and what it leaves out.
     */
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
