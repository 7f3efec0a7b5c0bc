import type { Desk } from '../../desk/desk.ts'
import type { summariesChannels } from '../../shared/ipc/summaries.ts'
import type { HandlersOf } from './handler.ts'

export function summariesHandlers({ summaries }: Desk): HandlersOf<typeof summariesChannels> {
  return {
    'summary:ask': (asked) => summaries.ask(asked),
    'summary:export': async (wish) => {
      const jobId = await summaries.export(wish)
      return jobId === null ? null : { jobId }
    },
  }
}
