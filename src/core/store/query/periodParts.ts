import { contains, cutByDays, overlaps, sameRange, subtract } from '../../../shared/ranges.ts'
import { dateFieldOf } from '../../../shared/reports/catalogueLists.ts'
import { comesAsOneWhole, type ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import type { StoredSlice } from '../records/slices.ts'

// Which slices make up a period, and what is missing of it: it follows from the slices alone, for whoever has them.

/** A slice that rows of a row set lie in. */
export interface Part {
  readonly slice: StoredSlice
  /** Only the rows dated inside, or null for all rows of the slice. */
  readonly dates: TimeRange | null
}

/**
 * The slices of an aggregate that make up the period: day by day where it adds up or that is asked, else the one
 * fetched for exactly it.
 */
function aggregateParts(
  report: ReportDefinition,
  slices: readonly StoredSlice[],
  range: TimeRange | null,
  byDay: boolean,
): readonly Part[] {
  const first = slices[0]
  if (first === undefined) return []
  const last = wall(Math.max(...slices.map((slice) => slice.range.to)))
  const asked = range ?? { from: startOfDay(first.range.from), to: endOfDay(last) }
  const pieces = comesAsOneWhole(report, byDay) ? [asked] : cutByDays(asked, 1)
  return pieces.flatMap((piece) =>
    slices.filter((slice) => sameRange(slice.piece, piece)).map((slice) => ({ slice, dates: null })),
  )
}

function datedParts(slices: readonly StoredSlice[], range: TimeRange | null): readonly Part[] {
  return slices.flatMap((slice): Part[] => {
    if (range === null || contains(range, slice.range)) return [{ slice, dates: null }]
    return overlaps(range, slice.range) ? [{ slice, dates: range }] : []
  })
}

/**
 * A live log's rows are found by their date, whatever stretch they lie in: a poll's first rows are older than the poll.
 */
function liveParts(slices: readonly StoredSlice[], range: TimeRange | null): readonly Part[] {
  return slices.map((slice) => ({ slice, dates: range }))
}

function snapshotParts(slices: readonly StoredSlice[], range: TimeRange | null): readonly Part[] {
  const chosen = range === null ? slices.slice(-1) : slices.filter((slice) => contains(range, slice.range))
  return chosen.map((slice) => ({ slice, dates: null }))
}

/** The slices that make up a period of a report; null: everything. */
export function partsOf(
  report: ReportDefinition,
  slices: readonly StoredSlice[],
  range: TimeRange | null,
  byDay: boolean,
): readonly Part[] {
  switch (report.kind) {
    case 'aggregate':
      return aggregateParts(report, slices, range, byDay)
    case 'live':
      return liveParts(slices, range)
    case 'snapshot':
      return snapshotParts(slices, range)
    default:
      return datedParts(slices, range)
  }
}

/** Rows that stand for whole days belong to a period that takes in any part of their day. */
export function inWholeDays(report: ReportDefinition, range: TimeRange): TimeRange {
  if (dateFieldOf(report)?.type !== 'date') return range
  return { from: startOfDay(range.from), to: endOfDay(range.to) }
}

/**
 * What of a period the store does not hold. For aggregates: the days that are not there whole.
 *
 * @param byDay sums: each day by itself
 */
export function missingOf(
  report: ReportDefinition,
  slices: readonly StoredSlice[],
  range: TimeRange,
  byDay = false,
): readonly TimeRange[] {
  return subtract(
    range,
    partsOf(report, slices, range, byDay).map((part) => part.slice.range),
  )
}

/**
 * Whether a hole is only the time since today's last fetch, which is no hole worth a word: it reaches to now, and
 * begins where a slice ends, today. A day of which nothing was fetched at all is always one. A log's polls go on, so
 * what follows on its last one is never one.
 */
export function isSinceLastFetch(
  { kind }: ReportDefinition,
  slices: readonly StoredSlice[],
  hole: TimeRange,
  now: WallSeconds,
): boolean {
  const isOfToday = kind === 'live' || hole.from > startOfDay(now)
  return isOfToday && hole.to >= now && slices.some(({ range }) => range.to + 1 === hole.from)
}
