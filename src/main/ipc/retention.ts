import type { Desk } from '../../desk/desk.ts'
import type { retentionChannels } from '../../shared/ipc/retention.ts'
import type { HandlersOf } from './handler.ts'

export function retentionHandlers({ retention }: Desk): HandlersOf<typeof retentionChannels> {
  return {
    'retention:get': () => retention.rules(),
    'retention:preview': (change) => retention.preview(change),
    'retention:set': async (change) => {
      await retention.set(change)
      return null
    },
  }
}
