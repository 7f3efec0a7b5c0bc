import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NO_NOTES } from '../../../shared/answerNotes.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { Question } from '../../../shared/query.ts'
import { orderedFieldNames } from '../../../shared/reports/catalogue.ts'
import { byDayReportOf } from '../../../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange } from '../../../shared/time.ts'
import { visibleFields } from './columnSettings.ts'
import { questionFilters } from './filterModel.ts'
import { GridBody } from './GridBody.tsx'
import { GridProblem, GridSkeleton } from './GridNotices.tsx'
import { GridSessionContext, type GridSession } from './gridSession.ts'
import type { GridView, ItemsOfRow } from './gridView.ts'
import { isFiltered } from './isFiltered.ts'
import type { MarkOf } from './rowMarks.ts'
import { useGridFields } from './useGridFields.ts'
import { useResultFeed } from './useResultFeed.ts'
import { useViewState } from './useViewState.ts'
import type { KeptView } from './viewState.ts'

export interface GridDeskProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly parameters: Readonly<Record<string, string>>
  readonly range: TimeRange | null
  /** Sums: each day by itself. */
  readonly byDay: boolean
  /** Drawn where the store holds no row of the period at all, as far as is known: it may be asked again just now. */
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  readonly onView: (view: GridView) => void
  /** Asks for a file with the items of a list within a row. */
  readonly onExportItems: (items: ItemsOfRow) => void
  /** The last thing in the line of tools. */
  readonly toolbarEnd: ReactNode
  /** Marks rows of which something is new; null where none ever is. */
  readonly markOf?: MarkOf | null
  readonly kept: KeptView
  readonly onKeep: (view: KeptView) => void
}

/** The rows of a report's period: asks for them as the view says, and draws them or what stands in their place. */
export function GridDesk({
  connection,
  report: whole,
  parameters,
  range,
  byDay,
  renderEmpty,
  onView,
  onExportItems,
  toolbarEnd,
  markOf = null,
  kept,
  onKeep,
}: GridDeskProps) {
  const { t } = useTranslation('grid')
  const [view, change] = useViewState(kept, onKeep)
  const [openFilter, setOpenFilter] = useState<string | null>(null)
  const connectionId = connection.id
  const report = byDay ? byDayReportOf(whole) : whole
  const question = useMemo(
    (): Question => ({
      connectionId,
      reportKey: report.key,
      parameters,
      range,
      ...(byDay ? { byDay } : {}),
      filters: questionFilters(view.filters),
      search: view.search,
      sort: view.sort,
    }),
    [connectionId, report.key, parameters, range, byDay, view.filters, view.search, view.sort],
  )
  const { feed, state } = useResultFeed(question)
  const { shown, error, isBusy, isDue } = state
  const fields = useGridFields(report, shown?.opened.fields ?? null)
  const { field, titleOf } = fields

  // What answers hold beyond the documented fields may be gone since the view was kept.
  useEffect(() => {
    if (error?.code !== 'unknown-field') return
    change({ kind: 'forget-others', fields: new Set(orderedFieldNames(report, [])) })
  }, [error, change, report])

  const tellView = useEffectEvent(onView)
  useEffect(() => {
    // What is still counted is told once it was.
    const { resultId = null, unfilteredTotal = null } = shown?.opened ?? {}
    if (shown === null || resultId === null || unfilteredTotal === null) return
    tellView({
      question: shown.question,
      columns: visibleFields(fields.fields, view.columns),
      total: shown.opened.total,
      unfilteredTotal,
      isFiltered: isFiltered(shown.question),
      notes: shown.opened.notes,
    })
  }, [shown, fields, view.columns])

  const notes = shown?.opened.notes ?? NO_NOTES
  const unread = useMemo(() => new Map(notes.unread.map((each) => [each.field, each.values])), [notes])
  const session = useMemo(
    (): GridSession => ({
      report,
      field,
      titleOf,
      view,
      change,
      unread,
      openFilter,
      setOpenFilter,
      questionAround: (name) => ({
        ...question,
        filters: questionFilters(view.filters.filter((filter) => filter.field !== name)),
        sort: [],
      }),
    }),
    [report, field, titleOf, view, change, unread, openFilter, question],
  )

  const isEmpty = shown !== null && shown.opened.unfilteredTotal === 0
  return (
    <GridSessionContext value={session}>
      <section className="report-grid" aria-label={t('region')} aria-busy={isBusy}>
        {shown === null ? (
          error === null ? (
            <GridSkeleton />
          ) : (
            <GridProblem error={error} onRetry={() => feed.retry()} />
          )
        ) : isEmpty && error === null ? (
          <div className="grid-empty">{renderEmpty(isBusy || isDue)}</div>
        ) : (
          <GridBody
            feed={feed}
            state={{ ...state, shown }}
            fields={fields}
            toolbarEnd={toolbarEnd}
            onExportItems={onExportItems}
            markOf={markOf}
          />
        )}
      </section>
    </GridSessionContext>
  )
}
