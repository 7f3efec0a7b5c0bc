import type { CountEntry } from '../../../shared/counts.ts'
import { logSegments } from '../../../shared/coverage.ts'
import type { Coverage } from '../../../shared/holdings.ts'
import type { GapReason, LogGap } from '../../../shared/live.ts'
import { intersection, subtract, union } from '../../../shared/ranges.ts'
import type { WallboardDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { minutesSeen, startOfMinute } from './minutes.ts'
import { minuteCounts, rateOf, sumBetween, tallyOf, type ByOutcome, type DayTally } from './tally.ts'
import { usualFigures, type EarlierDay, type Usual, type UsualFigures } from './usual.ts'

// What a board shows, worked out from counts and from what the log saw.

/** A stretch that nobody saw. `before`: the log had not begun; null: nobody knows why. */
export interface BoardGap {
  readonly range: TimeRange
  readonly reason: GapReason | 'before' | null
}

/** A bar: what was counted in a stretch of time. */
export interface Bar {
  readonly range: TimeRange
  readonly counts: ByOutcome
  readonly total: number
}

export interface HourBar extends Bar {
  readonly usual: Usual | null
  readonly isFuture: boolean
}

export interface RateFigure {
  readonly value: number | null
  readonly usual: Usual | null
}

export interface BoardFigures {
  readonly tally: DayTally
  readonly usual: UsualFigures
  /** In the order of the definition's rates. */
  readonly rates: readonly RateFigure[]
  /** The last sixty minutes, the present one the last. */
  readonly minutes: readonly Bar[]
  /** The twenty-four hours of today. */
  readonly hours: readonly HourBar[]
  /** Of today and of the last sixty minutes, in order of time, none after now. */
  readonly gaps: readonly BoardGap[]
  /** The last second that somebody saw, today; null where nobody looked today. */
  readonly seenUntil: WallSeconds | null
}

const MINUTES_SHOWN = 60

/** The stretches in which a log saw what happened, joined where they touch. */
export function seenStretches(coverage: Pick<Coverage, 'stretches'>): readonly TimeRange[] {
  return union(coverage.stretches.map(({ range }) => range))
}

/**
 * What nobody saw of a period up to now, each stretch with its reason where that was written down. What has passed
 * since the last poll is a gap once the next poll cannot see it any more.
 *
 * @param told gaps with their reasons
 * @param reachMinutes how far back a poll sees
 */
export function gapsOf(
  coverage: Pick<Coverage, 'stretches'>,
  told: readonly LogGap[],
  range: TimeRange,
  now: WallSeconds,
  reachMinutes: number,
): readonly BoardGap[] {
  const unseen = logSegments({ stretches: coverage.stretches, now }, range).flatMap(({ range, kind }): BoardGap[] => {
    if (kind === 'gap') return [{ range, reason: null }]
    if (kind === 'before') return [{ range, reason: 'before' }]
    const lost = { from: range.from, to: wall(now - reachMinutes * 60) }
    return kind === 'open' && lost.from <= lost.to ? [{ range: lost, reason: null }] : []
  })
  return unseen
    .flatMap((gap): BoardGap[] => {
      const known = told.flatMap(({ range, reason }): BoardGap[] => {
        const part = intersection(range, gap.range)
        return part === undefined ? [] : [{ range: part, reason }]
      })
      const rest = subtract(
        gap.range,
        known.map((each) => each.range),
      )
      return [...known, ...rest.map((each) => ({ range: each, reason: gap.reason }))]
    })
    .toSorted((a, b) => a.range.from - b.range.from)
}

function totalOf({ good, bad, other }: ByOutcome): number {
  return good + bad + other
}

export interface BoardInput {
  readonly definition: WallboardDefinition
  /** The operation's wall clock. */
  readonly now: WallSeconds
  /** Counts of today by minute, type and result. */
  readonly today: readonly CountEntry[]
  /** Of yesterday, as far as the last sixty minutes reach back there. */
  readonly yesterday: readonly CountEntry[]
  /** Earlier days of the same weekday: the day's first second, and its counts. */
  readonly earlier: readonly { readonly day: WallSeconds; readonly entries: readonly CountEntry[] }[]
  readonly coverage: Pick<Coverage, 'stretches'>
  readonly gaps: readonly LogGap[]
  readonly reachMinutes: number
}

function lastMinutes({ definition, now, today, yesterday }: BoardInput): readonly Bar[] {
  const day = startOfDay(now)
  const counts = { today: minuteCounts(definition, today), yesterday: minuteCounts(definition, yesterday) }
  const last = startOfMinute(now)
  return Array.from({ length: MINUTES_SHOWN }, (_, place) => {
    const from = wall(last - (MINUTES_SHOWN - 1 - place) * 60)
    const minute = Math.floor((from - startOfDay(from)) / 60)
    const found = sumBetween(from < day ? counts.yesterday : counts.today, minute, minute + 1)
    return { range: { from, to: wall(from + 59) }, counts: found, total: totalOf(found) }
  })
}

/** Everything that a board shows at a moment. */
export function boardFigures(input: BoardInput): BoardFigures {
  const { definition, now, today, earlier, coverage, gaps, reachMinutes } = input
  const day = startOfDay(now)
  const seen = seenStretches(coverage)
  const untilNow = seen.flatMap((range) => intersection(range, { from: day, to: now }) ?? [])
  const days = earlier.map(({ day, entries }): EarlierDay => ({ entries, seen: minutesSeen(day, seen) }))
  const usual = usualFigures(definition, minutesSeen(day, untilNow), days)
  const tally = tallyOf(today, null)
  const byMinute = minuteCounts(definition, today)
  const minutes = lastMinutes(input)
  const hours = Array.from({ length: 24 }, (_, hour): HourBar => {
    const from = wall(day + hour * 3_600)
    const counts = sumBetween(byMinute, hour * 60, hour * 60 + 60)
    return {
      range: { from, to: wall(from + 3_599) },
      counts,
      total: totalOf(counts),
      usual: usual.hours[hour] ?? null,
      isFuture: from > now,
    }
  })
  const shown = { from: wall(Math.min(day, minutes[0]?.range.from ?? day)), to: endOfDay(now) }
  return {
    tally,
    usual,
    rates: definition.rates.map((rate, place) => ({ value: rateOf(tally, rate), usual: usual.rates[place] ?? null })),
    minutes,
    hours,
    gaps: gapsOf(coverage, gaps, shown, now, reachMinutes),
    seenUntil: untilNow.at(-1)?.to ?? null,
  }
}
