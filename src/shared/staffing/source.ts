import { fits, measureFor } from '../measures/kpis.ts'
import type { ReportDefinition } from '../reports/types.ts'
import type { GroupField } from '../summaries/types.ts'

// What a report has for planning people by intervals of the day, read out of its definition: nothing here knows a
// report by its name.

/** Lengths of an interval, in minutes. */
export const INTERVAL_MINUTES = [15, 30, 60] as const
export type IntervalMinutes = (typeof INTERVAL_MINUTES)[number]

export const SECONDS_PER_MINUTE = 60

/** What is planned for: all who asked for an agent, or, where a report knows no others, those that agents handled. */
export type VolumeRole = 'offered' | 'handled'

export interface StaffingSource {
  readonly volume: VolumeRole
  /** The days of the rows. */
  readonly day: GroupField
  /** The lengths of intervals that the rows know, the shortest first. */
  readonly minutes: readonly IntervalMinutes[]
  /** What makes the intervals of a length: its keys are read by {@link secondOfKey}. */
  readonly intervalOf: (minutes: IntervalMinutes) => GroupField
}

const FOLDED = { 15: '15min-of-day', 30: '30min-of-day', 60: 'hour-of-day' } as const

/** Handled things are planned for where it is known how long they take. */
function volumeOf(report: ReportDefinition): VolumeRole | null {
  if (report.roles?.offered !== undefined) return 'offered'
  return fits(measureFor('handling-time'), report) ? 'handled' : null
}

/**
 * What a report has for planning people: rows with a day and a time of day, and what came in them. Null where it lacks
 * any of these.
 */
export function staffingSourceOf(report: ReportDefinition): StaffingSource | null {
  const volume = volumeOf(report)
  const date = report.fields.find(({ name }) => name === report.dateField)
  // What is told as it goes on has no whole days to take an average of.
  if (volume === null || date === undefined || (report.kind !== 'detail' && report.kind !== 'series')) return null
  const day = { field: date.name, step: 'day' } as const
  if (date.type === 'dateTime') {
    const intervalOf = (minutes: IntervalMinutes): GroupField => ({ field: date.name, step: FOLDED[minutes] })
    return { volume, day, minutes: INTERVAL_MINUTES, intervalOf }
  }
  const hour = report.fields.find(({ type }) => type === 'hour')
  if (hour === undefined || date.type !== 'date') return null
  const { stepMinutes = 60 } = hour
  const minutes = INTERVAL_MINUTES.filter((each) => each % stepMinutes === 0)
  // Bands of the hours' own numbers, which are seconds.
  const intervalOf = (each: IntervalMinutes): GroupField => ({ field: hour.name, step: each * SECONDS_PER_MINUTE })
  return minutes.length === 0 ? null : { volume, day, minutes, intervalOf }
}

const CLOCK = /^(\d{2}):(\d{2})$/

/**
 * The second of the day at which an interval begins, by its key: `08:30` of a date, `30600` of an hour. Null for what
 * is no time of day.
 */
export function secondOfKey(key: string): number | null {
  const clock = CLOCK.exec(key)
  if (clock !== null) return Number(clock[1]) * 3_600 + Number(clock[2]) * 60
  const second = key === '' ? Number.NaN : Number(key)
  return Number.isInteger(second) && second >= 0 && second < 86_400 ? second : null
}
