import type { AnswerNotes } from './answerNotes.ts'
import type { Mask } from './masks.ts'

// Answered questions, as the grid asks them.

export interface OpenedResult {
  readonly resultId: number
  /** Rows that fit the question. */
  readonly total: number
  /** Rows of the period, without filters and search. */
  readonly unfilteredTotal: number
  /** What the answer leaves out. */
  readonly notes: AnswerNotes
  /** The report's documented fields, then the others that turned up in answers. */
  readonly fields: readonly string[]
  /** The mask that its values are told under: what was asked for, or the operation's own; absent: none. */
  readonly mask?: Mask
}

export interface ValueCount {
  /** As the server sent it; empty for all rows without the value. */
  readonly value: string
  readonly count: number
}

export interface ValueList {
  /** The most frequent first, then in the order of the alphabet. */
  readonly values: readonly ValueCount[]
  /** Whether there are no more than these. */
  readonly isComplete: boolean
}

/** The numbers of a field over some rows. */
export interface FieldSum {
  readonly field: string
  /** Of the numbers that the values compare by, as the field has them; null where no value is one. */
  readonly sum: number | null
  /** How many values are numbers. */
  readonly values: number
  /** How many are values of which no number can be read. */
  readonly unread: number
}

/** Sums over a block of rows. */
export interface BlockSums {
  /** Rows that count: those that sum up others do not. */
  readonly rows: number
  readonly fields: readonly FieldSum[]
}

/** So many rows are summed in a moment; more are asked for block by block. */
export const MOST_ROWS_PER_SUM = 20_000
