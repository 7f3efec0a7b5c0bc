import type { AnnouncedSlice } from './announcement.ts'
import type { AppErrorData } from './errors.ts'
import type { Coverage, CoverageStretch, FailedStretch } from './holdings.ts'
import { addDays, monthOf } from './periods.ts'
import { contains, intersection, overlaps, sameRange, subtract, union } from './ranges.ts'
import { endOfDay, startOfDay, wall, type TimeRange, type WallSeconds } from './time.ts'

// What a period's coverage means day by day. Whatever is in doubt counts as missing.

/** What is held of the asked period, as far as the days need it. */
export type HeldPeriod = Pick<Coverage, 'stretches' | 'failed' | 'missing' | 'now'>

/**
 * `complete` held whole and settled · `empty` so too, without a row · `provisional` held as far as it could be, may
 * still gain rows · `partial` cut by the server · `announced` held, but the server announced another number of records
 * than it sent · `failed` not held, or not up to date, and the last attempt failed · `missing` not held, or not whole ·
 * `future` has not begun.
 */
export type DayState = 'complete' | 'empty' | 'provisional' | 'announced' | 'partial' | 'failed' | 'missing' | 'future'

/** A day of a period, or what of it the period takes in. */
export interface DayCoverage {
  /** The day's first second. */
  readonly day: WallSeconds
  /** The part of the day that belongs to the period. */
  readonly range: TimeRange
  readonly state: DayState
  /** Null where it is not known: the day was fetched together with others. */
  readonly rows: number | null
  /** When what is held of it was fetched, the oldest part of it; null where nothing is held. */
  readonly fetchedAtMs: number | null
  /** Which other desks of the team fetched what is held of it; absent where this one fetched all. */
  readonly fetchedBy?: readonly string[]
  /** The last second up to which it is held from its begin without a hole; null where it is not held from there. */
  readonly heldUntil: WallSeconds | null
  /** The stretches in it of which another number of records came than was announced; they may reach past it. */
  readonly announced: readonly AnnouncedSlice[]
  /** Why the last attempt failed, where nothing was stored there since. */
  readonly error: AppErrorData | null
}

/** The stretches that a part of the period consists of. */
function stretchesOf(part: TimeRange, stretches: readonly CoverageStretch[]): readonly CoverageStretch[] {
  const same = stretches.filter(({ range }) => sameRange(range, part))
  // Sums of this very part may lie beside sums of parts of it, which another period asked for.
  return same.length > 0 ? same : stretches.filter(({ range }) => overlaps(range, part))
}

/** States of what an update asks for again: what came since then comes with it. */
const ASKED_AGAIN: ReadonlySet<CoverageStretch['state']> = new Set(['provisional', 'announced'])

/** The moments since today's last fetch are no hole: whatever was fetched a minute ago would have one. */
function isTail(hole: TimeRange, begun: TimeRange, now: WallSeconds, stretches: readonly CoverageStretch[]): boolean {
  return (
    hole.to === begun.to &&
    begun.to === now &&
    hole.from > startOfDay(now) &&
    stretches.some(({ range, state }) => ASKED_AGAIN.has(state) && range.to + 1 === hole.from)
  )
}

function rowsOf(part: TimeRange, stretches: readonly CoverageStretch[]): number | null {
  const isKnown = stretches.every(({ range, rows }) => rows === 0 || contains(part, range))
  return isKnown ? stretches.reduce((sum, { rows }) => sum + rows, 0) : null
}

interface Holding {
  /** Whether all of it has passed. */
  readonly isOver: boolean
  readonly missing: readonly TimeRange[]
  readonly stretches: readonly CoverageStretch[]
  readonly error: AppErrorData | null
}

function stateOf({ isOver, missing, stretches, error }: Holding): DayState {
  if (missing.length > 0) return error === null ? 'missing' : 'failed'
  if (stretches.some(({ state }) => state === 'partial')) return 'partial'
  if (stretches.some(({ state }) => state === 'announced')) return 'announced'
  // What goes on may gain rows, whatever is held of it.
  if (!isOver || stretches.some(({ state }) => state === 'provisional'))
    return error === null ? 'provisional' : 'failed'
  return stretches.every(({ rows }) => rows === 0) ? 'empty' : 'complete'
}

function errorIn(range: TimeRange, failed: readonly FailedStretch[]): AppErrorData | null {
  return failed.findLast((each) => overlaps(each.range, range))?.error ?? null
}

/** How a part of a period stands, looked at as one. */
function partCoverage(held: HeldPeriod, range: TimeRange): DayCoverage {
  const { now } = held
  const base = { day: startOfDay(range.from), range }
  const begun = intersection(range, { from: range.from, to: now })
  if (begun === undefined) {
    return { ...base, state: 'future', rows: null, fetchedAtMs: null, heldUntil: null, announced: [], error: null }
  }
  const holes = held.missing.flatMap((hole) => intersection(hole, begun) ?? [])
  const heldParts = subtract(begun, holes)
  const first = heldParts[0]
  const own = stretchesOf(begun, held.stretches).filter((each) => heldParts.some((part) => overlaps(part, each.range)))
  const missing = holes.filter((hole) => !isTail(hole, begun, now, own))
  const error = errorIn(begun, held.failed)
  const fetchedBy = [...new Set(own.flatMap((each) => each.fetchedBy ?? []))]
  return {
    ...base,
    ...(fetchedBy.length === 0 ? {} : { fetchedBy }),
    // Held parts without a stretch are a contradiction: nothing is claimed of them.
    state:
      own.length === 0
        ? error === null
          ? 'missing'
          : 'failed'
        : stateOf({ isOver: range.to <= now, missing, stretches: own, error }),
    rows: own.length === 0 ? null : rowsOf(range, own),
    fetchedAtMs: own.length === 0 ? null : Math.min(...own.map(({ fetchedAtMs }) => fetchedAtMs)),
    announced: own.filter(({ state }) => state === 'announced'),
    heldUntil: own.length > 0 && first?.from === begun.from ? first.to : null,
    error,
  }
}

/**
 * How each day of a period stands.
 *
 * @param held the coverage of this period, or of one that contains it
 */
export function dayStates(held: HeldPeriod, range: TimeRange): readonly DayCoverage[] {
  const stretches = held.stretches.toSorted((a, b) => a.range.from - b.range.from)
  const days: DayCoverage[] = []
  let open: CoverageStretch[] = []
  let next = 0
  for (let from = range.from; from <= range.to;) {
    const part = { from, to: wall(Math.min(endOfDay(from), range.to)) }
    open = open.filter((each) => each.range.to >= part.from)
    for (let each = stretches[next]; each !== undefined && each.range.from <= part.to; each = stretches[++next]) {
      if (each.range.to >= part.from) open.push(each)
    }
    const missing = held.missing.filter((hole) => overlaps(hole, part))
    days.push(partCoverage({ ...held, missing, stretches: open }, part))
    from = wall(part.to + 1)
  }
  return days
}

/** How a period stands that is held as a whole or not at all: sums that do not add up. */
export function wholeState(held: HeldPeriod, range: TimeRange): DayCoverage {
  const begun = intersection(range, { from: range.from, to: held.now }) ?? range
  // Sums of other periods lie about; those of this one begin with it, and end where it does or where it was now.
  const first = subtract(begun, held.missing)[0]
  const own = held.stretches.filter((each) => first !== undefined && sameRange(each.range, first))
  return partCoverage({ ...held, stretches: own }, range)
}

/** From the worst to the best: what stands for several days in one cell. */
const BY_WEIGHT: readonly DayState[] = ['failed', 'partial', 'announced', 'missing', 'provisional', 'complete', 'empty']

/** The worst state among days; `future` only where all of them are. */
export function worstState(days: readonly Pick<DayCoverage, 'state'>[]): DayState {
  return BY_WEIGHT.find((state) => days.some((day) => day.state === state)) ?? 'future'
}

export interface MonthCoverage {
  readonly range: TimeRange
  readonly state: DayState
  /** Days that have begun, and those of them that are held whole. */
  readonly begunDays: number
  readonly heldDays: number
  readonly error: AppErrorData | null
}

const HELD: ReadonlySet<DayState> = new Set(['complete', 'empty', 'provisional'])

/** Days by month, for periods too long to show each day. */
export function monthStates(days: readonly DayCoverage[]): readonly MonthCoverage[] {
  const months = new Map<number, DayCoverage[]>()
  for (const day of days) {
    const key = monthOf(day.day).from
    const month = months.get(key)
    if (month === undefined) months.set(key, [day])
    else month.push(day)
  }
  return [...months.values()].flatMap((month): MonthCoverage[] => {
    const [first, last] = [month[0], month.at(-1)]
    if (first === undefined || last === undefined) return []
    return [
      {
        range: { from: first.range.from, to: last.range.to },
        state: worstState(month),
        begunDays: month.filter(({ state }) => state !== 'future').length,
        heldDays: month.filter(({ state }) => HELD.has(state)).length,
        error: month.find(({ error }) => error !== null)?.error ?? null,
      },
    ]
  })
}

/**
 * A stretch of a continuous log's time. `before`: nobody looked yet. `gap`: nobody looked between two polls. `open`:
 * since the last one.
 */
export interface LogSegment {
  readonly range: TimeRange
  readonly kind: 'seen' | 'gap' | 'before' | 'open' | 'future'
}

/**
 * What a continuous log saw of a period, and what nobody saw, in order of time and without a break.
 *
 * @param range the period, or null for everything from the first poll to now
 */
export function logSegments(held: Pick<Coverage, 'stretches' | 'now'>, range: TimeRange | null): readonly LogSegment[] {
  const seen = union(held.stretches.map((each) => each.range))
  const [first, last] = [seen[0], seen.at(-1)]
  const whole =
    range ?? (first === undefined ? null : { from: first.from, to: wall(Math.max(held.now, last?.to ?? 0)) })
  if (whole === null) return []
  const segments: LogSegment[] = seen.flatMap((each): LogSegment[] => {
    const part = intersection(each, whole)
    return part === undefined ? [] : [{ range: part, kind: 'seen' }]
  })
  for (const hole of subtract(whole, seen)) {
    const past = intersection(hole, { from: hole.from, to: held.now })
    const future = intersection(hole, { from: wall(held.now + 1), to: wall(Math.max(hole.to, held.now + 1)) })
    if (past !== undefined) {
      const kind = first === undefined || past.to < first.from ? 'before' : past.from > (last?.to ?? 0) ? 'open' : 'gap'
      segments.push({ range: past, kind })
    }
    if (future !== undefined) segments.push({ range: future, kind: 'future' })
  }
  return segments.toSorted((a, b) => a.range.from - b.range.from)
}

/** The days of one state as stretches, those of neighbouring days joined, in order of time. */
export function daysWith(days: readonly DayCoverage[], ...states: readonly DayState[]): readonly TimeRange[] {
  const joined: { from: WallSeconds; to: WallSeconds }[] = []
  for (const { day, range, state } of days) {
    if (!states.includes(state)) continue
    const last = joined.at(-1)
    if (last !== undefined && addDays(startOfDay(last.to), 1) === day) last.to = range.to
    else joined.push({ from: range.from, to: range.to })
  }
  return joined
}
