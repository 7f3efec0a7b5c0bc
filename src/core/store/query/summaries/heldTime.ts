import type { LogGap } from '../../../../shared/live.ts'
import { contains, intersection, sameRange, union } from '../../../../shared/ranges.ts'
import { comesAsOneWhole, type ReportDefinition } from '../../../../shared/reports/types.ts'
import type { SummaryState } from '../../../../shared/summaries/types.ts'
import { wall, type TimeRange, type WallSeconds } from '../../../../shared/time.ts'
import type { StoredSlice } from '../../records/slices.ts'
import { inWholeDays, isSinceLastFetch, missingOf, partsOf } from '../periodParts.ts'

/** What the states of a period's stretches follow from. */
export interface HeldInput {
  readonly report: ReportDefinition
  /** Null: everything that there is. */
  readonly range: TimeRange | null
  readonly byDay: boolean
  /** All slices of the scope. */
  readonly slices: readonly StoredSlice[]
  /** What a log's polls did not see. */
  readonly gaps: readonly LogGap[]
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/** How much of a period is here. */
export interface HeldTime {
  /**
   * The period in whole days where rows stand for days; without a period, from the first to the last that is here. Null
   * where nothing is.
   */
  readonly period: TimeRange | null
  /**
   * The state of stretches of the period; null: all of it, whatever lies between.
   *
   * @param isForgiven whether {@link sinceLastFetch} counts as being here, in stretches that take it in
   */
  readonly stateOf: (stretches: readonly TimeRange[] | null, isForgiven: boolean) => SummaryState
  /** What is only the time since today's last fetch, up to now; undefined where there is none. */
  readonly sinceLastFetch: TimeRange | undefined
  /** Nothing is missing or cut: every stretch is complete. */
  readonly isWhole: boolean
}

function secondsOf({ from, to }: TimeRange): number {
  return to - from + 1
}

/** Seconds of a stretch that lie within ranges. */
function shared(stretch: TimeRange, ranges: readonly TimeRange[]): number {
  return ranges.reduce((sum, range) => {
    const both = intersection(stretch, range)
    return both === undefined ? sum : sum + secondsOf(both)
  }, 0)
}

/** Those of the slices of a period in which the server left something out. */
function cutRanges({ report, slices }: HeldInput): readonly TimeRange[] {
  // What a log did not see are its gaps.
  if (report.kind === 'live') return []
  return slices.filter(({ state }) => state === 'partial' || state === 'announced').map(({ range }) => range)
}

function extentOf(slices: readonly StoredSlice[]): TimeRange | null {
  const first = slices[0]
  if (first === undefined) return null
  return { from: first.range.from, to: wall(slices.reduce((last, { range }) => Math.max(last, range.to), 0)) }
}

/** A snapshot, or sums of a whole period that do not add up: it is here, or it is not. */
function ofWhole(input: HeldInput, shown: readonly StoredSlice[]): HeldTime {
  const cut = cutRanges({ ...input, slices: shown })
  const state = shown.length === 0 ? 'missing' : cut.length > 0 ? 'partial' : 'complete'
  return {
    period: input.range ?? extentOf(shown),
    stateOf: () => state,
    sinceLastFetch: undefined,
    isWhole: state === 'complete',
  }
}

/** Until when a hole reaches that is only the time since the last fetch, and where the fetch ended. */
function tailOf({ report, slices, now }: HeldInput, missing: readonly TimeRange[]): TimeRange | undefined {
  const last = missing.at(-1)
  return last !== undefined && isSinceLastFetch(report, slices, last, now) ? last : undefined
}

/**
 * Works out how much of a period is here. Cut and announced slices make what they reach into partial; what may
 * still gain rows counts as complete, and so may the time between the last fetch and now within the stretch in
 * which both lie: whether it does is the same for all stretches of an answer, so that what covers others is as
 * they are. What lies in the future is not looked at.
 */
export function heldTimeOf(input: HeldInput): HeldTime {
  const { report, range, byDay, slices, gaps, now } = input
  if (report.kind === 'snapshot') {
    return ofWhole(input, range === null ? slices.slice(-1) : slices.filter((slice) => contains(range, slice.range)))
  }
  if (range !== null && comesAsOneWhole(report, byDay)) {
    return ofWhole(
      input,
      slices.filter(({ piece }) => sameRange(piece, range)),
    )
  }
  const period = range === null ? extentOf(slices) : inWholeDays(report, range)
  if (period === null) return { period, stateOf: () => 'missing', sinceLastFetch: undefined, isWhole: false }

  const begun = intersection(period, { from: period.from, to: wall(Math.max(now, period.from)) }) ?? period
  const within = (ranges: readonly TimeRange[]): readonly TimeRange[] =>
    union(ranges.flatMap((each) => intersection(each, begun) ?? []))
  const missing = within([...missingOf(report, slices, period, byDay), ...gaps.map((gap) => gap.range)])
  const shown = partsOf(report, slices, period, byDay).map(({ slice }) => slice)
  const cut = within(cutRanges({ ...input, slices: shown }))
  const tail = tailOf(input, missing)
  const missingSeconds = (stretch: TimeRange, isForgiven: boolean): number => {
    const seconds = shared(stretch, missing)
    const hasAll = isForgiven && tail !== undefined && stretch.from < tail.from && stretch.to >= tail.to
    return hasAll ? seconds - secondsOf(tail) : seconds
  }
  const stateOf = (stretches: readonly TimeRange[] | null, isForgiven: boolean): SummaryState => {
    // Without a period whatever is here is all that there is.
    if (stretches === null && range === null) return cut.length > 0 ? 'partial' : 'complete'
    const begunStretches = (stretches ?? [begun]).flatMap((stretch) => intersection(stretch, begun) ?? [])
    const seconds = begunStretches.reduce((sum, stretch) => sum + secondsOf(stretch), 0)
    const gone = begunStretches.reduce((sum, stretch) => sum + missingSeconds(stretch, isForgiven), 0)
    if (seconds > 0 && gone >= seconds) return 'missing'
    return gone > 0 || begunStretches.some((stretch) => shared(stretch, cut) > 0) ? 'partial' : 'complete'
  }
  return { period, stateOf, sinceLastFetch: tail, isWhole: missing.length === 0 && cut.length === 0 }
}
