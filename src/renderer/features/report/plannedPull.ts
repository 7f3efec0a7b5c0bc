import type { Quota } from '../../../shared/ipc/contract.ts'
import type { TimeRange } from '../../../shared/time.ts'

/** So many requests are sent again without a question. */
const MOST_UNASKED = 20

/** What is about to be fetched. */
export interface PlannedPull {
  readonly range: TimeRange | null
  readonly refresh: boolean
  readonly requests: number
}

/** The requests that a day has left, or null where the server named no limit. */
export function requestsLeft(quota: Pick<Quota, 'requestsToday' | 'dayLimit'> | undefined): number | null {
  const limit = quota?.dayLimit ?? null
  return limit === null || quota === undefined ? null : Math.max(0, limit - quota.requestsToday)
}

/** Whether a fetch is to be asked about first. */
export function needsQuestion({ refresh, requests }: PlannedPull, left: number | null): boolean {
  return (refresh && requests > MOST_UNASKED) || (left !== null && requests > left)
}
