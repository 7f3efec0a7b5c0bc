import { z } from 'zod'
import { MOST_RESERVE_PERCENT, type Quota } from '../quota.ts'
import { action, after, answer, gives } from './channel.ts'
import type { ConnectionsEvent } from './connections.ts'
import { id, ofConnection } from './inputs.ts'
import type { JobEvent } from './jobs.ts'

export const quotaChannels = {
  'quota:get': answer(
    ofConnection,
    gives<Quota>(),
    after<QuotaEvent | ConnectionsEvent | JobEvent>({
      quota: true,
      connections: true,
      job: ({ job }) => job.kind !== 'export',
    }),
  ),
  /** Asks the server, which costs one request. */
  'quota:refresh': action(ofConnection, gives<Quota>()),
  /** Sets what part of the day's limit, in percent, automatic work leaves untouched. */
  'quota:set-reserve': action(
    z.strictObject({ connectionId: id, percent: z.int().min(0).max(MOST_RESERVE_PERCENT) }),
    gives<Quota>(),
  ),
}

export interface QuotaEvent {
  readonly kind: 'quota'
  readonly connectionId: number
}
