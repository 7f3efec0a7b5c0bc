import { useEffect, useEffectEvent } from 'react'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { Coverage, ReportScope } from '../../../shared/holdings.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { isBeforeKept } from './plannedPull.ts'
import type { PullControl } from './usePull.ts'

/** What was begun by itself since the window opened: a fetch that failed is not begun again and again. */
const begun = new Set<string>()

/**
 * Fetches a report of the sample operation by itself the first time that it is opened: it costs nothing, and the first
 * look is full.
 */
export function useFirstFetch(
  connection: ConnectionSummary,
  scope: ReportScope | null,
  range: TimeRange | null,
  coverage: Coverage | undefined,
  pull: PullControl,
): void {
  const isEmpty =
    connection.isSample &&
    scope !== null &&
    coverage !== undefined &&
    coverage.stretches.length === 0 &&
    coverage.failed.length === 0 &&
    coverage.requests > 0
  const key = JSON.stringify(scope)
  const begin = useEffectEvent((key: string) => {
    if (begun.has(key) || pull.running !== null || coverage === undefined) return
    // That would have to be asked first, and nobody asked for it.
    if (isBeforeKept(range, pull.keptSince)) return
    begun.add(key)
    pull.start({ range, refresh: false, requests: coverage.requests })
  })
  useEffect(() => {
    if (isEmpty) begin(key)
  }, [isEmpty, key])
}
