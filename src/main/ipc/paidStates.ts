import type { Desk } from '../../desk/desk.ts'
import type { paidStatesChannels } from '../../shared/ipc/paidStates.ts'
import type { HandlersOf } from './handler.ts'

export function paidStatesHandlers({ paidStates }: Desk): HandlersOf<typeof paidStatesChannels> {
  return {
    'paid-states:get': ({ connectionId }) => paidStates.get(connectionId),
    'paid-states:set': async ({ connectionId, states }) => {
      await paidStates.set(connectionId, states)
      return null
    },
  }
}
