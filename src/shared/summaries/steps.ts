import { weekday } from '../periods.ts'
import {
  formatDay,
  formatInstant,
  formatTimeOfDay,
  SECONDS_PER_DAY,
  wall,
  type TimeRange,
  type WallSeconds,
} from '../time.ts'
import { bandStart, plainNumber } from './bands.ts'
import { FOLDED_STEPS, TIME_STEPS, type FoldedStep, type Step, type TimeStep } from './types.ts'

/** Steps as numbers that groups are made and ordered by; each is named once, not once for each row. */
export interface Stepper {
  /** The step that a number lies in: instants by wall seconds, durations by seconds. */
  readonly placeOf: (value: number) => number
  /** What the step of a place is called in keys. */
  readonly keyOf: (place: number) => string
}

const QUARTER = 900
const HALF_HOUR = 1800
const HOUR = 3600
const DAYS_PER_WEEK = 7

/** Days from 0000-03-01 to 1970-01-01: years that begin in March have their odd day at the end. */
const DAYS_BEFORE_EPOCH = 719_468
const DAYS_PER_ERA = 146_097
const YEARS_PER_ERA = 400

interface YearMonth {
  readonly year: number
  /** 1 to 12. */
  readonly month: number
}

/** The month of a day, counted from 1970-01-01, by arithmetic alone: rows come by the million. */
function monthOfDay(day: number): YearMonth {
  const shifted = day + DAYS_BEFORE_EPOCH
  const era = Math.floor(shifted / DAYS_PER_ERA)
  const dayOfEra = shifted - era * DAYS_PER_ERA
  const centuries = Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)
  const yearOfEra = Math.floor((dayOfEra - Math.floor(dayOfEra / 1_460) + centuries) / 365)
  const leapDays = Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100)
  const dayOfYear = dayOfEra - (365 * yearOfEra + leapDays)
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
  return { year: yearOfEra + era * YEARS_PER_ERA + (month <= 2 ? 1 : 0), month }
}

/** The first second of a month; months count on over the ends of a year. */
function startOfMonth(year: number, month: number): number {
  return Date.UTC(year, month - 1, 1) / 1000
}

function floorTo(seconds: number, value: number): number {
  return Math.floor(value / seconds) * seconds
}

function secondOfDay(value: number): number {
  return value - floorTo(SECONDS_PER_DAY, value)
}

/** Rows follow one another in time: what the last one's calendar step began and ended with is known. */
function calendarPlaces(first: TimeStep & ('month' | 'year')): (value: number) => number {
  let from = 0
  let before = 0
  return (value) => {
    if (value < from || value >= before) {
      const { year, month } = monthOfDay(Math.floor(value / SECONDS_PER_DAY))
      from = startOfMonth(year, first === 'month' ? month : 1)
      before = first === 'month' ? startOfMonth(year, month + 1) : startOfMonth(year + 1, 1)
    }
    return from
  }
}

function startOfWeek(value: number): number {
  const day = floorTo(SECONDS_PER_DAY, value)
  return day - weekday(wall(day)) * SECONDS_PER_DAY
}

const dayKey = (place: number): string => formatDay(wall(place))
const minuteKey = (place: number): string => formatInstant(wall(place)).slice(0, 'YYYY-MM-DDTHH:MM'.length)
const clockKey = (place: number): string => formatTimeOfDay(wall(place)).slice(0, 'HH:MM'.length)

const NAMED: Readonly<Record<TimeStep | FoldedStep, () => Stepper>> = {
  '15min': () => ({ placeOf: (value) => floorTo(QUARTER, value), keyOf: minuteKey }),
  '30min': () => ({ placeOf: (value) => floorTo(HALF_HOUR, value), keyOf: minuteKey }),
  hour: () => ({ placeOf: (value) => floorTo(HOUR, value), keyOf: minuteKey }),
  day: () => ({ placeOf: (value) => floorTo(SECONDS_PER_DAY, value), keyOf: dayKey }),
  week: () => ({ placeOf: startOfWeek, keyOf: dayKey }),
  month: () => ({ placeOf: calendarPlaces('month'), keyOf: (place) => dayKey(place).slice(0, 'YYYY-MM'.length) }),
  year: () => ({ placeOf: calendarPlaces('year'), keyOf: (place) => dayKey(place).slice(0, 'YYYY'.length) }),
  '15min-of-day': () => ({ placeOf: (value) => floorTo(QUARTER, secondOfDay(value)), keyOf: clockKey }),
  '30min-of-day': () => ({ placeOf: (value) => floorTo(HALF_HOUR, secondOfDay(value)), keyOf: clockKey }),
  'hour-of-day': () => ({ placeOf: (value) => floorTo(HOUR, secondOfDay(value)), keyOf: clockKey }),
  'day-of-week': () => ({ placeOf: (value) => weekday(wall(value)) + 1, keyOf: String }),
}

/** Puts numbers into steps. A stepper remembers where it was: one for each pass over rows. */
export function stepperOf(step: Exclude<Step, null>): Stepper {
  if (typeof step !== 'number') return NAMED[step]()
  return { placeOf: bandStart(step), keyOf: plainNumber }
}

const KEY = /^(\d{4,})(?:-(\d\d)(?:-(\d\d)(?:T(\d\d):(\d\d))?)?)?$/

/** The first second of a step along the time, by the key that it has in answers. Null for what is no such key. */
export function placeOfKey(key: string): WallSeconds | null {
  const [, year, month = '01', day = '01', hour = '00', minute = '00'] = KEY.exec(key) ?? []
  if (year === undefined) return null
  const at = Date.UTC(Number(year), Number(month) - 1, Number(day), Number(hour), Number(minute))
  return Number.isNaN(at) ? null : wall(at / 1000)
}

/** Whether steps follow one another along the time, so that a period has every one of them, whatever rows there are. */
export function isAlongTime(step: Step): step is TimeStep {
  return (TIME_STEPS as readonly Step[]).includes(step)
}

/** Whether steps fold the time: every day or every week into one. */
export function isFolded(step: Step): step is FoldedStep {
  return (FOLDED_STEPS as readonly Step[]).includes(step)
}

/** The first second of the step after the one that begins at a place. */
function nextStart(step: TimeStep, place: number): number {
  switch (step) {
    case '15min':
      return place + QUARTER
    case '30min':
      return place + HALF_HOUR
    case 'hour':
      return place + HOUR
    case 'day':
      return place + SECONDS_PER_DAY
    case 'week':
      return place + DAYS_PER_WEEK * SECONDS_PER_DAY
    case 'month':
    case 'year': {
      const { year, month } = monthOfDay(place / SECONDS_PER_DAY)
      return step === 'month' ? startOfMonth(year, month + 1) : startOfMonth(year + 1, 1)
    }
  }
}

/** No step is shorter. */
const LEAST_SECONDS: Readonly<Record<TimeStep, number>> = {
  '15min': QUARTER,
  '30min': HALF_HOUR,
  hour: HOUR,
  day: SECONDS_PER_DAY,
  week: DAYS_PER_WEEK * SECONDS_PER_DAY,
  month: 28 * SECONDS_PER_DAY,
  year: 365 * SECONDS_PER_DAY,
}

/** How many steps a period has at the most, without counting them out. */
export function mostStepsOf(range: TimeRange, step: TimeStep): number {
  return Math.ceil((range.to - range.from + 1) / LEAST_SECONDS[step]) + 1
}

/** A step along the time, as far as it lies within a period. */
export interface PeriodStep {
  /** Where the step itself begins; the period may begin later. */
  readonly place: number
  readonly key: string
  /** What of the step the period has. */
  readonly range: TimeRange
}

/**
 * Every step of a period along the time, in order: the first and the last are cut where the period begins or ends
 * within them.
 */
export function stepsOf(range: TimeRange, step: TimeStep): readonly PeriodStep[] {
  const { placeOf, keyOf } = stepperOf(step)
  const steps: PeriodStep[] = []
  for (let place = placeOf(range.from); place <= range.to;) {
    const next = nextStart(step, place)
    const [from, to] = [wall(Math.max(place, range.from)), wall(Math.min(next - 1, range.to))]
    steps.push({ place, key: keyOf(place), range: { from, to } })
    place = next
  }
  return steps
}
