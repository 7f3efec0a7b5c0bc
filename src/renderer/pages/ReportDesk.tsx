import type { ConnectionSummary } from '../../shared/connections.ts'
import { useRef, useState, type ReactNode } from 'react'
import { shownFirst } from '../../shared/checks/checks.ts'
import { noteTexts } from '../../shared/answerNotes.ts'
import type { ReportDefinition, WallboardDefinition } from '../../shared/reports/types.ts'
import type { WallSeconds } from '../../shared/time.ts'
import { useCommand } from '../api/commands.ts'
import type { GridView } from '../features/grid/gridView.ts'
import { LiveViews, useLiveView } from '../features/live/LiveViews.tsx'
import { useSnapshots } from '../features/live/useSnapshots.ts'
import { PullQuestion } from '../features/report/PullQuestion.tsx'
import { UpdateButton } from '../features/report/UpdateButton.tsx'
import type { ReportView } from '../features/report/useReportView.ts'
import { useLanguage } from '../text/useLanguage.ts'
import { FaceSwitch } from './FaceSwitch.tsx'
import { KeepUpToDate, type OpenView } from './KeepUpToDate.tsx'
import { ReportChoices } from './ReportChoices.tsx'
import { ReportHead } from './ReportHead.tsx'
import { ReportRows } from './ReportRows.tsx'
import { ReportState } from './ReportState.tsx'
import { ReportTitle } from './ReportTitle.tsx'
import { useDrill } from './useDrill.ts'
import { facesOf, type Face } from './look/faces.ts'
import type { Look } from './look/look.ts'
import type { LookControl } from './look/useLook.ts'
import { useFetching } from './useFetching.ts'
import { useNewDay } from './useNewDay.ts'
import { useRowSet, type RowSetControl, type ViewRows } from './useRowSet.ts'

interface ReportDeskProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly today: WallSeconds
  readonly choices: ReportView
  readonly look: LookControl
  readonly openView: OpenView
  /** Which view it is seen as, at the end of its title. */
  readonly viewBar: ReactNode
  /** Which rows the view is of. */
  readonly viewRows: ViewRows
  /** What the view says that its look does not tell; `isTaken`: its snapshot is the one that is seen. */
  readonly renderBeyond: (isTaken: boolean) => ReactNode
}

/** What the grid shows, as long as it is this period's: the grid tells of another one when it has it. */
function currentView(gridView: GridView | null, { parameters, byDay, range }: RowSetControl): GridView | null {
  if (gridView === null || parameters === null) return null
  const { range: shown, parameters: asked, byDay: isByDay = false } = gridView.question
  const isCurrent = JSON.stringify([shown, asked, isByDay]) === JSON.stringify([range, parameters, byDay])
  return isCurrent ? gridView : null
}

/** What the rows that are shown leave out, in words. */
function useNotes(report: ReportDefinition, shown: GridView | null): readonly string[] {
  const language = useLanguage()
  return shown === null ? [] : noteTexts(report, shown.notes, 'window').map((note) => note[language])
}

/** The board that the rows are seen on; none for a list's items. */
function wallboardOf({ report, list }: RowSetControl): WallboardDefinition | undefined {
  return list === null ? report.wallboard : undefined
}

/** The face that is shown: where the report lost the one that was left, its rows; undefined until it is known. */
function shownFace({ listed }: RowSetControl, { look }: LookControl): Face | undefined {
  return look === undefined || facesOf(listed).includes(look.face) ? look?.face : 'rows'
}

/**
 * A report at work: holds which rows it is about and how whole they are, and puts together what shows and changes that.
 */
export function ReportDesk(props: ReportDeskProps) {
  const { connection, report, today, choices, look, viewBar, viewRows, renderBeyond } = props
  const rowSet = useRowSet(connection, report, choices, look, viewRows)
  const fetching = useFetching(rowSet, today)
  const face = shownFace(rowSet, look)
  const drill = useDrill(look, face)
  const changeFace = (chosen: Face): void => {
    // Whoever goes to the summary by themselves takes the filters along.
    drill.forget()
    // Which check is looked at is said from then on, so that a view of it is of that one wherever it goes.
    const checksOf = ({ checks }: Look) => (chosen === 'checks' ? shownFirst(checks, rowSet.listed) : checks)
    look.change((before) => ({ ...before, face: chosen, checks: checksOf(before) }))
  }
  const periodButton = useRef<HTMLButtonElement>(null)
  const [gridView, setGridView] = useState<GridView | null>(null)
  useNewDay(today)
  useCommand('calendar', () => {
    choices.setCalendarOpen(!choices.isCalendarOpen)
  })

  const shown = currentView(gridView, rowSet)
  const notes = useNotes(report, shown)
  const isNow = report.kind === 'snapshot' && report.group === 'live'
  const snapshots = useSnapshots(rowSet.scope, report, rowSet.coverage, isNow && rowSet.parameters !== null)
  const liveView = useLiveView()
  const wallboard = wallboardOf(rowSet)
  const board = liveView.value === 'board' ? wallboard : undefined
  const { pull, hasToken, missing } = fetching
  const updateButton = (
    <UpdateButton pull={pull} coverage={rowSet.coverage} range={fetching.range} hasToken={hasToken} missing={missing} />
  )

  return (
    <>
      <ReportTitle
        report={report}
        end={
          <>
            {viewBar}
            {look.look !== undefined && <KeepUpToDate rowSet={rowSet} look={look.look} {...props.openView} />}
          </>
        }
      >
        {wallboard !== undefined && <LiveViews {...liveView} />}
        {board === undefined && <FaceSwitch report={rowSet.listed} face={face} onFace={changeFace} />}
      </ReportTitle>
      {renderBeyond(rowSet.snapshot !== null)}
      <ReportHead report={report} choices={choices} isMissing={missing.length > 0} update={updateButton}>
        <ReportChoices rowSet={rowSet} today={today} isBoard={board !== undefined} periodButton={periodButton} />
        <ReportState
          rowSet={rowSet}
          today={today}
          fetching={fetching}
          snapshots={isNow ? snapshots : null}
          isBoard={board !== undefined}
          notes={notes}
          periodButton={periodButton}
        />
      </ReportHead>
      <PullQuestion pull={pull} today={today} />
      <div className="report-body">
        <ReportRows
          rowSet={rowSet}
          look={look}
          today={today}
          fetching={fetching}
          board={board}
          isFaceKnown={wallboard === undefined || liveView.value !== undefined}
          snapshots={isNow ? snapshots : null}
          shown={shown}
          notes={notes}
          onShown={setGridView}
          updateButton={updateButton}
          face={face}
          onFace={changeFace}
          drill={drill}
        />
      </div>
    </>
  )
}
