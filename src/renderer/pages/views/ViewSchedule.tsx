import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { ScheduleDialog } from '../../features/settings/ScheduleDialog.tsx'
import type { ViewActions } from '../../features/views/useViewActions.ts'
import { ScheduledSummary } from '../ScheduledSummary.tsx'
import { viewBeginning } from './viewBeginning.ts'

interface ViewScheduleProps {
  readonly actions: ViewActions
  readonly reports: readonly ReportDefinition[]
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
}

/** Keeps a view up to date by itself, from wherever its menu is. */
export function ViewSchedule({ actions, reports, connections, connection }: ViewScheduleProps) {
  const { dialog, close } = actions
  if (dialog?.kind !== 'schedule') return null
  const { view } = dialog
  const report = reports.find(({ key }) => key === view.reportKey)
  return (
    <ScheduleDialog
      connections={connections}
      connectionId={connection.id}
      schedule={null}
      beginning={viewBeginning(view, report, connection.timeZone)}
      renderSummary={(editor) => <ScheduledSummary {...editor} />}
      onClose={close}
    />
  )
}
