import { Alert, Group, Text } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { explain } from '../../shared/errorTexts.ts'
import type { AppErrorData } from '../../shared/errors.ts'
import { useLanguage } from '../text/useLanguage.ts'

interface ProblemNoteProps {
  readonly error: AppErrorData
  /** What can be done about it: buttons. */
  readonly children?: ReactNode
  /** A warning leaves the work possible. */
  readonly tone?: 'problem' | 'warning'
}

/** What went wrong and what to do next, in words, announced as it appears. */
export function ProblemNote({ error, children, tone = 'problem' }: ProblemNoteProps) {
  const { sentence, hint } = explain(error, useLanguage(), 'window')
  return (
    <Alert
      role="alert"
      variant="light"
      color={tone === 'problem' ? 'red' : 'orange'}
      icon={<IconAlertTriangle size={18} aria-hidden />}
      title={sentence}
    >
      <Text size="sm">{hint}</Text>
      {children === undefined ? null : (
        <Group gap="xs" mt="xs">
          {children}
        </Group>
      )}
    </Alert>
  )
}
