import type { Quota } from '../../../shared/quota.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'

/** So many requests are sent again without a question. */
export const MOST_UNASKED = 20

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

/**
 * Whether a fetch takes in days that will soon be erased again.
 *
 * @param since the first instant that is kept; null: everything is
 */
export function isBeforeKept(range: TimeRange | null, since: WallSeconds | null): boolean {
  return range !== null && since !== null && range.from < since
}

/** Whether a fetch is to be asked about first. @param since the first instant that is kept; null: everything is */
export function needsQuestion(
  { range, refresh, requests }: PlannedPull,
  left: number | null,
  since: WallSeconds | null,
): boolean {
  return (refresh && requests > MOST_UNASKED) || (left !== null && requests > left) || isBeforeKept(range, since)
}
