import { AppError, type ErrorDetail } from '../../shared/errors.ts'
import { summaryTexts } from '../../shared/commonTexts/summaries.ts'
import { inEachLanguage } from '../../shared/localized.ts'
import { periodRange } from '../../shared/periods.ts'
import type { Question } from '../../shared/query.ts'
import { hasDayView } from '../../shared/reports/catalogueDays.ts'
import { takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { keptPart } from '../../shared/retention.ts'
import { shownSummary } from '../../shared/schedules.ts'
import { comparedPeriod } from '../../shared/summaries/comparison.ts'
import { parseComparison } from '../../shared/summaries/writtenSummary.ts'
import type { TimeRange, WallSeconds } from '../../shared/time.ts'
import { lacksOf, wholeFilters, type ViewContent } from '../../shared/views.ts'
import type { StoredSchedule } from '../store/records/schedules.ts'

// What a schedule shows, and of which time. A view may have changed since it was scheduled: what it cannot be asked for
// any more is said, and nothing else is shown in its place.

type Shows = Pick<StoredSchedule, 'content' | 'viewName' | 'reportKey'>

/** What is missing, on one line: nothing of it tells a value. */
function lacksText(content: ViewContent): ErrorDetail[string] {
  return inEachLanguage((language) =>
    lacksOf(content)
      .map((lack) => (lack.kind === 'search' ? summaryTexts('search')[language] : lack.name))
      .join(', '),
  )
}

/** What a schedule shows now. @throws AppError `view-removed`; `view-incomplete` where it lacks something */
export function shownBy({ content, viewName, reportKey }: Shows): ViewContent {
  if (content === null) throw new AppError('view-removed')
  if (lacksOf(content).length === 0) return content
  throw new AppError('view-incomplete', { view: viewName ?? reportKey ?? '', lacks: lacksText(content) })
}

/**
 * Looks whether a content can be asked for without anybody looking on.
 *
 * @throws AppError `usage` where it is of a single snapshot, of no period although its report has dates, or day by day
 * although its report is no sums
 */
export function checkUnattended({ period, taken, byDay }: ViewContent, report: ReportDefinition): void {
  if (taken !== null) throw new AppError('usage', { problem: 'scheduled-snapshot', report: report.key })
  const isDated = period !== null && period.kind !== 'all'
  if (takesDates(report) && !isDated) throw new AppError('usage', { problem: 'period-needed', report: report.key })
  if (byDay && !hasDayView(report)) throw new AppError('usage', { problem: 'by-day-needs-sums', report: report.key })
}

/** The time that a schedule is about now. */
export interface ScheduledTime {
  /** Of the rows that its file has; null: all of a log, or the newest snapshot. */
  readonly shown: TimeRange | null
  /** What is fetched before, the period itself first; null: the report is asked once, without dates. */
  readonly fetched: readonly TimeRange[] | null
}

/**
 * The time that a content is about now, as far as it is kept: its period, and the earlier one that its summary compares
 * it with.
 *
 * @param since the first instant that the rules keep; null: everything is kept
 * @throws AppError `usage` where nothing of days that stay is kept any more
 */
export function scheduledTime(
  content: ViewContent,
  report: ReportDefinition,
  now: WallSeconds,
  since: WallSeconds | null,
): ScheduledTime {
  const whole = content.period === null ? null : periodRange(content.period, now)
  const shown = report.kind === 'snapshot' || whole === null ? null : keptPart(whole, since)
  if (shown !== null && shown.from > shown.to) throw new AppError('usage', { problem: 'period-not-kept' })
  if (!takesDates(report) || shown === null) return { shown, fetched: null }
  const compare = shownSummary(content)?.compare ?? null
  const compared = compare === null ? [] : [comparedPeriod(shown, parseComparison(compare))]
  return { shown, fetched: [shown, ...compared] }
}

/** The rows that a content is about, in its order. */
export function scheduledQuestion(
  content: ViewContent,
  scope: Pick<Question, 'connectionId' | 'reportKey' | 'parameters'>,
  range: TimeRange | null,
): Question {
  const { connectionId, reportKey, parameters } = scope
  const { list, byDay, filters, search, sort, mask } = content
  return {
    ...(mask === undefined ? {} : { mask }),
    ...(list === null ? {} : { list }),
    ...(byDay ? { byDay } : {}),
    connectionId,
    reportKey,
    parameters,
    range,
    filters: wholeFilters(filters),
    search: search ?? '',
    sort,
  }
}
