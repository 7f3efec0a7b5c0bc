import { Anchor, Text } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'

interface DraftNoteProps {
  /** Whether the form began with what was typed into it another time. */
  readonly isRecovered: boolean
  readonly discard: () => void
}

/** Said above a form that begins with what was typed into it another time, with the way to begin anew. */
export function DraftNote({ isRecovered, discard }: DraftNoteProps) {
  const { t } = useTranslation('common')
  if (!isRecovered) return null
  return (
    <Text component="output" size="xs" className="draft-note">
      <IconHistory size={14} aria-hidden />
      {t('draft.recovered')}
      {' — '}
      <Anchor component="button" type="button" size="xs" onClick={discard}>
        {t('draft.discard')}
      </Anchor>
    </Text>
  )
}
