import type { AboutSheet } from '../../shared/aboutFile.ts'
import type { AnswerNotes } from '../../shared/answerNotes.ts'
import type { WrittenFormat } from '../../shared/fileFormats.ts'
import type { Language } from '../../shared/language.ts'
import type { FurtherFields } from '../../shared/otherFields.ts'
import type { Question } from '../../shared/query.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'

export interface ExportInput {
  readonly report: ReportDefinition
  readonly question: Question
  /** The file's path, or null for standard output. */
  readonly file: string | null
  readonly format: WrittenFormat
  /** The formula rule for `csv` too; the Excel formats always have it, and a workbook needs none. */
  readonly safe: boolean
  /** The columns in the file's order, or null for all. */
  readonly columns: readonly string[] | null
  /** How many of the rows are skipped, and how many are written at most; undefined: none, and all. */
  readonly offset?: number
  readonly limit?: number | undefined
  /** What the file's first line calls the columns: titles in a language; null: the server's names. */
  readonly headings: Language | null
  /** What to do where the file is in use or may not be replaced: give up, or take a free name beside it. */
  readonly onBusy: 'fail' | 'rename'
  /** Where the file's bytes go until it is finished; undefined: under any name beside it. */
  readonly temporary?: string | undefined
  /**
   * The column that says what a log missed before a row, in this language. It comes last where the period has gaps;
   * `if-named`: where columns are named, only among them.
   */
  readonly gapColumn: { readonly language: Language; readonly comes: 'if-any' | 'if-named' }
  /** What a workbook says of itself on a sheet of its own; undefined: it has none. */
  readonly about?: AboutSheet | undefined
  /** How wide columns are where they are seen, in pixels, by name: a workbook has them as wide. */
  readonly widths?: Readonly<Record<string, number>> | undefined
}

export interface ExportOutcome {
  readonly rows: number
  readonly bytes: number
  /** The path of the file that was written, or null for standard output. */
  readonly file: string | null
  /** How many texts were longer than the format can hold, and were cut. */
  readonly cutTexts: number
  /** What the file leaves out. */
  readonly notes: AnswerNotes
  /** Where rows have more fields than columns, and the file has the column of all others: how many stand in it. */
  readonly further?: FurtherFields
}

export interface ExportProgress {
  readonly rows: number
  readonly total: number
}
