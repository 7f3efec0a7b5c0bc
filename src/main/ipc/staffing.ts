import type { Desk } from '../../desk/desk.ts'
import type { staffingChannels } from '../../shared/ipc/staffing.ts'
import type { HandlersOf } from './handler.ts'

export function staffingHandlers({ staffing }: Desk): HandlersOf<typeof staffingChannels> {
  return {
    'staffing:volume': (asked) => staffing.volume(asked),
    'staffing:export': async (wish) => {
      const jobId = await staffing.export(wish)
      return jobId === null ? null : { jobId }
    },
  }
}
