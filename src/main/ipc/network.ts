import type { Desk } from '../../desk/desk.ts'
import type { networkChannels } from '../../shared/ipc/network.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function networkHandlers({ connections }: Desk, { network }: Surroundings): HandlersOf<typeof networkChannels> {
  return {
    'network:test': async ({ connectionId }) =>
      network.try(await connections.addressOf(connectionId), () => connections.askServer(connectionId)),
    'network:log-in': async ({ proxy, user, password }) => ({
      isKept: await network.logIn(proxy, { user, password }),
    }),
    'network:logins': () => network.logins(),
    'network:forget-login': async ({ proxy }) => {
      await network.forget(proxy)
      return null
    },
  }
}
