import { ActionIcon, Button } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { useAction } from '../../api/queries.ts'
import { ExportButtons } from './ExportButtons.tsx'
import { failureOf, isAutomatic, isGoing } from './jobFacts.ts'
import { JobIcon } from './JobIcon.tsx'
import { JobProgress } from './JobProgress.tsx'
import type { Rate } from './rates.ts'
import { useJobTexts } from './useJobTexts.ts'

interface JobRowProps {
  readonly job: JobSnapshot
  readonly title: string
  readonly rate: Rate
  readonly nowMs: number
}

/** One job whole: what, how far, how it ended, and what can be done about it. */
export function JobRow({ job, title, rate, nowMs }: JobRowProps) {
  const { t } = useTranslation(['activity', 'common'])
  const texts = useJobTexts()
  const cancel = useAction('jobs:cancel')
  const retry = useAction('jobs:retry')
  const dismiss = useAction('jobs:dismiss')
  const jobId = job.id
  const isStopped = job.state === 'cancelled'
  const subject = job.kind === 'export' ? `${title} · ${job.outcome?.fileName ?? job.fileName}` : title
  const heading = isAutomatic(job) ? t('activity:automatic', { title: subject }) : subject
  return (
    <li className="job" data-bad={failureOf(job) !== null || undefined}>
      <span className="job-icon">
        <JobIcon job={job} />
      </span>
      <div className="job-body">
        <span className="job-title">{heading}</span>
        {isGoing(job) ? (
          <>
            <JobProgress job={job} label={heading} />
            <span className="job-detail">{texts.progress(job, rate, nowMs).join(' · ')}</span>
          </>
        ) : (
          <span className="job-detail">{texts.outcome(job)}</span>
        )}
      </div>
      <div className="job-actions">
        {isGoing(job) ? (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={t('activity:cancelJob', { title })}
            loading={cancel.isPending}
            onClick={() => {
              cancel.mutate({ jobId })
            }}
          >
            {t('activity:stop')}
          </Button>
        ) : null}
        {job.kind === 'export' && job.state === 'done' ? <ExportButtons jobId={jobId} /> : null}
        {/* An export begins with the choice of a place, in its own dialog. */}
        {job.kind === 'pull' && (isStopped || failureOf(job) !== null) ? (
          <Button
            size="compact-xs"
            variant="light"
            loading={retry.isPending}
            onClick={() => {
              retry.mutate({ jobId })
            }}
          >
            {isStopped ? t('activity:goOn') : t('activity:retry')}
          </Button>
        ) : null}
        {isGoing(job) ? null : (
          <ActionIcon
            size="sm"
            aria-label={`${t('activity:dismiss')}: ${heading}`}
            title={t('activity:dismiss')}
            onClick={() => {
              dismiss.mutate({ jobId })
            }}
          >
            <IconX size={14} aria-hidden />
          </ActionIcon>
        )}
      </div>
    </li>
  )
}
