import type { Coverage, CoverageStretch } from '../../../shared/holdings.ts'
import { addDays } from '../../../shared/periods.ts'
import { type ReportDefinition, longestPeriodDays } from '../../../shared/reports/types.ts'
import { endOfDay, parseDateSpan, startOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'

/** The snapshots of a report that the store holds, the newest first. */
export function snapshotsOf({ stretches }: Pick<Coverage, 'stretches'>): readonly CoverageStretch[] {
  return stretches.toSorted((a, b) => b.range.from - a.range.from)
}

/** The period of one snapshot, or null for the newest, also where the one that was chosen is gone. */
export function snapshotRange(
  { stretches }: Pick<Coverage, 'stretches'>,
  snapshot: WallSeconds | null,
): TimeRange | null {
  return stretches.find(({ range }) => range.from === snapshot)?.range ?? null
}

/**
 * The snapshot that a view is of: the newest of the moment that it names, or before it. Null for the newest of all,
 * also where there is none as old.
 */
export function takenSnapshot(coverage: Pick<Coverage, 'stretches'>, taken: string | null): WallSeconds | null {
  const to = taken === null ? undefined : parseDateSpan(taken)?.to
  if (to === undefined) return null
  return snapshotsOf(coverage).find(({ range }) => range.to <= to)?.range.from ?? null
}

/** The last days of a period, as many as one question about the report may be about; those to come do not count. */
export function shortened(report: ReportDefinition, range: TimeRange, now: WallSeconds): TimeRange {
  const days = longestPeriodDays(report) ?? 1
  const to = wall(Math.min(range.to, endOfDay(now)))
  const from = wall(Math.max(range.from, addDays(startOfDay(to), 1 - days)))
  return { from, to }
}
