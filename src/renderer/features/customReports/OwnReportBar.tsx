import { Badge, Button, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { IconFileExport, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { explain } from '../../../shared/errorTexts.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { useAction } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface OwnReportBarProps {
  readonly report: ReportDefinition
  readonly onEdit: () => void
  readonly onRemove: () => void
}

/** What can be done with a report of one's own, besides what can be done with any. */
export function OwnReportBar({ report, onEdit, onRemove }: OwnReportBarProps) {
  const { t } = useTranslation('customReports')
  const language = useLanguage()
  const save = useAction('own-reports:export')
  return (
    <section className="own-bar" aria-label={t('bar.label')}>
      <Badge>{t('bar.label')}</Badge>
      <Text size="xs" c="dimmed" className="own-bar-request">
        <code>
          {report.service}.php?api={report.id}
        </code>
      </Text>
      <Button variant="subtle" size="compact-xs" leftSection={<IconPencil size={14} aria-hidden />} onClick={onEdit}>
        {t('bar.edit')}
      </Button>
      <Button
        variant="subtle"
        size="compact-xs"
        leftSection={<IconFileExport size={14} aria-hidden />}
        title={t('bar.exportHelp')}
        loading={save.isPending}
        onClick={() => {
          save.mutate(
            { key: report.key },
            {
              onSuccess: (saved) => {
                if (saved === null) return
                notifications.show({ message: t('bar.exported', { file: saved.fileName }), color: 'teal' })
              },
              onError: (error) => {
                const { sentence, hint } = explain(error.toData(), language, 'window')
                notifications.show({ title: sentence, message: hint, color: 'red' })
              },
            },
          )
        }}
      >
        {t('bar.export')}
      </Button>
      <Button variant="subtle" size="compact-xs" leftSection={<IconTrash size={14} aria-hidden />} onClick={onRemove}>
        {t('bar.remove')}
      </Button>
    </section>
  )
}
