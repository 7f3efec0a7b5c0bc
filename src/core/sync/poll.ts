import { announcementOf } from '../../shared/announcement.ts'
import { throwIfAborted } from '../../shared/errors.ts'
import type { LogGap } from '../../shared/live.ts'
import { union } from '../../shared/ranges.ts'
import { wall, wallClock, type TimeRange, type WallSeconds } from '../../shared/time.ts'
import { systemClock } from './clock.ts'
import { asOneGap } from '../../shared/gapReasons.ts'
import { seenBy } from './seen.ts'
import type { PollCommit } from '../store/rows/liveLog.ts'
import type { SliceCommit, SliceState } from '../store/records/slices.ts'
import { commitOf, stageSlice, type FetchProgress } from './fetchSlice.ts'
import { scopeOf, type SyncContext, type Target } from './target.ts'
import { QuietTime } from './quietTime.ts'
import { inTurn } from './turn.ts'
import { withRetries, type Waiting } from './retry.ts'
import type { Priority } from './tokenQueue.ts'
import { teamOrAlone } from './withoutTeam.ts'

export interface PollRequest extends Target {
  /** Asks the server without a turn of the team, which cannot be reached: somebody said so. */
  readonly withoutTeam?: boolean
  readonly priority: Priority
  readonly signal?: AbortSignal | undefined
  readonly onWait?: ((waiting: Waiting) => void) | undefined
  /** Called when the answer is there, before the log gets it: for what is to be known of the time it took. */
  readonly onAnswered?: (() => Promise<unknown>) | undefined
}

export interface PollResult {
  /** The operation's wall clock when the request was sent. */
  readonly at: WallSeconds
  /** What the poll could see: the report's last minutes; for a snapshot its one instant. */
  readonly range: TimeRange
  /** Rows of the answer. */
  readonly rows: number
  /** Rows of them that the log did not have. */
  readonly added: number
  /** Events of the log of which the answer told something else than the one before. */
  readonly changed: number
  /**
   * The stretch before it that neither this poll nor an earlier one saw, as one with its main reason, and cut by its
   * reasons.
   */
  readonly gap: LogGap | undefined
  readonly gaps: readonly LogGap[]
  readonly requests: number
  readonly state: SliceState
  readonly warnings: readonly string[]
}

/**
 * Why a poll may not have seen all of its time: rows that came beyond those announced are no doubt, and a snapshot has
 * no time.
 */
function doubtOf({ state, warnings }: SliceCommit): PollCommit['doubt'] {
  if (state === 'partial') return 'partial'
  const said = announcementOf(warnings)
  return said !== undefined && said.announced > said.received ? 'announced' : null
}

type PollOutcome = Omit<PollResult, 'requests'>

async function pollOnce(context: SyncContext, request: PollRequest, progress: FetchProgress): Promise<PollOutcome> {
  const { report, connection, signal } = request
  const { store } = context
  const reachMs = (report.liveMinutes ?? 0) * 60_000
  const clock = context.clock ?? systemClock
  const [shownMs, passedMs] = [context.nowMs(), clock.passedMs()]
  const shownAt = wallClock(shownMs, connection.timeZone)
  const instant: TimeRange = { from: shownAt, to: shownAt }
  const incoming = await stageSlice(context, request, instant, instant, progress, signal)
  const isCut = incoming.rows >= report.maxRecords
  const commit = commitOf(context, request, incoming, instant, instant, isCut)
  const { fetchedAtMs, warnings } = commit
  // Where the clock was put back meanwhile, the request was not sent in the future.
  const isPutBack = fetchedAtMs < shownMs
  const sentAtMs = isPutBack ? Math.floor(fetchedAtMs - (clock.passedMs() - passedMs)) : shownMs
  const at = wallClock(sentAtMs, connection.timeZone)
  const outcome = { at, rows: incoming.rows, state: commit.state, warnings }
  if (report.kind !== 'live') {
    await store.incoming.commit({ report, commit })
    return { ...outcome, range: instant, added: incoming.rows, changed: 0, gap: undefined, gaps: [] }
  }
  const seen = seenBy({ sentAtMs, answeredAtMs: fetchedAtMs }, reachMs, connection.timeZone)
  await request.onAnswered?.()
  const answeredAt = wallClock(fetchedAtMs, connection.timeZone)
  const sight = { fetchedAtMs, warnings, seen, doubt: doubtOf(commit), sentAtMs, at, answeredAt }
  const { added, changed, gaps } = await store.incoming.commitPoll({
    report,
    commit: { sliceId: incoming.sliceId, scope: scopeOf(request), ...sight },
  })
  if (incoming.packed !== undefined) {
    await context.team?.givePoll(request, { ...sight, ...outcome, gaps }, incoming.packed)
  }
  const [first = instant] = union(seen)
  const last = wall(Math.max(first.to, ...seen.map((range) => range.to)))
  return { ...outcome, range: { from: first.from, to: last }, added, changed, gap: asOneGap(gaps), gaps }
}

/**
 * Asks a live report once and merges the answer into its log, or takes one snapshot.
 *
 * @throws AppError what server, network or store raised after the attempts that are worth it
 */
export async function poll(given: SyncContext, request: PollRequest): Promise<PollResult> {
  const { connection, token, priority, signal, withoutTeam = false } = request
  const context = teamOrAlone(given, withoutTeam)
  throwIfAborted(signal)
  await context.store.tables.ensure(request.report)
  // What other desks saw comes first: a gap is one only where nobody did.
  if (request.report.kind === 'live') await context.team?.followLog(request)
  let requests = 0
  const clock = context.clock ?? systemClock
  const quiet = new QuietTime(clock)
  const progress: FetchProgress = {
    onRequest: (change) => {
      requests += change
    },
    onBytes: () => {
      quiet.came()
    },
  }
  const outcome = await withRetries(
    () =>
      inTurn(
        context,
        { connection, token, priority },
        () => quiet.during(() => pollOnce(context, request, progress)),
        signal,
      ),
    {
      settings: context.retry,
      clock,
      quiet,
      signal,
      ...(request.onWait === undefined ? {} : { onWait: request.onWait }),
    },
  )
  return { ...outcome, requests }
}
