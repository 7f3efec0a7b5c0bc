import type { Question } from '../../../shared/query.ts'

/** What the grid shows now: for an export, and for what stands around the grid. */
export interface GridView {
  readonly question: Question
  /** Those that are visible, in order. */
  readonly columns: readonly string[]
  readonly total: number
  readonly unfilteredTotal: number
  /** Whether filters or a search stand between the rows of the period and those that are shown. */
  readonly isFiltered: boolean
}
