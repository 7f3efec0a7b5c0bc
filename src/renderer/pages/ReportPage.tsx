import { Skeleton } from '@mantine/core'
import { IconInfoCircle } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { lazy, Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { noteTexts } from '../../shared/answerNotes.ts'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportScope } from '../../shared/holdings.ts'
import { periodOfRange } from '../../shared/periods.ts'
import type { Language } from '../../shared/language.ts'
import { hasDayView } from '../../shared/reports/catalogueDays.ts'
import { listPaths, listTitleOf } from '../../shared/reports/catalogueLists.ts'
import { longestPeriodDays, takesDates, type ReportDefinition } from '../../shared/reports/types.ts'
import { sealOf } from '../../shared/seal.ts'
import type { TimeRange, WallSeconds } from '../../shared/time.ts'
import { emitCommand, useCommand } from '../api/commands.ts'
import { useGeneration } from '../api/forgetting.ts'
import { useAnswer } from '../api/queries.ts'
import { ProblemNote } from '../components/ProblemNote.tsx'
import { loadPart, usePart } from '../components/usePart.ts'
import { CoverageArea } from '../features/coverage/CoverageArea.tsx'
import { SealLine } from '../features/coverage/SealLine.tsx'
import { sealText } from '../features/coverage/sealText.ts'
import { useWords } from '../features/coverage/useWords.ts'
import { ExportButton } from '../features/exporting/ExportButton.tsx'
import { warningOf } from '../features/exporting/fileChoice.ts'
import type { GridView, ItemsOfRow } from '../features/grid/ReportGrid.tsx'
import { LiveViews, useLiveView } from '../features/live/LiveViews.tsx'
import { useTakings } from '../features/live/useTakings.ts'
import { AnswerNotes } from '../features/report/AnswerNotes.tsx'
import { DaySwitch } from '../features/report/DaySwitch.tsx'
import { EmptyPeriod, ParametersNeeded } from '../features/report/EmptyPeriod.tsx'
import { ParameterFields } from '../features/report/ParameterFields.tsx'
import { problemOf } from '../features/report/parameters.ts'
import { PeriodPicker } from '../features/report/PeriodPicker.tsx'
import { shortened, takingRange } from '../features/report/takings.ts'
import { TakingPicker } from '../features/report/TakingPicker.tsx'
import { TooLongNote } from '../features/report/TooLongNote.tsx'
import { PullQuestion } from '../features/report/PullQuestion.tsx'
import { UpdateButton } from '../features/report/UpdateButton.tsx'
import { useFirstFetch } from '../features/report/useFirstFetch.ts'
import { usePull } from '../features/report/usePull.ts'
import { useReportView, type ReportView } from '../features/report/useReportView.ts'
import { useToday } from '../features/report/useToday.ts'
import { useLanguage } from '../text/useLanguage.ts'

// The grid is the largest part of the program by far: the window shows its frame without waiting for it.
const gridPart = loadPart(import('../features/grid/ReportGrid.tsx'))
// Charts are a large part too, which most reports do without.
const LiveBoard = lazy(async () => ({ default: (await import('../features/live/LiveBoard.tsx')).LiveBoard }))
const LogKeeper = lazy(async () => ({ default: (await import('../features/live/LogKeeper.tsx')).LogKeeper }))
const TakingsBar = lazy(async () => ({ default: (await import('../features/live/TakingsBar.tsx')).TakingsBar }))

interface ReportPageProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
}

/** A report of an operation: what can be chosen and fetched, what is held of it, and its rows. */
export function ReportPage({ connection, report }: ReportPageProps) {
  const language = useLanguage()
  const today = useToday(connection.timeZone)
  const view = useReportView(connection.id, report, today)
  const generation = useGeneration()
  return (
    <div className="report-page">
      <header className="report-title">
        <h1>{report.title[language]}</h1>
        <p>{report.description[language]}</p>
        {report.note === undefined ? null : (
          <p className="report-note">
            <IconInfoCircle size={15} aria-hidden />
            {report.note[language]}
          </p>
        )}
      </header>
      {view === undefined ? (
        <div className="report-head" aria-busy="true">
          <Skeleton height={30} width={260} />
          <Skeleton height={33} maw={760} />
        </div>
      ) : (
        // Another report, or another operation, is begun anew; so is what may name a customer who was erased.
        <ReportDesk
          key={`${connection.id}/${report.key}/${generation}`}
          connection={connection}
          report={report}
          today={today}
          view={view}
        />
      )}
    </div>
  )
}

interface ReportDeskProps extends ReportPageProps {
  readonly today: WallSeconds
  readonly view: ReportView
}

/** An older taking of a snapshot, chosen while another was the newest. */
interface ChosenTaking {
  readonly taking: WallSeconds | null
  readonly newest: WallSeconds | null
}

/** From midnight on, what is held of today is something else. */
function useNewDay(today: WallSeconds): void {
  const client = useQueryClient()
  const known = useRef(today)
  useEffect(() => {
    if (known.current === today) return
    known.current = today
    void client.invalidateQueries({ queryKey: ['coverage:get'] })
  }, [client, today])
}

/** What the grid shows, as long as it is this period's: the grid tells of another one when it has it. */
function currentView(gridView: GridView | null, view: ReportView, range: TimeRange | null): GridView | null {
  if (gridView === null || view.parameters === null) return null
  const { range: shown, parameters, byDay = false } = gridView.question
  const isCurrent = JSON.stringify([shown, parameters, byDay]) === JSON.stringify([range, view.parameters, view.byDay])
  return isCurrent ? gridView : null
}

function ReportDesk({ connection, report, today, view }: ReportDeskProps) {
  const language = useLanguage()
  const ReportGrid = usePart(gridPart)?.ReportGrid
  const { parameters, byDay } = view
  const [chosen, setChosen] = useState<ChosenTaking | null>(null)
  const [askedItems, setAskedItems] = useState<ItemsOfRow | null>(null)
  // A log or a snapshot is asked how things are now, whatever is looked at.
  const isSnapshot = report.kind === 'snapshot'
  const pullRange = takesDates(report) ? view.range : null
  const scope = useMemo(
    (): ReportScope => ({ connectionId: connection.id, reportKey: report.key, parameters: parameters ?? {} }),
    [connection.id, report.key, parameters],
  )
  const { data: coverage, error } = useAnswer(
    'coverage:get',
    { scope, range: view.range, byDay },
    { isEnabled: parameters !== null },
  )
  const newest = coverage?.stretches.at(-1)?.range.from ?? null
  // What was chosen among older takings is left with the next one.
  const taking = chosen?.newest === newest ? chosen.taking : null
  const range = useMemo(
    () => (isSnapshot && coverage !== undefined ? takingRange(coverage, taking) : view.range),
    [isSnapshot, coverage, taking, view.range],
  )
  const pull = usePull(scope, connection, byDay, today)
  const periodButton = useRef<HTMLButtonElement>(null)
  const [gridView, setGridView] = useState<GridView | null>(null)
  useNewDay(today)
  useFirstFetch(connection, parameters === null ? null : scope, pullRange, coverage, pull)

  const seal = useMemo(
    () => (coverage === undefined ? undefined : sealOf(report, coverage, range, byDay)),
    [report, coverage, range, byDay],
  )
  const words = useWords(coverage?.now ?? today, connection.timeZone)
  const text = seal === undefined ? '' : sealText(seal, pull.failure, words, coverage?.further)
  const hasToken = connection.isSample || connection.token !== 'none'
  const isBusy = pull.running !== null || pull.isStarting

  function update(): void {
    if (isBusy || coverage === undefined) return
    if (!hasToken) emitCommand('settings')
    else if (coverage.requests > 0) pull.start({ range: pullRange, refresh: false, requests: coverage.requests })
  }
  useCommand('update', update)
  useCommand('calendar', () => {
    view.setCalendarOpen(!view.isCalendarOpen)
  })

  const hasFailed = pull.failure !== null || seal?.verdict === 'failed'
  const canRetry = hasFailed && hasToken && !isBusy && (coverage?.requests ?? 0) > 0
  const missing = parameters === null ? missingNames(report, view, language) : []
  const updateButton = (
    <UpdateButton pull={pull} coverage={coverage} range={pullRange} hasToken={hasToken} missing={missing} />
  )
  const shown = currentView(gridView, view, range)
  const notes = shown === null ? [] : noteTexts(report, shown.notes, 'window').map((note) => note[language])
  const lists = useMemo(
    () => listPaths(report).map((list) => ({ list, title: listTitleOf(report, list)?.[language] ?? list })),
    [report, language],
  )
  const isNow = report.kind === 'snapshot' && report.group === 'live'
  const takings = useTakings(scope, report, coverage, isNow && parameters !== null)
  const markOf = useMemo(
    () => takings.compared?.find(({ list }) => list === null)?.changes.markOf ?? (() => undefined),
    [takings.compared],
  )
  const liveView = useLiveView()
  const board = liveView.value === 'board' ? report.wallboard : undefined
  // The bar above tells how old the newest taking is, and the page itself that there is none.
  const isSaid =
    isNow && taking === null && pull.failure === null && ['current', 'nothing'].includes(seal?.verdict ?? '')

  return (
    <>
      <div className="report-head">
        <div className="report-choices">
          {report.wallboard !== undefined && <LiveViews {...liveView} />}
          {report.kind !== 'snapshot' && board === undefined && (
            <PeriodPicker
              period={view.period}
              onChange={view.setPeriod}
              today={today}
              hasAll={report.kind === 'live'}
              buttonRef={periodButton}
            />
          )}
          {hasDayView(report) && <DaySwitch report={report} isByDay={byDay} onChange={view.setByDay} />}
          <ParameterFields
            connectionId={connection.id}
            report={report}
            shown={view.shown}
            onChange={view.setParameter}
          />
          {isSnapshot && coverage !== undefined && (
            <TakingPicker coverage={coverage} taking={taking} onChange={(taking) => setChosen({ taking, newest })} />
          )}
          <div className="report-update">{updateButton}</div>
        </div>
        {report.kind === 'live' && (report.liveMinutes ?? 0) > 0 && parameters !== null && (
          <Suspense fallback={<Skeleton height={30} />}>
            <LogKeeper scope={scope} report={report} timeZone={connection.timeZone} hasToken={hasToken} />
          </Suspense>
        )}
        {isNow && parameters !== null && (
          <Suspense fallback={<Skeleton height={56} />}>
            <TakingsBar
              report={report}
              takings={takings}
              hasToken={hasToken}
              isBusy={isBusy}
              requestsLeft={pull.requestsLeft}
              onTake={() => pull.start({ range: null, refresh: false, requests: 1 })}
            />
          </Suspense>
        )}
        {error !== null && <ProblemNote error={error.toData()} />}
        {coverage !== undefined && coverage.refusal !== null && view.range !== null && (
          <TooLongNote
            refusal={coverage.refusal}
            days={longestPeriodDays(report) ?? 1}
            onByDay={() => view.setByDay(true)}
            onShorten={() => {
              if (view.range === null) return
              view.setPeriod(periodOfRange(shortened(report, view.range, coverage.now), today))
            }}
          />
        )}
        {parameters !== null && error === null && board === undefined && (
          <CoverageArea
            report={report}
            coverage={coverage}
            range={range}
            timeZone={connection.timeZone}
            scope={scope}
            byDay={byDay}
            hasToken={hasToken}
            isBusy={isBusy}
            isCalendarOpen={view.isCalendarOpen}
            onCalendar={view.setCalendarOpen}
            onFetch={(chosen, refresh, requests) => pull.start({ range: chosen, refresh, requests })}
            onShow={(chosen) => {
              view.setPeriod(periodOfRange(chosen, today))
              // The days that had the focus are gone.
              periodButton.current?.focus()
            }}
          />
        )}
        {seal === undefined ? (
          parameters !== null && error === null && <Skeleton height={20} maw={420} />
        ) : isSaid ? null : (
          <SealLine
            verdict={pull.failure === null ? seal.verdict : 'failed'}
            text={text}
            isBusy={isBusy}
            onRetry={canRetry ? update : null}
          />
        )}
        {board === undefined && <AnswerNotes texts={notes} />}
      </div>
      <PullQuestion pull={pull} today={today} />
      <div className="report-body">
        {parameters === null ? (
          <ParametersNeeded names={missing} />
        ) : board !== undefined ? (
          <Suspense fallback={null}>
            <LiveBoard
              connection={connection}
              report={report}
              definition={board}
              scope={scope}
              whenNever={updateButton}
            />
          </Suspense>
        ) : report.wallboard !== undefined && liveView.value === undefined ? null : (
          ReportGrid !== undefined && (
            <ReportGrid
              connection={connection}
              report={report}
              parameters={parameters}
              range={range}
              byDay={byDay}
              onView={setGridView}
              onExportItems={setAskedItems}
              markOf={isNow && range === null ? markOf : null}
              toolbarEnd={
                <ExportButton
                  shown={shown}
                  warning={warningOf(seal, text, notes)}
                  lists={lists}
                  asked={askedItems}
                  onAskedDone={() => setAskedItems(null)}
                />
              }
              renderEmpty={(isAsking) =>
                seal === undefined ? null : (
                  <EmptyPeriod
                    seal={seal}
                    failure={pull.failure}
                    isFetching={isBusy}
                    isAsking={isAsking}
                    refusal={coverage?.refusal ?? null}
                    update={updateButton}
                  />
                )
              }
            />
          )
        )}
      </div>
    </>
  )
}

function missingNames(report: ReportDefinition, view: ReportView, language: Language): readonly string[] {
  return report.parameters
    .filter((parameter) => problemOf(parameter, view.shown[parameter.name] ?? '') !== null)
    .map((parameter) => parameter.title[language])
}
