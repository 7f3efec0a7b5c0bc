import { lazy, Suspense, useState } from 'react'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useCommand } from '../api/commands.ts'
import type { OpenCustomer } from '../api/customerLink.ts'
import { PaletteHost } from '../features/palette/PaletteHost.tsx'
import { sectionNamed, type Section } from '../components/settingsSections.ts'
import type { OperationActions } from '../features/sidebar/OperationSwitcher.tsx'
import { ViewDialogs } from '../features/views/ViewDialogs.tsx'
import { ReportDialogs } from './ReportDialogs.tsx'
import { ScheduledSummary } from './ScheduledSummary.tsx'
import { CustomerListHost } from './customer/CustomerListHost.tsx'
import type { ReportDialogControl } from './useReportDialog.ts'
import type { NamedViews } from './views/useNamedViews.ts'
import { ViewSchedule } from './views/ViewSchedule.tsx'

const SettingsDialog = lazy(async () => ({
  default: (await import('../features/settings/SettingsDialog.tsx')).SettingsDialog,
}))

/** What is loaded only once it is asked for, and then stays. */
type Lazy = 'unasked' | 'open' | 'closed'

interface MainOverlaysProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  /** Whether a dialog about operations lies over the window. */
  readonly isDialogOpen: boolean
  readonly views: NamedViews
  readonly actions: OperationActions
  readonly reportDialog: ReportDialogControl
  readonly onOpenReport: (reportKey: string) => void
  readonly onOpenCustomer: OpenCustomer
}

/** What lies over the window when it is asked for: the palette, the settings, and the dialogs about reports. */
export function MainOverlays(props: MainOverlaysProps) {
  const { connections, connection, reports, isDialogOpen, views, actions, reportDialog, onOpenReport, onOpenCustomer } =
    props
  const { onAddReport, onImportReport, onCheck } = reportDialog.actions
  const [settings, setSettings] = useState<Lazy>('unasked')
  const [section, setSection] = useState<Section>('operations')
  useCommand('settings', (detail) => {
    setSection(sectionNamed(detail) ?? section)
    setSettings('open')
  })
  return (
    <>
      <PaletteHost
        connections={connections}
        connection={connection}
        reports={reports}
        views={views.ofOperation}
        onOpenView={views.open}
        onOpenReport={onOpenReport}
        onOpenCustomer={(customer) => onOpenCustomer(customer, connection.id)}
        onSwitch={actions.onSwitch}
        onAdd={actions.onAdd}
        onAddSample={actions.onAddSample}
        onAddReport={onAddReport}
        onImportReport={onImportReport}
        onCheck={onCheck}
      />
      <Suspense fallback={null}>
        {settings === 'unasked' ? null : (
          <SettingsDialog
            // Dialogs that it opens take its place until they are done.
            isOpen={settings === 'open' && !isDialogOpen}
            section={section}
            onSection={setSection}
            connections={connections}
            connectionId={connection.id}
            operationActions={actions}
            renderSummary={(editor) => <ScheduledSummary {...editor} />}
            onClose={() => {
              setSettings('closed')
            }}
          />
        )}
      </Suspense>
      <CustomerListHost connections={connections} connection={connection} />
      <ViewDialogs
        actions={views.actions}
        all={views.all}
        reports={reports}
        connections={connections}
        connection={connection}
        onOpen={views.open}
      />
      <ViewSchedule actions={views.actions} reports={reports} connections={connections} connection={connection} />
      <ReportDialogs
        dialog={reportDialog.dialog}
        connection={connection}
        reports={reports}
        onOpen={onOpenReport}
        onImport={onImportReport}
        onClose={reportDialog.close}
      />
    </>
  )
}
