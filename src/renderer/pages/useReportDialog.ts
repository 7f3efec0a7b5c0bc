import { useState } from 'react'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { useImportReport } from '../features/customReports/useImportReport.ts'
import type { ReportDialog } from './ReportDialogs.tsx'

/** What opens the dialogs about reports. */
export interface ReportActions {
  readonly onAddReport: () => void
  readonly onImportReport: () => void
  readonly onCheck: () => void
  readonly onEditReport: (report: ReportDefinition) => void
  readonly onRemoveReport: (report: ReportDefinition) => void
}

export interface ReportDialogControl {
  /** Null where none is open. */
  readonly dialog: ReportDialog | null
  readonly actions: ReportActions
  readonly close: () => void
}

/** Holds which dialog about reports is open; one at most is. */
export function useReportDialog(): ReportDialogControl {
  const [dialog, setDialog] = useState<ReportDialog | null>(null)
  const onImportReport = useImportReport((read) => {
    setDialog({ kind: 'own', subject: { kind: 'import', report: read } })
  })
  return {
    dialog,
    actions: {
      onAddReport: () => {
        setDialog({ kind: 'own', subject: { kind: 'new' } })
      },
      onImportReport,
      onCheck: () => {
        setDialog({ kind: 'check' })
      },
      onEditReport: ({ key }) => {
        setDialog({ kind: 'own', subject: { kind: 'edit', key } })
      },
      onRemoveReport: (report) => {
        setDialog({ kind: 'remove', report })
      },
    },
    close: () => {
      setDialog(null)
    },
  }
}
