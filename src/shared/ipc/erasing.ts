import { z } from 'zod'
import type { CustomerHolding, ErasureScope } from '../erasing.ts'
import { action, answer, gives } from './channel.ts'
import { id, instant, name } from './inputs.ts'

const customer = z.string().max(500)
const erasure: z.ZodType<ErasureScope> = z.strictObject({
  connectionId: id.nullable(),
  reportKey: name.nullable(),
  before: instant.nullable(),
})

export const erasingChannels = {
  /** Looks through every row for a customer; a newer look stops one that is under way. */
  'erase:customer-preview': answer(
    z.strictObject({ customer, connectionId: id.nullable() }),
    gives<readonly CustomerHolding[]>(),
  ),
  'erase:customer': action(
    z.strictObject({ customer, connectionId: id.nullable(), withMentions: z.boolean() }),
    gives<{ readonly rows: number }>(),
  ),
  'erase:preview': answer(erasure, gives<{ readonly rows: number }>()),
  'erase:run': action(erasure, gives<{ readonly rows: number }>()),
}

export type ErasingEvent =
  /** How far an erasure is; `done` of `total` rows or tables. */
  | {
      readonly kind: 'erasing'
      readonly step: 'looking' | 'compacting'
      readonly done: number
      readonly total: number
    }
  /** A customer was erased: nothing that the window holds of how it was used may come back into the store. */
  | { readonly kind: 'customer-erased' }
