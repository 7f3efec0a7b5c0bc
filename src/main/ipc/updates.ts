import type { updatesChannels } from '../../shared/ipc/updates.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function updatesHandlers({ updates, news }: Surroundings): HandlersOf<typeof updatesChannels> {
  return {
    'updates:state': () => updates.state,
    'updates:look': () => updates.look(),
    'updates:install': async () => {
      await updates.install()
      return null
    },
    'updates:news-since': () => news.since,
    'updates:news-seen': () => {
      news.see()
      return null
    },
  }
}
