import { Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface LeaveTeamDialogProps {
  /** Slices of this computer that the team has not been given. */
  readonly unpublished: number
  readonly onClose: () => void
}

/** Asks before this computer takes part no more: says what stays and what goes. */
export function LeaveTeamDialog({ unpublished, onClose }: LeaveTeamDialogProps) {
  const { t } = useTranslation('team')
  const leave = useAction('team:leave')
  return (
    <ConfirmDialog
      isOpen
      title={t('leave.title')}
      action={t('leave.action')}
      isBusy={leave.isPending}
      onClose={onClose}
      onConfirm={() => {
        const onSuccess = (): void => {
          notifications.show({ message: t('leave.done') })
          onClose()
        }
        leave.mutate(null, { onSuccess })
      }}
    >
      <Stack gap="xs">
        {leave.error === null ? null : <ProblemNote error={leave.error.toData()} />}
        <Text size="sm">{t('leave.stays')}</Text>
        <Text size="sm">{t('leave.goes')}</Text>
        {unpublished === 0 ? null : <Text size="sm">{t('leave.unpublished', { count: unpublished })}</Text>}
        <Text size="sm">{t('leave.again')}</Text>
      </Stack>
    </ConfirmDialog>
  )
}
