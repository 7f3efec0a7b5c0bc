import type { GridRow } from './gridRow.ts'

/** What is new in a row: all of it, or the fields with what they held before. */
export interface RowMark {
  readonly isNew: boolean
  readonly before: ReadonlyMap<string, string>
}

/** Which rows are marked: by their keys, which the store makes of some of their fields, hidden or not. */
export interface KeyedMarks {
  /** The fields that keys are made of; none: nothing is marked yet. */
  readonly keyedBy: readonly string[]
  readonly markOf: (key: string) => RowMark | undefined
}

/** What the grid's own functions find in its context. */
export interface GridContext {
  readonly markOf: (row: GridRow) => RowMark | undefined
}
