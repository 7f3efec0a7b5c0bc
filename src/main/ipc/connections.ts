import type { Desk } from '../../desk/desk.ts'
import type { connectionsChannels } from '../../shared/ipc/connections.ts'
import type { Surroundings } from './surroundings.ts'
import type { HandlersOf } from './handler.ts'

export function connectionsHandlers(
  { connections }: Desk,
  surroundings: Surroundings,
): HandlersOf<typeof connectionsChannels> {
  return {
    'connections:list': () => connections.list(),
    'connections:test': (draft) => connections.test(draft),
    'connections:save': ({ draft, keeping }) => connections.save(draft, keeping),
    'connections:remove': async ({ connectionId, withRows }) => {
      await connections.remove(connectionId, withRows)
      return null
    },
    'connections:mask': async ({ connectionId, mask }) => {
      await connections.mask(connectionId, mask)
      return null
    },
    'connections:add-sample': () => connections.addSample(surroundings.sampleName()),
  }
}
