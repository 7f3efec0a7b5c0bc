import { useCallback, useMemo, useState } from 'react'
import type { AppError } from '../../shared/errors.ts'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { Coverage, ReportScope } from '../../shared/holdings.ts'
import { maskedBy } from '../../shared/masks.ts'
import type { RowSet } from '../../shared/query.ts'
import { seenReport } from '../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../shared/time.ts'
import type { ViewContent } from '../../shared/views.ts'
import { useAnswer } from '../api/queries.ts'
import { questionFilters } from '../features/grid/filterModel.ts'
import { changeView, type ViewControl, type ViewEvent } from '../features/grid/viewState.ts'
import type { Parameters } from '../features/report/parameters.ts'
import { snapshotRange, takenSnapshot } from '../features/report/snapshots.ts'
import type { ReportView } from '../features/report/useReportView.ts'
import type { LookControl } from './look/useLook.ts'

/**
 * Which rows the page of a report is about, and what changes that. Held here alone: each face of the page (the grid,
 * the board) is handed it, so that all of them are about the same rows.
 */
export interface RowSetControl {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  /** The list within the report's rows whose items are seen; null: the rows themselves. */
  readonly list: string | null
  /** The report, or that list as a report of its own. */
  readonly listed: ReportDefinition
  /** Period and parameters, as they are chosen over the rows. */
  readonly choices: ReportView
  /** The parameters as a request takes them, or null where one of them is not good. */
  readonly parameters: Parameters | null
  /** Connection, report and parameters: what there are rows of. */
  readonly scope: ReportScope
  /** The stretch that the rows are of; null for a log whole, and for the newest snapshot. */
  readonly range: TimeRange | null
  /** Sums: each day by itself. */
  readonly byDay: boolean
  /** What the store holds of it; undefined until it is known, and where the report cannot be asked for as it stands. */
  readonly coverage: Coverage | undefined
  /** Why it is not known what the store holds. */
  readonly error: AppError | null
  /** Snapshots: the older snapshot that is looked at; null: the newest. */
  readonly snapshot: WallSeconds | null
  readonly chooseSnapshot: (snapshot: WallSeconds | null) => void
  /** Filters and search; with them, order and columns of the grid. */
  readonly control: ViewControl
  /** The rows as the store is asked for them, whatever is asked of them; null until it is known. */
  readonly asked: RowSet | null
}

/** An older snapshot, chosen while another was the newest. */
interface ChosenSnapshot {
  readonly snapshot: WallSeconds | null
  readonly newest: WallSeconds | null
}

/** What of a named view the look of its report does not have. */
export type ViewRows = Pick<ViewContent, 'list' | 'taken' | 'mask'>

/** The rows of a report's page: how they were left, and as they are changed; a view says which rows they are. */
export function useRowSet(
  connection: ConnectionSummary,
  report: ReportDefinition,
  choices: ReportView,
  { look, change }: LookControl,
  { list, taken, mask }: ViewRows,
): RowSetControl {
  const { parameters, byDay } = choices
  const scope = useMemo(
    (): ReportScope => ({ connectionId: connection.id, reportKey: report.key, parameters: parameters ?? {} }),
    [connection.id, report.key, parameters],
  )
  const { data: coverage, error } = useAnswer(
    'coverage:get',
    { scope, range: choices.range, byDay },
    { isEnabled: parameters !== null },
  )
  const [chosen, setChosen] = useState<ChosenSnapshot | null>(null)
  const newest = coverage?.stretches.at(-1)?.range.from ?? null
  // What was chosen among older snapshots is left with the next one.
  const ofView = useMemo(() => (coverage === undefined ? null : takenSnapshot(coverage, taken)), [coverage, taken])
  const snapshot = chosen?.newest === newest ? chosen.snapshot : ofView
  const isSnapshot = report.kind === 'snapshot'
  const range = useMemo(
    () => (isSnapshot && coverage !== undefined ? snapshotRange(coverage, snapshot) : choices.range),
    [isSnapshot, coverage, snapshot, choices.range],
  )

  const view = look?.grid
  const changeGrid = useCallback(
    (event: ViewEvent) =>
      change((before) => {
        const grid = changeView(before.grid, event)
        return grid === before.grid ? before : { ...before, grid }
      }),
    [change],
  )
  const { filters, search } = view ?? {}
  const asked = useMemo(
    (): RowSet | null =>
      parameters === null || filters === undefined || search === undefined
        ? null
        : maskedBy(
            {
              connectionId: connection.id,
              reportKey: report.key,
              ...(list === null ? {} : { list }),
              parameters,
              range,
              ...(byDay ? { byDay } : {}),
              filters: questionFilters(filters),
              search,
            },
            mask,
          ),
    [connection.id, report.key, list, parameters, range, byDay, filters, search, mask],
  )
  const listed = useMemo(() => seenReport(report, list === null ? {} : { list }), [report, list])
  return {
    connection,
    report,
    list,
    listed,
    choices,
    parameters,
    scope,
    range,
    byDay,
    coverage,
    error,
    snapshot,
    chooseSnapshot: (older) => setChosen({ snapshot: older, newest }),
    control: { view, change: changeGrid },
    asked,
  }
}
