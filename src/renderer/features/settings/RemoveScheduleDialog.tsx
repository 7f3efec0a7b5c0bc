import { Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ScheduleView } from '../../../shared/schedules.ts'
import { useAction, useAnswer } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useLanguage } from '../../text/useLanguage.ts'
import { scheduleTitle } from './scheduleTitle.ts'

interface RemoveScheduleDialogProps {
  readonly schedule: ScheduleView
  readonly onClose: () => void
}

/** Asks before a report is no longer kept up to date. */
export function RemoveScheduleDialog({ schedule, onClose }: RemoveScheduleDialogProps) {
  const { t } = useTranslation('automation')
  const language = useLanguage()
  const { data: reports = [] } = useAnswer('reports:list', null)
  const remove = useAction('schedules:remove')
  const { scheduleId } = schedule
  return (
    <ConfirmDialog
      isOpen
      title={t('removeTitle')}
      action={t('stopUpdating')}
      isBusy={remove.isPending}
      onClose={onClose}
      onConfirm={() => {
        remove.mutate({ scheduleId }, { onSuccess: onClose })
      }}
    >
      <Stack gap="xs">
        <Text fw={600}>{scheduleTitle(schedule, reports, language)}</Text>
        <Text size="sm">{t('removeMeaning')}</Text>
        {remove.error === null ? null : <ProblemNote error={remove.error} />}
      </Stack>
    </ConfirmDialog>
  )
}
