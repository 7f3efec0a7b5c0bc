import type { CountEntry } from '../../../shared/counts.ts'
import type { WallboardDefinition } from '../../../shared/reports/types.ts'
import { countSeen, seenInBoth, type MinuteMask } from './minutes.ts'
import { minuteCounts, rateOf, sumBetween, tallyOf, type DayTally } from './tally.ts'

// What is usual at this time of this weekday, from what the log saw on the same weekdays before. Like is compared with
// like: of an earlier day just the minutes count that today saw too, and a day that saw too few of them does not count
// at all.

/** Below so many days nothing is called usual. */
export const LEAST_DAYS = 4
/** So many same weekdays are looked at. */
export const MOST_DAYS = 8
/** Of the minutes that today saw, an earlier day must have seen at least this share. */
const LEAST_SHARE = 0.9

/** An earlier day: what it counted, and which of its minutes somebody saw. */
export interface EarlierDay {
  readonly entries: readonly CountEntry[]
  readonly seen: MinuteMask
}

/** What is usual, and on how many days that rests. */
export interface Usual {
  readonly value: number
  readonly days: number
}

export interface UsualFigures {
  readonly total: Usual | null
  readonly ofType: (type: string) => Usual | null
  readonly ofResult: (result: string) => Usual | null
  /** In the order of the definition's rates. */
  readonly rates: readonly (Usual | null)[]
  /** For each hour of the day, whole, whether today saw it or not. */
  readonly hours: readonly (Usual | null)[]
}

/** The median; of an even number of values the mean of the two in the middle. */
export function medianOf(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[Math.max(0, sorted.length % 2 === 0 ? middle - 1 : middle)] ?? 0, sorted[middle] ?? 0]
  return (low + high) / 2
}

function usualOf(values: readonly number[]): Usual | null {
  return values.length < LEAST_DAYS ? null : { value: medianOf(values), days: values.length }
}

interface Comparable {
  readonly tally: DayTally
  /** By what its counts are to be multiplied, for the minutes that it did not see. */
  readonly scale: number
}

function comparable({ entries, seen }: EarlierDay, today: MinuteMask): Comparable | undefined {
  const wanted = countSeen(today)
  const common = seenInBoth(today, seen)
  const minutes = countSeen(common)
  if (minutes === 0 || minutes < wanted * LEAST_SHARE) return undefined
  return { tally: tallyOf(entries, common), scale: wanted / minutes }
}

function usualHours(definition: WallboardDefinition, days: readonly EarlierDay[]): readonly (Usual | null)[] {
  const counted = days.map(({ entries, seen }) => ({ seen, counts: minuteCounts(definition, entries) }))
  return Array.from({ length: 24 }, (_, hour) => {
    const [from, to] = [hour * 60, hour * 60 + 60]
    return usualOf(
      counted.flatMap(({ seen, counts }) => {
        const minutes = countSeen(seen, from, to)
        if (minutes < 60 * LEAST_SHARE) return []
        const { good, bad, other } = sumBetween(counts, from, to)
        return [((good + bad + other) * 60) / minutes]
      }),
    )
  })
}

/**
 * What is usual by this time of this weekday.
 *
 * @param today the minutes of today that somebody saw, none after now
 * @param days earlier days of the same weekday
 */
export function usualFigures(
  definition: WallboardDefinition,
  today: MinuteMask,
  days: readonly EarlierDay[],
): UsualFigures {
  const like = days.flatMap((day) => comparable(day, today) ?? [])
  const usual = (figure: (tally: DayTally) => number): Usual | null =>
    usualOf(like.map(({ tally, scale }) => figure(tally) * scale))
  return {
    total: usual(({ total }) => total),
    ofType: (type) => usual(({ byType }) => byType.get(type) ?? 0),
    ofResult: (result) => usual(({ byResult }) => byResult.get(result) ?? 0),
    rates: definition.rates.map((rate) => usualOf(like.flatMap(({ tally }) => rateOf(tally, rate) ?? []))),
    hours: usualHours(definition, days),
  }
}
