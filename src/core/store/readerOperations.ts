import { AppError } from '../../shared/errors.ts'
import type { Question } from '../../shared/query.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { csvStyle, type CsvFormat } from '../export/csvFormat.ts'
import { exportRows } from '../export/exportRows.ts'
import { openOutputFile, openStandardOutput } from '../export/outputFile.ts'
import { findCustomer, type CustomerWish } from './customerRows.ts'
import type { ReadableDatabase } from './database.ts'
import type { CallContext } from './protocol.ts'
import { readPreviews, readRow } from './previews.ts'
import { closeResult, openResult, readBlock, unfilteredTotal, type OpenResult } from './results.ts'
import { listValues, type ValuesInput } from './valueList.ts'
import { whileWanted } from './wanted.ts'

export interface AskInput {
  readonly report: ReportDefinition
  readonly question: Question
  /** The rows stay those of this moment until the result is closed, whatever commits meanwhile. One result at a time. */
  readonly isHeld?: boolean
}

export interface ExportInput extends AskInput {
  /** The file's path, or null for standard output. */
  readonly file: string | null
  readonly format: CsvFormat
  /** The formula rule for `csv` too; the Excel formats always have it. */
  readonly safe: boolean
  /** The columns in the file's order, or null for all. */
  readonly columns: readonly string[] | null
  /** What the file's first line calls a column, by its name; null, or a column without a heading: its name. */
  readonly headings: Readonly<Record<string, string>> | null
  /** What to do where the file is in use or may not be replaced: give up, or take a free name beside it. */
  readonly onBusy: 'fail' | 'rename'
}

export interface ExportOutcome {
  readonly rows: number
  readonly bytes: number
  /** The path of the file that was written, or null for standard output. */
  readonly file: string | null
}

export interface ExportProgress {
  readonly rows: number
  readonly total: number
}

function headingOf({ headings }: ExportInput, name: string): string {
  return headings !== null && Object.hasOwn(headings, name) ? (headings[name] ?? name) : name
}

/** Results that a thread can open in each millisecond of its life without reaching the ids of its successor. */
const IDS_PER_MS = 1_000

/** What a reading thread can do. Results live in the thread that opened them. */
export function readerOperations(database: ReadableDatabase) {
  const results = new Map<number, { readonly result: OpenResult; readonly isHeld: boolean }>()
  // A thread that takes the place of a lost one must not give out that one's ids again: whoever still has one would see other rows.
  let lastResultId = Date.now() * IDS_PER_MS

  function resultOf(resultId: number): OpenResult {
    const opened = results.get(resultId)
    if (opened === undefined) throw new AppError('result-gone')
    return opened.result
  }

  /** Runs scans that belong together over the same rows, whatever commits meanwhile, until nobody wants their outcome any more. */
  function atOneMoment<T>(context: CallContext, work: () => T): T {
    return whileWanted(
      database,
      () => context.throwIfCancelled(),
      () => database.transaction(work)(),
    )
  }

  return {
    openResult: (input: AskInput, context: CallContext) => {
      const { report, question } = input
      const isHeld = input.isHeld === true
      if (isHeld) database.exec('BEGIN')
      try {
        const [result, unfiltered] = atOneMoment(context, () => {
          const result = openResult(database, report, question)
          return [result, unfilteredTotal(database, result, question)] as const
        })
        lastResultId++
        results.set(lastResultId, { result, isHeld })
        const { total, fields } = result
        return { resultId: lastResultId, total, unfilteredTotal: unfiltered, fields }
      } catch (cause) {
        if (isHeld) database.exec('ROLLBACK')
        throw cause
      }
    },
    readBlock: (input: { resultId: number; offset: number; limit: number }) => {
      const result = resultOf(input.resultId)
      return readBlock(database, result, result.fields, input.offset, input.limit)
    },
    previews: (input: { resultId: number; offset: number; limit: number }) =>
      readPreviews(database, resultOf(input.resultId), input.offset, input.limit),
    row: (input: { resultId: number; place: number }) => readRow(database, resultOf(input.resultId), input.place),
    values: (input: ValuesInput, context: CallContext) => atOneMoment(context, () => listValues(database, input)),
    findCustomer: (input: { reports: readonly ReportDefinition[]; wish: CustomerWish }, context: CallContext) =>
      findCustomer(database, input.reports, input.wish, (progress) => {
        context.throwIfCancelled()
        context.progress(progress)
      }),
    closeResult: (input: { resultId: number }) => {
      const opened = results.get(input.resultId)
      results.delete(input.resultId)
      if (opened === undefined) return
      closeResult(database, opened.result)
      if (opened.isHeld) database.exec('COMMIT')
    },
    exportFile: (input: ExportInput, context: CallContext): ExportOutcome => {
      const style = csvStyle(input.format, input.safe)
      // One read transaction: the rows are those of one moment, whatever commits meanwhile.
      database.exec('BEGIN')
      try {
        const result = atOneMoment(context, () => openResult(database, input.report, input.question))
        const output = input.file === null ? openStandardOutput() : openOutputFile(input.file, input)
        const columns = input.columns ?? result.fields
        const headings = columns.map((name) => headingOf(input, name))
        try {
          exportRows(database, result, columns, headings, style, output, (rows) => {
            context.throwIfCancelled()
            context.progress({ rows, total: result.total } satisfies ExportProgress)
          })
          return { rows: result.total, ...output.finish() }
        } catch (cause) {
          output.abandon()
          throw cause
        } finally {
          closeResult(database, result)
        }
      } finally {
        database.exec('COMMIT')
      }
    },
  }
}

export type ReaderOperations = ReturnType<typeof readerOperations>
