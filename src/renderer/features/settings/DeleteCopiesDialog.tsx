import { Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useTranslation } from 'react-i18next'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'
import { useCopies } from './useCopies.ts'

interface DeleteCopiesDialogProps {
  readonly onClose: () => void
}

/** Asks before copies of the store are deleted that were put aside. */
export function DeleteCopiesDialog({ onClose }: DeleteCopiesDialogProps) {
  const { t } = useTranslation('settings')
  const { text, isDeleting, error, remove } = useCopies()
  return (
    <ConfirmDialog
      isOpen
      title={t('copies.question')}
      action={t('copies.delete')}
      isBusy={isDeleting}
      isDisabled={text === null}
      onClose={onClose}
      onConfirm={() => {
        remove(() => {
          notifications.show({ message: t('copies.done') })
          onClose()
        })
      }}
    >
      <Stack gap="xs">
        {error === null ? null : <ProblemNote error={error} />}
        <Text size="sm">{text}</Text>
        <Text size="sm">{t('copies.meaning')}</Text>
      </Stack>
    </ConfirmDialog>
  )
}
