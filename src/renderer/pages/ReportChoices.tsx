import type { RefObject } from 'react'
import { hasDayView } from '../../shared/reports/catalogueDays.ts'
import type { WallSeconds } from '../../shared/time.ts'
import { DaySwitch } from '../features/report/DaySwitch.tsx'
import { ParameterFields } from '../features/report/ParameterFields.tsx'
import { PeriodPicker } from '../features/report/PeriodPicker.tsx'
import { SnapshotPicker } from '../features/report/SnapshotPicker.tsx'
import type { RowSetControl } from './useRowSet.ts'

interface ReportChoicesProps {
  readonly rowSet: RowSetControl
  readonly today: WallSeconds
  /** Whether a board is what is seen: it has its own period. */
  readonly isBoard: boolean
  readonly periodButton: RefObject<HTMLButtonElement | null>
}

/** What the rows are about, to be chosen: period, parameters, snapshot. */
export function ReportChoices(props: ReportChoicesProps) {
  const { rowSet, today, isBoard, periodButton } = props
  const { connection, report, choices, coverage, snapshot, chooseSnapshot } = rowSet
  return (
    <>
      {report.kind !== 'snapshot' && !isBoard && (
        <PeriodPicker
          period={choices.period}
          onChange={choices.setPeriod}
          today={today}
          hasAll={report.kind === 'live'}
          buttonRef={periodButton}
        />
      )}
      {hasDayView(report) && <DaySwitch report={report} isByDay={choices.byDay} onChange={choices.setByDay} />}
      <ParameterFields
        connectionId={connection.id}
        report={report}
        shown={choices.shown}
        onChange={choices.setParameter}
      />
      {report.kind === 'snapshot' && coverage !== undefined && (
        <SnapshotPicker coverage={coverage} snapshot={snapshot} onChange={chooseSnapshot} />
      )}
    </>
  )
}
