import type { QueryClient } from '@tanstack/react-query'
import type { AppEvent } from '../../../shared/ipc/contract.ts'
import type { JobSnapshot } from '../../../shared/jobs.ts'
import { keyOf } from '../../api/queries.ts'

const JOBS = keyOf('jobs:list', null)

function withJob(jobs: readonly JobSnapshot[] | undefined, job: JobSnapshot): readonly JobSnapshot[] {
  const others = (jobs ?? []).filter((each) => each.id !== job.id)
  return [...others, job].toSorted((a, b) => a.startedAtMs - b.startedAtMs || (a.id < b.id ? -1 : 1))
}

/** Keeps the list of jobs: each event brings one of them as it is now. */
export function keepJobs(client: QueryClient, event: AppEvent): void {
  if (event.kind === 'job') {
    client.setQueryData<readonly JobSnapshot[]>(JOBS, (jobs) => withJob(jobs, event.job))
  } else if (event.kind === 'job-dismissed') {
    client.setQueryData<readonly JobSnapshot[]>(JOBS, (jobs) => jobs?.filter(({ id }) => id !== event.jobId))
  }
}
