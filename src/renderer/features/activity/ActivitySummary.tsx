import { IconAlertTriangle, IconChevronUp } from '@tabler/icons-react'
import { Loader, Progress } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { summaryOf } from './jobFacts.ts'
import { JobIcon } from './JobIcon.tsx'
import { JobProgress } from './JobProgress.tsx'
import type { Rate } from './rates.ts'
import { useJobTexts } from './useJobTexts.ts'

interface ActivitySummaryProps {
  readonly jobs: readonly JobSnapshot[]
  readonly titleOf: (job: JobSnapshot) => string
  readonly rateOf: (job: JobSnapshot) => Rate
  readonly nowMs: number
  readonly isOpen: boolean
}

/** The one line of the bar. */
export function ActivitySummary({ jobs, titleOf, rateOf, nowMs, isOpen }: ActivitySummaryProps) {
  const { t } = useTranslation('activity')
  const texts = useJobTexts()
  const summary = summaryOf(jobs)
  const chevron = <IconChevronUp size={14} className="activity-chevron" data-open={isOpen || undefined} aria-hidden />
  switch (summary.kind) {
    case 'idle':
      return <span className="activity-quiet">{t('idle')}</span>
    case 'one': {
      const { job } = summary
      return (
        <>
          <JobIcon job={job} />
          <span className="activity-title">{titleOf(job)}</span>
          <span className="activity-progress">
            <JobProgress job={job} label={titleOf(job)} />
          </span>
          <span className="activity-detail">{texts.progress(job, rateOf(job), nowMs).join(' · ')}</span>
          {chevron}
        </>
      )
    }
    case 'several':
      return (
        <>
          <Loader size={14} aria-hidden />
          <span className="activity-title">{t('several', { count: summary.count })}</span>
          <span className="activity-progress">
            <Progress size={6} value={(summary.share ?? 0) * 100} aria-label={t('several', { count: summary.count })} />
          </span>
          {chevron}
        </>
      )
    case 'failed':
      return (
        <>
          <IconAlertTriangle size={16} className="job-icon-bad" aria-hidden />
          <span className="activity-title">{t('failures', { count: summary.count })}</span>
          {chevron}
        </>
      )
    case 'ended':
      return (
        <>
          <JobIcon job={summary.job} />
          <span className="activity-title">{titleOf(summary.job)}</span>
          <span className="activity-detail">{texts.outcome(summary.job)}</span>
          {chevron}
        </>
      )
  }
}
