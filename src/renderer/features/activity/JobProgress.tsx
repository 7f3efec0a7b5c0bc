import { Progress } from '@mantine/core'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { shareDone } from './jobFacts.ts'

interface JobProgressProps {
  readonly job: JobSnapshot
  readonly label: string
}

/** A job's bar; it only moves along where nobody can tell how far it is. */
export function JobProgress({ job, label }: JobProgressProps) {
  const share = shareDone(job)
  const percent = share === null ? 100 : Math.max(2, Math.round(share * 100))
  return (
    <Progress.Root size={6} className="job-progress">
      <Progress.Section
        value={percent}
        aria-label={label}
        animated={share === null}
        color={share === null ? 'gray' : 'petrol'}
        withAria={share !== null}
      />
    </Progress.Root>
  )
}
