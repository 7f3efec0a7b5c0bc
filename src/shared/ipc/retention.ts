import { z } from 'zod'
import { MOST_MONTHS, type RetentionChange, type RetentionPreview, type RetentionRule } from '../retention.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import { id, name } from './inputs.ts'

const rule: z.ZodType<RetentionRule> = z.strictObject({
  connectionId: id.nullable(),
  reportKey: name.nullable(),
  months: z.int().positive().max(MOST_MONTHS).nullable(),
})
const change: z.ZodType<RetentionChange> = z.strictObject({ rule, isRemoved: z.boolean() })

export const retentionChannels = {
  'retention:get': answer(nothing, gives<readonly RetentionRule[]>(), after<RetentionEvent>({ retention: true })),
  /** What would go now, if the rule were set or taken away; null: by the rules there are. */
  'retention:preview': answer(change.nullable(), gives<readonly RetentionPreview[]>()),
  /** Sets a rule, or takes it away so that a wider one holds; what it lets go goes soon after. */
  'retention:set': action(change, gives<null>()),
}

export interface RetentionEvent {
  readonly kind: 'retention'
}
