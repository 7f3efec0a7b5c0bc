import type { Desk } from '../../desk/desk.ts'
import type { liveChannels } from '../../shared/ipc/live.ts'
import type { HandlersOf } from './handler.ts'

export function liveHandlers({ live }: Desk): HandlersOf<typeof liveChannels> {
  return {
    'live:list': ({ connectionId }) => live.list(connectionId),
    'live:set': (wish) => live.set(wish),
    'live:gaps': ({ scope, range }) => live.gaps(scope, range),
  }
}
