import { addDays } from '../periods.ts'
import { intersection } from '../ranges.ts'
import { startOfDay, wall, type TimeRange, type WallSeconds } from '../time.ts'
import type { Comparison } from './types.ts'

const DAYS_PER_WEEK = 7
const MONTHS_PER_YEAR = 12

/** The same day and time some months before; a day that the month lacks is its last one. */
function monthsBefore(at: WallSeconds, months: number): WallSeconds {
  const date = new Date(at * 1000)
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth() - months]
  const lastDay = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
  const day = Date.UTC(year, month, Math.min(date.getUTCDate(), lastDay)) / 1000
  return wall(day + (at - startOfDay(at)))
}

/**
 * The same days some months before. Both ends may fall on one last day, and then in the wrong order: the length
 * decides.
 */
function monthsEarlier(range: TimeRange, months: number): TimeRange {
  const [from, to] = [monthsBefore(range.from, months), monthsBefore(range.to, months)]
  return from <= to ? { from, to } : { from, to: wall(from + (range.to - range.from)) }
}

/** The period that a period is compared with. */
export function comparedPeriod(range: TimeRange, comparison: Comparison): TimeRange {
  switch (comparison.kind) {
    case 'previous':
      return { from: wall(range.from - (range.to - range.from + 1)), to: wall(range.from - 1) }
    case 'week':
      return { from: addDays(range.from, -DAYS_PER_WEEK), to: addDays(range.to, -DAYS_PER_WEEK) }
    case 'month':
      return monthsEarlier(range, 1)
    case 'year':
      return monthsEarlier(range, MONTHS_PER_YEAR)
    case 'range':
      return comparison.range
  }
}

/**
 * How many seconds later than a row of the earlier period the instant lies that is as far from its own period's
 * beginning: rows of the earlier period, moved on by so much, fall into the steps that they are compared with.
 */
export function comparedShift(range: TimeRange, earlier: TimeRange): number {
  return range.from - earlier.from
}

/**
 * The stretch of the earlier period that a stretch of the period is compared with: as far from its beginning. Null
 * where the earlier period is over by then.
 */
export function comparedStretch(stretch: TimeRange, range: TimeRange, earlier: TimeRange): TimeRange | null {
  const shift = comparedShift(range, earlier)
  return intersection({ from: wall(stretch.from - shift), to: wall(stretch.to - shift) }, earlier) ?? null
}
