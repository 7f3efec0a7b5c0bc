import { toAppError } from '../../../shared/errors.ts'
import { GAP_REASONS, type GapReason, type LogGap } from '../../../shared/live.ts'
import { overlaps, subtract } from '../../../shared/ranges.ts'
import { keptSince } from '../../../shared/retention.ts'
import { startOfDay, wall, wallClock, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import type { StoredSlice } from '../../store/records/slices.ts'
import type { MergedPoll, PollCommit } from '../../store/rows/liveLog.ts'
import type { StoreApi } from '../../store/storeApi.ts'
import type { Connection } from '../../store/records/connections.ts'
import { MAY_NOT } from '../../team/faults.ts'
import { logMarks, type TokenMarks } from '../../team/leases.ts'
import type { SharedPoll, SharedSlice } from '../../team/sharedSlices.ts'
import type { Team } from '../../team/team.ts'
import type { FollowedPoll, LogLook, SharedTarget } from './teamSide.ts'
import { stageShared } from './takeSlices.ts'

/** How far back a log takes what the other desks saw, in seconds: 31 days. */
const REACH_SECONDS = 31 * 86_400
/** How far ahead of this computer's clock another's may be, in seconds: see `checkClock`. */
const AHEAD_SECONDS = 5 * 60
/** How many polls are merged at a time. */
const MOST_AT_ONCE = 100
/** How often what lies in the gaps of a log is looked for: who was cut off gives late what it saw. */
const GAPS_EVERY_MS = 10 * 60_000
/** How many gaps are looked into, the newest first. */
const MOST_GAPS = 20

/** A log as this program takes part in it. */
interface Taking {
  readonly marks: TokenMarks
  isHeld: boolean
  keptBy: string | null
  lookedMs: number
  gapsLookedMs: number
  /** Until when the lease is left to others: this desk's polls do not work. */
  leftUntilMs: number
  renewing: NodeJS.Timeout | undefined
}

/** What a log of the team is known by. */
export interface LogPlace {
  readonly operation: string
  readonly scope: string
}

/** What reading the others' polls works with. */
export interface TeamLogParts {
  readonly store: StoreApi
  readonly team: Team
  /** Runs work while nothing else writes slices of a connection. */
  readonly alone: <T>(connection: Connection, work: () => Promise<T>) => Promise<T>
}

function isReason(reason: string): reason is GapReason {
  return (GAP_REASONS as readonly string[]).includes(reason)
}

function gapsOf({ gaps }: SharedPoll): readonly LogGap[] {
  return gaps.map(({ range, reason }) => ({ range, reason: isReason(reason) ? reason : 'fault' }))
}

/** What of a stretch of time a log has not seen for sure. */
function unseen(range: TimeRange, slices: readonly Pick<StoredSlice, 'range' | 'state'>[]): readonly TimeRange[] {
  return subtract(
    range,
    slices.flatMap((slice) => (['partial', 'announced'].includes(slice.state) ? [] : [slice.range])),
  )
}

/** What of time another desk may have seen of a log: what follows its last poll, and its gaps if they are wanted. */
function wanted(slices: readonly StoredSlice[], now: WallSeconds, withGaps: boolean): readonly TimeRange[] {
  const until = wall(now + AHEAD_SECONDS)
  const [first] = slices
  // A log that begins takes today's with it.
  if (first === undefined) return [{ from: startOfDay(now), to: until }]
  const last = Math.max(...slices.map(({ range }) => range.to))
  const next = { from: wall(Math.max(Math.min(last, now) + 1, now - REACH_SECONDS)), to: until }
  if (!withGaps) return [next]
  const before = { from: wall(Math.max(first.range.from, now - REACH_SECONDS)), to: wall(next.from - 1) }
  const gaps = before.from > before.to ? [] : unseen(before, slices)
  return [...gaps.slice(-MOST_GAPS), next]
}

/** Puts what one poll of another desk saw into the log. @returns undefined where it is there no more */
async function merge(
  { store, team }: TeamLogParts,
  target: SharedTarget,
  slice: SharedSlice,
  seen: SharedPoll,
  fetchedBy: string,
): Promise<MergedPoll | undefined> {
  const { report, connection, parameters } = target
  const sliceId = await stageShared(store, team, target, slice)
  try {
    // What was replaced meanwhile may be without a customer by now.
    if (!(await team.slices.isThere(slice))) {
      await store.incoming.discard({ report, sliceId })
      return undefined
    }
    const { sentAtMs, at, answeredAt, doubt } = seen
    const commit: PollCommit = {
      sliceId,
      scope: { connectionId: connection.id, reportKey: report.key, parameters },
      fetchedAtMs: slice.fetchedAtMs,
      warnings: slice.facts.warnings,
      seen: seen.seen,
      doubt,
      sentAtMs,
      at,
      answeredAt,
      shared: { fetchedBy, gaps: gapsOf(seen) },
    }
    return await store.incoming.commitPoll({ report, commit })
  } catch (cause) {
    await store.incoming.discard({ report, sliceId }).catch(() => undefined)
    throw cause
  }
}

/**
 * Puts what polls of other desks saw, and this log did not, into it.
 *
 * @param withGaps looks into gaps of the log too, which costs a question each
 * @throws AppError why the team cannot be asked; what the store raised
 */
export async function followLog(
  parts: TeamLogParts,
  target: SharedTarget,
  { operation, scope }: LogPlace,
  nowMs: number,
  withGaps: boolean,
): Promise<readonly FollowedPoll[]> {
  const { store, team, alone } = parts
  const { report, connection, parameters } = target
  const ofLog = { connectionId: connection.id, reportKey: report.key, parameters }
  const now = wallClock(nowMs, connection.timeZone)
  // A poll sees as much as its report reaches back, and an hour more where a clock is put back.
  const longestSeconds = (report.liveMinutes ?? 0) * 60 + 3_600
  const followed: FollowedPoll[] = []
  let names: Awaited<ReturnType<Team['members']>> | undefined
  for (const range of wanted(await store.slices.of(ofLog), now, withGaps)) {
    for (const slice of await team.slices.polls(operation, { scope, range }, longestSeconds, MOST_AT_ONCE)) {
      const { poll } = slice.facts
      if (poll === undefined || !overlaps(slice.range, range)) continue
      const isNews = unseen(slice.range, await store.slices.of(ofLog)).length > 0
      if (!isNews) continue
      names ??= await team.members()
      const from = names.get(slice.member)?.name ?? '–'
      const merged = await alone(connection, async () => {
        await store.tables.ensure(report)
        return merge(parts, target, slice, poll, from)
      })
      if (merged !== undefined) followed.push({ at: poll.at, rows: slice.records, from, ...merged })
    }
  }
  return followed
}

/**
 * Takes polls out of the team that serve nobody any more: none is taken after 31 days, nor longer than whoever keeps
 * the log keeps rows of it.
 */
async function thinOut(
  { store, team }: TeamLogParts,
  { report, connection }: SharedTarget,
  { operation, scope }: LogPlace,
  nowMs: number,
): Promise<void> {
  const now = wallClock(nowMs, connection.timeZone)
  const kept = keptSince(await store.retention.rules(), { connectionId: connection.id, reportKey: report.key }, now)
  const before = wall(Math.max(now - REACH_SECONDS, kept ?? -Infinity))
  try {
    await team.slices.removeBefore(operation, scope, before)
  } catch (cause) {
    // Whoever may not, leaves it to the next who keeps the log.
    if (!MAY_NOT.includes(toAppError(cause).code)) throw cause
  }
}

/** The logs that this program keeps or follows among the desks of a team. */
export class TeamLogs {
  readonly #parts: TeamLogParts
  readonly #takings = new Map<string, Taking>()

  constructor(parts: TeamLogParts) {
    this.#parts = parts
  }

  /** What the last look at a log found, where it is not time for another one. */
  known(place: LogPlace): LogLook | undefined {
    const { keptBy, lookedMs } = this.#takingOf(place)
    return performance.now() - lookedMs < this.#everyMs ? { keptBy, followed: [] } : undefined
  }

  /**
   * Looks who keeps a log, takes it where nobody does, and puts into it what others saw.
   *
   * @throws AppError why the team cannot be asked
   */
  async look(target: SharedTarget, place: LogPlace, nowMs: number): Promise<LogLook> {
    const taking = this.#takingOf(place)
    const keptBy = await this.#takeOrSee(taking)
    const withGaps = performance.now() - taking.gapsLookedMs >= GAPS_EVERY_MS
    // Whoever keeps it takes what others saw before each poll.
    const followed = keptBy === null && !withGaps ? [] : await followLog(this.#parts, target, place, nowMs, withGaps)
    if (taking.isHeld && withGaps) await thinOut(this.#parts, target, place, nowMs)
    if (withGaps) taking.gapsLookedMs = performance.now()
    taking.lookedMs = performance.now()
    return { keptBy, followed }
  }

  /** Lets another desk keep a log for a while: this one's polls do not work. */
  async leave(place: LogPlace): Promise<void> {
    const taking = this.#takingOf(place)
    taking.leftUntilMs = performance.now() + 3 * this.#everyMs
    await this.#giveBack(taking)
  }

  /** Keeps a log no more. */
  async letGo(place: LogPlace): Promise<void> {
    const taking = this.#takingOf(place)
    this.#takings.delete(taking.marks.operation + taking.marks.token)
    await this.#giveBack(taking)
  }

  /** Keeps none any more. */
  async close(): Promise<void> {
    await Promise.all([...this.#takings.values()].map((taking) => this.#giveBack(taking)))
    this.#takings.clear()
  }

  get #everyMs(): number {
    return this.#parts.team.logs.leaseMs / 3
  }

  #takingOf({ operation, scope }: LogPlace): Taking {
    const marks = logMarks(operation, scope)
    const key = marks.operation + marks.token
    const known = this.#takings.get(key)
    if (known !== undefined) return known
    const long = Number.NEGATIVE_INFINITY
    const times = { lookedMs: long, gapsLookedMs: long, leftUntilMs: long }
    const taking: Taking = { marks, isHeld: false, keptBy: null, ...times, renewing: undefined }
    this.#takings.set(key, taking)
    return taking
  }

  /** Takes a log's lease where nobody else has it. @returns which other desk does, or null */
  async #takeOrSee(taking: Taking): Promise<string | null> {
    const { logs } = this.#parts.team
    let holder = await logs.heldByOther(taking.marks)
    const isOurs = holder === null && performance.now() >= taking.leftUntilMs
    taking.isHeld = isOurs && (await this.#take(taking))
    this.#renew(taking)
    // Another one was faster, or this desk may hold none.
    const isTheirs = isOurs && !taking.isHeld
    if (isTheirs) holder = await logs.heldByOther(taking.marks)
    taking.keptBy = holder === null ? (isTheirs ? '–' : null) : await this.#nameOf(holder)
    return taking.keptBy
  }

  async #nameOf(member: string): Promise<string> {
    return (await this.#parts.team.members()).get(member)?.name ?? '–'
  }

  async #take({ marks }: Taking): Promise<boolean> {
    try {
      return await this.#parts.team.logs.take(marks)
    } catch (cause) {
      if (MAY_NOT.includes(toAppError(cause).code)) return false
      throw cause
    }
  }

  /** Renews a lease by itself while it is held: a poll may take long. */
  #renew(taking: Taking): void {
    const { logs } = this.#parts.team
    if (!taking.isHeld) {
      clearInterval(taking.renewing)
      taking.renewing = undefined
      return
    }
    taking.renewing ??= setInterval(() => {
      logs.renew(taking.marks).catch(() => undefined)
    }, logs.leaseMs / 3).unref()
  }

  async #giveBack(taking: Taking): Promise<void> {
    const wasHeld = taking.isHeld
    taking.isHeld = false
    taking.lookedMs = Number.NEGATIVE_INFINITY
    this.#renew(taking)
    // Where the database went, it ends by itself.
    if (wasHeld) await this.#parts.team.logs.giveBack(taking.marks).catch(() => undefined)
  }
}
