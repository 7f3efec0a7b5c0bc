import { AppError } from './errors.ts'

/**
 * A wall-clock instant of an operation, to the second: seconds since 1970-01-01 00:00:00 *on that wall clock*.
 *
 * The reports carry no time zone, so neither does this. Arithmetic on it is plain: no summer time, no zone of the
 * computer.
 */
export type WallSeconds = number & { readonly wallSeconds: unique symbol }

/** A stretch of wall-clock time, both ends inclusive, to the second. */
export interface TimeRange {
  readonly from: WallSeconds
  readonly to: WallSeconds
}

export const SECONDS_PER_DAY = 86_400
export const SECONDS_PER_HOUR = 3_600

/** A plain number of seconds as a wall-clock instant. */
export function wall(seconds: number): WallSeconds {
  return seconds as WallSeconds
}

// Behind the seconds their fractions, which are cut, and the zone: UTC, or how far its clock is ahead of that.
const DATE_TIME =
  /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d{1,9})?)?(?: ?(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?))?)?$/i
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2}))?$/

interface ParsedDate {
  readonly at: WallSeconds
  readonly unit: 'day' | 'minute' | 'second'
}

function instantOf(parts: readonly (string | undefined)[]): WallSeconds | undefined {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = parts.map((part) => Number(part ?? 0))
  if (hour > 23 || minute > 59 || second > 59) return undefined
  const milliseconds = Date.UTC(year, month - 1, day, hour, minute, second)
  const check = new Date(milliseconds)
  const exists = check.getUTCFullYear() === year && check.getUTCMonth() === month - 1 && check.getUTCDate() === day
  return exists ? wall(milliseconds / 1000) : undefined
}

const ZERO = 0x30

function twoDigits(text: string, at: number): number {
  const tens = text.charCodeAt(at) - ZERO
  const ones = text.charCodeAt(at + 1) - ZERO
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN
}

const MINUS = 0x2d
const COLON = 0x3a
const BLANK = 0x20
const LETTER_T = 0x54

let lastDay = ''
let lastDayStart: WallSeconds | undefined

/**
 * Reads `YYYY-MM-DD HH:MM:SS` (a `T` for the blank), as the rows of reports have it, without a regular expression: rows
 * of one day follow one another, so most days are known from the row before. Undefined for any other spelling.
 */
function parseRowDate(text: string): WallSeconds | undefined {
  const isShaped =
    text.length === 19 &&
    text.charCodeAt(4) === MINUS &&
    (text.charCodeAt(10) === BLANK || text.charCodeAt(10) === LETTER_T) &&
    text.charCodeAt(13) === COLON &&
    text.charCodeAt(16) === COLON
  if (!isShaped) return undefined
  const day = text.slice(0, 10)
  if (day !== lastDay) {
    const match = DATE_TIME.exec(day)
    lastDayStart = match === null ? undefined : instantOf(match.slice(1))
    lastDay = day
  }
  const hour = twoDigits(text, 11)
  const minute = twoDigits(text, 14)
  const second = twoDigits(text, 17)
  const start = lastDayStart
  const exists = start !== undefined && hour <= 23 && minute <= 59 && second <= 59
  return exists ? wall(start + hour * 3600 + minute * 60 + second) : undefined
}

/** Before there were zones, clocks went by the sun. */
const FIRST_ZONED = Date.UTC(1900, 0, 2) / 1000
/** No clock is farther from UTC. */
const FARTHEST_HOURS = 14

/** How far a zone's clock is ahead of UTC, in seconds. Undefined where no clock is. */
function secondsAhead(zone: string): number | undefined {
  const [, sign, hours = '0', minutes = '0'] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? []
  if (sign === undefined) return 0
  const seconds = Number(hours) * 3600 + Number(minutes) * 60
  if (Number(minutes) > 59 || seconds > FARTHEST_HOURS * 3600) return undefined
  return sign === '-' ? -seconds : seconds
}

/**
 * Reads a date as reports and people write it: `YYYY-MM-DD`, with or without ` HH:MM[:SS]` (blank or `T` between), or
 * the compact `YYYYMMDD[HHMMSS]`. A date that no calendar has (30 February, `0000-00-00`) is none.
 *
 * Fractions of a second (`08:00:00.999`) are cut. A date with a zone (`…T14:00:00Z`, `… 09:00:00-05:00`) is what the
 * operation's own clock showed at that moment.
 *
 * @param timeZone the operation's own, an IANA name; without one, dates with a zone are not read
 */
export function parseDate(text: string, timeZone?: string): ParsedDate | undefined {
  const ofRow = parseRowDate(text)
  if (ofRow !== undefined) return { at: ofRow, unit: 'second' }
  const match = DATE_TIME.exec(text) ?? COMPACT.exec(text)
  if (match === null) return undefined
  const at = instantOf(match.slice(1, 7))
  if (at === undefined) return undefined
  const unit = match[4] === undefined ? 'day' : match[6] === undefined ? 'minute' : 'second'
  const zone = match[7]
  if (zone === undefined) return { at, unit }
  const ahead = secondsAhead(zone)
  if (ahead === undefined || timeZone === undefined || at < FIRST_ZONED) return undefined
  return { at: turnedTo(timeZone, at - ahead), unit }
}

const LAST_SECOND_OF = { day: SECONDS_PER_DAY - 1, minute: 59, second: 0 } as const

/**
 * The stretch that a written date stands for: a whole day, a whole minute, or one second. Undefined where it is no
 * date.
 */
export function parseDateSpan(text: string): TimeRange | undefined {
  const parsed = parseDate(text)
  if (parsed === undefined) return undefined
  return { from: parsed.at, to: wall(parsed.at + LAST_SECOND_OF[parsed.unit]) }
}

function pad(value: number): string {
  return value < 10 ? `0${value}` : String(value)
}

/** `YYYY-MM-DD` of an instant. */
export function formatDay(at: WallSeconds): string {
  const date = new Date(at * 1000)
  return `${String(date.getUTCFullYear()).padStart(4, '0')}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}`
}

/** `HH:MM:SS` of an instant. */
export function formatTimeOfDay(at: WallSeconds): string {
  const second = ((at % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY
  return `${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}`
}

/** `YYYY-MM-DDTHH:MM:SS` of an instant, as the documents of the command line write it. */
export function formatInstant(at: WallSeconds): string {
  return `${formatDay(at)}T${formatTimeOfDay(at)}`
}

/** The 14 digits `YYYYmmddHHiiss` that the servers take in `date_ini` and `date_end`. */
export function formatCompact(at: WallSeconds): string {
  return `${formatDay(at)}${formatTimeOfDay(at)}`.replace(/[-:]/g, '')
}

/** The first second of the instant's hour. */
export function startOfHour(at: WallSeconds): WallSeconds {
  return wall(Math.floor(at / SECONDS_PER_HOUR) * SECONDS_PER_HOUR)
}

/** The first second of the instant's day. */
export function startOfDay(at: WallSeconds): WallSeconds {
  return wall(Math.floor(at / SECONDS_PER_DAY) * SECONDS_PER_DAY)
}

/** The last second of the instant's day. */
export function endOfDay(at: WallSeconds): WallSeconds {
  return wall(startOfDay(at) + SECONDS_PER_DAY - 1)
}

const formatters = new Map<string, Intl.DateTimeFormat>()

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(timeZone)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat('en-CA', {
      timeZone,
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    })
    formatters.set(timeZone, formatter)
  }
  return formatter
}

/**
 * What a wall clock in a time zone shows at a moment.
 *
 * @param epochMs the moment, in milliseconds since 1970-01-01 UTC
 * @param timeZone an IANA name such as `America/Bogota`
 */
export function wallClock(epochMs: number, timeZone: string): WallSeconds {
  const parts = new Map(
    formatterOf(timeZone)
      .formatToParts(epochMs)
      .map((part) => [part.type, part.value]),
  )
  const at = instantOf(['year', 'month', 'day', 'hour', 'minute', 'second'].map((type) => parts.get(type as 'year')))
  if (at === undefined) throw new AppError('internal', { reason: `no wall clock for ${timeZone}` })
  return at
}

/** No clock is put forward or back within these. */
const STEP_SECONDS = 900
const turned = new Map<string, number>()
const MOST_TURNED = 5_000

/**
 * What a wall clock in a time zone shows so many seconds after 1970-01-01 UTC. Rows come in by the ten thousand, and
 * most of them lie close together: the clock is asked once for each quarter of an hour.
 */
function turnedTo(timeZone: string, seconds: number): WallSeconds {
  const step = Math.floor(seconds / STEP_SECONDS) * STEP_SECONDS
  const key = `${timeZone} ${step}`
  let start = turned.get(key)
  if (start === undefined) {
    start = wallClock(step * 1000, timeZone)
    if (turned.size >= MOST_TURNED) turned.clear()
    turned.set(key, start)
  }
  return wall(start + seconds - step)
}

/** Whether the name is a time zone that this computer knows. */
export function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name })
    return true
  } catch {
    return false
  }
}

export const RANGE_PRESETS = ['today', 'yesterday', 'last7', 'last30', 'this-month', 'last-month'] as const
export type RangePreset = (typeof RANGE_PRESETS)[number]

/** The first second of the month `monthsAway` months from the instant's own (-1: the month before). */
export function startOfMonth(at: WallSeconds, monthsAway: number): WallSeconds {
  const date = new Date(at * 1000)
  return wall(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsAway, 1) / 1000)
}

/** A preset as whole days around now. `last7` and `last30` end with today. */
export function presetRange(preset: RangePreset, now: WallSeconds): TimeRange {
  const today = startOfDay(now)
  const daysAgo = (days: number): WallSeconds => wall(today - days * SECONDS_PER_DAY)
  switch (preset) {
    case 'today':
      return { from: today, to: endOfDay(now) }
    case 'yesterday':
      return { from: daysAgo(1), to: wall(today - 1) }
    case 'last7':
      return { from: daysAgo(6), to: endOfDay(now) }
    case 'last30':
      return { from: daysAgo(29), to: endOfDay(now) }
    case 'this-month':
      return { from: startOfMonth(now, 0), to: wall(startOfMonth(now, 1) - 1) }
    case 'last-month':
      return { from: startOfMonth(now, -1), to: wall(startOfMonth(now, 0) - 1) }
  }
}
