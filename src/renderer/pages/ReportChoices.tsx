import type { ReactNode, RefObject } from 'react'
import { hasDayView } from '../../shared/reports/catalogueDays.ts'
import type { WallSeconds } from '../../shared/time.ts'
import type { Preference } from '../api/usePreference.ts'
import { LiveViews, type LiveView } from '../features/live/LiveViews.tsx'
import { DaySwitch } from '../features/report/DaySwitch.tsx'
import { ParameterFields } from '../features/report/ParameterFields.tsx'
import { PeriodPicker } from '../features/report/PeriodPicker.tsx'
import { SnapshotPicker } from '../features/report/SnapshotPicker.tsx'
import { FaceSwitch } from './FaceSwitch.tsx'
import type { Face } from './look/faces.ts'
import type { RowSetControl } from './useRowSet.ts'

interface ReportChoicesProps {
  readonly rowSet: RowSetControl
  readonly today: WallSeconds
  readonly liveView: Preference<LiveView>
  /** Whether a board is what is seen: it has its own period. */
  readonly isBoard: boolean
  /** One by one or summed up. */
  readonly face: Face | undefined
  readonly onFace: (face: Face) => void
  readonly periodButton: RefObject<HTMLButtonElement | null>
  readonly updateButton: ReactNode
  /** What keeps up to date by itself what is seen. */
  readonly keepButton: ReactNode
}

/**
 * The line in which is chosen what the rows are about: period, parameters, snapshot; at its end, the button that
 * fetches.
 */
export function ReportChoices(props: ReportChoicesProps) {
  const { rowSet, today, liveView, isBoard, face, onFace, periodButton, updateButton, keepButton } = props
  const { connection, report, choices, coverage, snapshot, chooseSnapshot } = rowSet
  return (
    <div className="report-choices">
      {report.wallboard !== undefined && <LiveViews {...liveView} />}
      {!isBoard && <FaceSwitch report={report} face={face} onFace={onFace} />}
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
      <div className="report-update">
        {keepButton}
        {updateButton}
      </div>
    </div>
  )
}
