import type { ConnectionSummary } from '../../shared/connections.ts'
import { Skeleton } from '@mantine/core'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { strictestMask } from '../../shared/masks.ts'
import { lacksOf, type KeptView } from '../../shared/views.ts'
import type { ReactNode } from 'react'
import { useGeneration } from '../api/forgetting.ts'
import { MaskMark } from '../components/masks/MaskMark.tsx'
import { reportOf } from '../components/useContentWords.ts'
import { useNamedReport } from '../features/report/useNamedReport.ts'
import { useReportView, type ReportChosen } from '../features/report/useReportView.ts'
import { useToday } from '../features/report/useToday.ts'
import { LackingForm } from '../features/views/LackingForm.tsx'
import { ViewBeyond } from '../features/views/ViewBeyond.tsx'
import { ViewButton } from '../features/views/ViewButton.tsx'
import { withByDay } from './look/byDay.ts'
import type { Look } from './look/look.ts'
import { useLook, type LookControl } from './look/useLook.ts'
import { useUndo } from './look/useUndo.ts'
import { useViewLook } from './look/useViewLook.ts'
import { lookOf } from './look/viewLook.ts'
import { SoughtNote } from './customer/SoughtNote.tsx'
import { useSoughtLook } from './look/useSoughtLook.ts'
import { ReportDesk } from './ReportDesk.tsx'
import { ReportTitle } from './ReportTitle.tsx'
import type { SoughtRows } from './navigation/places.ts'
import type { NamedViews } from './views/useNamedViews.ts'
import { useViewCommands } from './views/useViewCommands.ts'

interface ReportPageProps {
  readonly connection: ConnectionSummary
  readonly report: ReportDefinition
  readonly views: NamedViews
  /** Some of its rows, for the sake of which it is looked at; null: as it was left. */
  readonly sought: SoughtRows | null
  /** Shows it as it was left. */
  readonly onAsLeft: () => void
}

/** A report of an operation, as it was left or as a named view has it. */
export function ReportPage(props: ReportPageProps) {
  const { views, sought } = props
  const { view } = views
  // A blink: which views there are comes from memory.
  if (view === undefined) return null
  if (view === null && sought !== null) {
    return <SoughtReport key={JSON.stringify(sought)} {...props} sought={sought} />
  }
  return view === null ? <UnnamedReport {...props} /> : <NamedReport key={view.id} {...props} view={view} />
}

/** The report as it was left. */
function UnnamedReport(props: ReportPageProps) {
  const look = useLook(props.connection.id, props.report.key)
  return <LookedAtReport {...props} look={look} view={null} isChanged={false} discard={() => undefined} />
}

/** Some rows of the report, beside how it was left. */
function SoughtReport(props: ReportPageProps & { readonly sought: SoughtRows }) {
  const { connection, report, sought, onAsLeft } = props
  const look = useSoughtLook(connection.id, report.key, sought)
  return (
    <LookedAtReport
      {...props}
      look={look}
      view={null}
      isChanged={false}
      discard={() => undefined}
      note={<SoughtNote onAsLeft={onAsLeft} />}
    />
  )
}

/** The report as a view has it. */
function NamedReport(props: ReportPageProps & { readonly view: KeptView }) {
  const { connection, report, view } = props
  const look = useViewLook(connection.id, view, report)
  // What it lacks was given, once it is looked at otherwise than it was saved.
  const isLacking = lacksOf(view.content).length > 0 && !look.isChanged
  return (
    <LookedAtReport {...props} look={look} isChanged={look.isChanged} discard={look.discard}>
      {isLacking ? (
        <LackingForm
          view={view}
          report={reportOf(report, view.content)}
          onGiven={(question) => look.change(() => lookOf(question, report))}
        />
      ) : undefined}
    </LookedAtReport>
  )
}

interface LookedAtReportProps extends ReportPageProps {
  readonly look: LookControl
  readonly view: KeptView | null
  readonly isChanged: boolean
  readonly discard: () => void
  /** What is said over all of it. */
  readonly note?: ReactNode
  /** What stands in the place of everything below its title. */
  readonly children?: ReactNode
}

/** What is seen of a report without a name: its rows, the newest snapshot of them. */
const ALL_ROWS = { list: null, taken: null } as const

/**
 * A report of an operation: what it is, and below it what can be chosen and fetched, what is held of it, and its rows.
 */
function LookedAtReport(props: LookedAtReportProps) {
  const { connection, report: plain, views, look, view, isChanged, discard, note, children } = props
  const report = useNamedReport(connection.id, plain)
  const today = useToday(connection.timeZone)
  const changeChosen = (next: (before: ReportChosen) => ReportChosen): void =>
    look.change((before) => {
      const after: Look = { ...before, ...next(before) }
      return after.byDay === before.byDay ? after : withByDay(after, after.byDay, report)
    })
  useUndo(look)
  const { save, saveAs } = useViewCommands({ connection, report, look, view, isChanged, discard, views })
  const choices = useReportView(connection.id, report, today, look.look, changeChosen)
  const generation = useGeneration()
  const viewBar = (
    <>
      <MaskMark mask={strictestMask(connection.mask, view?.content.mask)} />
      <ViewButton
        views={views.ofOperation.filter(({ reportKey }) => reportKey === report.key)}
        view={view}
        isChanged={isChanged}
        actions={views.actions}
        pins={views.pins}
        onOpen={(id) => views.open({ id, reportKey: report.key })}
        onSave={save}
        onSaveAs={saveAs}
        onDiscard={discard}
      />
    </>
  )
  const renderBeyond = (isTaken: boolean): ReactNode =>
    view !== null && (
      <ViewBeyond
        report={report}
        content={view.content}
        isTaken={isTaken}
        onChange={(content) => views.actions.revise(view, { parameters: view.parameters, content })}
      />
    )
  return (
    <div className="report-page">
      {note}
      {children === undefined && choices !== undefined ? (
        // Another report, or another operation, is begun anew; so is what may name a customer who was erased.
        <ReportDesk
          key={`${connection.id}/${report.key}/${generation}`}
          connection={connection}
          report={report}
          today={today}
          choices={choices}
          look={look}
          openView={{ view, isViewChanged: isChanged }}
          viewBar={viewBar}
          viewRows={view?.content ?? ALL_ROWS}
          renderBeyond={renderBeyond}
        />
      ) : (
        <>
          <ReportTitle report={report} end={viewBar} />
          {children ?? (
            <div className="report-head" aria-busy="true">
              <Skeleton height={30} maw={760} />
            </div>
          )}
        </>
      )}
    </div>
  )
}
