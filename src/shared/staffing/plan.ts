import { MOST_ERLANGS, loadOf, staffingOf, type Staffing, type StaffingDemand } from '../measures/staffing.ts'
import { SECONDS_PER_MINUTE } from './source.ts'
import { daysOf, WEEKDAYS, type IntervalSums, type StaffingVolume, type Weekday } from './volume.ts'

/** What is wanted of an interval. Percentages from 0 to 100. */
export interface StaffingWishes {
  readonly targetPercent: number
  readonly targetSeconds: number
  readonly maxOccupancyPercent: number
  readonly shrinkagePercent: number
  /** How long an interaction takes; null: as it was measured. */
  readonly ahtSeconds: number | null
}

/** Where a handling time comes from: the interval itself, the whole period, another report, or whoever typed it. */
export type AhtOrigin = 'interval' | 'period' | 'other-report' | 'typed'

/** What an interval of a weekday needs, on an average day of those that count. */
export interface PlannedInterval {
  readonly weekday: Weekday
  /** The second of the day at which it begins. */
  readonly second: number
  /** What comes on average; no whole number, mostly. */
  readonly calls: number
  /** Null where nobody knows. */
  readonly ahtSeconds: number | null
  readonly ahtOrigin: AhtOrigin | null
  /** Null where the handling time is not known, or more comes than can be worked out; of nobody where nothing comes. */
  readonly staffing: Staffing | null
  /** Which part was really served in time; null where that is not known, or nothing came. */
  readonly measuredLevel: number | null
  /** How many agents the servers think that the hour around it needs; null where that was not fetched. */
  readonly serversNeed: number | null
}

/** A weekday as a whole, worked out of its intervals' sums. */
export interface PlannedDay {
  readonly weekday: Weekday
  /** How many days it is the average of; 0: none of them is here, so nothing is known. */
  readonly days: number
  readonly calls: number
  readonly ahtSeconds: number | null
  /** The most people of an interval, and the hours of all that are planned. */
  readonly mostScheduled: number | null
  readonly scheduledHours: number | null
  /** Of all that comes, which part is served in time where as many are there as planned. */
  readonly serviceLevel: number | null
  readonly measuredLevel: number | null
}

export interface StaffingPlan {
  /** The intervals between the first and the last in which something came, by the second at which they begin. */
  readonly seconds: readonly number[]
  /** In the order of weekdays, then of the day; of weekdays with days alone. */
  readonly intervals: readonly PlannedInterval[]
  readonly days: readonly PlannedDay[]
  /** The handling time of the whole period and where it comes from; null where nobody knows one. */
  readonly aht: { readonly seconds: number; readonly origin: Exclude<AhtOrigin, 'interval'> } | null
}

const NOBODY: Staffing = { load: 0, agents: 0, serviceLevel: 1, asa: 0, occupancy: 0, scheduled: 0 }

const SECONDS_PER_HOUR = 3_600

/** Null where nothing is divided, or by nothing. */
function ratio(dividend: number | null, divisor: number | null): number | null {
  return dividend === null || divisor === null || divisor <= 0 ? null : dividend / divisor
}

function sumOf(sums: readonly IntervalSums[], of: (each: IntervalSums) => number | null): number | null {
  const known = sums.map(of).filter((each) => each !== null)
  return known.length === 0 ? null : known.reduce((sum, each) => sum + each, 0)
}

function ahtOf(sums: readonly IntervalSums[]): number | null {
  const seconds = ratio(
    sumOf(sums, (each) => each.handlingSeconds),
    sumOf(sums, (each) => each.handled),
  )
  return seconds === null || seconds <= 0 ? null : seconds
}

function levelOf(sums: readonly IntervalSums[]): number | null {
  return ratio(
    sumOf(sums, (each) => each.servedInTime),
    sumOf(sums, (each) => each.toServe),
  )
}

/** The handling time where an interval has none of its own. */
function wholeAht(volume: StaffingVolume, wishes: StaffingWishes): StaffingPlan['aht'] {
  if (wishes.ahtSeconds !== null) return { seconds: wishes.ahtSeconds, origin: 'typed' }
  const own = ahtOf(volume.intervals)
  if (own !== null) return { seconds: own, origin: 'period' }
  const [other] = volume.otherAhts
  return other === undefined ? null : { seconds: other.seconds, origin: 'other-report' }
}

function secondsBetween(volume: StaffingVolume): readonly number[] {
  const known = volume.intervals.filter((each) => each.volume > 0).map(({ second }) => second)
  if (known.length === 0) return []
  const length = volume.minutes * SECONDS_PER_MINUTE
  const [first, last] = [Math.min(...known), Math.max(...known)]
  return Array.from({ length: (last - first) / length + 1 }, (_each, place) => first + place * length)
}

function staffingFor(
  calls: number,
  ahtSeconds: number | null,
  volume: StaffingVolume,
  wishes: StaffingWishes,
): Staffing | null {
  if (calls === 0) return NOBODY
  if (ahtSeconds === null) return null
  const intervalSeconds = volume.minutes * SECONDS_PER_MINUTE
  const demand: StaffingDemand = { ...wishes, calls, intervalSeconds, ahtSeconds }
  return loadOf(demand) > MOST_ERLANGS ? null : staffingOf(demand)
}

function hourOf(second: number): number {
  return Math.floor(second / SECONDS_PER_HOUR) * SECONDS_PER_HOUR
}

function dayOf(
  weekday: Weekday,
  volume: StaffingVolume,
  intervals: readonly PlannedInterval[],
  sums: readonly IntervalSums[],
): PlannedDay {
  const days = daysOf(volume, weekday)
  const staffings = intervals.map(({ staffing }) => staffing)
  const known = staffings.filter((each) => each !== null)
  const isKnown = days > 0 && known.length === staffings.length
  const calls = intervals.reduce((sum, each) => sum + each.calls, 0)
  const inTime = intervals.reduce((sum, each) => sum + each.calls * (each.staffing?.serviceLevel ?? 0), 0)
  const hours = volume.minutes / 60
  // With a handling time that was typed or comes from elsewhere, all intervals have the same.
  const [{ ahtSeconds, ahtOrigin } = { ahtSeconds: null, ahtOrigin: null }] = intervals
  return {
    weekday,
    days,
    calls,
    ahtSeconds: ahtOrigin === 'typed' || ahtOrigin === 'other-report' ? ahtSeconds : ahtOf(sums),
    mostScheduled: isKnown ? Math.max(0, ...known.map(({ scheduled }) => scheduled)) : null,
    scheduledHours: isKnown ? known.reduce((sum, { scheduled }) => sum + scheduled, 0) * hours : null,
    serviceLevel: isKnown ? ratio(inTime, calls) : null,
    measuredLevel: levelOf(sums),
  }
}

/**
 * Works out how many people each interval of each weekday needs, of what came on the days that count: Erlang C over the
 * average of these days. An interval without a row on any of them needs nobody; a weekday without days is not known.
 */
export function staffingPlan(volume: StaffingVolume, wishes: StaffingWishes): StaffingPlan {
  const aht = wholeAht(volume, wishes)
  const seconds = secondsBetween(volume)
  const sumsAt = new Map(volume.intervals.map((each) => [`${each.weekday}/${each.second}`, each] as const))
  const needAt = new Map(volume.servers?.hours.map((each) => [`${each.weekday}/${each.second}`, each.agents] as const))
  const hasOwn = aht?.origin === 'period'
  const plannedInterval = (weekday: Weekday, second: number): PlannedInterval => {
    const sums = sumsAt.get(`${weekday}/${second}`)
    const calls = (sums?.volume ?? 0) / daysOf(volume, weekday)
    const own = hasOwn && sums !== undefined ? ahtOf([sums]) : null
    const ahtSeconds = own ?? aht?.seconds ?? null
    return {
      weekday,
      second,
      calls,
      ahtSeconds,
      ahtOrigin: own === null ? (aht?.origin ?? null) : 'interval',
      staffing: staffingFor(calls, ahtSeconds, volume, wishes),
      measuredLevel: sums === undefined ? null : levelOf([sums]),
      serversNeed: needAt.get(`${weekday}/${hourOf(second)}`) ?? null,
    }
  }
  const intervals = WEEKDAYS.filter((weekday) => daysOf(volume, weekday) > 0).flatMap((weekday) =>
    seconds.map((second) => plannedInterval(weekday, second)),
  )
  const days = WEEKDAYS.map((weekday) =>
    dayOf(
      weekday,
      volume,
      intervals.filter((each) => each.weekday === weekday),
      volume.intervals.filter((each) => each.weekday === weekday),
    ),
  )
  return { seconds, intervals, days, aht }
}
