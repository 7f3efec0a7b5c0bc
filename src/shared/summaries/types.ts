import type { Filter, RowSet } from '../query.ts'
import type { UndatedRows } from '../answerNotes.ts'
import type { Shortcoming } from '../shortcomings.ts'
import type { LocalizedText } from '../language.ts'
import type { TimeRange } from '../time.ts'

// A summary as it is asked for and as it is answered. Nothing in a question names a report or a measure of the
// catalogue: measures come resolved to sums, counts and divisions over fields, so that whoever works them out needs to
// know nothing else.

/** Steps along the time: each stretch of it by itself. Weeks begin on Monday. */
export const TIME_STEPS = ['15min', '30min', 'hour', 'day', 'week', 'month', 'year'] as const
export type TimeStep = (typeof TIME_STEPS)[number]

/** Steps that fold the time: the same hour of every day, the same day of every week. */
export const FOLDED_STEPS = ['15min-of-day', '30min-of-day', 'hour-of-day', 'day-of-week'] as const
export type FoldedStep = (typeof FOLDED_STEPS)[number]

/** The width of bands of a number or a duration (seconds), greater than 0; the bands count from 0. */
export type BandWidth = number

/** What rows are put together by: null stands for each value by itself, to the letter. */
export type Step = TimeStep | FoldedStep | BandWidth | null

/** A field whose values make groups or columns. */
export interface GroupField {
  readonly field: string
  readonly step: Step
}

export const MOST_GROUP_FIELDS = 3
export const MOST_MEASURES = 12

/** How a result is shown. Numbers are not rounded; `duration` is in seconds, `percent` a fraction. */
export const MEASURE_TYPES = ['count', 'number', 'duration', 'percent', 'money'] as const
export type MeasureType = (typeof MEASURE_TYPES)[number]

/** Rows of which only some count: those that fit every filter. Empty: all rows. */
interface Conditioned {
  readonly where: readonly Filter[]
}

/** How many rows there are. */
export interface CountOf extends Conditioned {
  readonly kind: 'count'
}

/** How many different values a field has, to the letter; what `empty` finds does not count. */
export interface DistinctOf extends Conditioned {
  readonly kind: 'distinct'
  readonly field: string
}

/**
 * The sum of the numbers that a field's values compare by. Where no row has one it is null; over no rows at all it is 0
 * where the time is whole. Values that are none are unread, never 0. A field of type percent is divided by 100 (`unit`
 * 0.01), so are its averages.
 */
export interface SumOf extends Conditioned {
  readonly kind: 'sum'
  readonly field: string
  /** What a number of the field is multiplied with: 1, or 0.01 for percentages. */
  readonly unit: number
  /** Each number weighs as much as this field's number in its row; rows without one are left out. Absent: once. */
  readonly weight?: string
}

/** One value out of the numbers of a field, over the rows that have one; null over none. */
export interface ValueOf extends Conditioned {
  /**
   * `only`: that of the one row that has a number; null where several have, since what a server worked out cannot be
   * put together.
   */
  readonly kind: 'average' | 'least' | 'greatest' | 'only'
  readonly field: string
  readonly unit: number
}

/** A quantile of the numbers of a field, between neighbours as Excel's PERCENTILE.INC puts it; null over none. */
export interface QuantileOf extends Conditioned {
  readonly kind: 'quantile'
  readonly field: string
  readonly unit: number
  /** From 0 to 1; the median is 0.5. */
  readonly fraction: number
}

/**
 * How many rows have another one of the same customer near in time, whichever group that one is in: what is near is
 * looked for among all rows of the period that fit the summary's own filters and `where`, so that sums over groups fit.
 */
export interface RepeatsOf extends Conditioned {
  readonly kind: 'repeats'
  /** The telephone: compared by `telephoneKey`, or to the letter where it is none. Rows without one never count. */
  readonly field: string
  /** Rows with the same value here are one contact, none the repetition of another; null: each row is a contact. */
  readonly contact: string | null
  /** How far two contacts may lie apart in time, before or after, this many seconds included. */
  readonly withinSeconds: number
}

/** What is kept count of while rows go by: the closed set of all that there is to work out. */
export type Aggregate = CountOf | DistinctOf | SumOf | ValueOf | QuantileOf | RepeatsOf

/** One summand: an aggregate, so many times. */
export interface Term {
  /** Not 0; -1 subtracts. */
  readonly times: number
  readonly of: Aggregate
}

/** Aggregates added up. Null only where all of them are: what one of them lacks is left out of the sum. */
export interface TermSum {
  readonly kind: 'terms'
  /** At least one. */
  readonly terms: readonly Term[]
}

/** A division, worked out at each level by itself: null where the divisor is 0, or either is null. */
export interface Quotient {
  readonly kind: 'quotient'
  readonly dividend: MeasureTree
  readonly divisor: MeasureTree
}

/**
 * The part of the grand total's, of the same column or not: divided by what `of` is over all rows. Null where that is 0
 * or null.
 */
export interface Share {
  readonly kind: 'share'
  readonly of: CountOf | SumOf
}

export type MeasureTree = Aggregate | TermSum | Quotient | Share

/**
 * What a column of numbers is called, in the words of its reader, and how it is worked out, as a text that says it all.
 */
export interface MeasureHeading {
  readonly title: string
  readonly formula: string
  readonly type: MeasureType
}

/** What a number is a part of: the grand total, that of its line over all columns, or that of its column. */
export const SHARE_BASES = ['total', 'row', 'column'] as const
export type ShareBase = (typeof SHARE_BASES)[number]

/** Time in these auxiliary states, which another report has, counts in a quotient's dividend too. */
export interface JoinedStates {
  readonly states: readonly string[]
}

/** What another report has of the lines of one period of an answer. */
export interface JoinedLines {
  /** By {@link lineKey}; null: it is not known of this line. */
  readonly lines: ReadonlyMap<string, number | null>
  /** Of a line that is not among them. */
  readonly otherwise: number | null
}

/** What a line of an answer is found by: its group and its column. */
export function lineKey(key: readonly (string | null)[], column: string | null): string {
  return JSON.stringify([key, column])
}

/** A measure, resolved: nothing in its tree is a name that would have to be looked up. */
export interface Measure extends MeasureHeading {
  readonly tree: MeasureTree
  /** Shown as a part of a whole of the same answer, instead of as it is; of counts and sums alone. */
  readonly shownAs?: ShareBase
  readonly joined?: JoinedStates
}

/**
 * The period that another is compared with: the one before it of the same length, the same days a week, month or year
 * before, or one by name. `comparedPeriod` says which that is.
 */
export const EARLIER_PERIODS = ['previous', 'week', 'month', 'year'] as const
export type EarlierPeriod = (typeof EARLIER_PERIODS)[number]
export type Comparison = { readonly kind: EarlierPeriod } | { readonly kind: 'range'; readonly range: TimeRange }

/** In which order groups come, at every level. Nulls are last both ways, so is the group ''. */
export interface SummaryOrder {
  /** The place of a measure, from 0, or the groups' own labels. */
  readonly by: number | 'label'
  readonly descending: boolean
}

/** What is asked of a row set besides which rows it has. */
export interface Summary {
  /** The first is the outermost; at most {@link MOST_GROUP_FIELDS}. Empty: the total alone. */
  readonly by: readonly GroupField[]
  readonly across: GroupField | null
  /** From 1 to {@link MOST_MEASURES}. */
  readonly measures: readonly Measure[]
  readonly compare: Comparison | null
  /** Null: labels upwards. */
  readonly order: SummaryOrder | null
  /**
   * How many of the outermost groups come by themselves; the rest is one, worked out from its rows. At least 1; null:
   * all.
   */
  readonly limit: number | null
  /** Whether subtotals, the total, and the entries over all columns come too. */
  readonly hasTotals: boolean
}

/** A summary of a row set. */
export interface SummaryQuestion {
  readonly rows: RowSet
  readonly summary: Summary
}

/** `complete`: all of its time is here · `partial`: some of it · `missing`: none of it, so its values are null. */
export type SummaryState = 'complete' | 'partial' | 'missing'

/**
 * One line of numbers: a group, a subtotal (a shorter key), the total (`[]`), or all groups that a limit left out
 * (`[null]`).
 */
export interface SummaryGroup {
  /**
   * What the groups are called, the outermost first: values to the letter, or the names of steps. '' for what `empty`
   * finds.
   */
  readonly key: readonly (string | null)[]
  /**
   * Under a mask, where different values look alike: of each part of the key, how many others that look like it came
   * before. Absent: the key tells groups apart.
   */
  readonly alike?: readonly number[]
  /**
   * Under a mask: the values that the parts of the key stand for, sealed, by which filters find the group's rows; null
   * for a part that says its value itself. Absent: all do.
   */
  readonly sealed?: readonly (string | null)[]
  /** The column's name; null over all columns, and where there are none. */
  readonly column: string | null
  /** Under a mask: the value that the column stands for, sealed. Absent: its name says it. */
  readonly sealedColumn?: string
  /** In the order of the measures. */
  readonly values: readonly (number | null)[]
  /**
   * The same of the earlier period; null without a comparison. All null where that period has no such stretch of time.
   */
  readonly compared: readonly (number | null)[] | null
  readonly rows: number
  readonly state: SummaryState
  /**
   * How the earlier period's part stands; null without a comparison, and where that period has no such stretch of time.
   */
  readonly comparedState: SummaryState | null
  /** Only on the group of all others. */
  readonly others?: true
}

/** What tells the line of a group from every other line, whatever the groups are called. */
export function lineIdOf({ key, alike = [] }: Pick<SummaryGroup, 'key' | 'alike'>): string {
  return JSON.stringify(alike.length === 0 ? key : [key, alike])
}

/** How many values of a field of numbers are none, over the period's selected rows. */
export interface UnreadValues {
  readonly field: string
  readonly values: number
}

/**
 * What a reader has to be told beside the numbers, as facts. `undated`: rows that the period leaves out since they
 * carry no date (see `answerNotes.ts`). `compared`: of the earlier period.
 */
export type SummaryWarning = (
  | Shortcoming
  | { readonly kind: 'provisional'; readonly ranges: readonly TimeRange[] }
  | ({ readonly kind: 'undated' } & UndatedRows)
  /** Paid auxiliary time is not here, or not told by these groups and filters: what counts it is not known. */
  | {
      readonly kind: 'paid-aux'
      readonly problem: 'not-fetched' | 'groups' | 'filters'
      readonly report: LocalizedText
    }
) & { readonly compared: boolean }

/** A group field as documents write it: a width as a plain number in a text. */
export interface GroupFieldHeading {
  readonly field: string
  readonly step: string | null
}

/** The numbers of a summary, in the order in which they are read. */
export interface SummaryAnswer {
  /** Null where the question has no period. */
  readonly range: TimeRange | null
  readonly compared: TimeRange | null
  readonly by: readonly GroupFieldHeading[]
  readonly across: GroupFieldHeading | null
  readonly measures: readonly MeasureHeading[]
  /** With columns, each key has one entry for each column, and with totals one over all of them, the last. */
  readonly groups: readonly SummaryGroup[]
  readonly unread: readonly UnreadValues[]
  readonly warnings: readonly SummaryWarning[]
}

/** What `summarize` prints: an answer with whose it is, instants and warnings as texts. */
export interface SummaryDocument {
  readonly report: string
  readonly connection: string
  readonly from: string | null
  readonly to: string | null
  readonly compared: { readonly from: string; readonly to: string } | null
  readonly by: readonly GroupFieldHeading[]
  readonly across: GroupFieldHeading | null
  readonly measures: readonly MeasureHeading[]
  readonly groups: readonly SummaryGroup[]
  readonly unread: readonly UnreadValues[]
  readonly warnings: readonly string[]
}

/** How a summary is drawn where it is seen. */
export const SUMMARY_CHARTS = ['none', 'bars', 'lines', 'heat'] as const
export type SummaryChartKind = (typeof SUMMARY_CHARTS)[number]
