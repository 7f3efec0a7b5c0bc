import type { z } from 'zod'
import type { LocalizedText } from '../language.ts'
import type { ReportDefinition } from '../reports/types.ts'

/**
 * Something that the rows of a report are looked through for, as data: what it is called, which reports it fits, and
 * what can be set. How it is worked out stands in `core/store/query/checks`, what shows it in the window in
 * `renderer/features/checks`.
 */
export interface Check<Settings> {
  readonly title: LocalizedText
  /** What it looks for, in a sentence. */
  readonly about: LocalizedText
  /** Whether rows of the report can be looked through, by what its definition says of them. */
  readonly fits: (report: ReportDefinition) => boolean
  readonly settings: z.ZodType<Settings>
  /** What is set before anybody chose anything. */
  readonly usual: Settings
  /** Which reports' rows are looked at beside, of whatever parameters, as far as they were fetched. */
  readonly besides: (report: ReportDefinition) => boolean
  /** What is set, for whoever reads a file: a name and its value on each line. */
  readonly told: (settings: Settings) => readonly SettingTold[]
}

/** A setting in words. */
export interface SettingTold {
  readonly title: LocalizedText
  readonly value: LocalizedText
}
