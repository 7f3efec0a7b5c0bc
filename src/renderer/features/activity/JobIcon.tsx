import { Loader } from '@mantine/core'
import { IconAlertTriangle, IconCircleCheck, IconClockPause, IconPlayerStop } from '@tabler/icons-react'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { failureOf, isGoing, isShort } from './jobFacts.ts'

/** How a job stands, for the eye; the words beside it say the same. */
export function JobIcon({ job }: { readonly job: JobSnapshot }) {
  if (isGoing(job)) {
    const isPaused = job.kind !== 'export' && job.progress !== null && job.progress.waiting !== null
    return isPaused ? (
      <IconClockPause size={16} className="job-icon-wait" aria-hidden />
    ) : (
      <Loader size={14} aria-hidden />
    )
  }
  if (job.state === 'cancelled') return <IconPlayerStop size={16} className="job-icon-stopped" aria-hidden />
  if (failureOf(job) !== null) return <IconAlertTriangle size={16} className="job-icon-bad" aria-hidden />
  return isShort(job) ? (
    <IconAlertTriangle size={16} className="job-icon-wait" aria-hidden />
  ) : (
    <IconCircleCheck size={16} className="job-icon-good" aria-hidden />
  )
}
