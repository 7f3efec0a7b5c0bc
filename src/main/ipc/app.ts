import type { appChannels } from '../../shared/ipc/app.ts'
import type { Surroundings } from './surroundings.ts'
import type { HandlersOf } from './handler.ts'

export function appHandlers(surroundings: Surroundings): HandlersOf<typeof appChannels> {
  return {
    'app:info': () => surroundings.info,
    'app:show-data-folder': async () => {
      await surroundings.showDataFolder()
      return null
    },
    'app:save-support-file': async () => ({ isSaved: await surroundings.saveSupportFile() }),
    'app:open-link': async ({ link }) => {
      await surroundings.openLink(link)
      return null
    },
    'app:offer-commands': ({ commands }) => {
      surroundings.offerCommands(commands)
      return null
    },
    'app:quit': () => {
      surroundings.quit()
      return null
    },
    'app:full-screen': ({ isFull }) => {
      surroundings.fillScreen(isFull)
      return null
    },
  }
}
