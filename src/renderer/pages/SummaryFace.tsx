import type { ReactNode } from 'react'
import { byDayReportOf } from '../../shared/reports/catalogueDays.ts'
import type { TimeRange, WallSeconds } from '../../shared/time.ts'
import { useAnswer } from '../api/queries.ts'
import { UpdateButton } from '../features/report/UpdateButton.tsx'
import { SummaryDesk, type DrilledRows } from '../features/summary/SummaryDesk.tsx'
import { useFaceToolbar } from './useFaceToolbar.tsx'
import type { LookControl } from './look/useLook.ts'
import type { Fetching } from './useFetching.ts'
import type { RowSetControl } from './useRowSet.ts'

interface SummaryFaceProps {
  readonly rowSet: RowSetControl
  readonly look: LookControl
  /** The operation's today. */
  readonly today: WallSeconds
  readonly fetching: Fetching
  readonly renderEmpty: (isAsking: boolean) => ReactNode
  readonly onDrill: (rows: DrilledRows) => void
  /** The number that was come back from; null: none. */
  readonly returnTo: string | null
  /** Goes to the rows, where columns are filtered. */
  readonly onRows: () => void
}

/** The rows of a report summed up, with the search and the filters that they share with the grid. */
export function SummaryFace(props: SummaryFaceProps) {
  const {
    rowSet,
    look: { look, change },
    today,
    fetching,
    renderEmpty,
    onDrill,
    returnTo,
    onRows,
  } = props
  const { listed: whole, byDay, asked } = rowSet
  const report = byDay ? byDayReportOf(whole) : whole
  const toolbar = useFaceToolbar(rowSet, report, onRows)
  if (toolbar === null || asked === null || look === undefined) return null
  return (
    <SummaryDesk
      key={byDay ? 'by-day' : 'whole'}
      report={report}
      operation={rowSet.connection.name}
      asked={asked}
      kept={look.summary}
      onChange={(next) => change((before) => ({ ...before, summary: next(before.summary) }))}
      today={today}
      toolbar={toolbar}
      renderEmpty={renderEmpty}
      renderFetch={(range) => <FetchMissing rowSet={rowSet} fetching={fetching} range={range} />}
      onDrill={onDrill}
      returnTo={returnTo}
    />
  )
}

interface FetchMissingProps {
  readonly rowSet: RowSetControl
  readonly fetching: Fetching
  readonly range: TimeRange
}

/** Fetches what is missing of a period that the summary is of, or is compared with, and says what that costs. */
function FetchMissing({ rowSet: { scope, byDay }, fetching, range }: FetchMissingProps) {
  const { data } = useAnswer('coverage:get', { scope, range, byDay })
  const { pull, hasToken } = fetching
  return <UpdateButton pull={pull} coverage={data} range={range} hasToken={hasToken} missing={[]} />
}
