import type { Desk } from '../../desk/desk.ts'
import type { conversationsChannels } from '../../shared/ipc/conversations.ts'
import type { HandlersOf } from './handler.ts'

export function conversationsHandlers({ results }: Desk): HandlersOf<typeof conversationsChannels> {
  return {
    'conversation:open': (asked) => results.openConversation(asked),
    'conversation:turns': (block) => results.turns(block),
    'conversation:place': (asked) => results.placeIn(asked),
  }
}
