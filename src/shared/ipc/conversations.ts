import { z } from 'zod'
import { TURN_ROWS_AT_ONCE, type OpenedConversation, type Turn } from '../conversations.ts'
import { action, answer, gives } from './channel.ts'
import { id, name } from './inputs.ts'

const slot = z.string().min(1).max(100)
const place = z.int().nonnegative()

export const conversationsChannels = {
  /**
   * Fixes the turns of the talk that a row belongs to: one of a result, or one of the store. A newer talk of the same
   * slot replaces it; `result:close` lets go of it. Null: the row belongs to no talk but itself.
   */
  'conversation:open': action(
    z.strictObject({
      slot,
      of: z.union([z.strictObject({ resultId: id, place }), z.strictObject({ reportKey: name, rowId: id })]),
      list: name.nullable(),
    }),
    gives<OpenedConversation | null>(),
  ),
  /** What a block of a talk's rows says. */
  'conversation:turns': answer(
    z.strictObject({ resultId: id, offset: place, limit: z.int().positive().max(TURN_ROWS_AT_ONCE) }),
    gives<readonly Turn[]>(),
  ),
  /** The place in a result of a row of another one; null where it is not among its rows. */
  'conversation:place': answer(
    z.strictObject({ resultId: id, of: z.strictObject({ resultId: id, place }) }),
    gives<number | null>(),
  ),
}
