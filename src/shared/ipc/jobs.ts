import { z } from 'zod'
import type { JobSnapshot } from '../jobs.ts'
import type { PullRequest } from '../pulls.ts'
import { action, answer, gives, nothing } from './channel.ts'
import { id, jobId, name, parameters, range } from './inputs.ts'

const pull: z.ZodType<PullRequest> = z.strictObject({
  connectionId: id,
  reportKey: name,
  parameters,
  range: range.nullable(),
  refresh: z.boolean(),
  byDay: z.boolean().exactOptional(),
  withoutTeam: z.boolean().exactOptional(),
})
const ofJob = z.strictObject({ jobId })

export const jobsChannels = {
  'pull:start': action(pull, gives<{ readonly jobId: string }>()),
  'jobs:list': answer(nothing, gives<readonly JobSnapshot[]>()),
  'jobs:cancel': action(ofJob, gives<null>()),
  'jobs:retry': action(ofJob, gives<{ readonly jobId: string }>()),
  /** Takes an ended job off the list. */
  'jobs:dismiss': action(ofJob, gives<null>()),
}

export type JobEvent =
  /** A job began, went on or ended. */
  { readonly kind: 'job'; readonly job: JobSnapshot } | { readonly kind: 'job-dismissed'; readonly jobId: string }
