import type { ReactNode } from 'react'
import { byDayReportOf } from '../../shared/reports/catalogueDays.ts'
import type { TimeRange } from '../../shared/time.ts'
import { useAnswer } from '../api/queries.ts'
import { ChecksDesk } from '../features/checks/ChecksDesk.tsx'
import { columnFiltersOf, questionFilters } from '../features/grid/filterModel.ts'
import { UpdateButton } from '../features/report/UpdateButton.tsx'
import type { LookControl } from './look/useLook.ts'
import { useFaceToolbar } from './useFaceToolbar.tsx'
import type { FilteredRows } from './useDrill.ts'
import type { Fetching } from './useFetching.ts'
import type { RowSetControl } from './useRowSet.ts'

interface ChecksFaceProps {
  readonly rowSet: RowSetControl
  readonly look: LookControl
  readonly fetching: Fetching
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  readonly onDrill: (rows: FilteredRows) => void
  /** Goes to the rows, where columns are filtered. */
  readonly onRows: () => void
}

/** What checks find in the rows of a report, with the search and the filters that they share with the grid. */
export function ChecksFace({
  rowSet,
  look: { look, change },
  fetching,
  renderEmpty,
  onDrill,
  onRows,
}: ChecksFaceProps) {
  const { listed, byDay, asked, control } = rowSet
  const report = byDay ? byDayReportOf(listed) : listed
  const toolbar = useFaceToolbar(rowSet, report, onRows)
  const { view } = control
  if (toolbar === null || asked === null || look === undefined || view === undefined) return null
  return (
    <ChecksDesk
      report={report}
      asked={asked}
      chosen={look.checks}
      onChange={(next) => change((before) => ({ ...before, checks: next(before.checks) }))}
      toolbar={toolbar}
      renderEmpty={renderEmpty}
      onRows={({ filters, what }) => {
        onDrill({ filters: columnFiltersOf([...questionFilters(view.filters), ...filters]), what })
      }}
      renderFetch={(range) => <FetchStretch rowSet={rowSet} fetching={fetching} range={range} />}
    />
  )
}

interface FetchStretchProps {
  readonly rowSet: RowSetControl
  readonly fetching: Fetching
  readonly range: TimeRange
}

/** Fetches a stretch of which rows may be missing, and says what that costs. */
function FetchStretch({ rowSet: { scope, byDay }, fetching, range }: FetchStretchProps) {
  const { data } = useAnswer('coverage:get', { scope, range, byDay })
  const { pull, hasToken } = fetching
  return <UpdateButton pull={pull} coverage={data} range={range} hasToken={hasToken} missing={[]} />
}
