import type { GridApi } from 'ag-grid-community'
import { useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { NO_NOTES } from '../../../shared/answerNotes.ts'
import { rowsOf, type Question, type RowSet } from '../../../shared/query.ts'
import { orderedFieldNames } from '../../../shared/reports/catalogue.ts'
import { byDayReportOf } from '../../../shared/reports/catalogueDays.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { visibleFields } from './columnSettings.ts'
import { questionFilters } from './filterModel.ts'
import { GridBody } from './GridBody.tsx'
import { GridProblem, GridSkeleton } from './GridNotices.tsx'
import { GridSessionContext, type GridSession } from './gridSession.ts'
import type { GridRow } from './gridRow.ts'
import type { GridView, ItemsOfRow } from './gridView.ts'
import { isFiltered } from './isFiltered.ts'
import { isNewestFirst } from '../../../shared/reports/screenOrder.ts'
import type { ShownResult } from './resultFeed.ts'
import type { KeyedMarks } from './rowMarks.ts'
import type { PaperFacts } from './useGridPaper.ts'
import { useGridFields, type GridFields } from './useGridFields.ts'
import { useResultFeed } from './useResultFeed.ts'
import type { ViewEvent, ViewState } from './viewState.ts'

export interface GridDeskProps {
  readonly report: ReportDefinition
  /** Sums: each day by itself. */
  readonly byDay: boolean
  /** The rows, whatever their order. */
  readonly asked: RowSet
  /** How the user set the grid up. */
  readonly view: ViewState
  readonly change: (event: ViewEvent) => void
  /** Drawn where the store holds no row of the period at all, as far as is known: it may be asked again just now. */
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  readonly onView: (view: GridView) => void
  /** Asks for a file with the items of a list within a row. */
  readonly onExportItems: (items: ItemsOfRow) => void
  /** The last thing in the line of tools. */
  readonly toolbarEnd: ReactNode
  /** Marks rows of which something is new; null where none ever is. */
  readonly rowMarks?: KeyedMarks | null
  /** Whose rows they are and how whole, as pages say it. */
  readonly paperFacts: PaperFacts
}

/** How wide the columns of a grid are, in pixels, by the names of their fields. */
function widthsIn(api: GridApi<GridRow> | null): Readonly<Record<string, number>> {
  const columns = api === null || api.isDestroyed() ? [] : (api.getColumns() ?? [])
  return Object.fromEntries(columns.map((column) => [column.getColId(), column.getActualWidth()]))
}

/** Tells what the grid shows, once all of it is known. */
function useToldView(
  shown: ShownResult | null,
  { fields }: GridFields,
  { columns }: ViewState,
  api: GridApi<GridRow> | null,
  onView: GridDeskProps['onView'],
): void {
  const tell = useEffectEvent(onView)
  useEffect(() => {
    // What is still counted is told once it was.
    const { resultId = null, unfilteredTotal = null } = shown?.opened ?? {}
    if (shown === null || resultId === null || unfilteredTotal === null) return
    // Files are by date, whichever way round the screen has the rows.
    const question = { ...rowsOf(shown.question), sort: shown.question.sort }
    tell({
      question,
      columns: visibleFields(fields, columns),
      widths: () => widthsIn(api),
      total: shown.opened.total,
      unfilteredTotal,
      isFiltered: isFiltered(shown.question),
      notes: shown.opened.notes,
    })
  }, [shown, fields, columns, api])
}

interface SessionParts extends Pick<GridSession, 'report' | 'view' | 'change'> {
  readonly fields: GridFields
  readonly question: Question
  readonly shown: ShownResult | null
}

/** What the parts of the grid share. */
function useSession({ report, view, change, fields, question, shown }: SessionParts): GridSession {
  const [openFilter, setOpenFilter] = useState<string | null>(null)
  const { field, titleOf } = fields
  const notes = shown?.opened.notes ?? NO_NOTES
  const mask = shown?.opened.mask
  const unread = useMemo(() => new Map(notes.unread.map((each) => [each.field, each.values])), [notes])
  return useMemo(
    () => ({
      report,
      field,
      titleOf,
      view,
      change,
      mask,
      unread,
      openFilter,
      setOpenFilter,
      questionAround: (name) => ({
        ...question,
        filters: questionFilters(view.filters.filter((filter) => filter.field !== name)),
        sort: [],
      }),
    }),
    [report, field, titleOf, view, change, mask, unread, openFilter, question],
  )
}

/** Asks for the rows in the order that the view says, and draws them or what stands in their place. */
export function GridDesk(props: GridDeskProps) {
  const { report: whole, byDay, asked, view, change, renderEmpty, onView, onExportItems, toolbarEnd } = props
  const { rowMarks = null, paperFacts } = props
  const { t } = useTranslation('grid')
  const report = byDay ? byDayReportOf(whole) : whole
  const question = useMemo(
    (): Question => ({ ...asked, sort: view.sort, ...(isNewestFirst(report, view.sort) ? { newestFirst: true } : {}) }),
    [asked, report, view.sort],
  )
  const { feed, state } = useResultFeed(question)
  const { shown, error, isBusy, isDue } = state
  const fields = useGridFields(report, shown?.opened.fields ?? null)
  const [api, setApi] = useState<GridApi<GridRow> | null>(null)
  useToldView(shown, fields, view, api, onView)
  const session = useSession({ report, view, change, fields, question, shown })

  // What answers hold beyond the documented fields may be gone since the view was kept.
  useEffect(() => {
    if (error?.code !== 'unknown-field') return
    change({ kind: 'forget-others', fields: new Set(orderedFieldNames(report, [])) })
  }, [error, change, report])

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
            rowMarks={rowMarks}
            onApi={setApi}
            paperFacts={paperFacts}
          />
        )}
      </section>
    </GridSessionContext>
  )
}
