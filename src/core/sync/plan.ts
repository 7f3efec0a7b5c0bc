import type { AppErrorData } from '../../shared/errors.ts'
import { contains, cutByDays, overlaps, sameRange, subtract, union } from '../../shared/ranges.ts'
import { comesByDay } from '../../shared/reports/catalogueLists.ts'
import { keptPart } from '../../shared/retention.ts'
import { addsUp, comesAsOneWhole, isTooLong, periodTooLong, type ReportDefinition } from '../../shared/reports/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import type { StoredSlice, SliceState } from '../store/records/slices.ts'

/**
 * How long after its end a slice with rows still counts as provisional, in seconds: records reach the servers' reports
 * late.
 */
export const SETTLING_SECONDS = 3600

/** The same for one without any: a server that has not worked out a day yet answers that it has no records. */
export const EMPTY_SETTLING_SECONDS = 86_400

/** How long after its end a slice still counts as provisional, in seconds, by its rows. */
export function settlingSeconds(rows: number): number {
  return rows === 0 ? EMPTY_SETTLING_SECONDS : SETTLING_SECONDS
}

/** A stretch to fetch, and the planned piece that it is all or the rest of. */
export interface PlannedSlice {
  readonly range: TimeRange
  readonly piece: TimeRange
}

export interface Plan {
  /** What to fetch, in order of time. */
  readonly fetch: readonly PlannedSlice[]
  /** Stored slices that serve as they are. */
  readonly cached: readonly StoredSlice[]
  /** The part of the period that lies in the future, which is not asked for. */
  readonly future: TimeRange | undefined
  /** Why the period cannot be asked for at all: `period-too-long`. Nothing is to be fetched then. */
  readonly refusal: AppErrorData | undefined
}

export interface PlanInput {
  readonly report: ReportDefinition
  readonly range: TimeRange
  readonly slices: readonly StoredSlice[]
  readonly now: WallSeconds
  /**
   * Null: slices that are settled serve as they are. A moment: just those that were fetched since do, settled or not,
   * so that fetching a period again goes on where it was interrupted instead of starting over.
   */
  readonly refreshSinceMs: number | null
  /** Sums: each day by itself, also where days do not add up. */
  readonly byDay?: boolean
  /** Nothing before this instant is fetched, whatever stored slices it would take in whole: it is not kept. */
  readonly notBefore?: WallSeconds | undefined
  /**
   * What another desk of the team fetched since this moment serves too, settled or not, as if it reached up to now:
   * {@link teamSince}. By default nothing does.
   */
  readonly teamSinceMs?: number
}

/** How old rows of a day that goes on may be where another desk of the team fetched them, in milliseconds. */
const TEAM_FRESH_MS = 5 * 60_000
/** How long before it was there an answer was asked for at the most, in seconds: up to then its rows reach. */
const ANSWER_SECONDS = 90

/** Since when what the other desks of the team fetched serves as it is, settled or not. */
export function teamSince(nowMs: number): number {
  return nowMs - TEAM_FRESH_MS
}

/** Whether a slice that ends at an instant, and has so many rows, may still gain some now. */
export function isProvisional(to: WallSeconds, now: WallSeconds, rows: number): boolean {
  return to > now - settlingSeconds(rows)
}

/** States of slices that the next update asks for again: they may gain rows, or more were announced than came. */
const ASKED_AGAIN: ReadonlySet<SliceState> = new Set(['provisional', 'announced'])

/** What of a slice says whether it serves. */
type Served = Pick<StoredSlice, 'state' | 'fetchedAtMs' | 'fetchedBy'>

/** Whether a slice serves only because another desk of the team fetched it a moment ago. */
function isFreshOfTeam(
  { state, fetchedAtMs, fetchedBy }: Served,
  input: Pick<PlanInput, 'refreshSinceMs' | 'teamSinceMs'>,
): boolean {
  const { refreshSinceMs, teamSinceMs = Number.POSITIVE_INFINITY } = input
  return refreshSinceMs === null && ASKED_AGAIN.has(state) && fetchedBy !== undefined && fetchedAtMs >= teamSinceMs
}

/**
 * Whether a stored slice serves as it is: see {@link PlanInput.refreshSinceMs}.
 *
 * @param teamSinceMs as {@link PlanInput.teamSinceMs}
 */
export function serves(slice: Served, refreshSinceMs: PlanInput['refreshSinceMs'], teamSinceMs?: number): boolean {
  if (refreshSinceMs !== null) return slice.fetchedAtMs >= refreshSinceMs
  return (
    !ASKED_AGAIN.has(slice.state) ||
    isFreshOfTeam(slice, { refreshSinceMs, ...(teamSinceMs === undefined ? {} : { teamSinceMs }) })
  )
}

/**
 * The stretch for which a slice that serves does: what the team fetched a moment ago is not asked for again for the
 * moments that passed since.
 */
export function servedRange(
  slice: Served & Pick<StoredSlice, 'range'>,
  input: Pick<PlanInput, 'now' | 'refreshSinceMs' | 'teamSinceMs'>,
): TimeRange {
  const { from, to } = slice.range
  const { now } = input
  const isUpToNow = isFreshOfTeam(slice, input) && to >= now - TEAM_FRESH_MS / 1000 - ANSWER_SECONDS
  return isUpToNow ? { from, to: wall(Math.max(to, now)) } : slice.range
}

/**
 * Widens what is missing until it takes in whole every stored slice that it touches and that cannot be cut: one with
 * rows that are not dated inside it. Cutting such a slice could lose rows or keep them twice.
 *
 * @param grow what else each stretch has to take in
 */
function widen(
  missing: readonly TimeRange[],
  slices: readonly StoredSlice[],
  grow: (range: TimeRange) => TimeRange,
): readonly TimeRange[] {
  let widened = union(missing.map(grow))
  for (;;) {
    const stuck = slices.filter(
      (slice) =>
        !slice.isDated &&
        widened.some((range) => overlaps(range, slice.range)) &&
        !widened.some((range) => contains(range, slice.range)),
    )
    if (stuck.length === 0) return widened
    widened = union([...widened, ...stuck.map((slice) => grow(slice.range))])
  }
}

/**
 * Rows that sum up days are asked for by whole days, today's up to now: a part of a day would give the sum of that
 * part.
 */
function inWholeDays(now: WallSeconds): (range: TimeRange) => TimeRange {
  return ({ from, to }) => ({ from: startOfDay(from), to: wall(Math.max(to, Math.min(endOfDay(to), now))) })
}

function planDated(input: PlanInput, asked: TimeRange): Pick<Plan, 'fetch' | 'cached'> {
  const { report, slices, now, refreshSinceMs, notBefore, teamSinceMs } = input
  const grow = comesByDay(report) ? inWholeDays(now) : (range: TimeRange) => range
  const kept = slices.filter((slice) => serves(slice, refreshSinceMs, teamSinceMs))
  const widened = widen(
    subtract(
      grow(asked),
      kept.map((slice) => servedRange(slice, input)),
    ),
    slices,
    grow,
  )
  const missing = widened.map((range) => keptPart(range, notBefore ?? null)).filter(({ from, to }) => from <= to)
  // Days that may still gain rows get slices of their own: only they are fetched again next time.
  const borders = [startOfDay(now), startOfDay(wall(now - SETTLING_SECONDS))]
  const fetch = missing.flatMap((range) => cutByDays(range, report.maxDays ?? 1, borders))
  return {
    fetch: fetch.map((range) => ({ range, piece: range })),
    cached: kept.filter(
      (slice) => overlaps(slice.range, asked) && !missing.some((range) => contains(range, slice.range)),
    ),
  }
}

/** Slices of the same piece as an aggregate's planned one. */
function ofPiece(slices: readonly StoredSlice[], piece: TimeRange): readonly StoredSlice[] {
  return slices.filter((slice) => sameRange(slice.piece, piece))
}

function planAggregate(input: PlanInput, asked: TimeRange): Pick<Plan, 'fetch' | 'cached'> {
  const { report, range, slices, refreshSinceMs, teamSinceMs, byDay = false } = input
  // Sums that add up are fetched a day at a time, so that any days can be summed offline; others for exactly the range
  // asked.
  const pieces = comesAsOneWhole(report, byDay) ? [range] : cutByDays(range, 1)
  const fetch: PlannedSlice[] = []
  const cached: StoredSlice[] = []
  for (const piece of pieces) {
    if (piece.from > asked.to) continue
    const until: TimeRange = { from: piece.from, to: wall(Math.min(piece.to, asked.to)) }
    // Averages cannot be put together: what was fetched for less than what is asked now does not serve.
    const isEnough = (slice: StoredSlice): boolean => addsUp(report) || contains(servedRange(slice, input), until)
    const kept = ofPiece(slices, piece).filter((slice) => serves(slice, refreshSinceMs, teamSinceMs) && isEnough(slice))
    cached.push(...kept)
    for (const missing of subtract(
      until,
      kept.map((slice) => servedRange(slice, input)),
    )) {
      fetch.push({ range: missing, piece })
    }
  }
  return { fetch, cached }
}

/**
 * Cuts a wanted period into the requests that it takes: only what the store does not hold whole and settled, at most
 * the report's days each, on day boundaries where it can, today apart, nothing of the future. Sums that cannot be put
 * together from several requests, over more days than one may ask for, are refused.
 */
export function planPull(input: PlanInput): Plan {
  const { range, now, report, byDay = false } = input
  const future = range.to > now ? { from: wall(Math.max(range.from, now + 1)), to: range.to } : undefined
  if (range.from > now) return { fetch: [], cached: [], future, refusal: undefined }
  const asked = { from: range.from, to: wall(Math.min(range.to, now)) }
  const plan = report.kind === 'aggregate' ? planAggregate(input, asked) : planDated(input, asked)
  if (!isTooLong(report, range, now, byDay)) return { ...plan, future, refusal: undefined }
  return { fetch: [], cached: plan.cached, future, refusal: periodTooLong(report).toData() }
}
