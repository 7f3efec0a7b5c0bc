// Questions that are answered with how many rows there are, by time and by what they hold, instead of the rows.

/**
 * What rows are counted by in time: the minute, hour or day that their date lies in, or the hour of the week, whatever
 * week it is.
 */
export const TIME_BUCKETS = ['minute', 'hour', 'day', 'hour-of-week'] as const
export type TimeBucket = (typeof TIME_BUCKETS)[number]

/** Fields that one question may count by at the most. */
export const MOST_COUNTED_FIELDS = 2

/** What the rows of a question are counted by. */
export interface Counting {
  /** Null: whatever their date. */
  readonly bucket: TimeBucket | null
  /** Names of fields, documented ones or others that turned up in answers. */
  readonly by: readonly string[]
}

export interface CountEntry {
  /**
   * The first second of the minute, hour or day, on the operation's wall clock; of `hour-of-week` the hours since
   * Monday 00:00, 0 to
   * 167. Null for rows without a date, and where nothing is counted by time.
   */
  readonly at: number | null
  /**
   * In the order of `by`: as the server sent it, '' for rows without it, null for values too long to be anybody's name.
   */
  readonly values: readonly (string | null)[]
  /** At least 1. */
  readonly count: number
}

export interface Counts {
  /** In order of time, those without a date first, then of the values' bytes. */
  readonly entries: readonly CountEntry[]
  /** Whether there are no more than these: a question whose values nobody would count by is cut short. */
  readonly isComplete: boolean
}
