import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react'
import { listPaths, listTitleOf } from '../../shared/reports/catalogueLists.ts'
import type { WallboardDefinition } from '../../shared/reports/types.ts'
import type { WallSeconds } from '../../shared/time.ts'
import { loadPart, usePart } from '../components/usePart.ts'
import { ExportButton } from '../features/exporting/ExportButton.tsx'
import { warningOf } from '../features/exporting/fileChoice.ts'
import type { GridView, ItemsOfRow } from '../features/grid/gridView.ts'
import type { Snapshots } from '../features/live/useSnapshots.ts'
import { EmptyPeriod, ParametersNeeded } from '../features/report/EmptyPeriod.tsx'
import { useLanguage } from '../text/useLanguage.ts'
import { DrillNote } from './DrillNote.tsx'
import type { DrillControl } from './useDrill.ts'
import type { Face } from './look/faces.ts'
import type { LookControl } from './look/useLook.ts'
import type { Fetching } from './useFetching.ts'
import type { RowSetControl } from './useRowSet.ts'

// The grid is the largest part of the program by far: the window shows its frame without waiting for it.
const gridPart = loadPart(import('../features/grid/ReportGrid.tsx'))
const SummaryFace = lazy(async () => ({ default: (await import('./SummaryFace.tsx')).SummaryFace }))
const ChecksFace = lazy(async () => ({ default: (await import('./ChecksFace.tsx')).ChecksFace }))
const StaffingFace = lazy(async () => ({ default: (await import('./StaffingFace.tsx')).StaffingFace }))
const ShiftsDesk = lazy(async () => ({ default: (await import('../features/shifts/ShiftsDesk.tsx')).ShiftsDesk }))
// Charts are a large part too, which most reports do without.
const LiveBoard = lazy(async () => ({ default: (await import('../features/live/LiveBoard.tsx')).LiveBoard }))

interface ReportRowsProps {
  readonly rowSet: RowSetControl
  readonly look: LookControl
  /** The operation's today. */
  readonly today: WallSeconds
  readonly fetching: Fetching
  /** The board, where it is what is seen. */
  readonly board: WallboardDefinition | undefined
  /** Whether it is known yet as what the rows are seen. */
  readonly isFaceKnown: boolean
  /** Reports that tell how things are now: their last snapshots; null for all others. */
  readonly snapshots: Snapshots | null
  /** What the grid shows of these rows; null before it does. */
  readonly shown: GridView | null
  /** What the rows that are shown leave out, in words. */
  readonly notes: readonly string[]
  readonly onShown: (shown: GridView) => void
  readonly updateButton: ReactNode
  /** One by one or summed up; undefined until it is known. */
  readonly face: Face | undefined
  readonly onFace: (face: Face) => void
  readonly drill: DrillControl
}

/** The rows themselves, as one of the faces that the report has for them. */
export function ReportRows(props: ReportRowsProps) {
  const { rowSet, fetching, board, isFaceKnown, updateButton } = props
  const { connection, report, parameters, scope } = rowSet
  if (parameters === null) return <ParametersNeeded names={fetching.missing} />
  if (board !== undefined) {
    return (
      <Suspense fallback={null}>
        <LiveBoard connection={connection} report={report} definition={board} scope={scope} whenNever={updateButton} />
      </Suspense>
    )
  }
  if (!isFaceKnown || props.face === undefined) return null
  switch (props.face) {
    case 'summary':
      return <SumsFace {...props} />
    case 'checks':
      return <FoundFace {...props} />
    case 'staffing':
      return <PeopleFace {...props} />
    case 'shifts':
      return <KeptShifts {...props} />
    case 'rows':
      return <RowsFace {...props} />
  }
}

/** What stands in the rows' place where none of the period are here. */
function Empty({ rowSet: { coverage }, fetching, updateButton, isAsking }: ReportRowsProps & { isAsking: boolean }) {
  const { completeness, pull, isBusy } = fetching
  if (completeness === undefined) return null
  return (
    <EmptyPeriod
      completeness={completeness}
      failure={pull.failure}
      isFetching={isBusy}
      waiting={pull.running?.progress?.waiting ?? null}
      isAsking={isAsking}
      refusal={coverage?.refusal ?? null}
      update={updateButton}
    />
  )
}

/** The rows summed up. */
function SumsFace(props: ReportRowsProps) {
  const { rowSet, look, today, fetching, drill, onFace } = props
  return (
    <Suspense fallback={null}>
      <SummaryFace
        rowSet={rowSet}
        look={look}
        fetching={fetching}
        renderEmpty={(isAsking) => <Empty {...props} isAsking={isAsking} />}
        onDrill={drill.show}
        returnTo={drill.returnTo}
        today={today}
        onRows={() => onFace('rows')}
      />
    </Suspense>
  )
}

/** What checks find in the rows. */
function FoundFace(props: ReportRowsProps) {
  const { rowSet, look, fetching, drill, onFace } = props
  return (
    <Suspense fallback={null}>
      <ChecksFace
        rowSet={rowSet}
        look={look}
        fetching={fetching}
        renderEmpty={(isAsking) => <Empty {...props} isAsking={isAsking} />}
        onDrill={drill.showFiltered}
        onRows={() => onFace('rows')}
      />
    </Suspense>
  )
}

/** The people that the rows call for. */
function PeopleFace(props: ReportRowsProps) {
  const { rowSet, drill, onFace } = props
  return (
    <Suspense fallback={null}>
      <StaffingFace
        rowSet={rowSet}
        renderEmpty={(isAsking) => <Empty {...props} isAsking={isAsking} />}
        onDrill={drill.showFiltered}
        onRows={() => onFace('rows')}
      />
    </Suspense>
  )
}

/** How agents kept to their shifts. */
function KeptShifts({ rowSet, updateButton }: ReportRowsProps) {
  const { connection, report, choices } = rowSet
  if (choices.range === null) return null
  return (
    <Suspense fallback={null}>
      <ShiftsDesk connection={connection} report={report} range={choices.range} update={updateButton} />
    </Suspense>
  )
}

const NO_MARKS = { keyedBy: [], markOf: () => undefined }

/** The rows as a grid, with the way to a file, and what stands in its place where there are none. */
function RowsFace(props: ReportRowsProps) {
  const { rowSet, fetching, snapshots, shown, notes, onShown, drill } = props
  const { connection, list: shownList, listed: report, range, byDay, asked, control } = rowSet
  const { completeness, completenessText } = fetching
  const language = useLanguage()
  const ReportGrid = usePart(gridPart)?.ReportGrid
  const [askedItems, setAskedItems] = useState<ItemsOfRow | null>(null)
  const lists = useMemo(
    // A file of items within items is asked for from the report itself.
    () =>
      shownList === null
        ? listPaths(report).map((list) => ({ list, title: listTitleOf(report, list)?.[language] ?? list }))
        : [],
    [report, shownList, language],
  )
  const compared = snapshots?.compared
  const marks = useMemo(() => compared?.find(({ list }) => list === null)?.changes ?? NO_MARKS, [compared])
  if (ReportGrid === undefined) return null
  return (
    <div className="rows-face">
      <DrillNote {...drill} />
      <ReportGrid
        report={report}
        byDay={byDay}
        asked={asked}
        control={control}
        onView={onShown}
        onExportItems={setAskedItems}
        rowMarks={snapshots !== null && range === null && shownList === null ? marks : null}
        paperFacts={{ operation: connection.name, completeness: [completenessText, ...notes] }}
        toolbarEnd={
          <ExportButton
            shown={shown}
            warning={warningOf(completeness, completenessText, notes)}
            lists={lists}
            asked={askedItems}
            floor={connection.mask}
            onAskedDone={() => setAskedItems(null)}
          />
        }
        renderEmpty={(isAsking) => <Empty {...props} isAsking={isAsking} />}
      />
    </div>
  )
}
