import type { MeasureHeading, SummaryWarning, UnreadValues } from '../summaries/types.ts'
import type { TimeRange } from '../time.ts'
import type { IntervalMinutes, VolumeRole } from './source.ts'

// What came in the intervals of each weekday, added up over the days that are here whole. Averages and shares are
// worked out of these sums (`plan.ts`), at each level anew.

/** 1 is Monday, 7 Sunday. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export type Weekday = (typeof WEEKDAYS)[number]

/** The sums of one interval of one weekday, over all of its days that count. */
export interface IntervalSums {
  readonly weekday: Weekday
  /** The second of the day at which it begins. */
  readonly second: number
  /** What came. */
  readonly volume: number
  /** How long agents worked at it, and how often; null where the report does not tell. */
  readonly handlingSeconds: number | null
  readonly handled: number | null
  /** What was served in time, and of how many; null where the report does not tell. */
  readonly servedInTime: number | null
  readonly toServe: number | null
}

/** A handling time that was measured elsewhere in the same period. */
export interface MeasuredAht {
  readonly reportKey: string
  readonly heading: MeasureHeading
  readonly seconds: number
}

/** How many agents the servers think that an hour needs: the average over the days that were fetched. */
export interface ServersNeed {
  readonly weekday: Weekday
  /** The second of the day at which the hour begins. */
  readonly second: number
  readonly agents: number
}

export interface ServersNeeds {
  readonly reportKey: string
  /** What the report was asked with. */
  readonly parameters: Readonly<Record<string, string>>
  readonly hours: readonly ServersNeed[]
}

export interface StaffingVolume {
  readonly range: TimeRange
  readonly minutes: IntervalMinutes
  readonly role: VolumeRole
  /** How long a wait is in time, in seconds. */
  readonly targetSeconds: number
  readonly volume: MeasureHeading
  /** Null where the report does not tell. */
  readonly aht: MeasureHeading | null
  readonly serviceLevel: MeasureHeading | null
  /** The days of each weekday that are here whole, `YYYY-MM-DD`, from Monday on. */
  readonly days: readonly (readonly string[])[]
  /** Days of the period that are over and not here whole: they do not count. */
  readonly leftOut: readonly string[]
  readonly intervals: readonly IntervalSums[]
  /** What came at a time of day that cannot be read. */
  readonly untimed: number
  /** Handling times of other reports, the most telling first. */
  readonly otherAhts: readonly MeasuredAht[]
  readonly servers: ServersNeeds | null
  readonly unread: readonly UnreadValues[]
  readonly warnings: readonly SummaryWarning[]
}

/** How many days of a weekday count. */
export function daysOf({ days }: Pick<StaffingVolume, 'days'>, weekday: Weekday): number {
  return days[weekday - 1]?.length ?? 0
}
