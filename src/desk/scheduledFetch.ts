import type { Fetched, FetchOrder } from '../core/automation/runSchedule.ts'
import { poll, type PollResult } from '../core/sync/poll.ts'
import { pull, type PullProgress, type PullResult } from '../core/sync/pull.ts'
import type { SyncContext, Target } from '../core/sync/target.ts'
import type { Priority } from '../core/sync/tokenQueue.ts'
import { AppError } from '../shared/errors.ts'
import { fetchedShortcomings } from '../shared/shortcomings.ts'

/** How a front door takes part in what a schedule fetches. */
export interface FetchManner {
  readonly priority: Priority
  readonly signal: AbortSignal | undefined
  readonly onProgress: (progress: PullProgress) => void
  /** Does a poll; by default at once. */
  readonly aroundPoll?: (work: () => Promise<PollResult>) => Promise<PollResult>
}

/** What came of it, as a schedule counts it, and as the core tells it. */
export type ScheduledFetch = Fetched & ({ readonly polled: PollResult } | { readonly pulled: PullResult })

/**
 * Fetches what a schedule is to fetch, in one attempt: what failed is the schedule's to try again.
 *
 * @throws AppError what a poll met, or why none may be sent; a pull tells in `error` what stopped it
 */
export async function fetchScheduled(
  sync: SyncContext,
  target: Target,
  { range, byDay, notBefore, mayRequest }: FetchOrder,
  { priority, signal, onProgress, aroundPoll = (work) => work() }: FetchManner,
): Promise<ScheduledFetch> {
  if (range === null) {
    const refusal = await mayRequest()
    if (refusal !== null) throw AppError.fromData(refusal)
    const polled = await aroundPoll(() => poll(sync, { ...target, priority, signal }))
    const { added: rows, requests } = polled
    return { rows, requests, shortcomings: fetchedShortcomings([polled]), error: null, polled }
  }
  const pulled = await pull(sync, {
    ...target,
    range,
    byDay,
    notBefore,
    refreshSinceMs: null,
    priority,
    mayRequest,
    signal,
    onProgress,
  })
  const { rows, requests, slices, stoppedBy, failed } = pulled
  const error = stoppedBy ?? failed[0]?.error ?? null
  return { rows, requests, shortcomings: fetchedShortcomings(slices), error, pulled }
}
