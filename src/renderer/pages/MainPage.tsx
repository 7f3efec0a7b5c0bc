import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { emitCommand, useCommand } from '../api/commands.ts'
import { useAction } from '../api/queries.ts'
import { ErrorBoundary } from '../components/ErrorBoundary.tsx'
import { ActivityBar } from '../features/activity/ActivityBar.tsx'
import { SampleBanner } from '../features/connections/SampleBanner.tsx'
import { QuotaMeter } from '../features/quota/QuotaMeter.tsx'
import { OwnReportBar } from '../features/customReports/OwnReportBar.tsx'
import { useImportReport } from '../features/customReports/useImportReport.ts'
import { AbsentNote } from '../features/operationCheck/AbsentNote.tsx'
import { Sidebar } from '../features/sidebar/Sidebar.tsx'
import { useLanguage } from '../text/useLanguage.ts'
import type { OperationDialog } from './OperationDialogs.tsx'
import { ReportDialogs, type ReportDialog } from './ReportDialogs.tsx'
import { ReportPage } from './ReportPage.tsx'
import { PALETTE_KEYS, useShortcuts } from './useShortcuts.ts'
import { useOpenReport } from './useOpenReport.ts'
import { useSidebarState } from './useSidebarState.ts'
import { useWindowTitle } from './useWindowTitle.ts'

const Palette = lazy(async () => ({ default: (await import('../features/palette/Palette.tsx')).Palette }))
const SettingsDialog = lazy(async () => ({
  default: (await import('../features/settings/SettingsDialog.tsx')).SettingsDialog,
}))

interface MainPageProps {
  readonly connections: readonly ConnectionSummary[]
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  /** Whether a dialog about operations lies over the window. */
  readonly isDialogOpen: boolean
  readonly onDialog: (dialog: OperationDialog) => void
  readonly onSwitch: (connectionId: number) => void
}

/** What is loaded only once it is asked for, and then stays. */
type Lazy = 'unasked' | 'open' | 'closed'

/** The window at work: operation and reports at the left, the open report, what is going on below. */
export function MainPage(props: MainPageProps) {
  const { connections, connection, reports, isDialogOpen, onDialog, onSwitch } = props
  const { t } = useTranslation(['system', 'start'])
  const language = useLanguage()
  const { report, open } = useOpenReport(connection.id, reports)
  const sidebar = useSidebarState()
  const [palette, setPalette] = useState<Lazy>('unasked')
  const [settings, setSettings] = useState<Lazy>('unasked')
  const [reportDialog, setReportDialog] = useState<ReportDialog | null>(null)
  const importReport = useImportReport((read) => {
    setReportDialog({ kind: 'own', subject: { kind: 'import', report: read } })
  })
  const addSample = useAction('connections:add-sample')
  useWindowTitle(
    ...(report === undefined ? [] : [report.title[language]]),
    connection.isSample ? t('start:sample.label') : connection.name,
  )
  useShortcuts()
  useCommand('palette', () => {
    setPalette('open')
  })
  useCommand('settings', () => {
    setSettings('open')
  })

  const main = useRef<HTMLElement>(null)
  const reportKey = report?.key
  // Another report begins at its top, also where a small window had been scrolled.
  const seen = useRef(reportKey)
  useEffect(() => {
    if (seen.current === reportKey) return
    seen.current = reportKey
    main.current?.scrollTo(0, 0)
  }, [reportKey])

  function openReport(reportKey: string): void {
    open(reportKey)
    if (sidebar.isOverlay) sidebar.collapse(true)
  }

  const reportActions = {
    onAddReport: () => {
      setReportDialog({ kind: 'own', subject: { kind: 'new' } })
    },
    onImportReport: importReport,
    onCheck: () => {
      setReportDialog({ kind: 'check' })
    },
  }
  const actions = {
    onSwitch,
    onAdd: () => {
      onDialog({ kind: 'connect', connection: null })
    },
    onAddSample: () => {
      addSample.mutate(null, {
        onSuccess: ({ id }) => {
          onSwitch(id)
        },
      })
    },
    onEdit: (edited: ConnectionSummary) => {
      onDialog({ kind: 'connect', connection: edited })
    },
    onRemove: (removed: ConnectionSummary) => {
      onDialog({ kind: 'remove', connection: removed })
    },
  }

  return (
    <div className="desk">
      <a className="skip-link" href="#report">
        {t('system:skipToReport')}
      </a>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- Escape closes it from anywhere inside. */}
      <div
        className="desk-side"
        data-overlay={sidebar.isOverlay || undefined}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && sidebar.isOverlay && !event.defaultPrevented) sidebar.collapse(true)
        }}
      >
        <Sidebar
          connections={connections}
          connection={connection}
          reports={reports}
          openReportKey={report?.key ?? null}
          actions={actions}
          isCollapsed={sidebar.isCollapsed}
          paletteKeys={PALETTE_KEYS}
          onCollapse={sidebar.collapse}
          onOpenReport={openReport}
          onPalette={() => {
            emitCommand('palette')
          }}
          onSettings={() => {
            emitCommand('settings')
          }}
          onAddReport={reportActions.onAddReport}
          onCheck={reportActions.onCheck}
        />
        {sidebar.isOverlay ? (
          // For the pointer: the keyboard has the button that hides the list.
          // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions
          <div
            className="desk-shade"
            onClick={() => {
              sidebar.collapse(true)
            }}
          />
        ) : null}
      </div>
      <div className="desk-main">
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
                  setReportDialog({ kind: 'own', subject: { kind: 'edit', key: report.key } })
                }}
                onRemove={() => {
                  setReportDialog({ kind: 'remove', report })
                }}
              />
            ) : null}
            <AbsentNote connectionId={connection.id} reportKey={report.key} />
          </>
        )}
        <main ref={main} id="report" className="desk-report" tabIndex={-1}>
          {report === undefined ? null : (
            <ErrorBoundary key={`${connection.id}/${report.key}`} extent="part">
              <ReportPage connection={connection} report={report} />
            </ErrorBoundary>
          )}
        </main>
        <ActivityBar connectionId={connection.id}>
          <QuotaMeter connectionId={connection.id} />
        </ActivityBar>
      </div>
      <Suspense fallback={null}>
        {palette === 'unasked' ? null : (
          <Palette
            isOpen={palette === 'open'}
            connections={connections}
            connection={connection}
            reports={reports}
            onOpenReport={openReport}
            onSwitch={onSwitch}
            onAdd={actions.onAdd}
            onAddSample={actions.onAddSample}
            {...reportActions}
            onClose={() => {
              setPalette('closed')
            }}
          />
        )}
        {settings === 'unasked' ? null : (
          <SettingsDialog
            // Dialogs that it opens take its place until they are done.
            isOpen={settings === 'open' && !isDialogOpen}
            connections={connections}
            connectionId={connection.id}
            operationActions={actions}
            onClose={() => {
              setSettings('closed')
            }}
          />
        )}
      </Suspense>
      <ReportDialogs
        dialog={reportDialog}
        connection={connection}
        reports={reports}
        onOpen={openReport}
        onImport={importReport}
        onClose={() => {
          setReportDialog(null)
        }}
      />
    </div>
  )
}
