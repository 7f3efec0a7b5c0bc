import type { Desk } from '../../desk/desk.ts'
import type { preferencesChannels } from '../../shared/ipc/preferences.ts'
import type { HandlersOf } from './handler.ts'

export function preferencesHandlers({ windowPreferences }: Desk): HandlersOf<typeof preferencesChannels> {
  return {
    'preferences:all': () => windowPreferences.all(),
    'preference:set': async ({ key, value }) => {
      await windowPreferences.set(key, value)
      return null
    },
  }
}
