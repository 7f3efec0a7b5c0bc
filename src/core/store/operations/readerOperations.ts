import type { AnswerNotes, UnreadValues } from '../../../shared/answerNotes.ts'
import { AppError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/language.ts'
import { GAP_COLUMN, gapColumnTitle } from '../../../shared/live.ts'
import type { FurtherFields } from '../../../shared/otherFields.ts'
import { itemsOfRow, type Question } from '../../../shared/query.ts'
import { fieldDefinitionOf } from '../../../shared/reports/catalogue.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { encoderFor } from '../../export/encoderFor.ts'
import { exportRows } from '../../export/exportRows.ts'
import type { FileFormat } from '../../export/fileFormat.ts'
import { openOutputFile, openStandardOutput } from '../../export/outputFile.ts'
import { notesOf, unreadOfRow } from '../query/answerNotes.ts'
import { choicesOf, type ChoicesInput } from '../query/choices.ts'
import { countRows, type CountsInput } from '../query/counts.ts'
import { findCustomer, type CustomerWish } from '../erasing/customerRows.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { closeGapTexts, openGapTexts, type GapTexts } from '../query/gapTexts.ts'
import { gapsOf } from '../tables/logBook.ts'
import type { CallContext } from '../threads/protocol.ts'
import { readPreviews, readRow, readTexts } from '../query/previews.ts'
import {
  closeResult,
  openResult,
  readBlock,
  rowIdAt,
  unfilteredTotal,
  type EarlyRows,
  type OpenResult,
} from '../query/results.ts'
import { listValues, type ValuesInput } from '../query/valueList.ts'
import { whileWanted } from '../query/wanted.ts'
import type { ResultView, RowBlock, RowItems, TextRow } from '../../../shared/rows.ts'

export interface AskInput {
  readonly report: ReportDefinition
  readonly question: Question
  /** The rows stay those of this moment until the result is closed, whatever commits meanwhile. One result at a time. */
  readonly isHeld?: boolean
}

export interface OpenInput extends AskInput {
  /** The blocks that come with the answer, and its first rows before it where it takes long; absent: neither. */
  readonly view?: ResultView
}

/** The first rows of an answer that is still being looked for. */
export interface EarlyAnswer {
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
  /** Rows of the period without filters and search; null where they are still to be counted. */
  readonly unfilteredTotal: number | null
}

/** How long first rows are looked for before all are: nobody waits much longer for the count because of them. */
const EARLY_BUDGET_MS = 80
/** Fewer rows than these are looked through in a moment. */
const LEAST_ROWS_FOR_EARLY = 50_000

export interface ExportInput extends AskInput {
  /** The file's path, or null for standard output. */
  readonly file: string | null
  readonly format: FileFormat
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
   * The column that says what a log missed before a row, in this language. It comes last where the period has gaps; `if-named`: where
   * columns are named, only among them.
   */
  readonly gapColumn: { readonly language: Language; readonly comes: 'if-any' | 'if-named' }
}

/** Which items of which row of a result are wanted. */
export interface ItemsInput {
  readonly resultId: number
  /** The row's place, from 0. */
  readonly place: number
  /** The list's path. */
  readonly list: string
  /** How many items at most. */
  readonly limit: number
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

interface OpenedResult {
  readonly input: AskInput
  readonly result: OpenResult
  readonly isHeld: boolean
}

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

/** More columns than these no program opens, and SQLite's statements would end somewhere. */
const MOST_FILE_COLUMNS = 5_000

function checkColumns({ columns }: ExportInput): void {
  if (columns === null || columns.length <= MOST_FILE_COLUMNS) return
  throw new AppError('usage', { problem: 'too-many-columns', columns: columns.length })
}

function columnsOf({ columns }: ExportInput, result: OpenResult, gaps: GapTexts | undefined): readonly string[] {
  const names = columns ?? result.fields
  return gaps === undefined || names.includes(GAP_COLUMN) ? names : [...names, GAP_COLUMN]
}

function earlyRows(database: ReadableDatabase, context: CallContext, { blockRows }: ResultView): EarlyRows {
  return {
    most: blockRows,
    budgetMs: EARLY_BUDGET_MS,
    leastRows: LEAST_ROWS_FOR_EARLY,
    onFirst: (first, unfiltered) => {
      const rows = readPreviews(database, first, 0, first.total)
      context.progress({ fields: first.fields, rows, unfilteredTotal: unfiltered } satisfies EarlyAnswer)
    },
  }
}

/** The blocks of a result that are looked at; where it has fewer rows than were there before, its last ones. */
function blocksOf(database: ReadableDatabase, result: OpenResult, view: ResultView): readonly RowBlock[] {
  const { blockRows } = view
  const last = Math.min(view.last, result.total - 1)
  const start = Math.floor(Math.min(view.first, last) / blockRows) * blockRows
  const blocks: RowBlock[] = []
  for (let offset = Math.max(0, start); offset <= last; offset += blockRows) {
    blocks.push({ offset, rows: readPreviews(database, result, offset, blockRows) })
  }
  return blocks
}

/** Results that a thread can open in each millisecond of its life without reaching the ids of its successor. */
const IDS_PER_MS = 1_000

/** What a reading thread can do. Results live in the thread that opened them. */
export function readerOperations(database: ReadableDatabase) {
  const results = new Map<number, OpenedResult>()
  // A thread that takes the place of a lost one must not give out that one's ids again: whoever still has one would see other rows.
  let lastResultId = Date.now() * IDS_PER_MS

  function openedOf(resultId: number): OpenedResult {
    const opened = results.get(resultId)
    if (opened === undefined) throw new AppError('result-gone')
    return opened
  }

  function resultOf(resultId: number): OpenResult {
    return openedOf(resultId).result
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
    /** Nothing: whoever calls it wants the thread to be there. */
    prepare: () => undefined,
    openResult: (input: OpenInput, context: CallContext) => {
      const { report, question, view } = input
      const isHeld = input.isHeld === true
      if (isHeld) database.exec('BEGIN')
      try {
        const [result, unfiltered, notes, blocks] = atOneMoment(context, () => {
          const early = view === undefined ? undefined : earlyRows(database, context, view)
          const result = openResult(database, report, question, early)
          const seen = view === undefined ? [] : blocksOf(database, result, view)
          const notes = notesOf(database, result, question)
          return [result, unfilteredTotal(database, result, question), notes, seen] as const
        })
        lastResultId++
        results.set(lastResultId, { input, result, isHeld })
        const { total, fields, fieldSet } = result
        const { further } = fieldSet
        return { resultId: lastResultId, total, unfilteredTotal: unfiltered, notes, fields, further, blocks }
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
    /** What the sums of a row are without. @throws AppError `result-gone` */
    unread: (input: { resultId: number; place: number }): readonly UnreadValues[] => {
      const result = resultOf(input.resultId)
      return unreadOfRow(database, result.report, result.source, rowIdAt(database, result, input.place))
    },
    /** The row's id in the store. @throws AppError `result-gone` */
    rowId: (input: { resultId: number; place: number }) => rowIdAt(database, resultOf(input.resultId), input.place),
    /** The items of a row's list. @throws AppError `result-gone`, `unknown-field` */
    items: ({ resultId, place, list, limit }: ItemsInput, context: CallContext): RowItems => {
      const { input, result } = openedOf(resultId)
      return atOneMoment(context, () => {
        const rowId = rowIdAt(database, result, place)
        const question = itemsOfRow(input.question, list, rowId)
        const items = openResult(database, input.report, question)
        try {
          return { fields: items.fields, rows: readTexts(database, items, items.fields, 0, limit), total: items.total }
        } finally {
          closeResult(database, items)
        }
      })
    },
    choices: (input: ChoicesInput, context: CallContext) => atOneMoment(context, () => choicesOf(database, input)),
    values: (input: ValuesInput, context: CallContext) => atOneMoment(context, () => listValues(database, input)),
    counts: (input: CountsInput, context: CallContext) => atOneMoment(context, () => countRows(database, input)),
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
      checkColumns(input)
      // One read transaction: the rows are those of one moment, whatever commits meanwhile.
      database.exec('BEGIN')
      try {
        const [result, notes] = atOneMoment(context, () => {
          const opened = openResult(database, input.report, input.question)
          return [opened, notesOf(database, opened, input.question)] as const
        })
        const output = input.file === null ? openStandardOutput() : openOutputFile(input.file, input)
        try {
          const gaps = gapTextsOf(database, input, result)
          const columns = columnsOf(input, result, gaps)
          const headings = columns.map((name) => headingOf(input, result.report, name))
          const encoder = encoderFor(input.format, input.safe, {
            title: result.report.title[input.gapColumn.language],
            types: columns.map((name) => fieldDefinitionOf(result.report, name)?.type),
          })
          const { offset = 0, limit = result.total } = input
          const end = Math.min(result.total, offset + limit)
          const total = Math.max(0, end - offset)
          exportRows(
            database,
            result,
            { columns, headings, first: offset + 1, last: end },
            encoder,
            output,
            gaps,
            (rows) => {
              context.throwIfCancelled()
              context.progress({ rows, total } satisfies ExportProgress)
            },
          )
          const { further } = result.fieldSet
          const isTold = further !== null && columns.includes(further.column)
          const more = isTold ? { further } : {}
          return { rows: total, ...output.finish(), cutTexts: encoder.cutTexts, notes, ...more }
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
  }
}

export type ReaderOperations = ReturnType<typeof readerOperations>
