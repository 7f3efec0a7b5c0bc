import type { Desk } from '../../desk/desk.ts'
import type { quotaChannels } from '../../shared/ipc/quota.ts'
import type { HandlersOf } from './handler.ts'

export function quotaHandlers({ quotas }: Desk): HandlersOf<typeof quotaChannels> {
  return {
    'quota:get': ({ connectionId }) => quotas.get(connectionId),
    'quota:refresh': ({ connectionId }) => quotas.refresh(connectionId),
    'quota:set-reserve': ({ connectionId, percent }) => quotas.setReserve(connectionId, percent),
  }
}
