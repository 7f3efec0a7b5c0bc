import type { AnswerNotes } from './answerNotes.ts'

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
