import { Loader, Modal } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { CustomReport } from '../../../shared/customReports/customReport.ts'
import type { ConnectionSummary } from '../../../shared/connections.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAnswer } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { CustomReportEditor } from './CustomReportEditor.tsx'

/** What the dialog is about: a new report, one that is there, or one that a file brought. */
export type CustomReportSubject =
  | { readonly kind: 'new' }
  | { readonly kind: 'edit'; readonly key: string }
  | { readonly kind: 'import'; readonly report: CustomReport }

interface CustomReportDialogProps {
  readonly isOpen: boolean
  readonly subject: CustomReportSubject
  readonly connection: ConnectionSummary
  readonly reports: readonly ReportDefinition[]
  readonly onSaved: (reportKey: string) => void
  readonly onOpenKnown: (reportKey: string) => void
  readonly onImport: () => void
  readonly onClose: () => void
}

/** Adds or changes a report of one's own. */
export function CustomReportDialog(props: CustomReportDialogProps) {
  const { isOpen, subject, connection, reports, onSaved, onOpenKnown, onImport, onClose } = props
  const { t } = useTranslation(['customReports', 'common'])
  const language = useLanguage()
  const isEdit = subject.kind === 'edit'
  const own = useAnswer('own-reports:list', null, { isEnabled: isOpen && isEdit })
  const edited = isEdit ? own.data?.find(({ key }) => key === subject.key)?.report : undefined
  const title = isEdit
    ? t('customReports:editTitle', { title: edited?.title[language] ?? '' })
    : t(subject.kind === 'new' ? 'customReports:newTitle' : 'customReports:importTitle')
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={title}
      size={900}
      closeOnClickOutside={false}
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      {isEdit && edited === undefined ? (
        own.error === null ? (
          <Loader size="sm" aria-label={t('common:loading')} />
        ) : (
          <ProblemNote error={own.error} />
        )
      ) : (
        <CustomReportEditor
          connection={connection}
          reports={reports}
          reportKey={isEdit ? subject.key : null}
          report={edited ?? (subject.kind === 'import' ? subject.report : null)}
          onSaved={onSaved}
          onOpenKnown={onOpenKnown}
          onImport={onImport}
        />
      )}
    </Modal>
  )
}
