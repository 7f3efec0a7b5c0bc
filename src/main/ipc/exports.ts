import type { Desk } from '../../desk/desk.ts'
import type { exportsChannels } from '../../shared/ipc/exports.ts'
import type { Surroundings } from './surroundings.ts'
import type { HandlersOf } from './handler.ts'

export function exportsHandlers({ exports }: Desk, surroundings: Surroundings): HandlersOf<typeof exportsChannels> {
  return {
    'export:start': async (wish) => {
      const jobId = await exports.start(wish)
      return jobId === null ? null : { jobId }
    },
    'export:open': async ({ jobId }) => {
      await surroundings.openFile(exports.fileOf(jobId))
      return null
    },
    'export:reveal': ({ jobId }) => {
      surroundings.revealFile(exports.fileOf(jobId))
      return null
    },
  }
}
