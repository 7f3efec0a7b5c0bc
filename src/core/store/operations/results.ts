import type { UnreadValues } from '../../../shared/answerNotes.ts'
import { AppError } from '../../../shared/errors.ts'
import { maskedBy, strictestMask, type Mask } from '../../../shared/masks.ts'
import { itemsOfRow, type Question } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { OpenedConversation, Turn } from '../../../shared/conversations.ts'
import type { ResultView, RowBlock, RowItems, TextRow } from '../../../shared/rows.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { notesOf, unreadOfRow } from '../query/answerNotes.ts'
import { sumBlock } from '../query/blockSums.ts'
import { conversationQuestion, questionOfRow, readTurns, talkKey } from '../query/conversation.ts'
import { placeOfRow } from '../query/places.ts'
import { listedValue, readKeys, readPreviews, readRow, readTexts } from '../query/previews.ts'
import {
  closeResult,
  openResult,
  readBlock,
  rowIdAt,
  unfilteredTotal,
  type EarlyRows,
  type OpenResult,
} from '../query/results.ts'
import type { ColumnAnswers } from '../query/columns/columnAnswers.ts'
import { gridColumns } from '../query/columns/gridColumns.ts'
import { atOneMoment } from '../query/wanted.ts'
import type { CallContext } from '../threads/protocol.ts'
import type { Reading, ThreadParts } from '../threads/subject.ts'

export interface AskInput {
  readonly report: ReportDefinition
  readonly question: Question
  /**
   * The rows stay those of this moment until the result is closed, whatever commits meanwhile. One result at a time.
   */
  readonly isHeld?: boolean
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

/** A block of a result: `limit` rows from the `offset`-th, from 0. */
export interface BlockInput {
  readonly resultId: number
  readonly offset: number
  readonly limit: number
  /** Hides more than the question did. */
  readonly mask?: Mask
}

/** Which fields are summed over which block of a result. */
export interface SumsInput extends Omit<BlockInput, 'mask'> {
  readonly fields: readonly string[]
}

/** The values of which fields are the key of each row of which block of a result. */
export interface KeysInput extends Omit<BlockInput, 'mask'> {
  readonly fields: readonly string[]
}

/** A row of a result, by its place from 0. */
export interface RowInput {
  readonly resultId: number
  readonly place: number
  /** Hides more than the question did. */
  readonly mask?: Mask
}

/** Which items of which row of a result are wanted. */
export interface ItemsInput extends RowInput {
  /** The list's path. */
  readonly list: string
  /** How many items at most. */
  readonly limit: number
}

/** Which row's talk is wanted: one of a result, or one of the store. */
export type ConversationInput = {
  /** The list within the row whose items are the turns; null: the row is a turn itself. */
  readonly list: string | null
} & (RowInput | { readonly report: ReportDefinition; readonly rowId: number })

/** How long first rows are looked for before all are: nobody waits much longer for the count because of them. */
const EARLY_BUDGET_MS = 80
/** Fewer rows than these are looked through in a moment. */
const LEAST_ROWS_FOR_EARLY = 50_000

interface OpenedResult {
  readonly input: AskInput
  readonly result: OpenResult
  readonly isHeld: boolean
}

/** A row, with a question that it is part of the answer to. */
interface RowOfQuestion {
  readonly report: ReportDefinition
  readonly question: Question
  readonly rowId: number
}

function earlyRows(
  database: ReadableDatabase,
  context: CallContext<EarlyAnswer>,
  { first, last, blockRows }: ResultView,
): EarlyRows {
  return {
    // What nobody sees is not waited for.
    most: Math.min(blockRows, last - first + 1),
    budgetMs: EARLY_BUDGET_MS,
    leastRows: LEAST_ROWS_FOR_EARLY,
    onFirst: (first, unfiltered) => {
      const rows = readPreviews(database, first, 0, first.total)
      context.progress({ fields: first.fields, rows, unfilteredTotal: unfiltered })
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

/** Finds the rows of a question, and what else its answer says. */
function find(
  database: ReadableDatabase,
  { report, question, view }: AskInput,
  columns: ColumnAnswers,
  context: CallContext<EarlyAnswer>,
) {
  return atOneMoment(database, context, () => {
    const early = view === undefined ? undefined : earlyRows(database, context, view)
    const result = openResult(database, report, question, { early, columns })
    const blocks = view === undefined ? [] : blocksOf(database, result, view)
    const notes = notesOf(database, result, question)
    return { result, blocks, notes, unfiltered: unfilteredTotal(database, result, question) }
  })
}

/** The items of a row's list. */
function itemsOf(
  database: ReadableDatabase,
  { input, result }: OpenedResult,
  { place, list, limit }: ItemsInput,
): RowItems {
  const question = itemsOfRow(input.question, list, rowIdAt(database, result, place))
  const items = openResult(database, input.report, question)
  try {
    return { fields: items.fields, rows: readTexts(database, items, items.fields, 0, limit), total: items.total }
  } finally {
    closeResult(database, items)
  }
}

/** A result whose values are read under another mask as well. */
function underMask(result: OpenResult, mask: Mask | undefined): OpenResult {
  return mask === undefined ? result : { ...result, mask: strictestMask(result.mask, mask) }
}

/** Results that a thread can open in each millisecond of its life without reaching the ids of its successor. */
const IDS_PER_MS = 1_000

/** A row of the store as one that the question of its own scope finds. @throws AppError `result-gone` */
function storedRow(
  database: ReadableDatabase,
  { report, rowId }: { readonly report: ReportDefinition; readonly rowId: number },
): RowOfQuestion {
  const question = questionOfRow(database, report, rowId)
  if (question === undefined) throw new AppError('result-gone')
  return { report, question, rowId }
}

/** The talk that a row belongs to as a result of its own; null: it belongs to none but itself. */
function talkOf(
  database: ReadableDatabase,
  { report, question: asked, rowId }: RowOfQuestion,
  list: string | null,
): { readonly opened: OpenedResult; readonly told: Omit<OpenedConversation, 'resultId'> } | null {
  const question = conversationQuestion(database, report, asked, rowId, list)
  if (question === undefined) return null
  const result = openResult(database, report, question)
  const isTurn = list === null && result.places !== undefined
  const place = isTurn ? (placeOfRow(database, result.places, rowId) ?? null) : null
  const talk = talkKey(database, report, question, result, rowId)
  return { opened: { input: { report, question }, result, isHeld: false }, told: { talk, rows: result.total, place } }
}

/**
 * Answers by rows: a question's rows are fixed, and any block of them can be jumped to. Results live in the thread that
 * opened them.
 */
export const results = ({ database, ...parts }: Reading & ThreadParts) => {
  const opened = new Map<number, OpenedResult>()
  // A thread that takes the place of a lost one must not give out that one's ids again: whoever still has one would see
  // other rows.
  let lastResultId = Date.now() * IDS_PER_MS
  const columns = (): ColumnAnswers => gridColumns({ database, ...parts })

  function openedOf(resultId: number): OpenedResult {
    const found = opened.get(resultId)
    if (found === undefined) throw new AppError('result-gone')
    return found
  }

  function resultRow({ resultId, place }: RowInput): RowOfQuestion {
    const { input, result } = openedOf(resultId)
    return { ...input, rowId: rowIdAt(database, result, place) }
  }

  return {
    /** Nothing: whoever calls it wants the thread to be there. */
    prepare: () => undefined,
    /**
     * Answers a question: fixes its rows. Tells the answer's first rows while all of them are looked for, where there
     * is a view.
     */
    ask: (input: AskInput, context: CallContext<EarlyAnswer>) => {
      const isHeld = input.isHeld === true
      if (isHeld) database.exec('BEGIN')
      try {
        const { result, blocks, notes, unfiltered } = find(database, input, columns(), context)
        lastResultId++
        opened.set(lastResultId, { input, result, isHeld })
        const { total, fields, fieldSet, mask } = result
        const { further } = fieldSet
        const answer = { resultId: lastResultId, total, unfilteredTotal: unfiltered, notes, fields, further, blocks }
        return maskedBy(answer, mask)
      } catch (cause) {
        if (isHeld) database.exec('ROLLBACK')
        throw cause
      }
    },
    /** A block of rows. */
    rows: ({ resultId, offset, limit, mask }: BlockInput) => {
      const result = underMask(openedOf(resultId).result, mask)
      return readBlock(database, result, result.fields, offset, limit)
    },
    /**
     * A block of rows as texts for a grid, long values cut to their beginning.
     *
     * @throws AppError `result-gone` where its rows were replaced since: ask again
     */
    previews: ({ resultId, offset, limit, mask }: BlockInput) =>
      readPreviews(database, underMask(openedOf(resultId).result, mask), offset, limit),
    /**
     * The sums of some fields over a block of rows.
     *
     * @throws AppError `result-gone`, `unknown-field`
     */
    sums: ({ resultId, offset, limit, fields }: SumsInput) =>
      sumBlock(database, openedOf(resultId).result, fields, offset, limit),
    /**
     * What each row of a block is the same as others by, sealed: nothing is hidden of it, and nothing can be read.
     *
     * @throws AppError `result-gone`
     */
    keys: ({ resultId, offset, limit, fields }: KeysInput): readonly string[] =>
      readKeys(database, openedOf(resultId).result, fields, offset, limit),
    /** One row whole. @throws AppError `result-gone` */
    row: ({ resultId, place, mask }: RowInput) => readRow(database, underMask(openedOf(resultId).result, mask), place),
    /** What the sums of a row are without. @throws AppError `result-gone` */
    unread: ({ resultId, place }: RowInput): readonly UnreadValues[] => {
      const { result } = openedOf(resultId)
      return unreadOfRow(database, result.report, result.source, rowIdAt(database, result, place))
    },
    /**
     * A value of a row as a list of its field's values has it: sealed where the row's mask hides it.
     *
     * @throws AppError `result-gone`, `unknown-field`
     */
    listed: ({ resultId, place, field }: RowInput & { readonly field: string }): string =>
      listedValue(database, openedOf(resultId).result, place, field),
    /** The row's id in the store. @throws AppError `result-gone` */
    rowId: ({ resultId, place }: RowInput) => rowIdAt(database, openedOf(resultId).result, place),
    /** The items of a row's list. @throws AppError `result-gone`, `unknown-field` */
    items: (input: ItemsInput, context: CallContext) => {
      const found = openedOf(input.resultId)
      return atOneMoment(database, context, () => itemsOf(database, found, input))
    },
    /**
     * Fixes the rows of the talk that a row belongs to, as the answer to a question of its own.
     *
     * @returns null where the row is part of no talk but itself
     * @throws AppError `result-gone`, `unknown-field`
     */
    conversation: (input: ConversationInput, context: CallContext): OpenedConversation | null =>
      atOneMoment(database, context, () => {
        const of = 'rowId' in input ? storedRow(database, input) : resultRow(input)
        const talk = talkOf(database, of, input.list)
        if (talk === null) return null
        lastResultId++
        opened.set(lastResultId, talk.opened)
        return { resultId: lastResultId, ...talk.told }
      }),
    /** What a block of a talk's rows says. @throws AppError `result-gone` */
    turns: ({ resultId, offset, limit }: BlockInput): readonly Turn[] =>
      readTurns(database, openedOf(resultId).result, offset, limit),
    /**
     * The place in a result of a row of another one; null where it is not among its rows.
     *
     * @throws AppError `result-gone`
     */
    placeIn: ({ resultId, of }: { readonly resultId: number; readonly of: RowInput }): number | null => {
      const { places } = openedOf(resultId).result
      const rowId = rowIdAt(database, openedOf(of.resultId).result, of.place)
      return places === undefined ? null : (placeOfRow(database, places, rowId) ?? null)
    },
    /** Gives back what an answered question holds. */
    close: (resultId: number) => {
      const found = opened.get(resultId)
      opened.delete(resultId)
      if (found === undefined) return
      closeResult(database, found.result)
      if (found.isHeld) database.exec('COMMIT')
    },
  }
}
