import { z } from 'zod'
import { PERIOD_PRESETS, type PeriodPreset } from './periods.ts'

// Reports that are kept up to date by themselves: when, how far back, and which file is written after it.

/** When a schedule is to run. */
export type Timing =
  /** Every so many hours. */
  | { readonly kind: 'hours'; readonly hours: number }
  /** Each day at a time of the operation's wall clock; on all days, or on these (0 Monday to 6 Sunday). */
  | { readonly kind: 'daily'; readonly second: number; readonly weekdays: readonly number[] | null }
  /** Each time the desktop program starts. */
  | { readonly kind: 'start' }

/** `excel`: CSV for Excel, with the list separator that holds when the file is written; `xlsx`: a workbook. */
export const SCHEDULE_FORMATS = ['excel', 'csv', 'csv-excel', 'csv-excel-es', 'xlsx'] as const
export type ScheduleFormat = (typeof SCHEDULE_FORMATS)[number]

/** What the first line of a file calls the columns: titles in the program's language, or the server's names. */
export type Headings = 'titles' | 'names'

/** The file that is written after an update, without its folder: `mensajes_2026-11-22.csv`, the days being those of its rows. */
export interface ScheduleFile {
  /** What stands before the days. */
  readonly name: string
  readonly format: ScheduleFormat
  readonly headings: Headings
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

const fileFields = {
  name: z.string().trim().min(1).max(LONGEST_FILE_NAME),
  format: z.enum(SCHEDULE_FORMATS),
  headings: z.enum(['titles', 'names']),
}

/** A file as the window describes it: where it goes is chosen in the system's dialog. */
export const scheduleFileSchema: z.ZodType<ScheduleFile> = z.strictObject(fileFields)

/** What a kept setup must look like. */
export const scheduleSetupSchema: z.ZodType<ScheduleSetup> = z.strictObject({
  timing: timingSchema,
  period: z.enum(PERIOD_PRESETS),
  file: z.strictObject({ ...fileFields, folder: z.string().min(1).max(4_000) }).nullable(),
})
