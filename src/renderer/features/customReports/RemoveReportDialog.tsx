import { Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'

interface RemoveReportDialogProps {
  readonly isOpen: boolean
  readonly connectionId: number
  readonly report: ReportDefinition
  readonly onClose: () => void
}

/** Removes a report of one's own: says what goes with it. */
export function RemoveReportDialog({ isOpen, connectionId, report, onClose }: RemoveReportDialogProps) {
  const { t } = useTranslation('customReports')
  const title = report.title[useLanguage()]
  const holdings = useAnswer('reports:holdings', { connectionId }, { isEnabled: isOpen })
  const remove = useAction('own-reports:remove')
  const rows = holdings.data?.find(({ reportKey }) => reportKey === report.key)?.rows ?? 0
  return (
    <ConfirmDialog
      isOpen={isOpen}
      title={t('removal.title', { title })}
      action={t('removal.action')}
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() => {
        remove.mutate(
          { key: report.key },
          {
            onSuccess: () => {
              notifications.show({ message: t('removal.removed', { title }) })
              onClose()
            },
          },
        )
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t('removal.text')}</Text>
        {rows === 0 ? null : <Text size="sm">{t('removal.rows', { count: rows })}</Text>}
        {remove.error === null ? null : <ProblemNote error={remove.error} />}
      </Stack>
    </ConfirmDialog>
  )
}
