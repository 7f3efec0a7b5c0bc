import type { AnswerNotes } from './answerNotes.ts'
import { shownCheck, type ChosenCheck } from './checks/checks.ts'
import type { AppErrorData } from './errors.ts'
import type { ReportDefinition } from './reports/types.ts'
import type { FetchedShortcoming } from './shortcomings.ts'
import type { WallSeconds } from './time.ts'
import { z } from 'zod'
import { isDrawnUnattended, SCHEDULE_FORMATS, type ScheduleFormat, type UnattendedDrawing } from './fileFormats.ts'
import type { Language } from './language.ts'
import { MASKS, type Mask } from './masks.ts'
import type { PeriodPreset } from './periods.ts'
import type { WrittenSummary } from './summaries/writtenSummary.ts'
import { viewContentSchema, type ViewContent } from './views.ts'

// What is kept up to date by itself: a view, what somebody looked at without giving it a name, or all cards of the home
// page; when; and which file is written after it.

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

/** What a schedule shows. */
export type Kept =
  /** This, which has no name: all rows of a period, or whatever somebody looked at when it was set up. */
  | { readonly kind: 'content'; readonly content: ViewContent }
  /** What a view shows, as it is at each run; its report, parameters and operation are the view's. */
  | { readonly kind: 'view'; readonly viewId: number }
  /** All cards of an operation's home page, as they are pinned at each run: of no report. */
  | { readonly kind: 'home' }

/** What all cards of a home page are written as together. */
export type HomeFormat = 'xlsx' | UnattendedDrawing

/** Whether all cards of a home page can be one file of a format: a table of text has room for one of them. */
export function isHomeFormat(format: ScheduleFormat): format is HomeFormat {
  return format === 'xlsx' || isDrawnUnattended(format)
}

/** Of what a schedule is: a report with its parameters, or of none (null) where it keeps the home page. */
export interface ScheduleScope {
  readonly connectionId: number
  readonly reportKey: string | null
  readonly parameters: Readonly<Record<string, string>>
}

/** All rows of a named period, in the servers' own columns: what a schedule keeps where nothing else was looked at. */
export function allRows(preset: PeriodPreset, language: Language): ViewContent {
  return {
    version: 1,
    face: 'rows',
    period: { kind: 'preset', preset },
    taken: null,
    list: null,
    byDay: false,
    filters: [],
    search: '',
    sort: [],
    columns: null,
    offset: 0,
    limit: null,
    file: null,
    summary: null,
    language,
    incompleteMeasures: [],
    incompleteParameters: [],
  }
}

/** The summary that is shown in place of rows; null: rows are. */
export function shownSummary({ face, summary }: Pick<ViewContent, 'face' | 'summary'>): WrittenSummary | null {
  return face === 'summary' ? summary : null
}

/** The check that is shown in place of rows; null: none is. */
export function keptCheck(
  { face, checks = [] }: Pick<ViewContent, 'face' | 'checks'>,
  report: ReportDefinition,
): ChosenCheck | null {
  return face === 'checks' ? (shownCheck(checks, report) ?? null) : null
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
}

/** How a schedule is set up, beside what it keeps. */
export interface ScheduleSetup {
  readonly timing: Timing
  readonly file: (ScheduleFile & { readonly folder: string }) | null
  /** Hides who is meant in what it writes, unless its view's own mask is stricter; absent: as the view says. */
  readonly mask?: Mask
}

export const LONGEST_INTERVAL_HOURS = 168
export const LONGEST_FILE_NAME = 120

/** A title as people name files: `mensajes_sms_y_whatsapp`. */
export function fileNameOf(title: string): string {
  const words = title.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '_')
  return words.replace(/^_|_$/g, '').slice(0, LONGEST_FILE_NAME)
}

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
}

export const keptSchema: z.ZodType<Kept> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('content'), content: viewContentSchema }),
  z.strictObject({ kind: z.literal('view'), viewId: z.int().min(1) }),
  z.strictObject({ kind: z.literal('home') }),
])

/** A file as the window describes it: where it goes is chosen in the system's dialog. */
export const scheduleFileSchema: z.ZodType<ScheduleFile> = z.strictObject(scheduleFileFields)

/** What a kept setup must look like. */
export const scheduleSetupSchema: z.ZodType<ScheduleSetup> = z.strictObject({
  timing: timingSchema,
  file: z.strictObject({ ...scheduleFileFields, folder: z.string().min(1).max(4_000) }).nullable(),
  mask: z.enum(MASKS).exactOptional(),
})

/** A report that is kept up to date by itself, as it is being set up or changed. */
export interface ScheduleDraft extends ScheduleScope {
  /** Null for a new one. */
  readonly scheduleId: number | null
  /** Of a view, report and parameters are the view's, whatever stands here. */
  readonly keeps: Kept
  readonly timing: Timing
  /**
   * The file to write after an update, or null. Its folder: what `schedules:choose-folder` gave, or null for the one it
   * has.
   */
  readonly file: (ScheduleFile & { readonly folderId: number | null }) | null
  /** How it hides who is meant; null: as its view says; absent: as before. */
  readonly mask?: Mask | null
  readonly isEnabled: boolean
}

/** A report that is kept up to date by itself, and how that goes. */
export interface ScheduleView extends ScheduleScope {
  readonly scheduleId: number
  readonly keeps: Kept
  /** What it shows now of its report; null where the view that it keeps was removed, and of the home page. */
  readonly content: ViewContent | null
  /** What its view is called; null: it keeps none, or that one was removed. */
  readonly viewName: string | null
  /** Why it cannot run as it stands: its view, or its report, is not there, or lacks something. */
  readonly problem: AppErrorData | null
  readonly timing: Timing
  /** The folder is for reading only: no path ever comes back. */
  readonly file: (ScheduleFile & { readonly folder: string }) | null
  /** How it hides who is meant, beside its view; absent: as the view says. */
  readonly mask?: Mask
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
