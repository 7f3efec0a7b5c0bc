import type { ConnectionSummary } from '../../shared/connections.ts'
import { useRef, useState } from 'react'
import { noteTexts } from '../../shared/answerNotes.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { WallSeconds } from '../../shared/time.ts'
import { useCommand } from '../api/commands.ts'
import type { GridView } from '../features/grid/gridView.ts'
import { useLiveView } from '../features/live/LiveViews.tsx'
import { useSnapshots } from '../features/live/useSnapshots.ts'
import { PullQuestion } from '../features/report/PullQuestion.tsx'
import { UpdateButton } from '../features/report/UpdateButton.tsx'
import type { ReportView } from '../features/report/useReportView.ts'
import { useLanguage } from '../text/useLanguage.ts'
import { ReportChoices } from './ReportChoices.tsx'
import { ReportRows } from './ReportRows.tsx'
import { ReportState } from './ReportState.tsx'
import { useDrill } from './useDrill.ts'
import { useFace, type Face } from './useFace.ts'
import { useFetching } from './useFetching.ts'
import { useNewDay } from './useNewDay.ts'
import { useRowSet, type RowSetControl } from './useRowSet.ts'

interface ReportDeskProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly today: WallSeconds
  readonly choices: ReportView
}

/** What the grid shows, as long as it is this period's: the grid tells of another one when it has it. */
function currentView(gridView: GridView | null, { parameters, byDay, range }: RowSetControl): GridView | null {
  if (gridView === null || parameters === null) return null
  const { range: shown, parameters: asked, byDay: isByDay = false } = gridView.question
  const isCurrent = JSON.stringify([shown, asked, isByDay]) === JSON.stringify([range, parameters, byDay])
  return isCurrent ? gridView : null
}

/**
 * A report at work: holds which rows it is about and how whole they are, and puts together what shows and changes that.
 */
export function ReportDesk({ connection, report, today, choices }: ReportDeskProps) {
  const language = useLanguage()
  const rowSet = useRowSet(connection, report, choices)
  const fetching = useFetching(rowSet, today)
  const face = useFace(connection.id, report)
  const drill = useDrill(rowSet.control, face)
  const changeFace = (chosen: Face): void => {
    // Whoever goes to the summary by themselves takes the filters along.
    drill.forget()
    face.set(chosen)
  }
  const periodButton = useRef<HTMLButtonElement>(null)
  const [gridView, setGridView] = useState<GridView | null>(null)
  useNewDay(today)
  useCommand('calendar', () => {
    choices.setCalendarOpen(!choices.isCalendarOpen)
  })

  const shown = currentView(gridView, rowSet)
  const notes = shown === null ? [] : noteTexts(report, shown.notes, 'window').map((note) => note[language])
  const isNow = report.kind === 'snapshot' && report.group === 'live'
  const snapshots = useSnapshots(rowSet.scope, report, rowSet.coverage, isNow && rowSet.parameters !== null)
  const liveView = useLiveView()
  const board = liveView.value === 'board' ? report.wallboard : undefined
  const { pull, hasToken, missing } = fetching
  const updateButton = (
    <UpdateButton pull={pull} coverage={rowSet.coverage} range={fetching.range} hasToken={hasToken} missing={missing} />
  )

  return (
    <>
      <div className="report-head">
        <ReportChoices
          rowSet={rowSet}
          today={today}
          liveView={liveView}
          isBoard={board !== undefined}
          face={{ value: face.value, set: changeFace }}
          periodButton={periodButton}
          updateButton={updateButton}
        />
        <ReportState
          rowSet={rowSet}
          today={today}
          fetching={fetching}
          snapshots={isNow ? snapshots : null}
          isBoard={board !== undefined}
          notes={notes}
          periodButton={periodButton}
        />
      </div>
      <PullQuestion pull={pull} today={today} />
      <div className="report-body">
        <ReportRows
          rowSet={rowSet}
          today={today}
          fetching={fetching}
          board={board}
          isFaceKnown={report.wallboard === undefined || liveView.value !== undefined}
          snapshots={isNow ? snapshots : null}
          shown={shown}
          notes={notes}
          onShown={setGridView}
          updateButton={updateButton}
          face={face.value}
          onFace={changeFace}
          drill={drill}
        />
      </div>
    </>
  )
}
