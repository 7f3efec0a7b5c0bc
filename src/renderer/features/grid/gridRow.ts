import type { TextRow } from '../../../shared/rows.ts'

/** What a cell of the total says. */
export interface TotalText {
  /** What its number is: `Σ`, `prom.`; empty where it is none. */
  readonly mark: string
  readonly text: string
  /** All that is known of it, in a sentence. */
  readonly title: string
}

/** The place of the total, which is none of the result's rows. */
export const PLACE_OF_TOTAL = -1

/** A row as the grid holds it. */
export interface GridRow {
  /** Its place in the result, from 0. */
  readonly place: number
  /** Values in the order of the result's fields, long ones cut. */
  readonly values: TextRow
  /** The total at the foot of the grid alone: what its cells say, by their columns. */
  readonly total?: ReadonlyMap<string, TotalText>
}
