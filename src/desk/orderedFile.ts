import type { CheckOrder, FileOrder, SummaryOrder } from '../core/automation/runSchedule.ts'
import { exportFile } from '../core/export/exportFile.ts'
import type { ExportOutcome, ExportProgress } from '../core/export/exportInput.ts'
import { writeBytes } from '../core/export/writeBytes.ts'
import type { StoreApi } from '../core/store/storeApi.ts'
import { writeSummaryFile } from '../core/export/summaries/writeSummaryFile.ts'
import { NO_NOTES, type AnswerNotes } from '../shared/answerNotes.ts'
import { AppError } from '../shared/errors.ts'
import {
  isDrawnUnattended,
  writtenFormat,
  type ScheduleCommandFormat,
  type UnattendedDrawing,
  type WrittenFormat,
} from '../shared/fileFormats.ts'
import type { Language } from '../shared/language.ts'
import type { ExportRequest } from '../shared/exports.ts'
import { rowsOf, type Question } from '../shared/query.ts'
import { seenReport } from '../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../shared/reports/types.ts'
import type { ListSeparator } from '../shared/settings.ts'
import { summaryFileContent } from '../shared/summaries/summaryFile.ts'
import type { SummaryAnswer } from '../shared/summaries/types.ts'
import { answerSummary } from './answerSummary.ts'
import { writeFindings } from './checkRows.ts'
import { aboutRows } from './aboutRows.ts'
import type { Drawer } from './drawer.ts'
import { toldRows } from './toldRows.ts'

// What both doors write of rows, in the two ways there are: as it was ordered by somebody who does not look on, or as
// somebody asks for it at a terminal. What is said of it is each door's.

/** How files look where nothing else was asked for. */
export interface FileManner {
  readonly language: Language
  /** What divides the columns of files for Excel. */
  readonly listSeparator: ListSeparator
  /** The reports that there are: what is wrong with a summary may name another that fits. */
  readonly reports: readonly ReportDefinition[]
  /** Draws what no encoder writes. */
  readonly drawer: Drawer
}

/** A file that is ordered; the window tells how wide its columns are there. */
export type OrderedFile = FileOrder & Pick<ExportRequest, 'widths'>
type Written = ExportOutcome & { readonly file: string }

/**
 * Writes a file as it was ordered by somebody who does not look on: one that is in use gets another name, and gaps of a
 * log get a column; a workbook says on a sheet of its own what it holds.
 *
 * @throws AppError `output-unwritable`, `disk-full`, `cancelled`, …; `needs-window` for a drawing that nobody can draw
 * here; `usage` for one of rows
 */
export async function writeOrderedFile(
  store: StoreApi,
  report: ReportDefinition,
  order: OrderedFile,
  manner: FileManner,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: ExportProgress) => void },
): Promise<Written> {
  const { question, file, format, headings, columns, widths, offset, limit, summary, check } = order
  const { language, listSeparator } = manner
  if (isDrawnUnattended(format)) {
    if (summary === null) throw new AppError('usage', { problem: 'rows-not-drawn', format })
    return drawSummary(store, report, { ...order, format, summary }, manner, options)
  }
  if (check !== null) return writeFound(store, report, { ...order, format, check }, manner, options)
  if (summary !== null) return writeSummary(store, report, { ...order, format, summary }, manner, options)
  const written = await exportFile(
    store,
    {
      report,
      question,
      file,
      format: writtenFormat(format, listSeparator),
      safe: false,
      columns,
      offset,
      limit: limit ?? undefined,
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
 * names, and where they were named, gaps of a log get a column only among them; a workbook says on a sheet of its own
 * what it holds.
 *
 * @throws AppError `output-unwritable`, `disk-full`, `unknown-field`, `cancelled`, …
 */
export async function writeAskedFile(
  store: StoreApi,
  report: ReportDefinition,
  { isSafe, ...asked }: AskedFile,
  language: Language,
  options: { readonly signal: AbortSignal; readonly onProgress?: (progress: ExportProgress) => void },
): Promise<ExportOutcome> {
  const input = { report, ...asked, safe: isSafe, headings: null, onBusy: 'fail' } as const
  const about = await aboutRows(store, report, asked.question, language)
  return exportFile(store, { ...input, about, gapColumn: { language, comes: 'if-named' } }, options)
}

type OrderedSummary<Format> = FileOrder & { readonly format: Format; readonly summary: SummaryOrder }
type Options = { readonly signal: AbortSignal }

async function answered(
  store: StoreApi,
  report: ReportDefinition,
  { question, summary }: Pick<OrderedSummary<unknown>, 'question' | 'summary'>,
  { reports }: FileManner,
  { signal }: Options,
): Promise<SummaryAnswer> {
  const { asked: written, language, now } = summary
  const rows = rowsOf(question)
  const of = { report, asked: seenReport(report, rows), reports, rows, now }
  return answerSummary(store, { written, language }, of, { signal })
}

/** What a file of a summary leaves out. */
function notesOf({ unread, warnings }: SummaryAnswer): AnswerNotes {
  const undated = warnings.find((warning) => warning.kind === 'undated' && !warning.compared)
  return { unread, undated: undated?.kind === 'undated' ? { rows: undated.rows, whole: undated.whole } : null }
}

/** Writes a summary of the rows, as `summarize` does: in the words of whoever asked for it. */
async function writeSummary(
  store: StoreApi,
  report: ReportDefinition,
  order: OrderedSummary<ScheduleCommandFormat>,
  manner: FileManner,
  options: Options,
): Promise<Written> {
  const { question, file, format, summary } = order
  const { connection, language } = summary
  const rows = rowsOf(question)
  const answer = await answered(store, report, order, manner, options)
  const told = await toldRows(store, report, rows)
  const summarized = { report, asked: seenReport(report, rows), connection, rows: told, answer }
  const content = summaryFileContent(summarized, language)
  const asFormat = writtenFormat(format, manner.listSeparator)
  const input = { content, file, format: asFormat, isSafe: false, onBusy: 'rename' } as const
  const written = await writeSummaryFile(store, input, options)
  return { ...written, file: written.file ?? file, notes: notesOf(answer) }
}

/** Writes what a check finds in the rows. */
async function writeFound(
  store: StoreApi,
  report: ReportDefinition,
  order: FileOrder & { readonly format: ScheduleCommandFormat; readonly check: CheckOrder },
  { language, listSeparator, reports }: FileManner,
  options: Options,
): Promise<Written> {
  const { question, file, format, check } = order
  const written = await writeFindings(
    { store, reports, nowMs: () => check.nowMs },
    report,
    {
      rows: rowsOf(question),
      check: check.asked,
      file,
      format: writtenFormat(format, listSeparator),
      isSafe: false,
      language,
      door: 'cli',
      onBusy: 'rename',
    },
    options,
  )
  return { ...written, file: written.file ?? file, notes: NO_NOTES }
}

/** Draws a summary of the rows, as the window shows it. */
async function drawSummary(
  store: StoreApi,
  report: ReportDefinition,
  order: OrderedSummary<UnattendedDrawing>,
  manner: FileManner,
  options: Options,
): Promise<Written> {
  const { question, file, format, summary } = order
  const { drawer } = manner
  if (!drawer.formats.includes(format)) throw new AppError('needs-window', { format })
  const { asked, title, language, chart } = summary
  const rows = rowsOf(question)
  // What cannot be asked for is said as of any other file, and what is left out of it, too.
  const answer = await answered(store, report, order, manner, options)
  const bytes = await drawer.draw({ kind: 'summary', title, rows, summary: asked, language, chart }, format, options)
  options.signal.throwIfAborted()
  const written = await writeBytes(store, file, bytes)
  return { ...written, rows: answer.groups.length, cutTexts: 0, notes: notesOf(answer) }
}
