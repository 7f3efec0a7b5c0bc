// What is asked for and shown of an answered question.

/**
 * A row as texts, in the order of its result's fields: null where the answer lacked the field, '' for JSON's null,
 * other JSON as its compact text.
 */
export type TextRow = readonly (string | null)[]

/** A block of a result's rows, from a place on. */
export interface RowBlock {
  readonly offset: number
  readonly rows: readonly TextRow[]
}

/** The items of a list within a row: texts in the order of the fields, those of what the items stand in first. */
export interface RowItems {
  readonly fields: readonly string[]
  readonly rows: readonly TextRow[]
  /** How many there are. */
  readonly total: number
}

/** The places of a result, from 0, that are looked at; the rows that come with it come in blocks of so many. */
export interface ResultView {
  readonly first: number
  readonly last: number
  readonly blockRows: number
}
