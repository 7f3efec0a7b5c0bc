import { AppError } from '../../../shared/errors.ts'
import type { RowSet } from '../../../shared/query.ts'
import { contains, cutByDays, overlaps, sameRange } from '../../../shared/ranges.ts'
import { byDayReportOf, hasDayView } from '../../../shared/reports/catalogueDays.ts'
import { dateFieldOf, listPaths } from '../../../shared/reports/catalogueLists.ts'
import { comesAsOneWhole, type ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { hasCurrentRowsTable, listReportsOf } from '../rows/reportTable.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import { slicesOf, type StoredSlice } from '../tables/slices.ts'

// Which slices a row set lies in.

/** A slice that rows of a row set lie in. */
export interface Part {
  readonly slice: StoredSlice
  /** Only the rows dated inside, or null for all rows of the slice. */
  readonly dates: TimeRange | null
}

/** The slices of an aggregate that make up the period: day by day where it adds up or that is asked, else the one fetched for exactly it. */
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

/** A live log's rows are found by their date, whatever stretch they lie in: a poll's first rows are older than the poll. */
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
 * The report that describes the rows of a row set: a list within the rows is one of its own, and so are sums day by day.
 *
 * @throws AppError `unknown-field` where the rows have no such list
 */
export function askedReport(report: ReportDefinition, rowSet: RowSet): ReportDefinition {
  const { list } = rowSet
  const seen = (asked: ReportDefinition): ReportDefinition => (isByDay(report, rowSet) ? byDayReportOf(asked) : asked)
  if (list === undefined) return seen(report)
  const asked = listReportsOf(report).find(([path]) => path === list)?.[1]
  if (asked !== undefined) return seen(asked)
  throw new AppError('unknown-field', { field: list, report: report.key, known: listPaths(report).join(', ') || '–' })
}

/** Whether a row set is of sums day by day. */
export function isByDay(report: ReportDefinition, { byDay = false }: RowSet): boolean {
  return byDay && hasDayView(report)
}

/** The parts that items can lie in: where those of one row alone are wanted, its slice. */
function partsWithin(parts: readonly Part[], { within }: RowSet): readonly Part[] {
  const rowId = within?.rowId ?? null
  if (rowId === null) return parts
  return parts.filter(({ slice }) => firstRowId(slice.id) <= rowId && rowId <= lastRowId(slice.id))
}

/**
 * The slices that the rows of a row set lie in, in order; undefined where the store has no table of the report with every column of
 * its definition.
 */
export function partsOfRowSet(
  database: ReadableDatabase,
  report: ReportDefinition,
  rowSet: RowSet,
): readonly Part[] | undefined {
  if (!hasCurrentRowsTable(database, report)) return undefined
  const slices = slicesOf(database, rowSet)
  const range = rowSet.range && inWholeDays(report, rowSet.range)
  return partsWithin(partsOf(report, slices, range, isByDay(report, rowSet)), rowSet)
}
