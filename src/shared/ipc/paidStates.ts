import { z } from 'zod'
import type { PaidStates } from '../measures/paidStates.ts'
import { action, after, answer, gives } from './channel.ts'
import type { StoredEvent } from './coverage.ts'
import { id, ofConnection } from './inputs.ts'

const MOST_STATES = 200

export const paidStatesChannels = {
  /** Which auxiliary states of an operation are paid, and which ones its rows have. */
  'paid-states:get': answer(
    ofConnection,
    gives<PaidStates>(),
    after<PaidStatesEvent | StoredEvent>({ 'paid-states': true, stored: true }),
  ),
  /** Says which are paid; none of them with an empty list. Null: nobody has said. */
  'paid-states:set': action(
    z.strictObject({
      connectionId: id,
      states: z.array(z.string().trim().min(1).max(200)).max(MOST_STATES).nullable(),
    }),
    gives<null>(),
  ),
}

/** Other auxiliary states of an operation are paid now. */
export interface PaidStatesEvent {
  readonly kind: 'paid-states'
  readonly connectionId: number
}
