import { z } from 'zod'
import { isWhole, type Completeness } from '../../../shared/completeness.ts'
import { WINDOW_FORMATS } from '../../../shared/fileFormats.ts'
import { maskedBy, type Mask } from '../../../shared/masks.ts'
import type { ExportRequest } from '../../../shared/exports.ts'
import { itemsOfRows, type Question } from '../../../shared/query.ts'

/** What was chosen last for the looks of a file. */
export interface FileChoice {
  readonly format: ExportRequest['format']
  readonly headings: ExportRequest['headings']
}

export const USUAL_FILE: FileChoice = { format: 'xlsx', headings: 'titles' }

/** What a kept choice must look like. */
export const fileChoiceSchema: z.ZodType<FileChoice> = z.strictObject({
  format: z.enum(WINDOW_FORMATS),
  headings: z.enum(['titles', 'names']),
})

/** A list within the rows, that a file can have instead of them. */
export interface RowList {
  /** Its path. */
  readonly list: string
  readonly title: string
}

/** The items of a list within one row of what the grid shows. */
export interface AskedItems {
  readonly list: string
  readonly resultId: number
  readonly place: number
}

/** What a file would be without, in sentences. */
export interface ExportWarning {
  /**
   * Whether something of the period is missing: else sums are without some values, or rows without a date are left out.
   */
  readonly isIncomplete: boolean
  readonly texts: readonly string[]
}

/**
 * What a file would be without; null where it is without nothing.
 *
 * @param text the completeness in words
 * @param notes what the rows that are shown leave out
 */
export function warningOf(
  completeness: Pick<Completeness, 'verdict'> | undefined,
  text: string,
  notes: readonly string[],
): ExportWarning | null {
  const isIncomplete = completeness !== undefined && !isWhole(completeness)
  const texts = isIncomplete ? [text, ...notes] : notes
  return texts.length === 0 ? null : { isIncomplete, texts }
}

/** What the grid shows just now. */
export interface ShownRows {
  readonly question: Question
  /** Those that are visible, in their order. */
  readonly columns: readonly string[]
  /** How wide they are now, in pixels, by name. */
  readonly widths: () => Readonly<Record<string, number>>
  readonly total: number
  readonly unfilteredTotal: number
}

export type ExportScope = 'shown' | 'all'

/** What a file has a line for. */
export interface ExportSubject {
  readonly scope: ExportScope
  /** A list within the rows, by its path: a line for each item; null: a line for each row. */
  readonly list: string | null
  /** Only the items of one row. */
  readonly row: AskedItems | null
  /** How the file hides personal data; null: it does not, but for what the rows are seen under. */
  readonly mask: Mask | null
}

/** How many rows a file will have; null where nobody has counted: items of lists. */
export function rowsOf(shown: ShownRows, { scope, list, row }: Omit<ExportSubject, 'mask'>): number | null {
  if (list !== null || row !== null) return null
  return scope === 'shown' ? shown.total : shown.unfilteredTotal
}

/**
 * What is asked of the main process: the grid's rows as they are shown, or the whole period with all columns in its own
 * order; or the items of a list, with the fields of the rows that they stand in.
 */
export function exportRequest(shown: ShownRows, subject: ExportSubject, file: FileChoice): ExportRequest {
  const request = wholeRequest(shown, subject, file)
  return { ...request, question: maskedBy(request.question, subject.mask) }
}

function wholeRequest(shown: ShownRows, { scope, list, row }: ExportSubject, file: FileChoice): ExportRequest {
  const all = { ...shown.question, filters: [], search: '', sort: [] }
  if (row !== null) {
    const { resultId, place } = row
    return { question: { ...all, list: row.list }, columns: null, ...file, row: { resultId, place } }
  }
  if (list !== null) {
    return { question: itemsOfRows(scope === 'shown' ? shown.question : all, list), columns: null, ...file }
  }
  const seen = { ...file, widths: shown.widths() }
  return scope === 'shown'
    ? { question: shown.question, columns: shown.columns, ...seen }
    : { question: all, columns: null, ...seen }
}
