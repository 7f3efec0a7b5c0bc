import type { TimeRange } from '../../../shared/time.ts'

/** What the card needs to read the talks of its row, and to lead from them to other rows. */
export interface RowTalks {
  /** The shown result; null while only its first rows are known. */
  readonly resultId: number | null
  /** The period that is shown; null: everything. */
  readonly range: TimeRange | null
  /** Opens a row of the shown result, and brings it into view. */
  readonly goTo: (place: number) => void
  /** The place in the shown result of a row of a talk; null: it is not among its rows. */
  readonly placeOf: (row: { readonly resultId: number; readonly place: number }) => Promise<number | null>
}
