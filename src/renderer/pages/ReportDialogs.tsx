import { lazy, Suspense, useState } from 'react'
import type { ConnectionSummary } from '../../shared/connections.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import type { CustomReportSubject } from '../features/customReports/CustomReportDialog.tsx'

const CustomReportDialog = lazy(async () => ({
  default: (await import('../features/customReports/CustomReportDialog.tsx')).CustomReportDialog,
}))
const RemoveReportDialog = lazy(async () => ({
  default: (await import('../features/customReports/RemoveReportDialog.tsx')).RemoveReportDialog,
}))
const CheckDialog = lazy(async () => ({
  default: (await import('../features/operationCheck/CheckDialog.tsx')).CheckDialog,
}))

export type ReportDialog =
  /** Makes or changes a report of one's own. */
  | { readonly kind: 'own'; readonly subject: CustomReportSubject }
  | { readonly kind: 'remove'; readonly report: ReportDefinition }
  | { readonly kind: 'check' }

interface ReportDialogsProps {
  readonly dialog: ReportDialog | null
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly onOpen: (reportKey: string) => void
  readonly onImport: () => void
  readonly onClose: () => void
}

/** The dialogs about reports of one's own and about which reports an operation has; one at most is open. */
export function ReportDialogs({ dialog, connection, reports, onOpen, onImport, onClose }: ReportDialogsProps) {
  // While a dialog fades away it still shows what it was about.
  const [last, setLast] = useState(dialog)
  if (dialog !== null && dialog !== last) setLast(dialog)
  const shown = dialog ?? last
  const openReport = (reportKey: string): void => {
    onClose()
    onOpen(reportKey)
  }
  if (shown === null) return null
  return (
    <Suspense fallback={null}>
      {shown.kind === 'own' ? (
        <CustomReportDialog
          // A file that is chosen in the dialog takes its place.
          key={shown.subject.kind}
          isOpen={dialog?.kind === 'own'}
          subject={shown.subject}
          connection={connection}
          reports={reports}
          onSaved={openReport}
          onOpenKnown={openReport}
          onImport={onImport}
          onClose={onClose}
        />
      ) : null}
      {shown.kind === 'remove' ? (
        <RemoveReportDialog
          isOpen={dialog?.kind === 'remove'}
          connectionId={connection.id}
          report={shown.report}
          onClose={onClose}
        />
      ) : null}
      {shown.kind === 'check' ? (
        <CheckDialog isOpen={dialog?.kind === 'check'} connection={connection} onClose={onClose} />
      ) : null}
    </Suspense>
  )
}
