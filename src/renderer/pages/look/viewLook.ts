import type { Language } from '../../../shared/language.ts'
import type { Period } from '../../../shared/periods.ts'
import { maskedBy } from '../../../shared/masks.ts'
import { hasDayView } from '../../../shared/reports/catalogueDays.ts'
import { seenReport } from '../../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { readySummary } from '../../../shared/summaries/readySummary.ts'
import { SCREEN_FACES, VIEW_FACES, wholeFilters, type ViewContent, type ViewQuestion } from '../../../shared/views.ts'
import { columnFiltersOf, questionFilters } from '../../features/grid/filterModel.ts'
import { checkedParameters, shownParameters } from '../../features/report/parameters.ts'
import { usualPeriod } from '../../features/report/useReportView.ts'
import type { KeptSummary } from '../../features/summary/summaryState.ts'
import type { Look } from './look.ts'
import { fileColumnsOf, gridColumnsOf } from './viewColumns.ts'

// A view is a look that was given a name. What a view says beside it (which list within the rows, which snapshot, and
// what only commands ask for: how many rows, a file) stays in it whatever the window changes of the look.

/** The report as its rows are seen. */
function reportOf(report: ReportDefinition, list: string | null, byDay: boolean): ReportDefinition {
  return seenReport(report, { ...(list === null ? {} : { list }), byDay: byDay && hasDayView(report) })
}

/** A view that lacks nothing, as the window looks at it. */
export function lookOf({ parameters, content }: ViewQuestion, report: ReportDefinition): Look {
  const { period, list, byDay, filters, search, sort, columns, summary, screen, checks = [] } = content
  const seen = reportOf(report, list, byDay)
  const { chart = 'none' } = screen ?? {}
  const kept: KeptSummary | null =
    summary === null
      ? null
      : {
          version: 1,
          summary: { ...summary, measures: summary.measures.length === 0 ? ['count'] : summary.measures },
          chart,
        }
  return {
    version: 1,
    period: period ?? { kind: 'all' },
    parameters,
    byDay,
    // The window's own faces are of the rows: where a command asks for a summary since, that is meant.
    face: content.face === 'rows' ? (screen?.face ?? 'rows') : content.face,
    grid: {
      columns: gridColumnsOf(seen, columns, screen?.columns ?? []),
      sort,
      filters: columnFiltersOf(wholeFilters(filters)),
      search: search ?? '',
    },
    summary: kept,
    checks,
  }
}

/** What a view says where nobody said anything of it. */
const NOTHING_MORE: Pick<ViewContent, 'taken' | 'list' | 'offset' | 'limit' | 'file' | 'mask'> = {
  taken: null,
  list: null,
  offset: 0,
  limit: null,
  file: null,
}

function contentPeriod(period: Period | null, report: ReportDefinition): Period | null {
  const chosen = period ?? usualPeriod(report)
  return chosen.kind === 'all' ? null : chosen
}

/**
 * A look as a view keeps it: what is usual for the report is said, so that the view means the same elsewhere.
 *
 * @param before what the view says so far, of which stays what the window has nothing for; null for a new one
 * @param language whose words its files are to be in
 */
export function questionOf(
  look: Look,
  report: ReportDefinition,
  before: ViewContent | null,
  language: Language,
): ViewQuestion {
  const { period, parameters, byDay, face, grid, summary, checks } = look
  const ownFace = SCREEN_FACES.find((each) => each === face) ?? null
  const { taken, list, offset, limit, file, mask } = before ?? NOTHING_MORE
  const seen = reportOf(report, list, byDay)
  const isSummed = face === 'summary'
  return {
    parameters: checkedParameters(report, shownParameters(report, parameters)) ?? parameters,
    content: maskedBy(
      {
        version: 1,
        face: VIEW_FACES.find((each) => each === face) ?? 'rows',
        period: contentPeriod(period, report),
        taken,
        list,
        byDay: byDay && hasDayView(report),
        filters: questionFilters(grid.filters),
        search: grid.search,
        sort: grid.sort,
        columns: fileColumnsOf(seen, grid.columns),
        offset,
        limit,
        file,
        ...(checks.length === 0 ? {} : { checks }),
        summary: summary?.summary ?? (isSummed ? readySummary(seen) : null),
        language,
        incompleteMeasures: [],
        incompleteParameters: [],
        screen: { columns: grid.columns, chart: summary?.chart ?? 'none', face: ownFace },
      },
      mask,
    ),
  }
}
