import type { Desk } from '../../desk/desk.ts'
import type { homeChannels } from '../../shared/ipc/home.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

function named(jobId: string | null): { readonly jobId: string } | null {
  return jobId === null ? null : { jobId }
}

export function homeHandlers({ home }: Desk, surroundings: Surroundings): HandlersOf<typeof homeChannels> {
  const { drawingRoom } = surroundings
  return {
    'home:cards': ({ connectionId }) => home.cards(connectionId),
    'home:card': (asked) => home.card(asked),
    'home:earlier-card': (asked) => home.earlierCard(asked),
    'home:plan': (asked) => home.plan(asked),
    'home:offers': (asked) => home.offers(asked),
    'home:update': async (wish) => ({ jobIds: await home.update(wish) }),
    'home:pin': async (pin) => {
      await home.pin(pin)
      return null
    },
    'home:unpin': async ({ viewId }) => {
      await home.unpin(viewId)
      return null
    },
    'home:order': async ({ viewIds }) => {
      await home.order(viewIds)
      return null
    },
    'home:take-offer': async (wish) => ({ viewId: await home.takeOffer(wish) }),
    'home:save-workbook': async (wish) => named(await home.saveWorkbook(wish)),
    'home:save-page': async (wish) =>
      named(await home.savePage(wish, (page, format, signal) => drawingRoom.page(page, format, { signal }))),
  }
}
