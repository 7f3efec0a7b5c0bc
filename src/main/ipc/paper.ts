import type { Desk } from '../../desk/desk.ts'
import type { paperChannels } from '../../shared/ipc/paper.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function paperHandlers({ pages }: Desk, surroundings: Surroundings): HandlersOf<typeof paperChannels> {
  const { drawingRoom } = surroundings
  return {
    'paper:save': async (wish) => {
      const jobId = await pages.save(wish, (page, format, signal) => drawingRoom.page(page, format, { signal }))
      return jobId === null ? null : { jobId }
    },
    'paper:print': async ({ isWide }) => ({ isPrinted: await surroundings.printPage(isWide) }),
  }
}
