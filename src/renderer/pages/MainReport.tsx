import { useEffect, useRef } from 'react'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { ErrorBoundary } from '../components/ErrorBoundary.tsx'
import { ActivityBar } from '../features/activity/ActivityBar.tsx'
import { SampleBanner } from '../features/connections/SampleBanner.tsx'
import { OwnReportBar } from '../features/customReports/OwnReportBar.tsx'
import { AbsentNote } from '../features/operationCheck/AbsentNote.tsx'
import { QuotaMeter } from '../features/quota/QuotaMeter.tsx'
import type { OperationActions } from '../features/sidebar/OperationSwitcher.tsx'
import { CustomerPlace } from './customer/CustomerPlace.tsx'
import { HomePlace } from './HomePlace.tsx'
import { replaced, type Place } from './navigation/places.ts'
import { TabBar } from './navigation/TabBar.tsx'
import type { Navigation } from './navigation/useNavigation.ts'
import { ReportPage } from './ReportPage.tsx'
import type { ReportActions } from './useReportDialog.ts'
import type { NamedViews } from './views/useNamedViews.ts'

interface MainReportProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly navigation: Navigation
  readonly tabTitleOf: (place: Place) => string
  /** Undefined until it is known which is open, and where none is. */
  readonly report: ReportDefinition | undefined
  readonly views: NamedViews
  readonly actions: OperationActions
  readonly reportActions: ReportActions
}

/** The open report between what is said of operation and report above, and what goes on below. */
export function MainReport(props: MainReportProps) {
  const { connections, connection, reports, navigation, tabTitleOf, report, views, actions, reportActions } = props
  const { tabs, place, go, change } = navigation
  const main = useRef<HTMLElement>(null)
  const reportKey = report?.key
  // Another report begins at its top, also where a small window had been scrolled.
  const seen = useRef(reportKey)
  useEffect(() => {
    if (seen.current === reportKey) return
    seen.current = reportKey
    main.current?.scrollTo(0, 0)
  }, [reportKey])
  return (
    <div className="desk-main">
      <TabBar tabs={tabs} titleOf={tabTitleOf} onChange={change} />
      {connection.isSample ? (
        <SampleBanner
          onConnect={actions.onAdd}
          onRemove={() => {
            actions.onRemove(connection)
          }}
        />
      ) : null}
      {report === undefined ? null : (
        <>
          {report.group === 'own' ? (
            <OwnReportBar
              report={report}
              onEdit={() => {
                reportActions.onEditReport(report)
              }}
              onRemove={() => {
                reportActions.onRemoveReport(report)
              }}
            />
          ) : null}
          <AbsentNote connectionId={connection.id} reportKey={report.key} />
        </>
      )}
      <main ref={main} id="report" className="desk-report" tabIndex={-1}>
        {place.kind === 'home' && <HomePlace connection={connection} reports={reports} onGo={go} />}
        {place.kind === 'customer' && (
          <CustomerPlace
            place={place}
            navigation={navigation}
            connections={connections}
            connection={connection}
            reports={reports}
          />
        )}
        {report === undefined ? null : (
          <ErrorBoundary key={`${connection.id}/${report.key}`} extent="part">
            <ReportPage
              connection={connection}
              report={report}
              views={views}
              sought={place.kind === 'report' ? (place.sought ?? null) : null}
              onAsLeft={() => {
                if (place.kind !== 'report') return
                const { sought: _, ...asLeft } = place
                change((before) => replaced(before, asLeft))
              }}
            />
          </ErrorBoundary>
        )}
      </main>
      <ActivityBar connectionId={connection.id}>
        <QuotaMeter connectionId={connection.id} />
      </ActivityBar>
    </div>
  )
}
