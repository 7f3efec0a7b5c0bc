import type { Desk } from '../../desk/desk.ts'
import type { storeChannels } from '../../shared/ipc/store.ts'
import type { HandlersOf } from './handler.ts'

export function storeHandlers(desk: Desk): HandlersOf<typeof storeChannels> {
  const { host } = desk
  return {
    'store:state': () => host.state,
    'store:went-on': () => desk.wentOn,
    'store:open': async () => {
      await desk.start()
      return host.state
    },
    'store:rebuild': () => desk.rebuild(),
    'store:start-anew': () => desk.startAnew(),
    'store:copies': () => host.copies(),
    'store:delete-copies': () => {
      host.deleteCopies()
      return null
    },
  }
}
