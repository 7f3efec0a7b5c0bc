import type { Desk } from '../../desk/desk.ts'
import type { checksChannels } from '../../shared/ipc/checks.ts'
import type { HandlersOf } from './handler.ts'

export function checksHandlers({ checks }: Desk): HandlersOf<typeof checksChannels> {
  return {
    'checks:run': (asked) => checks.run(asked),
    'checks:block': (asked) => checks.block(asked),
    'checks:match': (asked) => checks.match(asked),
    'checks:export': async (wish) => {
      const jobId = await checks.export(wish)
      return jobId === null ? null : { jobId }
    },
  }
}
