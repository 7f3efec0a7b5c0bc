import type { TextRow } from '../../../shared/rows.ts'

/** A row as the grid holds it. */
export interface GridRow {
  /** Its place in the result, from 0. */
  readonly place: number
  /** Values in the order of the result's fields, long ones cut. */
  readonly values: TextRow
}
