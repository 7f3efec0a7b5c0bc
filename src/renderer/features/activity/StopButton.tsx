import { ActionIcon } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { useAction } from '../../api/queries.ts'

interface StopButtonProps {
  readonly job: JobSnapshot
  readonly title: string
}

/** Stops a job. */
export function StopButton({ job, title }: StopButtonProps) {
  const { t } = useTranslation('activity')
  const cancel = useAction('jobs:cancel')
  return (
    <ActionIcon
      size="sm"
      aria-label={t('cancelJob', { title })}
      title={t('stop')}
      onClick={() => {
        cancel.mutate({ jobId: job.id })
      }}
    >
      <IconX size={14} aria-hidden />
    </ActionIcon>
  )
}
