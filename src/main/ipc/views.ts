import type { Desk } from '../../desk/desk.ts'
import type { viewsChannels } from '../../shared/ipc/views.ts'
import { readViewFile } from '../../shared/viewFile.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function viewsHandlers({ views }: Desk, surroundings: Surroundings): HandlersOf<typeof viewsChannels> {
  return {
    'views:list': () => views.list(),
    'views:save': ({ view, isReplacing }) => views.save(view, isReplacing),
    'views:revise': ({ id, question }) => views.revise(id, question),
    'views:rename': ({ id, name }) => views.rename(id, name),
    'views:duplicate': ({ id }) => views.duplicate(id),
    'views:order': async ({ ids }) => {
      await views.order(ids)
      return null
    },
    'views:remove': async ({ id }) => ({ isRemoved: await views.remove(id) }),
    'views:put-back': ({ id }) => views.putBack(id),
    'views:export': async ({ id, withValues }) => {
      const shared = await views.share(id, withValues)
      if (shared === null) return { kind: 'gone' }
      const fileName = await surroundings.saveSmallFile('view', shared.name, shared.text)
      return fileName === null ? { kind: 'cancelled' } : { kind: 'written', fileName }
    },
    'views:open-file': async () => {
      const opened = await surroundings.openSmallFile('view')
      return opened.kind === 'text' ? readViewFile(opened.text) : opened
    },
  }
}
