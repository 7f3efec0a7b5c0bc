import type { Desk } from '../../desk/desk.ts'
import { identifyCustomer } from '../../shared/identifyCustomer.ts'
import type { customersChannels } from '../../shared/ipc/customers.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

function named(jobId: string | null): { readonly jobId: string } | null {
  return jobId === null ? null : { jobId }
}

export function customersHandlers(
  { customers, storyFiles }: Desk,
  { drawingRoom }: Surroundings,
): HandlersOf<typeof customersChannels> {
  return {
    'customers:identify': ({ text }) => identifyCustomer(text),
    'customers:story': ({ slot, wish }) => customers.story(slot, wish),
    'customers:items': (asked) => customers.items(asked),
    'customers:row': ({ storyId, place }) => customers.row(storyId, place),
    'customers:export': async (wanted) => named(await storyFiles.export(wanted)),
    'customers:export-list': async (wanted) => named(await storyFiles.exportList(wanted)),
    'customers:save-page': async (wish) =>
      named(await storyFiles.savePage(wish, (page, format, signal) => drawingRoom.page(page, format, { signal }))),
    'customers:close': ({ slot }) => {
      customers.close(slot)
      return null
    },
  }
}
