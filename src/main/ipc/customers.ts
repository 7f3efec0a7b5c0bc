import type { Desk } from '../../desk/desk.ts'
import { identifyCustomer } from '../../shared/identifyCustomer.ts'
import type { customersChannels } from '../../shared/ipc/customers.ts'
import type { HandlersOf } from './handler.ts'

export function customersHandlers({ customers }: Desk): HandlersOf<typeof customersChannels> {
  return {
    'customers:identify': ({ text }) => identifyCustomer(text),
    'customers:story': ({ slot, wish }) => customers.story(slot, wish),
    'customers:items': (asked) => customers.items(asked),
    'customers:row': ({ storyId, place }) => customers.row(storyId, place),
    'customers:close': ({ slot }) => {
      customers.close(slot)
      return null
    },
  }
}
