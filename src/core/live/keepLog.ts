import { AppError, type AppErrorData } from '../../shared/errors.ts'
import { longestIntervalMs } from '../../shared/live.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { Connection } from '../store/records/connections.ts'
import type { Scope } from '../store/records/slices.ts'
import type { SyncContext, Target } from '../sync/target.ts'
import { poll } from '../sync/poll.ts'
import type { RetrySettings } from '../sync/retry.ts'
import { systemClock } from '../sync/clock.ts'
import type { FollowedPoll } from '../sync/team/teamSide.ts'
import { LogKeeper, type LogKeeperParts } from './logKeeper.ts'
import type { Pace } from './schedule.ts'

/** Asks whether an automatic request may be sent for a connection now. @returns why not, or null */
export type MayRequest = (connection: Connection, signal: AbortSignal) => Promise<AppErrorData | null>

/** Below such an interval there is no time to ask twice. */
const ROOM_FOR_RETRIES_MS = 3 * 60_000

/** A poll must not eat the following ones: what does not work at a second try waits for its next turn. */
function pollRetry(retry: RetrySettings, { intervalMs }: Pace): RetrySettings {
  const hasRoom = intervalMs >= ROOM_FOR_RETRIES_MS
  return {
    ...retry,
    faultAttempts: hasRoom ? Math.min(1, retry.faultAttempts) : 0,
    tooManyWaitsMs: retry.tooManyWaitsMs.slice(0, hasRoom ? 2 : 0),
    maintenanceWaitsMs: [],
  }
}

/** The pace of a log. @throws AppError `usage` where the report is no live one, or would lose rows at it */
export function paceOf(report: ReportDefinition, intervalMs: number): Pace {
  const longestMs = longestIntervalMs(report)
  if (longestMs === 0) {
    throw new AppError('usage', { problem: 'not-a-live-report', report: report.key })
  }
  const reach = report.liveMinutes ?? 0
  if (intervalMs > reach * 60_000) {
    throw new AppError('usage', { problem: 'polled-too-seldom', report: report.key, minutes: reach })
  }
  return { intervalMs: Math.min(intervalMs, longestMs), longestMs }
}

export interface LogWish extends Pick<LogKeeperParts, 'pace' | 'onStatus' | 'onPoll' | 'onTrouble' | 'isFinal'> {
  readonly scope: Scope
  readonly report: ReportDefinition
  readonly connection: Connection
  /** Whose report is polled, with the token as it is now. @throws AppError */
  readonly target: () => Promise<Target>
  readonly mayRequest: MayRequest
  /** Hears of polls of other desks of the team that came into the log. */
  readonly onFollowed?: (polls: readonly FollowedPoll[]) => Promise<void> | void
}

/** What keeps the log of a live report in the store. It does nothing before its `run`. */
export function logKeeperOf(sync: SyncContext, wish: LogWish): LogKeeper {
  const { scope, connection, target, mayRequest, pace, report } = wish
  const { store, team } = sync
  const shared = { connection, report, parameters: scope.parameters }
  let keptBy: string | null = null
  /** Whether the log is this desk's to keep. What others of the team saw comes into it. */
  const isOurs = async (): Promise<boolean> => {
    if (team === undefined) return true
    const look = await team.keepLog(shared)
    ;({ keptBy } = look)
    if (look.followed.length > 0) {
      await wish.onFollowed?.(look.followed)
      await wish.onPoll(null)
    }
    return keptBy === null
  }
  return new LogKeeper({
    ...wish,
    clock: sync.clock ?? { ...systemClock, nowMs: sync.nowMs },
    timeZone: connection.timeZone,
    mayRequest: (signal) => mayRequest(connection, signal),
    book: {
      hold: async () => {
        keptBy = null
        return (await store.logs.hold(scope)) && isOurs()
      },
      keptBy: () => keptBy,
      leave: async () => team?.leaveLog(shared),
      letGo: async () => {
        await team?.letGoOfLog(shared)
        await store.logs.letGo(scope)
      },
      begin: (at) => store.logs.start({ scope, at }),
      note: (at, marks) => store.logs.noteLife({ scope, at, marks }),
      lastPoll: () => store.logs.lastPoll(scope),
    },
    poll: async (signal, onAnswered) =>
      poll(
        { ...sync, retry: pollRetry(sync.retry, pace) },
        { ...(await target()), priority: 'automatic', signal, onAnswered },
      ),
  })
}
