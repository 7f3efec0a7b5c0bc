import { Button, Stack, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useCopies } from './useCopies.ts'

interface CopiesNoteProps {
  /** Asks before they are deleted. */
  readonly onDelete: () => void
}

/**
 * Says that copies of the store are there which no erasure reaches, and offers to delete them. Nothing where there are
 * none.
 */
export function CopiesNote({ onDelete }: CopiesNoteProps) {
  const { t } = useTranslation('settings')
  const { text } = useCopies()
  if (text === null) return null
  return (
    <Stack gap={4} align="start">
      <Text fw={600} size="sm">
        {t('copies.title')}
      </Text>
      <Text size="sm" c="var(--warning)">
        {text}
      </Text>
      <Button size="sm" variant="default" onClick={onDelete}>
        {t('copies.delete')}
      </Button>
    </Stack>
  )
}
