import { isWholeDays, yearOf } from './periods.ts'
import { FACTS, LOCALES, type Language } from './language.ts'
import { endOfDay, formatTimeOfDay, startOfDay, wall, type TimeRange, type WallSeconds } from './time.ts'

// Days and stretches as people write them: `17 nov`, `1–22 nov 2026`, `28 oct – 3 nov 2026`, `22 nov 2026,
// 08:00–12:00`.

type Part = 'short-month' | 'long-month' | 'short-weekday' | 'long-weekday' | 'narrow-weekday'

const PARTS: Readonly<Record<Part, Intl.DateTimeFormatOptions>> = {
  'short-month': { month: 'short' },
  'long-month': { month: 'long' },
  'short-weekday': { weekday: 'short' },
  'long-weekday': { weekday: 'long' },
  'narrow-weekday': { weekday: 'narrow' },
}

const formatters = new Map<string, Intl.DateTimeFormat>()

/** A month or day of the week by name, without the dot that some languages put after it. */
export function datePart(part: Part, at: WallSeconds, language: Language): string {
  const key = `${part} ${language}`
  let formatter = formatters.get(key)
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat(LOCALES[language], { ...PARTS[part], timeZone: 'UTC' })
    formatters.set(key, formatter)
  }
  return formatter.format(at * 1000).replace(/\.$/, '')
}

function dayOfMonth(at: WallSeconds): number {
  return new Date(at * 1000).getUTCDate()
}

/** Which parts of a date stand there already, and need not be said again. */
interface Known {
  readonly month: boolean
  readonly year: boolean
}

function day(at: WallSeconds, language: Language, known: Known): string {
  const words = [String(dayOfMonth(at))]
  if (!known.month) words.push(datePart('short-month', at, language))
  if (!known.month && !known.year) words.push(String(yearOf(at)))
  return words.join(' ')
}

/**
 * `17 nov 2026`; without the year where it is the current one.
 *
 * @param now tells the current year; null to name every year
 */
export function dayText(at: WallSeconds, language: Language, now: WallSeconds | null): string {
  return day(at, language, { month: false, year: now !== null && yearOf(now) === yearOf(at) })
}

/** `martes 17 de noviembre de 2026`, `Tuesday 17 November 2026`. */
export function longDayText(at: WallSeconds, language: Language): string {
  const [weekday, month] = [datePart('long-weekday', at, language), datePart('long-month', at, language)]
  const of = FACTS[language].beforeDatePart
  return `${weekday} ${dayOfMonth(at)} ${of}${month} ${of}${yearOf(at)}`
}

/** `noviembre de 2026`, `November 2026`. */
export function monthText(at: WallSeconds, language: Language): string {
  return `${datePart('long-month', at, language)} ${FACTS[language].beforeDatePart}${yearOf(at)}`
}

/** `08:02`, with its seconds only where they are not the expected ones. */
function clock(at: WallSeconds, expectedSecond: '00' | '59'): string {
  const text = formatTimeOfDay(at)
  return text.endsWith(`:${expectedSecond}`) ? text.slice(0, 5) : text
}

/** `08:02`: the time of day to the minute. */
export function clockText(at: WallSeconds): string {
  return formatTimeOfDay(at).slice(0, 5)
}

/**
 * `17 nov, 08:02`: a moment to the minute; without the year where it is the current one.
 *
 * @param now tells the current year; null to name every year
 */
export function momentText(at: WallSeconds, language: Language, now: WallSeconds | null): string {
  return `${dayText(at, language, now)}, ${clockText(at)}`
}

function isSameMonth(a: WallSeconds, b: WallSeconds): boolean {
  const [first, second] = [new Date(a * 1000), new Date(b * 1000)]
  return first.getUTCMonth() === second.getUTCMonth() && first.getUTCFullYear() === second.getUTCFullYear()
}

function isCurrentYear(range: TimeRange, now: WallSeconds | null): boolean {
  return now !== null && yearOf(range.from) === yearOf(now) && yearOf(range.to) === yearOf(now)
}

function wholeDaysText({ from, to }: TimeRange, language: Language, known: Known): string {
  const last = day(to, language, known)
  if (startOfDay(from) === startOfDay(to)) return last
  if (isSameMonth(from, to)) return `${dayOfMonth(from)}–${last}`
  return `${day(from, language, { month: false, year: known.year || yearOf(from) === yearOf(to) })} – ${last}`
}

/**
 * A stretch: `1–22 nov 2026`, `28 oct – 3 nov 2026`; where it does not begin and end at midnight, with its times: `22
 * nov 2026, 08:00–12:00`, `21 nov 22:00 – 22 nov 06:00`.
 *
 * @param now tells the current year, which is not named; null to name every year
 */
export function rangeText(range: TimeRange, language: Language, now: WallSeconds | null): string {
  const known = { month: false, year: isCurrentYear(range, now) }
  if (isWholeDays(range)) return wholeDaysText(range, language, known)
  const [first, last] = [clock(range.from, '00'), clock(range.to, '59')]
  const start = day(range.from, language, known)
  if (range.from === range.to) return `${start}, ${first}`
  if (startOfDay(range.from) === startOfDay(range.to)) return `${start}, ${first}–${last}`
  return `${start} ${first} – ${day(range.to, language, known)} ${last}`
}

export interface ListedDays {
  /** Stretches of days in order of time, each month named once: `1–16`, `18–21 nov`. */
  readonly shown: readonly string[]
  /** Days of the stretches that are not listed. */
  readonly moreDays: number
}

/**
 * Stretches of days for a sentence. Times of day are left out.
 *
 * @param ranges in order of time
 * @param most how many stretches are listed at most; one more is, where it would be the only one left out
 */
export function listDays(
  ranges: readonly TimeRange[],
  language: Language,
  now: WallSeconds | null,
  most: number,
): ListedDays {
  const listed = ranges.length === most + 1 ? ranges : ranges.slice(0, most)
  const shown = listed.map((range, place) => {
    const next = listed[place + 1]
    const isMonthOfNext = next !== undefined && isSameMonth(range.from, range.to) && isSameMonth(range.to, next.to)
    const isOneMonthNext = next !== undefined && isSameMonth(next.from, next.to)
    const whole = { from: startOfDay(range.from), to: endOfDay(range.to) }
    return wholeDaysText(whole, language, { month: isMonthOfNext && isOneMonthNext, year: isCurrentYear(range, now) })
  })
  const rest = ranges.slice(listed.length)
  const moreDays = rest.reduce(
    (sum, { from, to }) => sum + Math.round((endOfDay(to) + 1 - startOfDay(from)) / 86_400),
    0,
  )
  return { shown, moreDays }
}

const SECONDS_PER_HOUR = 3600

/** A duration in words short enough for a line: `40 s`, `12 min`, `2 h 10 min`, `3 d 4 h`. */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${Math.round(seconds)} s`
  const minutes = Math.round(seconds / 60)
  if (minutes < 60) return `${minutes} min`
  const hours = Math.floor(minutes / 60)
  if (seconds < 24 * SECONDS_PER_HOUR) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`
  const days = Math.floor(hours / 24)
  return hours % 24 === 0 ? `${days} d` : `${days} d ${hours % 24} h`
}

/** Where a preset reaches beyond today, what of it has begun: `Este mes` on the 22nd is the 1st to the 22nd. */
export function untilToday(range: TimeRange, now: WallSeconds): TimeRange {
  const lastSecond = endOfDay(now)
  return range.to > lastSecond && range.from <= lastSecond ? { from: range.from, to: wall(lastSecond) } : range
}
