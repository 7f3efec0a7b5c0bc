import type { settingsChannels } from '../../shared/ipc/settings.ts'
import type { Surroundings } from './surroundings.ts'
import type { HandlersOf } from './handler.ts'

export function settingsHandlers(surroundings: Surroundings): HandlersOf<typeof settingsChannels> {
  return {
    'settings:get': () => surroundings.settings(),
    'settings:set': (change) => surroundings.changeSettings(change),
  }
}
