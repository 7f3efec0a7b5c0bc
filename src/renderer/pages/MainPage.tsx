import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { HomeEntry } from '../features/home/HomeEntry.tsx'
import { CustomerLink, type OpenCustomer } from '../api/customerLink.ts'
import { MainOverlays } from './MainOverlays.tsx'
import { MainReport } from './MainReport.tsx'
import { MainSide } from './MainSide.tsx'
import type { OperationDialog } from './OperationDialogs.tsx'
import { LONGEST_CUSTOMER, opened, type Place } from './navigation/places.ts'
import type { Navigation } from './navigation/useNavigation.ts'
import { useHomeFirst } from './navigation/useHomeFirst.ts'
import { useNavigationCommands } from './navigation/useNavigationCommands.ts'
import { useOpenReport } from './navigation/useOpenReport.ts'
import { usePlaceTitles } from './navigation/usePlaceTitles.ts'
import { useOperationActions } from './useOperationActions.ts'
import { useReadingCommands } from './useReadingCommands.ts'
import { useReportDialog } from './useReportDialog.ts'
import { useSidebarState } from './useSidebarState.ts'
import { useWindowTitle } from './useWindowTitle.ts'
import { useNamedViews } from './views/useNamedViews.ts'

interface MainPageProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly navigation: Navigation
  /** Whether a dialog about operations lies over the window. */
  readonly isDialogOpen: boolean
  readonly onDialog: (dialog: OperationDialog) => void
  readonly onSwitch: (connectionId: number) => void
}

/** The window at work: operation and reports at the left, the open report, what is going on below. */
export function MainPage(props: MainPageProps) {
  const { connections, connection, reports, navigation, isDialogOpen, onDialog, onSwitch } = props
  const { t } = useTranslation(['system', 'start', 'customer'])
  const { place, go, change } = navigation
  const isFirstKnown = useHomeFirst(navigation)
  const open = useOpenReport(navigation, reports)
  const report = isFirstKnown ? open : undefined
  const views = useNamedViews(connection, navigation)
  const { titleOf, tabTitleOf } = usePlaceTitles(navigation.tabs, { connections, reports, views: views.all })
  const sidebar = useSidebarState()
  const actions = useOperationActions(onDialog, onSwitch)
  const reportDialog = useReportDialog()
  useWindowTitle(
    // Lists of windows are seen by others: whoever a page is about is not named there.
    ...(place.kind === 'customer' ? [t('customer:tab')] : []),
    ...(place.kind === 'home' || (place.kind === 'report' && report !== undefined) ? [titleOf(place)] : []),
    connection.isSample ? t('start:sample.label') : connection.name,
  )
  useNavigationCommands(navigation)
  useReadingCommands()

  function openReport(reportKey: string, isInNewTab = false): void {
    const next: Place = { kind: 'report', connectionId: connection.id, reportKey, viewId: null }
    if (isInNewTab) change((before) => opened(before, next))
    else go(next)
    if (sidebar.isOverlay) sidebar.collapse(true)
  }

  const openCustomer: OpenCustomer = (customer, connectionId) => {
    go({ kind: 'customer', connectionId, customer: customer.trim().slice(0, LONGEST_CUSTOMER), isEverywhere: false })
    if (sidebar.isOverlay) sidebar.collapse(true)
  }

  function openHome(): void {
    go({ kind: 'home', connectionId: connection.id })
    if (sidebar.isOverlay) sidebar.collapse(true)
  }

  return (
    <CustomerLink value={openCustomer}>
      <div className="desk">
        <a className="skip-link" href="#report">
          {t('system:skipToReport')}
        </a>
        <MainSide
          sidebar={sidebar}
          tabs={navigation.tabs}
          connections={connections}
          connection={connection}
          reports={reports}
          openReportKey={report?.key ?? null}
          isViewOpen={place.kind === 'report' && place.viewId !== null}
          homeEntry={<HomeEntry isOpen={place.kind === 'home'} isCompact={sidebar.isCollapsed} onOpen={openHome} />}
          actions={actions}
          views={views}
          onOpenReport={openReport}
          onAddReport={reportDialog.actions.onAddReport}
          onCheck={reportDialog.actions.onCheck}
        />
        <MainReport
          connections={connections}
          connection={connection}
          reports={reports}
          navigation={navigation}
          report={report}
          tabTitleOf={tabTitleOf}
          views={views}
          actions={actions}
          reportActions={reportDialog.actions}
        />
        <MainOverlays
          connections={connections}
          connection={connection}
          reports={reports}
          isDialogOpen={isDialogOpen}
          views={views}
          actions={actions}
          reportDialog={reportDialog}
          onOpenReport={openReport}
          onOpenCustomer={openCustomer}
        />
      </div>
    </CustomerLink>
  )
}
