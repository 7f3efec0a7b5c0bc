import { z } from 'zod'
import type { ExportRequest } from '../../../shared/ipc/jobs.ts'
import type { Question } from '../../../shared/query.ts'

/** Rows that a sheet of Excel holds below its headings. */
export const MOST_EXCEL_ROWS = 1_048_575

/** What was chosen last for the looks of a file. */
export interface FileChoice {
  readonly format: ExportRequest['format']
  readonly headings: ExportRequest['headings']
}

export const USUAL_FILE: FileChoice = { format: 'excel', headings: 'titles' }

/** What a kept choice must look like. */
export const fileChoiceSchema: z.ZodType<FileChoice> = z.strictObject({
  format: z.enum(['excel', 'csv']),
  headings: z.enum(['titles', 'names']),
})

/** What the grid shows just now. */
export interface ShownRows {
  readonly question: Question
  /** Those that are visible, in their order. */
  readonly columns: readonly string[]
  readonly total: number
  readonly unfilteredTotal: number
}

export type ExportScope = 'shown' | 'all'

/** How many rows a file will have. */
export function rowsOf(shown: ShownRows, scope: ExportScope): number {
  return scope === 'shown' ? shown.total : shown.unfilteredTotal
}

/** What is asked of the main process: the grid's rows as they are shown, or the whole period with all columns in its own order. */
export function exportRequest(shown: ShownRows, scope: ExportScope, file: FileChoice): ExportRequest {
  return scope === 'shown'
    ? { question: shown.question, columns: shown.columns, ...file }
    : { question: { ...shown.question, filters: [], search: '', sort: [] }, columns: null, ...file }
}
