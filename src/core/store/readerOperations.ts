import { AppError } from '../../shared/errors.ts'
import type { Question } from '../../shared/query.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { csvStyle, type CsvFormat } from '../export/csvFormat.ts'
import { exportRows } from '../export/exportRows.ts'
import { openOutputFile, openStandardOutput } from '../export/outputFile.ts'
import type { ReadableDatabase } from './database.ts'
import type { CallContext } from './protocol.ts'
import { closeResult, openResult, readBlock, type OpenResult } from './results.ts'

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
}

export interface ExportProgress {
  readonly rows: number
  readonly total: number
}

/** What a reading thread can do. Results live in the thread that opened them. */
export function readerOperations(database: ReadableDatabase) {
  const results = new Map<number, { readonly result: OpenResult; readonly isHeld: boolean }>()
  let lastResultId = 0

  function resultOf(resultId: number): OpenResult {
    const opened = results.get(resultId)
    if (opened === undefined) throw new AppError('result-gone')
    return opened.result
  }

  return {
    openResult: (input: AskInput) => {
      const isHeld = input.isHeld === true
      if (isHeld) database.exec('BEGIN')
      try {
        const result = openResult(database, input.report, input.question)
        lastResultId++
        results.set(lastResultId, { result, isHeld })
        return { resultId: lastResultId, total: result.total, fields: result.fields }
      } catch (cause) {
        if (isHeld) database.exec('ROLLBACK')
        throw cause
      }
    },
    readBlock: (input: { resultId: number; offset: number; limit: number }) => {
      const result = resultOf(input.resultId)
      return readBlock(database, result, result.fields, input.offset, input.limit)
    },
    closeResult: (input: { resultId: number }) => {
      const opened = results.get(input.resultId)
      results.delete(input.resultId)
      if (opened === undefined) return
      closeResult(database, opened.result)
      if (opened.isHeld) database.exec('COMMIT')
    },
    exportFile: (input: ExportInput, context: CallContext) => {
      const style = csvStyle(input.format, input.safe)
      // One read transaction: the rows are those of one moment, whatever commits meanwhile.
      database.exec('BEGIN')
      try {
        const result = openResult(database, input.report, input.question)
        const output = input.file === null ? openStandardOutput() : openOutputFile(input.file)
        try {
          exportRows(database, result, input.columns ?? result.fields, style, output, (rows) => {
            context.throwIfCancelled()
            context.progress({ rows, total: result.total } satisfies ExportProgress)
          })
          return { rows: result.total, bytes: output.finish() }
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
