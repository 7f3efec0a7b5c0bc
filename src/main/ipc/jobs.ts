import type { Desk } from '../../desk/desk.ts'
import type { jobsChannels } from '../../shared/ipc/jobs.ts'
import type { HandlersOf } from './handler.ts'

export function jobsHandlers(desk: Desk): HandlersOf<typeof jobsChannels> {
  const { jobs, pulls } = desk
  return {
    'pull:start': async (wish) => ({ jobId: await pulls.start(wish) }),
    'jobs:list': () => jobs.list,
    'jobs:cancel': ({ jobId }) => {
      jobs.cancel(jobId)
      return null
    },
    'jobs:retry': async ({ jobId }) => ({ jobId: await desk.retry(jobId) }),
    'jobs:dismiss': ({ jobId }) => {
      jobs.dismiss(jobId)
      return null
    },
  }
}
