import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useCommand } from '../api/commands.ts'
import { HomeEntry } from '../features/home/HomeEntry.tsx'
import { CustomerLink } from '../api/customerLink.ts'
import { MainOverlays } from './MainOverlays.tsx'
import { MainReport } from './MainReport.tsx'
import { MainSide } from './MainSide.tsx'
import type { OperationDialog } from './OperationDialogs.tsx'
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
import { waysFrom } from './waysFrom.ts'

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
  const { t } = useTranslation(['system', 'start', 'customer', 'masks'])
  const { place } = navigation
  const isFirstKnown = useHomeFirst(navigation)
  const open = useOpenReport(navigation, reports)
  const report = isFirstKnown ? open : undefined
  const views = useNamedViews(connection, navigation)
  const { titleOf, tabTitleOf } = usePlaceTitles(navigation.tabs, { connections, reports, views: views.all })
  const sidebar = useSidebarState()
  const { openReport, openCustomer, openHome } = waysFrom(navigation, connection.id, sidebar)
  const actions = useOperationActions(onDialog, onSwitch)
  const reportDialog = useReportDialog()
  useWindowTitle(
    // Lists of windows are seen by others: whoever a page is about is not named there.
    ...(place.kind === 'customer' ? [t('customer:tab')] : []),
    ...(place.kind === 'customer' || (place.kind === 'report' && report === undefined) ? [] : [titleOf(place)]),
    // It stands where names that are cut still show it.
    ...(connection.mask === undefined ? [] : [t(`masks:mark.${connection.mask}`)]),
    connection.isSample ? t('start:sample.label') : connection.name,
  )
  useCommand('hide-personal-data', () => actions.onMask(connection))
  useNavigationCommands(navigation)
  useReadingCommands()

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
