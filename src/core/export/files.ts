import { AppError } from '../../shared/errors.ts'
import { GAP_COLUMN, gapColumnTitle } from '../../shared/live.ts'
import { fieldDefinitionOf } from '../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { ReadableDatabase } from '../store/file/databaseTypes.ts'
import { notesOf } from '../store/query/answerNotes.ts'
import { closeGapTexts, openGapTexts, type GapTexts } from '../store/query/gapTexts.ts'
import { closeResult, openResult, type OpenResult } from '../store/query/results.ts'
import { atOneMoment } from '../store/query/wanted.ts'
import { gapsOf } from '../store/tables/logBook.ts'
import type { CallContext } from '../store/threads/protocol.ts'
import type { Reading, ThreadParts } from '../store/threads/subject.ts'
import { encoderFor } from './encoders.ts'
import { MOST_FILE_COLUMNS } from './mostFileColumns.ts'
import type { ExportInput, ExportOutcome, ExportProgress } from './exportInput.ts'
import { exportRows } from './exportRows.ts'
import { stretchThreads } from './stretches/stretchThreads.ts'
import { openOutputFile, openStandardOutput, type Output } from './outputFile.ts'

function headingOf({ headings, gapColumn }: ExportInput, report: ReportDefinition, name: string): string {
  if (headings === null) return name
  if (name === GAP_COLUMN) return gapColumnTitle[gapColumn.language]
  return fieldDefinitionOf(report, name)?.title[headings] ?? name
}

/** What a log missed, by the rows that come after it; undefined where a file has no room for it. */
function gapTextsOf(database: ReadableDatabase, input: ExportInput, result: OpenResult): GapTexts | undefined {
  const { report, question, gapColumn, columns } = input
  const isNamed = columns?.includes(GAP_COLUMN) === true
  if (report.kind !== 'live' || (gapColumn.comes === 'if-named' && columns !== null && !isNamed)) return undefined
  const gaps = openGapTexts(database, result, gapsOf(database, question, question.range), gapColumn.language)
  return gaps.isEmpty && !isNamed ? undefined : gaps
}

function checkColumns({ columns }: ExportInput): void {
  if (columns === null || columns.length <= MOST_FILE_COLUMNS) return
  throw new AppError('usage', { problem: 'too-many-columns', columns: columns.length })
}

function columnsOf({ columns }: ExportInput, result: OpenResult, gaps: GapTexts | undefined): readonly string[] {
  const names = columns ?? result.fields
  return gaps === undefined || names.includes(GAP_COLUMN) ? names : [...names, GAP_COLUMN]
}

/** Writes the rows of a result, encoded, into an output that is open. */
function writeRows(
  database: ReadableDatabase,
  result: OpenResult,
  input: ExportInput,
  output: Output,
  context: CallContext<ExportProgress>,
  startHelper: ThreadParts['startHelper'] | undefined,
): Omit<ExportOutcome, 'bytes' | 'file' | 'notes'> {
  const gaps = gapTextsOf(database, input, result)
  const columns = columnsOf(input, result, gaps)
  const headings = columns.map((name) => headingOf(input, result.report, name))
  const encoder = encoderFor(input.format, {
    title: result.report.title[input.gapColumn.language],
    types: columns.map((name) => fieldDefinitionOf(result.report, name)?.type),
    widths: columns.map((name) => input.widths?.[name]),
    about: input.about,
    isSafe: input.safe,
    startHelper,
  })
  const begin =
    gaps === undefined
      ? stretchThreads(
          database,
          result,
          { report: input.report, question: input.question, names: columns },
          startHelper,
          encoder.threads ?? 0,
        )
      : undefined
  const { offset = 0, limit = result.total } = input
  const end = Math.min(result.total, offset + limit)
  const total = Math.max(0, end - offset)
  try {
    const onBlock = (rows: number): void => {
      context.throwIfCancelled()
      context.progress({ rows, total })
    }
    const part = { columns, headings, first: offset + 1, last: end }
    exportRows(database, result, part, encoder, output, gaps, onBlock, begin)
  } finally {
    encoder.close?.()
  }
  const { further } = result.fieldSet
  const isTold = further !== null && columns.includes(further.column)
  return { rows: total, cutTexts: encoder.cutTexts, ...(isTold && { further }) }
}

/** Files of rows. */
export const files = ({ database, startHelper }: Reading & Partial<Pick<ThreadParts, 'startHelper'>>) => ({
  /** Writes the rows of a question into a file or to standard output. */
  write: (input: ExportInput, context: CallContext<ExportProgress>): ExportOutcome => {
    checkColumns(input)
    // One read transaction: the rows are those of one moment, whatever commits meanwhile.
    database.exec('BEGIN')
    try {
      const [result, notes] = atOneMoment(database, context, () => {
        const opened = openResult(database, input.report, input.question)
        return [opened, notesOf(database, opened, input.question)] as const
      })
      const output = input.file === null ? openStandardOutput() : openOutputFile(input.file, input)
      try {
        const written = writeRows(database, result, input, output, context, startHelper)
        return { ...written, ...output.finish(), notes }
      } catch (cause) {
        output.abandon()
        throw cause
      } finally {
        closeGapTexts(database)
        closeResult(database, result)
      }
    } finally {
      database.exec('COMMIT')
    }
  },
})
