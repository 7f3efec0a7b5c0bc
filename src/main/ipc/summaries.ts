import type { Desk } from '../../desk/desk.ts'
import type { summariesChannels } from '../../shared/ipc/summaries.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

function named(jobId: string | null): { readonly jobId: string } | null {
  return jobId === null ? null : { jobId }
}

export function summariesHandlers(
  { summaries }: Desk,
  surroundings: Surroundings,
): HandlersOf<typeof summariesChannels> {
  return {
    'summary:ask': (asked) => summaries.ask(asked),
    'summary:export': async (wish) => named(await summaries.export(wish)),
    'summary:save-picture': async (wish) => named(await summaries.savePicture(wish)),
    'summary:save-page': async (wish) =>
      named(await summaries.savePage(wish, () => surroundings.pageAsPdf(wish.isWide))),
    'summary:print-page': async ({ isWide }) => ({ isPrinted: await surroundings.printPage(isWide) }),
  }
}
