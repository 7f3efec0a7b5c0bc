import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { useAction } from '../../api/queries.ts'
import { inOrder, isGoing } from './jobFacts.ts'
import { JobRow } from './JobRow.tsx'
import type { Rate } from './rates.ts'

interface ActivityPanelProps {
  readonly jobs: readonly JobSnapshot[]
  readonly titleOf: (job: JobSnapshot) => string
  readonly rateOf: (job: JobSnapshot) => Rate
  readonly nowMs: number
  readonly onClose: () => void
}

/** All that is being fetched and exported, and what has ended, as a list. */
export function ActivityPanel({ jobs, titleOf, rateOf, nowMs, onClose }: ActivityPanelProps) {
  const { t } = useTranslation('activity')
  const dismiss = useAction('jobs:dismiss')
  return (
    <section id="activity-panel" className="activity-panel" aria-label={t('label')}>
      <div className="activity-panel-head">
        <h2 className="activity-panel-title">{t('label')}</h2>
        {jobs.some((job) => !isGoing(job)) ? (
          <Button
            size="compact-xs"
            variant="subtle"
            onClick={() => {
              for (const job of jobs) if (!isGoing(job)) dismiss.mutate({ jobId: job.id })
            }}
          >
            {t('dismissAll')}
          </Button>
        ) : null}
        <ActionIcon size="sm" aria-label={t('hideDetails')} title={t('hideDetails')} onClick={onClose}>
          <IconX size={14} aria-hidden />
        </ActionIcon>
      </div>
      <ul className="activity-list">
        {inOrder(jobs).map((job) => (
          <JobRow key={job.id} job={job} title={titleOf(job)} rate={rateOf(job)} nowMs={nowMs} />
        ))}
      </ul>
    </section>
  )
}
