import type { AnswerNotes } from './answerNotes.ts'
import type { DrawnFormat, WindowFormat } from './fileFormats.ts'
import type { FurtherFields } from './otherFields.ts'
import type { Question } from './query.ts'

// Files of rows: how they are written, and what came of it.

export interface ExportRequest {
  readonly question: Question
  /** The columns in the file's order; null for all. */
  readonly columns: readonly string[] | null
  readonly format: WindowFormat
  /** What the first line calls the columns: titles in the window's language, or the server's names. */
  readonly headings: 'titles' | 'names'
  /** How wide columns are where they are seen, in pixels, by name. */
  readonly widths?: Readonly<Record<string, number>>
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
  /** Where it holds no rows: what the window drew into it. */
  readonly drawn?: DrawnFormat
  /** Where rows have more fields than columns: how many stand together in one. */
  readonly further?: FurtherFields
}
