import type { Desk } from '../../desk/desk.ts'
import type { erasingChannels } from '../../shared/ipc/erasing.ts'
import type { HandlersOf } from './handler.ts'

export function erasingHandlers({ erasing }: Desk): HandlersOf<typeof erasingChannels> {
  return {
    'erase:customer-preview': (scope) => erasing.findCustomer(scope),
    'erase:customer': async (scope) => ({ rows: await erasing.eraseCustomer(scope) }),
    'erase:preview': async (erasure) => ({ rows: await erasing.countRows(erasure) }),
    'erase:run': async (erasure) => ({ rows: await erasing.erase(erasure) }),
  }
}
