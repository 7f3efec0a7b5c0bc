import type { Filter } from '../query.ts'
import type { TimeRange, WallSeconds } from '../time.ts'

// What is known of the rows of a period before anybody says how many there should be: candidates for a difference
// follow from it, for the whole period and for any hour of it.

/** Rows of an hour, by what could make them too many. Rows that sum up others count in `rows` and `totals` alone. */
export interface HourOfRows {
  /** The hour's first second; null: rows without a date. */
  readonly at: WallSeconds | null
  readonly rows: number
  readonly totals: number
  readonly internal: number
  /** Copies of a row that is there already, beyond the first. */
  readonly copies: number
  /** Further rows of a call that is there already, without copies. */
  readonly further: number
}

/** A stretch of the period that may hold another number of rows than the store has. */
export interface HeldStretch {
  readonly kind: 'not-fetched' | 'provisional' | 'announced' | 'partial'
  readonly range: TimeRange
  /** How many rows are missing there, negative where there are more than announced; null where nobody knows. */
  readonly missing: number | null
}

/** How the rows of a kind are found. */
export interface FoundBy {
  readonly filter: Filter
  /** Whether it finds all of them: a filter lists only so many values. */
  readonly isAll: boolean
}

export interface MatchFacts {
  readonly range: TimeRange | null
  /** The field that dates rows; null: none does. */
  readonly dateField: string | null
  /** In the order of time. */
  readonly hours: readonly HourOfRows[]
  readonly held: readonly HeldStretch[]
  /** Rows of the first and the last hour, without those that sum up others. */
  readonly atEdges: number
  /** What leaves out rows that sum up others; null: there are none. */
  readonly withoutTotals: Filter | null
  /** By which the rows of each kind are found; null where no row is of the kind. */
  readonly totals: FoundBy | null
  readonly internal: FoundBy | null
  readonly copies: FoundBy | null
  readonly further: FoundBy | null
}
