import type { AnswerNotes } from '../../../shared/answerNotes.ts'
import type { Question } from '../../../shared/query.ts'

/** The items of a list within one row that the grid shows. */
export interface ItemsOfRow {
  /** The list's path. */
  readonly list: string
  readonly resultId: number
  /** The row's place in the result, from 0. */
  readonly place: number
}

/** What the grid shows now: for an export, and for what stands around the grid. */
export interface GridView {
  readonly question: Question
  /** Those that are visible, in order. */
  readonly columns: readonly string[]
  /** How wide they are now, in pixels, by name; none before the grid is drawn. */
  readonly widths: () => Readonly<Record<string, number>>
  readonly total: number
  readonly unfilteredTotal: number
  /** Whether filters or a search stand between the rows of the period and those that are shown. */
  readonly isFiltered: boolean
  /** What the rows leave out. */
  readonly notes: AnswerNotes
}
