import type { ReactNode } from 'react'
import { byDayReportOf } from '../../shared/reports/catalogueDays.ts'
import type { TimeRange } from '../../shared/time.ts'
import { useAnswer } from '../api/queries.ts'
import { UpdateButton } from '../features/report/UpdateButton.tsx'
import { SummaryDesk, type DrilledRows } from '../features/summary/SummaryDesk.tsx'
import { useFaceToolbar } from './useFaceToolbar.tsx'
import type { Fetching } from './useFetching.ts'
import type { RowSetControl } from './useRowSet.ts'

interface SummaryFaceProps {
  readonly rowSet: RowSetControl
  readonly fetching: Fetching
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  readonly onDrill: (rows: DrilledRows) => void
  /** Goes to the rows, where columns are filtered. */
  readonly onRows: () => void
}

/** The rows of a report summed up, with the search and the filters that they share with the grid. */
export function SummaryFace({ rowSet, fetching, renderEmpty, onDrill, onRows }: SummaryFaceProps) {
  const { report: whole, byDay, asked } = rowSet
  const report = byDay ? byDayReportOf(whole) : whole
  const toolbar = useFaceToolbar(rowSet, report, onRows)
  if (toolbar === null || asked === null) return null
  return (
    <SummaryDesk
      key={byDay ? 'by-day' : 'whole'}
      report={report}
      asked={asked}
      toolbar={toolbar}
      renderEmpty={renderEmpty}
      renderFetch={(compared) => <FetchCompared rowSet={rowSet} fetching={fetching} range={compared} />}
      onDrill={onDrill}
    />
  )
}

interface FetchComparedProps {
  readonly rowSet: RowSetControl
  readonly fetching: Fetching
  readonly range: TimeRange
}

/** Fetches the period that the summary is compared with, and says what that costs. */
function FetchCompared({ rowSet: { scope, byDay }, fetching, range }: FetchComparedProps) {
  const { data } = useAnswer('coverage:get', { scope, range, byDay })
  const { pull, hasToken } = fetching
  return <UpdateButton pull={pull} coverage={data} range={range} hasToken={hasToken} missing={[]} />
}
