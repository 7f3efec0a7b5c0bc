import { throwIfAborted } from '../../shared/errors.ts'
import { wall, wallClock, type TimeRange } from '../../shared/time.ts'
import { commitOf, scopeOf, stageWindow, type SyncContext, type Target } from './fetchWindow.ts'
import { withRetries, type Waiting } from './retry.ts'
import type { Priority } from './tokenQueue.ts'

export interface PollRequest extends Target {
  readonly priority: Priority
  readonly signal?: AbortSignal | undefined
  readonly onWait?: ((waiting: Waiting) => void) | undefined
}

export interface PollResult {
  /** What the poll could see: the report's last minutes; for a snapshot its one instant. */
  readonly range: TimeRange
  /** Rows of the answer. */
  readonly rows: number
  /** Rows of them that the log did not have. */
  readonly added: number
  /** The stretch before it that neither this poll nor an earlier one saw. */
  readonly gap: TimeRange | undefined
  readonly requests: number
  readonly state: 'complete' | 'provisional' | 'partial'
  readonly warnings: readonly string[]
}

/** The part of what a poll sees that no earlier one saw, and the gap before it. */
function newStretch(seen: TimeRange, lastSeen: number | undefined): { stretch: TimeRange; gap: TimeRange | undefined } {
  if (lastSeen === undefined || lastSeen >= seen.to) return { stretch: seen, gap: undefined }
  if (lastSeen + 1 >= seen.from) return { stretch: { from: wall(lastSeen + 1), to: seen.to }, gap: undefined }
  return { stretch: seen, gap: { from: wall(lastSeen + 1), to: wall(seen.from - 1) } }
}

async function pollOnce(
  context: SyncContext,
  request: PollRequest,
  onRequest: () => void,
): Promise<Omit<PollResult, 'requests'>> {
  const { report, connection, signal } = request
  const { store } = context
  const to = wallClock(context.nowMs(), connection.timeZone)
  const seen: TimeRange = { from: wall(to - (report.liveMinutes ?? 0) * 60), to }
  const incoming = await stageWindow(context, request, seen, seen, { onRequest, onBytes: () => undefined }, signal)
  const isCut = incoming.rows >= report.maxRecords
  const commit = commitOf(context, request, incoming, seen, seen, isCut)
  const outcome = { range: seen, rows: incoming.rows, state: commit.state, warnings: incoming.warnings }
  if (report.kind !== 'live') {
    await store.writer.call('commitWindow', { report, commit })
    return { ...outcome, added: incoming.rows, gap: undefined }
  }
  const windows = await store.writer.call('windows', { scope: scopeOf(request) })
  const lastSeen = windows.length === 0 ? undefined : Math.max(...windows.map((window) => window.range.to))
  const { stretch, gap } = newStretch(seen, lastSeen)
  const added = await store.writer.call('commitPoll', { report, commit: { ...commit, range: stretch, piece: stretch } })
  return { ...outcome, added, gap }
}

/**
 * Asks a live report once and merges the answer into its log, or takes one snapshot.
 *
 * @throws AppError what server, network or store raised after the attempts that are worth it
 */
export async function poll(context: SyncContext, request: PollRequest): Promise<PollResult> {
  const { connection, token, priority, signal } = request
  throwIfAborted(signal)
  await context.store.ensureTable(request.report)
  let requests = 0
  const onRequest = (): void => {
    requests++
  }
  const outcome = await withRetries(
    () =>
      context.queue.run(
        { connectionId: connection.id, token, priority },
        () => pollOnce(context, request, onRequest),
        signal,
      ),
    { settings: context.retry, signal, ...(request.onWait === undefined ? {} : { onWait: request.onWait }) },
  )
  return { ...outcome, requests }
}
