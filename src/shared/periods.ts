import {
  endOfDay,
  presetRange,
  RANGE_PRESETS,
  SECONDS_PER_DAY,
  startOfDay,
  startOfMonth,
  wall,
  type RangePreset,
  type TimeRange,
  type WallSeconds,
} from './time.ts'

/** The periods that the window offers by name, in the order in which it does. */
export const PERIOD_PRESETS = [
  'today',
  'yesterday',
  'last7',
  'this-week',
  'last-week',
  'this-month',
  'last-month',
  'last30',
  'last-3-months',
  'this-year',
] as const
export type PeriodPreset = (typeof PERIOD_PRESETS)[number]

/** A period as it was chosen. A preset moves with time; dates stay. `all`: a log whole, or what was taken last. */
export type Period =
  | { readonly kind: 'preset'; readonly preset: PeriodPreset }
  | { readonly kind: 'dates'; readonly from: WallSeconds; readonly to: WallSeconds }
  | { readonly kind: 'all' }

/** The years that a period may lie in: what the servers' 14 digits and a store can hold. */
export const FIRST_INSTANT = wall(Date.UTC(1900, 0, 1) / 1000)
export const LAST_INSTANT = wall(Date.UTC(9999, 11, 31, 23, 59, 59) / 1000)

const DAYS_PER_WEEK = 7
/** The last three months are this one and the two before it: months are compared whole. */
const MONTHS_BEFORE_THIS = 2
/** 1 January 1970 was a Thursday, the fourth day of a week that begins on Monday. */
const EPOCH_WEEKDAY = 3

/** The day of the week, 0 for Monday to 6 for Sunday. */
export function weekday(at: WallSeconds): number {
  const day = Math.floor(at / SECONDS_PER_DAY) + EPOCH_WEEKDAY
  return ((day % DAYS_PER_WEEK) + DAYS_PER_WEEK) % DAYS_PER_WEEK
}

/** The same time of day some days later, or earlier where the number is negative. */
export function addDays(at: WallSeconds, days: number): WallSeconds {
  return wall(at + days * SECONDS_PER_DAY)
}

/** The days that a range touches. */
export function daysIn(range: TimeRange): number {
  return (startOfDay(range.to) - startOfDay(range.from)) / SECONDS_PER_DAY + 1
}

/** Whether a range begins and ends at midnight. */
export function isWholeDays(range: TimeRange): boolean {
  return range.from === startOfDay(range.from) && range.to === endOfDay(range.to)
}

/** The whole days from one instant's to another's. */
export function wholeDays(from: WallSeconds, to: WallSeconds): TimeRange {
  return { from: startOfDay(from), to: endOfDay(to) }
}

/** The calendar month that an instant lies in. */
export function monthOf(at: WallSeconds): TimeRange {
  return { from: startOfMonth(at, 0), to: wall(startOfMonth(at, 1) - 1) }
}

/** The year that an instant lies in. */
export function yearOf(at: WallSeconds): number {
  return new Date(at * 1000).getUTCFullYear()
}

/** A calendar year whole. */
export function yearRange(year: number): TimeRange {
  return { from: wall(Date.UTC(year, 0, 1) / 1000), to: wall(Date.UTC(year + 1, 0, 1) / 1000 - 1) }
}

function isRangePreset(preset: PeriodPreset): preset is RangePreset & PeriodPreset {
  return (RANGE_PRESETS as readonly string[]).includes(preset)
}

/** A named period as whole days around now; weeks run from Monday to Sunday. */
export function presetPeriod(preset: PeriodPreset, now: WallSeconds): TimeRange {
  if (isRangePreset(preset)) return presetRange(preset, now)
  const monday = addDays(startOfDay(now), -weekday(now))
  switch (preset) {
    case 'this-week':
      return { from: monday, to: wall(addDays(monday, DAYS_PER_WEEK) - 1) }
    case 'last-week':
      return { from: addDays(monday, -DAYS_PER_WEEK), to: wall(monday - 1) }
    case 'last-3-months':
      return { from: startOfMonth(now, -MONTHS_BEFORE_THIS), to: wall(startOfMonth(now, 1) - 1) }
    case 'this-year':
      return yearRange(yearOf(now))
  }
}

/** The stretch that a period stands for now, or null for everything (a log) and for the newest (a snapshot). */
export function periodRange(period: Period, now: WallSeconds): TimeRange | null {
  switch (period.kind) {
    case 'preset':
      return presetPeriod(period.preset, now)
    case 'dates':
      return { from: period.from, to: period.to }
    case 'all':
      return null
  }
}

/** Months from one instant's to another's. */
function monthsBetween(from: WallSeconds, to: WallSeconds): number {
  const [first, last] = [new Date(from * 1000), new Date(to * 1000)]
  return (last.getUTCFullYear() - first.getUTCFullYear()) * 12 + last.getUTCMonth() - first.getUTCMonth()
}

/**
 * The period beside this one, as long as it: whole calendar months for whole calendar months, else as many days as it
 * touches, at the same times of day. Undefined where no calendar of the app reaches.
 *
 * @param direction -1 for the one before, 1 for the one after
 */
export function shiftRange(range: TimeRange, direction: -1 | 1): TimeRange | undefined {
  const isMonths = range.from === startOfMonth(range.from, 0) && range.to === wall(startOfMonth(range.to, 1) - 1)
  const months = (monthsBetween(range.from, range.to) + 1) * direction
  const days = daysIn(range) * direction
  const shifted: TimeRange = isMonths
    ? { from: startOfMonth(range.from, months), to: wall(startOfMonth(range.to, months + 1) - 1) }
    : { from: addDays(range.from, days), to: addDays(range.to, days) }
  return shifted.from < FIRST_INSTANT || shifted.to > LAST_INSTANT ? undefined : shifted
}

/**
 * A range as a period: the preset that it is just now, where that one reaches the present, so that going back and forth
 * ends where it began; otherwise its dates.
 */
export function periodOfRange(range: TimeRange, now: WallSeconds): Period {
  const preset = PERIOD_PRESETS.find((each) => {
    const { from, to } = presetPeriod(each, now)
    return from === range.from && to === range.to && to >= now
  })
  return preset === undefined ? { kind: 'dates', from: range.from, to: range.to } : { kind: 'preset', preset }
}

const TIME_OF_DAY = /^(\d{1,2})(?::?(\d{2})(?::?(\d{2}))?)?$/

/** A time of day as it was typed. */
export interface TimeOfDay {
  /** Seconds since midnight. */
  readonly second: number
  /** The last second that is meant: of `08:30` 08:30:59. */
  readonly lastSecond: number
}

/** Reads a time of day as people type it: `8`, `8:30`, `08:30:15`, `0830`. Undefined where no clock shows it. */
export function parseTimeOfDay(text: string): TimeOfDay | undefined {
  const match = TIME_OF_DAY.exec(text.trim())
  if (match === null) return undefined
  const [hour = 0, minute = 0, second = 0] = match.slice(1).map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const at = hour * 3600 + minute * 60 + second
  return { second: at, lastSecond: match[3] === undefined ? at + 59 : at }
}

/**
 * The stretch of two days and two times of day. An empty time stands for midnight at the begin, and for the day's last
 * second at the end.
 *
 * @returns the stretch; a word for what is wrong with it otherwise
 */
export function readDates(
  firstDay: WallSeconds,
  lastDay: WallSeconds,
  fromTime: string,
  toTime: string,
): TimeRange | 'bad-from-time' | 'bad-to-time' | 'wrong-order' {
  const from = fromTime.trim() === '' ? { second: 0 } : parseTimeOfDay(fromTime)
  const to = toTime.trim() === '' ? { lastSecond: SECONDS_PER_DAY - 1 } : parseTimeOfDay(toTime)
  if (from === undefined) return 'bad-from-time'
  if (to === undefined) return 'bad-to-time'
  const range = { from: wall(startOfDay(firstDay) + from.second), to: wall(startOfDay(lastDay) + to.lastSecond) }
  return range.from > range.to ? 'wrong-order' : range
}
