import { AppError } from '../../../shared/errors.ts'
import type { Question } from '../../../shared/query.ts'
import { contains, cutByDays, overlaps, sameRange } from '../../../shared/ranges.ts'
import { byDayReportOf, hasDayView } from '../../../shared/reports/catalogueDays.ts'
import { dateFieldOf, listPaths } from '../../../shared/reports/catalogueLists.ts'
import { comesAsOneWhole, type ReportDefinition } from '../../../shared/reports/types.ts'
import { endOfDay, startOfDay, wall, type TimeRange } from '../../../shared/time.ts'
import type { ReadableDatabase } from '../file/databaseTypes.ts'
import { listReportsOf } from '../rows/reportTable.ts'
import { firstRowId, lastRowId } from '../rows/rowIds.ts'
import { windowsOf, type StoredWindow } from '../tables/windows.ts'

// Which windows a question is about.

/** A window that rows of a question lie in. */
export interface Part {
  readonly window: StoredWindow
  /** Only the rows dated inside, or null for all rows of the window. */
  readonly dates: TimeRange | null
}

/** The windows of an aggregate that make up the period: day by day where it adds up or that is asked, else the one fetched for exactly it. */
function aggregateParts(
  report: ReportDefinition,
  windows: readonly StoredWindow[],
  range: TimeRange | null,
  byDay: boolean,
): readonly Part[] {
  const first = windows[0]
  if (first === undefined) return []
  const last = wall(Math.max(...windows.map((window) => window.range.to)))
  const asked = range ?? { from: startOfDay(first.range.from), to: endOfDay(last) }
  const pieces = comesAsOneWhole(report, byDay) ? [asked] : cutByDays(asked, 1)
  return pieces.flatMap((piece) =>
    windows.filter((window) => sameRange(window.piece, piece)).map((window) => ({ window, dates: null })),
  )
}

function datedParts(windows: readonly StoredWindow[], range: TimeRange | null): readonly Part[] {
  return windows.flatMap((window): Part[] => {
    if (range === null || contains(range, window.range)) return [{ window, dates: null }]
    return overlaps(range, window.range) ? [{ window, dates: range }] : []
  })
}

/** A live log's rows are found by their date, whatever stretch they lie in: a poll's first rows are older than the poll. */
function liveParts(windows: readonly StoredWindow[], range: TimeRange | null): readonly Part[] {
  return windows.map((window) => ({ window, dates: range }))
}

function snapshotParts(windows: readonly StoredWindow[], range: TimeRange | null): readonly Part[] {
  const chosen = range === null ? windows.slice(-1) : windows.filter((window) => contains(range, window.range))
  return chosen.map((window) => ({ window, dates: null }))
}

/** The windows that make up a period of a report; null: everything. */
export function partsOf(
  report: ReportDefinition,
  windows: readonly StoredWindow[],
  range: TimeRange | null,
  byDay: boolean,
): readonly Part[] {
  switch (report.kind) {
    case 'aggregate':
      return aggregateParts(report, windows, range, byDay)
    case 'live':
      return liveParts(windows, range)
    case 'snapshot':
      return snapshotParts(windows, range)
    default:
      return datedParts(windows, range)
  }
}

/** Rows that stand for whole days belong to a period that takes in any part of their day. */
export function inWholeDays(report: ReportDefinition, range: TimeRange): TimeRange {
  if (dateFieldOf(report)?.type !== 'date') return range
  return { from: startOfDay(range.from), to: endOfDay(range.to) }
}

/**
 * The report whose rows a question is about: a list within the rows is one of its own, and so are sums day by day.
 *
 * @throws AppError `unknown-field` where the rows have no such list
 */
export function askedReport(report: ReportDefinition, question: Question): ReportDefinition {
  const { list } = question
  const seen = (asked: ReportDefinition): ReportDefinition => (isByDay(report, question) ? byDayReportOf(asked) : asked)
  if (list === undefined) return seen(report)
  const asked = listReportsOf(report).find(([path]) => path === list)?.[1]
  if (asked !== undefined) return seen(asked)
  throw new AppError('unknown-field', { field: list, report: report.key, known: listPaths(report).join(', ') || '–' })
}

/** Whether a question is about sums day by day. */
export function isByDay(report: ReportDefinition, { byDay = false }: Question): boolean {
  return byDay && hasDayView(report)
}

/** The parts that the rows of an item's question can lie in: where one row alone is asked about, its window. */
function partsWithin(parts: readonly Part[], { within }: Question): readonly Part[] {
  const rowId = within?.rowId ?? null
  if (rowId === null) return parts
  return parts.filter(({ window }) => firstRowId(window.id) <= rowId && rowId <= lastRowId(window.id))
}

/** The windows that the rows of a question lie in, in order. @throws AppError `unknown-field` for a list that there is not */
export function partsOfQuestion(
  database: ReadableDatabase,
  report: ReportDefinition,
  question: Question,
): readonly Part[] {
  const windows = windowsOf(database, question)
  const range = question.range && inWholeDays(report, question.range)
  return partsWithin(partsOf(report, windows, range, isByDay(report, question)), question)
}
