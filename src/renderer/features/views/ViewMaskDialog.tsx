import { Button, Group, Modal, Stack, Text } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewOutcome } from '../../../shared/ipc/views.ts'
import type { Mask } from '../../../shared/masks.ts'
import { withMask, type KeptView } from '../../../shared/views.ts'
import { useAction } from '../../api/queries.ts'
import { MaskChoice } from '../../components/masks/MaskChoice.tsx'
import { ProblemNote } from '../../components/ProblemNote.tsx'

interface ViewMaskDialogProps {
  readonly view: KeptView
  /** What the operation hides in any case. */
  readonly floor: Mask | undefined
  readonly onOutcome: (outcome: ViewOutcome) => void
  readonly onClose: () => void
}

/** How a view hides personal data, whoever opens, exports or schedules it. */
export function ViewMaskDialog({ view, floor, onOutcome, onClose }: ViewMaskDialogProps) {
  const { t } = useTranslation(['masks', 'views', 'common'])
  const { id, name, parameters, content } = view
  const [mask, setMask] = useState<Mask | null>(content.mask ?? null)
  const revise = useAction('views:revise')
  return (
    <Modal opened onClose={onClose} title={t('masks:title')} closeButtonProps={{ 'aria-label': t('common:close') }}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          const question = { parameters, content: withMask(content, mask) }
          revise.mutate({ id, question }, { onSuccess: onOutcome })
        }}
      >
        <Stack gap="md">
          <Text size="sm">{t('masks:ofView', { name })}</Text>
          <MaskChoice mask={mask} floor={floor} onChange={setMask} />
          {revise.error === null ? null : <ProblemNote error={revise.error} />}
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={onClose} disabled={revise.isPending}>
              {t('common:cancel')}
            </Button>
            <Button type="submit" loading={revise.isPending}>
              {t('common:save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
