import type { Catalogue } from '../../shared/reports/catalogue.ts'
import { keptSince, type RetentionRule } from '../../shared/retention.ts'
import { wallClock, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import type { Connection } from '../store/records/connections.ts'
import type { StoredSchedule } from '../store/records/schedules.ts'
import type { SyncContext } from '../sync/target.ts'
import { planOf } from '../sync/pull.ts'
import { correctCovered, nextMoment, promised, type Clock, type Promised } from './due.ts'
import { LONGEST_WAIT_MS } from './failures.ts'
import { scheduledTime } from './scheduledContent.ts'

/** A schedule that owes something. */
export interface DueSchedule {
  readonly schedule: StoredSchedule
  readonly owed: Promised
}

/** Whether a schedule that failed is still to be left alone. */
export function isWaiting({ retryAtMs }: Pick<StoredSchedule, 'retryAtMs'>, nowMs: number): boolean {
  // A wait longer than any there is was reckoned by a clock that ran ahead.
  return retryAtMs !== null && nowMs < retryAtMs && retryAtMs - nowMs <= LONGEST_WAIT_MS
}

/** What a schedule owes now, were it not for what failed before. */
export function owedBy(schedule: StoredSchedule, clock: Clock, startedMs: number | null): Promised | undefined {
  if (!schedule.isEnabled) return undefined
  return promised(schedule.setup.timing, schedule.covered, clock, startedMs)
}

/** When a schedule runs next, on the operation's wall clock; null: when the program starts, or never. */
export function nextRun(schedule: StoredSchedule, clock: Clock): WallSeconds | null {
  if (!schedule.isEnabled) return null
  const { retryAtMs, setup, covered } = schedule
  if (retryAtMs !== null && isWaiting(schedule, clock.nowMs)) return wallClock(retryAtMs, clock.timeZone)
  const next = nextMoment(setup.timing, covered, clock)
  return promised(setup.timing, covered, clock, null) === undefined ? next : wallClock(clock.nowMs, clock.timeZone)
}

/** Puts right what a schedule counts as covered where the clock was set back, and remembers it. */
export async function withClock(
  { store }: Pick<SyncContext, 'store'>,
  schedule: StoredSchedule,
  clock: Clock,
): Promise<StoredSchedule> {
  const covered = correctCovered(schedule.setup.timing, schedule.covered, clock, schedule.lastStartedMs)
  if (covered === schedule.covered) return schedule
  await store.schedules.rememberRun({ id: schedule.id, memory: { covered } })
  return { ...schedule, covered }
}

/** The home page shows what all others fetched: most of what it lacks they bring. */
const AFTER_ALL_OTHERS = Number.MAX_SAFE_INTEGER

/** How many requests a run would take now: of its period and of the one that it is compared with. */
async function requestsFor(
  context: Pick<SyncContext, 'store' | 'nowMs'>,
  catalogue: Catalogue,
  connection: Connection,
  { reportKey, parameters, keeps, content }: StoredSchedule,
  rules: readonly RetentionRule[],
): Promise<number> {
  if (keeps.kind === 'home') return AFTER_ALL_OTHERS
  const report = catalogue.get(reportKey ?? '')
  if (report === undefined || reportKey === null || content === null) return 0
  const now = wallClock(context.nowMs(), connection.timeZone)
  const since = keptSince(rules, { connectionId: connection.id, reportKey }, now)
  try {
    const { fetched } = scheduledTime(content, report, now, since)
    if (fetched === null) return 1
    return await requestsOf(context, { connection, report, parameters }, fetched, since, content.byDay)
  } catch {
    // The run itself says why it cannot be asked for.
    return 0
  }
}

/**
 * How many requests the periods take that are fetched before a file is written.
 *
 * @param byDay of sums: each day by itself
 */
export async function requestsOf(
  context: Pick<SyncContext, 'store' | 'nowMs'>,
  of: Parameters<typeof planOf>[1],
  periods: readonly TimeRange[],
  since: WallSeconds | null,
  byDay: boolean,
): Promise<number> {
  const plans = await Promise.all(periods.map((range) => planOf(context, of, range, null, byDay, since ?? undefined)))
  return plans.reduce((sum, { fetch }) => sum + fetch.length, 0)
}

/**
 * The schedules that owe something now, in the order in which they are to run: what was promised first comes first, to
 * the minute; of those that were promised for the same time, what takes fewer requests, so that most are soon done.
 *
 * @param startedMs when the program started that keeps schedules of the kind `start`; null: nothing starts
 */
export async function schedulesDue(
  context: Pick<SyncContext, 'store' | 'nowMs'>,
  catalogue: Catalogue,
  startedMs: number | null,
): Promise<readonly DueSchedule[]> {
  const { store } = context
  const connections = await store.connections.list()
  const rules = await store.retention.rules()
  const nowMs = context.nowMs()
  const due: (DueSchedule & { readonly minute: number; readonly requests: number })[] = []
  for (const stored of await store.schedules.list()) {
    const connection = connections.find(({ id }) => id === stored.connectionId)
    if (connection === undefined) continue
    const clock = { nowMs, timeZone: connection.timeZone }
    const schedule = await withClock(context, stored, clock)
    const owed = owedBy(schedule, clock, startedMs)
    if (owed === undefined || isWaiting(schedule, nowMs)) continue
    const requests = await requestsFor(context, catalogue, connection, schedule, rules)
    due.push({ schedule, owed, minute: Math.floor(owed.sinceMs / 60_000), requests })
  }
  return due.toSorted((a, b) => a.minute - b.minute || a.requests - b.requests || a.schedule.id - b.schedule.id)
}
