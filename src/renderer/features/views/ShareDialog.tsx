import { Button, Checkbox, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WrittenView } from '../../../shared/ipc/views.ts'
import type { KeptView } from '../../../shared/views.ts'
import { useAction } from '../../api/queries.ts'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface ShareDialogProps {
  readonly view: KeptView
  readonly onWritten: (written: WrittenView) => void
  readonly onClose: () => void
}

/** Writes a view into a file for somebody else, at first without what it says of customers. */
export function ShareDialog({ view, onWritten, onClose }: ShareDialogProps) {
  const { t } = useTranslation(['views', 'common'])
  const [withValues, setWithValues] = useState(false)
  const share = useAction('views:export')
  return (
    <Modal opened onClose={onClose} title={t('shared.title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <Stack gap="md">
        <Text fw={600}>{view.name}</Text>
        <Text size="sm">{t('shared.lead')}</Text>
        <Checkbox
          label={t('shared.values')}
          description={t('shared.valuesHint')}
          checked={withValues}
          onChange={(event) => setWithValues(event.currentTarget.checked)}
        />
        {share.error !== null && <ProblemNote error={share.error} />}
        <Group justify="flex-end" gap="xs">
          <Button variant="default" onClick={onClose}>
            {t('common:cancel')}
          </Button>
          <Button
            data-autofocus
            loading={share.isPending}
            onClick={() => share.mutate({ id: view.id, withValues }, { onSuccess: onWritten })}
          >
            {t('shared.write')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  )
}
