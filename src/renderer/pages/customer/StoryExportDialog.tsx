import { Modal, Stack, Text } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { StoryWish } from '../../../shared/customerStory.ts'
import { maskedBy, strictestMask, type Mask } from '../../../shared/masks.ts'
import type { EventKind } from '../../../shared/reports/eventKinds.ts'
import { useAction } from '../../api/queries.ts'
import { usePreference } from '../../api/usePreference.ts'
import { fileChoiceSchema, USUAL_FILE } from '../../features/exporting/fileChoice.ts'
import { useLanguage } from '../../text/useLanguage.ts'
import { StoryFileChoice } from './StoryFileChoice.tsx'
import { StoryFileEnd } from './StoryFileEnd.tsx'

interface StoryExportDialogProps {
  readonly isOpen: boolean
  readonly wish: StoryWish
  readonly kinds: readonly EventKind[]
  readonly connectionId: number
  /** What the operations hide that it is of: nothing that shows more can be chosen. */
  readonly floor: Mask | undefined
  /** How many events the file will have. */
  readonly count: number
  readonly onClose: () => void
}

/** What to write a story into: Enter alone is enough. */
export function StoryExportDialog(props: StoryExportDialogProps) {
  const { t } = useTranslation(['customer', 'common'])
  return (
    <Modal
      opened={props.isOpen}
      onClose={props.onClose}
      title={t('customer:export.title')}
      size="md"
      closeButtonProps={{ 'aria-label': t('common:close') }}
    >
      <StoryExportForm {...props} />
    </Modal>
  )
}

function StoryExportForm({ wish, kinds, connectionId, floor, count, onClose }: StoryExportDialogProps) {
  const { t } = useTranslation(['customer', 'common'])
  const language = useLanguage()
  const kept = usePreference('exporting', fileChoiceSchema, USUAL_FILE)
  const file = kept.value ?? USUAL_FILE
  const begin = useAction('customers:export')
  const [mask, setMask] = useState<Mask | null>(floor ?? null)

  function submit(event: FormEvent): void {
    event.preventDefault()
    if (begin.isPending) return
    const wanted = kinds.length === 0 ? null : [...kinds]
    begin.mutate(
      { wish: maskedBy(wish, strictestMask(mask, floor)), kinds: wanted, connectionId, format: file.format, language },
      // Null: the user thought better of the file's place, not of the export.
      { onSuccess: (job) => (job === null ? undefined : onClose()) },
    )
  }

  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text size="sm">{t('customer:export.what', { count })}</Text>
        <StoryFileChoice
          format={file.format}
          onFormat={(format) => kept.set({ ...file, format })}
          mask={mask}
          floor={floor}
          onMask={setMask}
        />
        <StoryFileEnd error={begin.error} isPending={begin.isPending} isFocused onClose={onClose} />
      </Stack>
    </form>
  )
}
