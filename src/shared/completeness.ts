import type { AnnouncedSlice } from './announcement.ts'
import { dayStates, daysWith, logSegments, wholeState, type DayCoverage, type DayState } from './coverage.ts'
import { differentCauses, isSameCause, type AppErrorData } from './errors.ts'
import type { Coverage } from './holdings.ts'
import { contains, overlaps } from './ranges.ts'
import { comesAsOneWhole, takesDates, type ReportDefinition } from './reports/types.ts'
import { endOfDay, startOfDay, type TimeRange, type WallSeconds } from './time.ts'

// The verdict over what is held of a period: what the window may say of its completeness, and no more.

/**
 * `nothing` not a row was ever fetched · `future` has not begun · `complete` all of it, settled · `current` all that
 * there was to have, though today or the last hours may still gain rows · `incomplete` something is missing · `partial`
 * the server cut something · `announced` the server announced another number of records than it sent, and something may
 * be missing · `failed` the last attempt did not fetch what is missing or out of date.
 */
export type Verdict = 'nothing' | 'future' | 'complete' | 'current' | 'incomplete' | 'partial' | 'announced' | 'failed'

/** What of a period other desks of the team fetched. */
export interface FromTeam {
  /** Who fetched the newest of it, and when. */
  readonly member: string
  readonly fetchedAtMs: number
  /** How many other desks fetched something of it. */
  readonly others: number
}

interface CompletenessFacts {
  readonly verdict: Verdict
  /** Why the last attempt failed. */
  readonly error: AppErrorData | null
  /** When something of it was fetched last; null where nothing was. */
  readonly updatedAtMs: number | null
  /** Absent where this desk fetched all of it. */
  readonly fromTeam?: FromTeam
}

/** Days that one cause kept from being fetched. */
export interface FailedDays {
  readonly ranges: readonly TimeRange[]
  readonly error: AppErrorData
  /** Whether something of one of them is held all the same. */
  readonly isPart: boolean
}

/** A period that is held by days. The lists are stretches of days in order of time, within the period. */
export interface DaysCompleteness extends CompletenessFacts {
  readonly kind: 'days'
  readonly range: TimeRange
  readonly complete: readonly TimeRange[]
  /** Past days that may still gain rows. */
  readonly unsettled: readonly TimeRange[]
  readonly partial: readonly TimeRange[]
  /** Stretches of which another number of records came than was announced; they may reach past the period. */
  readonly announcements: readonly AnnouncedSlice[]
  readonly missing: readonly TimeRange[]
  readonly failed: readonly TimeRange[]
  /** The same days by what hindered it, in order of their first days. */
  readonly failures: readonly FailedDays[]
  /** Until when today is held, where it is. */
  readonly todayUntil: WallSeconds | null
  /** Whether days of the period have not begun. */
  readonly hasFuture: boolean
}

/** Sums of a period that do not add up: there for exactly this period, or not at all. */
export interface TotalsCompleteness extends CompletenessFacts {
  readonly kind: 'totals'
  readonly range: TimeRange
  /** The last second that the sums take in. */
  readonly heldUntil: WallSeconds | null
  readonly hasFuture: boolean
  readonly announcements: readonly AnnouncedSlice[]
}

/** A continuous log: what it saw between its first and its last poll. */
export interface LogCompleteness extends CompletenessFacts {
  readonly kind: 'log'
  /** From the first to the last second seen, of the period; null where nothing was. */
  readonly seen: TimeRange | null
  /** Stretches between polls that nobody saw. */
  readonly gaps: readonly TimeRange[]
  readonly announcements: readonly AnnouncedSlice[]
}

/** The state at one moment, as it was taken last. */
export interface SnapshotCompleteness extends CompletenessFacts {
  readonly kind: 'snapshot'
  readonly rows: number
  readonly announcements: readonly AnnouncedSlice[]
}

export type Completeness = DaysCompleteness | TotalsCompleteness | LogCompleteness | SnapshotCompleteness

/** Whether nothing of the period that could be there is missing. */
export function isWhole(completeness: Pick<Completeness, 'verdict'>): boolean {
  return completeness.verdict === 'complete' || completeness.verdict === 'current'
}

function newest(times: readonly number[]): number | null {
  return times.length === 0 ? null : Math.max(...times)
}

/** What other desks of the team fetched of a period; nothing where this one fetched all of it. */
function fromTeam({ stretches }: Pick<Coverage, 'stretches'>, range: TimeRange | null): Pick<Completeness, 'fromTeam'> {
  const theirs = stretches
    .filter((each) => each.fetchedBy !== undefined && (range === null || overlaps(each.range, range)))
    .toSorted((one, other) => other.fetchedAtMs - one.fetchedAtMs)
  const [{ fetchedBy: member, fetchedAtMs } = { fetchedBy: undefined, fetchedAtMs: 0 }] = theirs
  if (member === undefined) return {}
  return { fromTeam: { member, fetchedAtMs, others: new Set(theirs.map(({ fetchedBy }) => fetchedBy)).size - 1 } }
}

function errorOf(held: Pick<Coverage, 'failed'>, range: TimeRange | null): AppErrorData | null {
  return held.failed.findLast((each) => range === null || overlaps(each.range, range))?.error ?? null
}

/** The stretches that days tell of, each once: one may hold many days. */
function announcementsOf(days: readonly Pick<DayCoverage, 'announced'>[]): readonly AnnouncedSlice[] {
  return [...new Set(days.flatMap(({ announced }) => announced))]
}

/** Days that failed, together where the same is to be said of why. */
function failuresOf(days: readonly DayCoverage[]): readonly FailedDays[] {
  const failed = days.filter((day) => day.state === 'failed')
  const causes = differentCauses(failed.flatMap(({ error }) => error ?? []))
  return causes.flatMap((error) => {
    const own = failed.filter((day) => day.error !== null && isSameCause(day.error, error))
    return [{ ranges: daysWith(own, 'failed'), error, isPart: own.some(({ fetchedAtMs }) => fetchedAtMs !== null) }]
  })
}

function daysVerdict(days: readonly DayCoverage[]): Verdict {
  const has = (...states: readonly DayState[]): boolean => days.some(({ state }) => states.includes(state))
  if (has('failed')) return 'failed'
  if (has('partial')) return 'partial'
  if (has('announced')) return 'announced'
  if (has('missing')) return days.some(({ fetchedAtMs }) => fetchedAtMs !== null) ? 'incomplete' : 'nothing'
  if (!has('complete', 'empty', 'provisional')) return 'future'
  return has('provisional', 'future') ? 'current' : 'complete'
}

function daysCompleteness(coverage: Coverage, range: TimeRange): DaysCompleteness {
  const days = dayStates(coverage, range)
  const today = startOfDay(coverage.now)
  const past = days.filter(({ day }) => day !== today)
  const ofToday = days.find(({ day }) => day === today)
  const isTodayHeld = ofToday !== undefined && ['provisional', 'announced', 'failed'].includes(ofToday.state)
  return {
    kind: 'days',
    range,
    verdict: daysVerdict(days),
    complete: daysWith(days, 'complete', 'empty'),
    unsettled: daysWith(past, 'provisional'),
    partial: daysWith(days, 'partial'),
    announcements: announcementsOf(days),
    missing: daysWith(days, 'missing'),
    failed: daysWith(days, 'failed'),
    failures: failuresOf(days),
    todayUntil: isTodayHeld ? ofToday.heldUntil : null,
    hasFuture: range.to > endOfDay(coverage.now),
    error: days.findLast(({ error }) => error !== null)?.error ?? null,
    updatedAtMs: newest(
      coverage.stretches.filter((each) => overlaps(each.range, range)).map(({ fetchedAtMs }) => fetchedAtMs),
    ),
  }
}

const VERDICTS: Readonly<Record<DayState, Verdict>> = {
  complete: 'complete',
  empty: 'complete',
  provisional: 'current',
  announced: 'announced',
  partial: 'partial',
  failed: 'failed',
  missing: 'incomplete',
  future: 'future',
}

function totalsCompleteness(coverage: Coverage, range: TimeRange): TotalsCompleteness {
  const whole = wholeState(coverage, range)
  const verdict = whole.state === 'missing' && whole.fetchedAtMs === null ? 'nothing' : VERDICTS[whole.state]
  return {
    kind: 'totals',
    range,
    verdict,
    heldUntil: whole.heldUntil,
    hasFuture: range.to > endOfDay(coverage.now),
    announcements: announcementsOf([whole]),
    error: whole.error,
    updatedAtMs: whole.fetchedAtMs,
  }
}

function logCompleteness(coverage: Coverage, range: TimeRange | null): LogCompleteness {
  const segments = logSegments(coverage, range)
  const seen = segments.filter(({ kind }) => kind === 'seen')
  const [first, last] = [seen[0], seen.at(-1)]
  const error = errorOf(coverage, null)
  const gaps = segments.filter(({ kind }) => kind === 'gap').map((each) => each.range)
  const own = coverage.stretches.filter((each) => range === null || overlaps(each.range, range))
  const verdicts: readonly (readonly [boolean, Verdict])[] = [
    [error !== null, 'failed'],
    [range !== null && range.from > coverage.now, 'future'],
    [first === undefined, 'nothing'],
    [own.some(({ state }) => state === 'partial'), 'partial'],
    [own.some(({ state }) => state === 'announced'), 'announced'],
    [gaps.length > 0 || segments[0]?.kind === 'before', 'incomplete'],
    [segments.at(-1)?.kind === 'seen', 'complete'],
  ]
  return {
    kind: 'log',
    verdict: verdicts.find(([holds]) => holds)?.[1] ?? 'current',
    seen: first === undefined || last === undefined ? null : { from: first.range.from, to: last.range.to },
    gaps,
    announcements: own.filter(({ state }) => state === 'announced'),
    error,
    updatedAtMs: newest(coverage.stretches.map(({ fetchedAtMs }) => fetchedAtMs)),
  }
}

function snapshotCompleteness(coverage: Coverage, range: TimeRange | null): SnapshotCompleteness {
  const snapshot = coverage.stretches.findLast((each) => range === null || contains(range, each.range))
  const error = errorOf(coverage, null)
  const isShort = snapshot?.state === 'partial' || snapshot?.state === 'announced'
  const good = isShort ? snapshot.state : 'current'
  return {
    kind: 'snapshot',
    verdict: error !== null ? 'failed' : snapshot === undefined ? 'nothing' : good,
    rows: snapshot?.rows ?? 0,
    announcements: snapshot?.state === 'announced' ? [snapshot] : [],
    error,
    updatedAtMs: snapshot?.fetchedAtMs ?? null,
  }
}

/**
 * What can be said of a report's period.
 *
 * @param range the period that the coverage was asked for; null for a log whole, and for the newest snapshot; the
 * moment of a snapshot
 * @param byDay sums: each day by itself
 */
export function completenessOf(
  report: ReportDefinition,
  coverage: Coverage,
  range: TimeRange | null,
  byDay = false,
): Completeness {
  const shared = fromTeam(coverage, range)
  if (report.kind === 'live') return { ...logCompleteness(coverage, range), ...shared }
  if (!takesDates(report) || range === null) return { ...snapshotCompleteness(coverage, range), ...shared }
  return comesAsOneWhole(report, byDay)
    ? { ...totalsCompleteness(coverage, range), ...shared }
    : { ...daysCompleteness(coverage, range), ...shared }
}
