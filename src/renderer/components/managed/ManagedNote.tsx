import { Text } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import { explain } from '../../../shared/errorTexts.ts'
import type { AppErrorData } from '../../../shared/errors.ts'
import { useLanguage } from '../../text/useLanguage.ts'

interface ManagedNoteProps {
  /** What is refused, as it would be said of whoever tried: null where nothing is. */
  readonly refusal: AppErrorData | null
  /** For `aria-describedby` of what cannot be changed. */
  readonly id?: string
}

/** Says beside what cannot be changed that the computer's administrator set it. */
export function ManagedNote({ refusal, id }: ManagedNoteProps) {
  const language = useLanguage()
  if (refusal === null) return null
  return (
    <Text component="span" display="block" size="xs" c="var(--muted)" {...(id === undefined ? {} : { id })}>
      <IconLock size={12} aria-hidden /> {explain(refusal, language, 'window').sentence}
    </Text>
  )
}
