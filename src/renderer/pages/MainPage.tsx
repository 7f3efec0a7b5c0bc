import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useLanguage } from '../text/useLanguage.ts'
import { MainOverlays } from './MainOverlays.tsx'
import { MainReport } from './MainReport.tsx'
import { MainSide } from './MainSide.tsx'
import type { OperationDialog } from './OperationDialogs.tsx'
import { useOpenReport } from './useOpenReport.ts'
import { useOperationActions } from './useOperationActions.ts'
import { useReportDialog } from './useReportDialog.ts'
import { useShortcuts } from './useShortcuts.ts'
import { useSidebarState } from './useSidebarState.ts'
import { useWindowTitle } from './useWindowTitle.ts'

interface MainPageProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  /** Whether a dialog about operations lies over the window. */
  readonly isDialogOpen: boolean
  readonly onDialog: (dialog: OperationDialog) => void
  readonly onSwitch: (connectionId: number) => void
}

/** The window at work: operation and reports at the left, the open report, what is going on below. */
export function MainPage(props: MainPageProps) {
  const { connections, connection, reports, isDialogOpen, onDialog, onSwitch } = props
  const { t } = useTranslation(['system', 'start'])
  const language = useLanguage()
  const { report, open } = useOpenReport(connection.id, reports)
  const sidebar = useSidebarState()
  const actions = useOperationActions(onDialog, onSwitch)
  const reportDialog = useReportDialog()
  useWindowTitle(
    ...(report === undefined ? [] : [report.title[language]]),
    connection.isSample ? t('start:sample.label') : connection.name,
  )
  useShortcuts()

  function openReport(reportKey: string): void {
    open(reportKey)
    if (sidebar.isOverlay) sidebar.collapse(true)
  }

  return (
    <div className="desk">
      <a className="skip-link" href="#report">
        {t('system:skipToReport')}
      </a>
      <MainSide
        sidebar={sidebar}
        connections={connections}
        connection={connection}
        reports={reports}
        openReportKey={report?.key ?? null}
        actions={actions}
        onOpenReport={openReport}
        onAddReport={reportDialog.actions.onAddReport}
        onCheck={reportDialog.actions.onCheck}
      />
      <MainReport connection={connection} report={report} actions={actions} reportActions={reportDialog.actions} />
      <MainOverlays
        connections={connections}
        connection={connection}
        reports={reports}
        isDialogOpen={isDialogOpen}
        actions={actions}
        reportDialog={reportDialog}
        onOpenReport={openReport}
      />
    </div>
  )
}
