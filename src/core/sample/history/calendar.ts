import { SECONDS_PER_DAY, wall, type WallSeconds } from '../../../shared/time.ts'
import { mix } from '../random.ts'

/** Sunday first. */
const SHARE_BY_WEEKDAY = [0.22, 1.16, 1.05, 1, 0.99, 0.96, 0.52] as const
const HOLIDAY_SHARE = 0.24
const EPOCH_WEEKDAY = 4

/** Days since 1970-01-01. */
export function dayNumberOf(at: WallSeconds): number {
  return Math.floor(at / SECONDS_PER_DAY)
}

/** 0 for Sunday to 6 for Saturday. */
export function weekdayOf(day: WallSeconds): number {
  return (((dayNumberOf(day) + EPOCH_WEEKDAY) % 7) + 7) % 7
}

interface CalendarDay {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
  readonly dayOfMonth: number
}

export function calendarDayOf(day: WallSeconds): CalendarDay {
  const date = new Date(day * 1_000)
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, dayOfMonth: date.getUTCDate() }
}

function dayOf(year: number, month: number, dayOfMonth: number): WallSeconds {
  return wall(Date.UTC(year, month - 1, dayOfMonth) / 1_000)
}

function daysAfter(day: WallSeconds, days: number): WallSeconds {
  return wall(day + days * SECONDS_PER_DAY)
}

/** The day itself where it is a Monday, else the Monday after it: where Colombian law moves a holiday to. */
function mondayFrom(day: WallSeconds): WallSeconds {
  return daysAfter(day, (8 - weekdayOf(day)) % 7)
}

/** Easter Sunday by the Gregorian calendar (the rule of Meeus, Jones and Butcher). */
function easterOf(year: number): WallSeconds {
  const golden = year % 19
  const century = Math.floor(year / 100)
  const inCentury = year % 100
  const corrected = century - Math.floor(century / 4) - Math.floor((8 * century + 13) / 25)
  const moon = (19 * golden + corrected + 15) % 30
  const late = Math.floor((golden + 11 * moon) / 319)
  const sunday = (2 * (century % 4) + 2 * Math.floor(inCentury / 4) - (inCentury % 4) - moon + late + 32) % 7
  const month = Math.floor((moon - late + sunday + 90) / 25)
  return dayOf(year, month, (moon - late + sunday + month + 19) % 32)
}

const FIXED = [
  [1, 1],
  [5, 1],
  [7, 20],
  [8, 7],
  [12, 8],
  [12, 25],
] as const
const MOVED = [
  [1, 6],
  [3, 19],
  [6, 29],
  [8, 15],
  [10, 12],
  [11, 1],
  [11, 11],
] as const
/** Holy Thursday and Good Friday; Ascension, Corpus Christi and the Sacred Heart, on their Mondays. */
const AFTER_EASTER = [-3, -2, 43, 64, 71] as const
/** Law 2578 of 2026: 9 July, kept on the Monday that follows. */
const FIRST_YEAR_OF_JULY = 2026

const holidaysByYear = new Map<number, ReadonlySet<number>>()

function holidaysOf(year: number): ReadonlySet<number> {
  const known = holidaysByYear.get(year)
  if (known !== undefined) return known
  const moved = year >= FIRST_YEAR_OF_JULY ? ([...MOVED, [7, 9]] as const) : MOVED
  const easter = easterOf(year)
  const holidays = new Set<number>([
    ...FIXED.map(([month, day]) => dayOf(year, month, day)),
    ...moved.map(([month, day]) => mondayFrom(dayOf(year, month, day))),
    ...AFTER_EASTER.map((days) => daysAfter(easter, days)),
  ])
  holidaysByYear.set(year, holidays)
  return holidays
}

/** Whether the day is a public holiday in Colombia. */
export function isHoliday(day: WallSeconds): boolean {
  return holidaysOf(calendarDayOf(day).year).has(day)
}

/** Whether agents work as on a Sunday. */
export function isQuiet(day: WallSeconds): boolean {
  return weekdayOf(day) === 0 || isHoliday(day)
}

/** How much happens on a day, beside a usual weekday: Mondays most, Sundays and holidays little. */
export function volumeOf(day: WallSeconds, seed: number): number {
  const usual = isHoliday(day) ? HOLIDAY_SHARE : (SHARE_BY_WEEKDAY[weekdayOf(day)] ?? 1)
  return usual * (0.93 + (0.14 * (mix(seed, dayNumberOf(day)) % 1_000)) / 1_000)
}

/** The first day of a month, from some day on, on which the operation works in full. */
function workdayFrom(year: number, month: number, dayOfMonth: number): WallSeconds {
  let day = dayOf(year, month, dayOfMonth)
  while (weekdayOf(day) === 6 || isQuiet(day)) day = daysAfter(day, 1)
  return day
}

/** Whether most of a skill's agents are missing: one working day each month, between the 8th and the 17th. */
export function isBadDay(day: WallSeconds, seed: number): boolean {
  const { year, month } = calendarDayOf(day)
  return day === workdayFrom(year, month, 8 + (mix(mix(seed, year), month) % 8))
}

/** Whether a campaign dials a list of wrong numbers: Monday to Saturday of the week with the month's second Monday. */
export function isBadListDay(day: WallSeconds): boolean {
  const { dayOfMonth } = calendarDayOf(day)
  const weekday = weekdayOf(day)
  const monday = dayOfMonth - (weekday - 1)
  return weekday !== 0 && monday >= 8 && monday <= 14
}

/** Whether the morning's SMS go out twice: the first working day from the 5th of each month. */
export function isDoubleSendDay(day: WallSeconds): boolean {
  const { year, month } = calendarDayOf(day)
  return day === workdayFrom(year, month, 5)
}

/** Whether a campaign dials although it is Sunday: the month's first. */
export function isDialledSunday(day: WallSeconds): boolean {
  return weekdayOf(day) === 0 && calendarDayOf(day).dayOfMonth <= 7
}
