import { Button, Group, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useAction } from '../../api/queries.ts'
import { useOutcomes } from './useOutcomes.ts'

interface UndoRemovalProps {
  readonly id: number
  readonly name: string
  readonly onDone: () => void
}

/** Says that a view was removed, and puts it back. */
export function UndoRemoval({ id, name, onDone }: UndoRemovalProps) {
  const { t } = useTranslation('views')
  const { tell, fail } = useOutcomes()
  const putBack = useAction('views:put-back')
  return (
    <Group gap="sm" justify="space-between" wrap="nowrap">
      <Text size="sm">{t('removed', { name })}</Text>
      <Button
        variant="default"
        size="compact-sm"
        loading={putBack.isPending}
        onClick={() =>
          putBack.mutate(
            { id },
            {
              onError: fail,
              onSuccess: (outcome) => {
                onDone()
                tell(outcome, t('restored', { name }))
              },
            },
          )
        }
      >
        {t('undo')}
      </Button>
    </Group>
  )
}
