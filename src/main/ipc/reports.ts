import type { Desk } from '../../desk/desk.ts'
import type { reportsChannels } from '../../shared/ipc/reports.ts'
import type { HandlersOf } from './handler.ts'

export function reportsHandlers(desk: Desk): HandlersOf<typeof reportsChannels> {
  return {
    'reports:list': async () => (await desk.opened()).catalogue.reports,
    'reports:holdings': async ({ connectionId }) => (await desk.opened()).store.slices.holdings(connectionId),
    'reports:parameter-sets': async (scope) => (await desk.opened()).store.slices.parameterSets(scope),
    'reports:names': ({ connectionId, pickers }) => desk.names(connectionId, pickers),
    'reports:choices': ({ connectionId, picker }) => desk.choices(connectionId, picker),
  }
}
