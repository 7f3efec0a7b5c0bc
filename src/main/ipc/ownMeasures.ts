import type { Desk } from '../../desk/desk.ts'
import type { ownMeasuresChannels } from '../../shared/ipc/ownMeasures.ts'
import type { HandlersOf } from './handler.ts'

export function ownMeasuresHandlers({ ownMeasures }: Desk): HandlersOf<typeof ownMeasuresChannels> {
  return {
    'own-measures:list': () => ownMeasures.list(),
    'own-measures:save': async (wish) => ({ id: await ownMeasures.save(wish) }),
    'own-measures:restore': async (measure) => {
      await ownMeasures.restore(measure)
      return null
    },
    'own-measures:remove': async ({ id }) => {
      await ownMeasures.remove(id)
      return null
    },
  }
}
