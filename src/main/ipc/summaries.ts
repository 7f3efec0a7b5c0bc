import type { Desk } from '../../desk/desk.ts'
import type { summariesChannels } from '../../shared/ipc/summaries.ts'
import type { HandlersOf } from './handler.ts'

function named(jobId: string | null): { readonly jobId: string } | null {
  return jobId === null ? null : { jobId }
}

export function summariesHandlers({ summaries }: Desk): HandlersOf<typeof summariesChannels> {
  return {
    'summary:ask': (asked) => summaries.ask(asked),
    'summary:export': async (wish) => named(await summaries.export(wish)),
    'summary:save-picture': async (wish) => named(await summaries.savePicture(wish)),
  }
}
