import { Modal, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAnswer } from '../api/queries.ts'
import { OperationMask } from '../components/masks/OperationMask.tsx'

interface MaskDialogProps {
  readonly isOpen: boolean
  readonly connectionId: number
  readonly onClose: () => void
}

/** Hides an operation's personal data, or shows it. */
export function MaskDialog({ isOpen, connectionId, onClose }: MaskDialogProps) {
  const { t } = useTranslation(['masks', 'common', 'start'])
  const { data: connections } = useAnswer('connections:list', null)
  const connection = connections?.find(({ id }) => id === connectionId)
  if (connection === undefined) return null
  const name = connection.isSample ? t('start:sample.label') : connection.name
  return (
    <Modal
      opened={isOpen}
      onClose={onClose}
      title={t('masks:title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('masks:lead', { name })}</Text>
        <OperationMask connection={connection} name={name} />
        <Text size="xs" c="dimmed">
          {t('masks:truth')}
        </Text>
      </Stack>
    </Modal>
  )
}
