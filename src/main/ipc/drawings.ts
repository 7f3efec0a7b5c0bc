import type { drawingsChannels } from '../../shared/ipc/drawings.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function drawingsHandlers({ drawingRoom }: Surroundings): HandlersOf<typeof drawingsChannels> {
  return {
    'drawing:order': ({ id }) => drawingRoom.orderOf(id),
    'drawing:laid-out': ({ id, ...room }) => {
      drawingRoom.makeRoom(id, room)
      return null
    },
    'drawing:ready': ({ id }) => {
      drawingRoom.take(id)
      return null
    },
    'drawing:failed': ({ id, error }) => {
      drawingRoom.giveUp(id, error)
      return null
    },
  }
}
