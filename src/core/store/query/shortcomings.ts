import { announcedSlice } from '../../../shared/announcement.ts'
import type { LogGap } from '../../../shared/live.ts'
import type { RowSet } from '../../../shared/query.ts'
import { contains, overlaps, sameRange } from '../../../shared/ranges.ts'
import { addsUp, comesAsOneWhole, type ReportDefinition } from '../../../shared/reports/types.ts'
import type { Shortcoming } from '../../../shared/shortcomings.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { isSinceLastFetch, missingOf } from './periodParts.ts'
import type { StoredSlice } from '../records/slices.ts'

/** What a period's shortcomings follow from. */
export interface PeriodHeld extends Pick<RowSet, 'range' | 'byDay'> {
  readonly report: ReportDefinition
  /** All that the store holds of the scope. */
  readonly slices: readonly StoredSlice[]
  /** The gaps of a live report's log that reach into the period; of other reports none. */
  readonly gaps: readonly LogGap[]
  /** The operation's wall clock. */
  readonly now: WallSeconds
}

/**
 * The slices that a period shows: of sums that do not add up those of just this period, of a snapshot without one the
 * newest.
 */
export function shownSlices({
  report,
  slices,
  range,
  byDay = false,
}: Pick<PeriodHeld, 'report' | 'slices' | 'range' | 'byDay'>): readonly StoredSlice[] {
  if (range === null) return report.kind === 'snapshot' ? slices.slice(-1) : slices
  if (report.kind === 'snapshot') return slices.filter((slice) => contains(range, slice.range))
  if (comesAsOneWhole(report, byDay)) return slices.filter((slice) => sameRange(slice.piece, range))
  const shown = slices.filter((slice) => overlaps(slice.range, range))
  // Sums of the days lie beside those of longer periods.
  return report.kind === 'aggregate' && !addsUp(report) ? shown.filter(isOfOneDay) : shown
}

function isOfOneDay({ piece }: StoredSlice): boolean {
  return piece.to - piece.from < 86_400
}

function missingBut(held: PeriodHeld, range: TimeRange): readonly TimeRange[] {
  const { report, slices, gaps, now, byDay = false } = held
  const missing = missingOf(report, slices, range, byDay).filter(({ from }) => from <= now)
  return missing.filter(
    (hole) => !isSinceLastFetch(report, slices, hole, now) && !gaps.some((gap) => overlaps(gap.range, hole)),
  )
}

/**
 * What is not whole of a period: a table or a file of it would otherwise look complete. Both front doors gather it
 * here.
 *
 * A period that has not begun is just that, whatever is held. Without a period nothing is missing: whatever is
 * held is all there is to show. What a log's polls did not see are its gaps, whatever the state of its stretches.
 */
export function shortcomingsOf(held: PeriodHeld): readonly Shortcoming[] {
  const { report, gaps, range, now } = held
  if (range !== null && range.from > now) return [{ kind: 'future', ranges: [range] }]
  const found: Shortcoming[] = gaps.length === 0 ? [] : [{ kind: 'gaps', gaps }]
  // A snapshot is whole, or it is not there.
  const missing = range === null || report.kind === 'snapshot' ? [] : missingBut(held, range)
  if (missing.length > 0) found.push({ kind: 'missing', ranges: missing })
  if (report.kind === 'live') return found
  const shown = shownSlices(held)
  const partial = shown.filter(({ state }) => state === 'partial').map((slice) => slice.range)
  if (partial.length > 0) found.push({ kind: 'partial', ranges: partial })
  const announced = shown.filter(({ state }) => state === 'announced')
  return [...found, ...announced.map((slice): Shortcoming => ({ kind: 'announced', slice: announcedSlice(slice) }))]
}
