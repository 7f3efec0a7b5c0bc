import { Skeleton } from '@mantine/core'
import { lazy, Suspense, type RefObject } from 'react'
import { periodOfRange } from '../../shared/periods.ts'
import { longestPeriodDays } from '../../shared/reports/types.ts'
import type { WallSeconds } from '../../shared/time.ts'
import { ProblemNote } from '../components/ProblemNote.tsx'
import { CoverageArea } from '../features/coverage/CoverageArea.tsx'
import { CompletenessLine } from '../features/coverage/CompletenessLine.tsx'
import type { Snapshots } from '../features/live/useSnapshots.ts'
import { AnswerNotes } from '../features/report/AnswerNotes.tsx'
import { shortened } from '../features/report/snapshots.ts'
import { TooLongNote } from '../features/report/TooLongNote.tsx'
import type { Fetching } from './useFetching.ts'
import type { RowSetControl } from './useRowSet.ts'

// Few reports have these.
const LogKeeper = lazy(async () => ({ default: (await import('../features/live/LogKeeper.tsx')).LogKeeper }))
const SnapshotsBar = lazy(async () => ({ default: (await import('../features/live/SnapshotsBar.tsx')).SnapshotsBar }))

interface ReportStateProps {
  readonly rowSet: RowSetControl
  readonly today: WallSeconds
  readonly fetching: Fetching
  /** Reports that tell how things are now: their last snapshots; null for all others. */
  readonly snapshots: Snapshots | null
  /** Whether a board is what is seen: it says itself what is held. */
  readonly isBoard: boolean
  /** What the rows that are shown leave out, in words. */
  readonly notes: readonly string[]
  /** What has the focus after the period was chosen here. */
  readonly periodButton: RefObject<HTMLButtonElement | null>
}

/** The values of a field to which the rows are narrowed; none: they are not. */
function chosenValues({ control }: RowSetControl, field: string | undefined): readonly string[] {
  return control.view?.filters.find((filter) => filter.field === field)?.values ?? []
}

/** What is held of the rows, how whole that is, and what keeps it from being so. */
export function ReportState(props: ReportStateProps) {
  const { rowSet, fetching, snapshots, isBoard, notes } = props
  const { connection, report, parameters, scope, error } = rowSet
  const { pull, hasToken, isBusy } = fetching
  return (
    <>
      {report.kind === 'live' && (report.liveMinutes ?? 0) > 0 && parameters !== null && (
        <Suspense fallback={<Skeleton height={30} />}>
          <LogKeeper scope={scope} report={report} timeZone={connection.timeZone} hasToken={hasToken} />
        </Suspense>
      )}
      {snapshots !== null && parameters !== null && (
        <Suspense fallback={<Skeleton height={56} />}>
          <SnapshotsBar
            report={report}
            snapshots={snapshots}
            hasToken={hasToken}
            isBusy={isBusy}
            requestsLeft={pull.requestsLeft}
            chosenStates={chosenValues(rowSet, snapshots.states?.field.name)}
            onStates={(field, values) => {
              const filter = values.length === 0 ? undefined : { field, conditions: [], values }
              rowSet.control.change({ kind: 'filter', field, filter })
            }}
            onTake={() => pull.start({ range: null, refresh: false, requests: 1 })}
          />
        </Suspense>
      )}
      {error !== null && <ProblemNote error={error.toData()} />}
      <TooLong {...props} />
      {parameters !== null && error === null && !isBoard && <Held {...props} />}
      <Whole {...props} />
      {!isBoard && <AnswerNotes texts={notes} />}
    </>
  )
}

/** Said where the period cannot be fetched as one, with the ways out. */
function TooLong({ rowSet: { report, choices, coverage }, today }: ReportStateProps) {
  const { range } = choices
  if (coverage === undefined || coverage.refusal === null || range === null) return null
  return (
    <TooLongNote
      refusal={coverage.refusal}
      days={longestPeriodDays(report) ?? 1}
      onByDay={() => choices.setByDay(true)}
      onShorten={() => choices.setPeriod(periodOfRange(shortened(report, range, coverage.now), today))}
    />
  )
}

/** What is held, drawn: chosen days can be fetched and shown. */
function Held({ rowSet, today, fetching: { pull, hasToken, isBusy }, periodButton }: ReportStateProps) {
  const { connection, report, choices, scope, range, byDay, coverage } = rowSet
  return (
    <CoverageArea
      report={report}
      coverage={coverage}
      range={range}
      timeZone={connection.timeZone}
      scope={scope}
      byDay={byDay}
      hasToken={hasToken}
      isBusy={isBusy}
      isCalendarOpen={choices.isCalendarOpen}
      onCalendar={choices.setCalendarOpen}
      onFetch={(chosen, refresh, requests) => pull.start({ range: chosen, refresh, requests })}
      onShow={(chosen) => {
        choices.setPeriod(periodOfRange(chosen, today))
        // The days that had the focus are gone.
        periodButton.current?.focus()
      }}
    />
  )
}

/** How whole the rows are, in one line. */
function Whole({ rowSet: { parameters, snapshot, error }, fetching, snapshots }: ReportStateProps) {
  const { pull, completeness, completenessText, isBusy, canRetry, update } = fetching
  if (completeness === undefined) {
    return parameters !== null && error === null ? <Skeleton height={20} maw={420} /> : null
  }
  // The bar above tells how old the newest snapshot is, and the page itself that there is none.
  const isSaid =
    snapshots !== null &&
    snapshot === null &&
    pull.failure === null &&
    ['current', 'nothing'].includes(completeness.verdict)
  if (isSaid) return null
  return (
    <CompletenessLine
      verdict={pull.failure === null ? completeness.verdict : 'failed'}
      text={completenessText}
      isBusy={isBusy}
      onRetry={canRetry ? update : null}
    />
  )
}
