import type { FileOrder, SummaryOrder } from '../core/automation/runSchedule.ts'
import { exportFile } from '../core/export/exportFile.ts'
import type { ExportOutcome, ExportProgress } from '../core/export/exportInput.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import { writeSummaryFile } from '../core/export/summaries/writeSummaryFile.ts'
import { writtenFormat, type WrittenFormat } from '../shared/fileFormats.ts'
import type { Language } from '../shared/language.ts'
import type { ExportRequest } from '../shared/exports.ts'
import { rowsOf, type Question } from '../shared/query.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import { summaryFileContent } from '../shared/summaries/summaryFile.ts'
import type { ListSeparator } from '../shared/settings.ts'
import { answerSummary } from './answerSummary.ts'
import { aboutRows } from './aboutRows.ts'

// What both doors write of rows, in the two ways there are: as it was ordered by somebody who does not look on, or as
// somebody asks for it at a terminal. What is said of it is each door's.

/** How files look where nothing else was asked for. */
export interface FileManner {
  readonly language: Language
  /** What divides the columns of files for Excel. */
  readonly listSeparator: ListSeparator
  /** The reports that there are: what is wrong with a summary may name another that fits. */
  readonly reports: readonly ReportDefinition[]
}

type OrderedFile = FileOrder & Pick<ExportRequest, 'columns' | 'widths'>
type Written = ExportOutcome & { readonly file: string }

/**
 * Writes a file as it was ordered by somebody who does not look on: one that is in use gets another name, and gaps of a
 * log get a column; a workbook says on a sheet of its own what it holds.
 *
 * @param order `columns` in the file's order; null for all
 * @throws AppError `output-unwritable`, `disk-full`, `cancelled`, …
 */
export async function writeOrderedFile(
  store: StoreApi,
  report: ReportDefinition,
  order: OrderedFile,
  manner: FileManner,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: ExportProgress) => void },
): Promise<Written> {
  const { question, file, format, headings, columns, widths, summary } = order
  const { language, listSeparator } = manner
  if (summary !== null) return writeOrderedSummary(store, report, { ...order, summary }, manner, options)
  const written = await exportFile(
    store,
    {
      report,
      question,
      file,
      format: writtenFormat(format, listSeparator),
      safe: false,
      columns,
      headings: headings === 'titles' ? language : null,
      onBusy: 'rename',
      gapColumn: { language, comes: 'if-any' },
      about: await aboutRows(store, report, question, language),
      widths,
    },
    options,
  )
  return { ...written, file: written.file ?? file }
}

/** A file that somebody asks for at a terminal. */
export interface AskedFile {
  readonly question: Question
  /** Its path; null: standard output. */
  readonly file: string | null
  readonly format: WrittenFormat
  /** Whether texts are kept from being read as formulas where the format does not do that by itself. */
  readonly isSafe: boolean
  /** In the file's order; null for all. */
  readonly columns: readonly string[] | null
  /** How many of the rows are skipped, and how many are written at most; undefined: none, and all. */
  readonly offset?: number
  readonly limit?: number | undefined
}

/**
 * Writes a file as somebody asked for it who looks on: one that is in use is theirs to close, columns have the server's
 * names, and where they were named, gaps of a log get a column only among them.
 *
 * @throws AppError `output-unwritable`, `disk-full`, `unknown-field`, `cancelled`, …
 */
export function writeAskedFile(
  store: StoreApi,
  report: ReportDefinition,
  { isSafe, ...asked }: AskedFile,
  language: Language,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: ExportProgress) => void },
): Promise<ExportOutcome> {
  const input = { report, ...asked, safe: isSafe, headings: null, onBusy: 'fail' } as const
  return exportFile(store, { ...input, gapColumn: { language, comes: 'if-named' } }, options)
}

/** Writes a summary of the rows, as `summarize` does: in the words of whoever asked for it. */
async function writeOrderedSummary(
  store: StoreApi,
  report: ReportDefinition,
  { question, file, format, summary }: OrderedFile & { readonly summary: SummaryOrder },
  { listSeparator, reports }: FileManner,
  { signal }: { readonly signal: AbortSignal },
): Promise<Written> {
  const { asked, connection, now } = summary
  const { language } = asked
  const rows = rowsOf(question)
  const answer = await answerSummary(
    store,
    { written: asked, language },
    { report, asked: report, reports, rows, now },
    { signal },
  )
  const written = await writeSummaryFile(
    store,
    {
      content: summaryFileContent({ report, asked: report, connection, rows, answer }, language),
      file,
      format: writtenFormat(format, listSeparator),
      isSafe: false,
      onBusy: 'rename',
    },
    { signal },
  )
  const undated = answer.warnings.find((warning) => warning.kind === 'undated' && !warning.compared)
  const isUndated = undated?.kind === 'undated'
  const notes = { unread: answer.unread, undated: isUndated ? { rows: undated.rows, whole: undated.whole } : null }
  return { ...written, file: written.file ?? file, notes }
}
