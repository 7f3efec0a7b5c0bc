import type { PolicyReport } from '../policy/report.ts'
import { action, after, answer, gives, nothing } from './channel.ts'

/** The computer's administrator set something else than what holds, or that again. */
export interface PolicyEvent {
  readonly kind: 'policy'
}

export const policyChannels = {
  /** What the computer's administrator set; it holds until the program ends. */
  'policy:get': answer(nothing, gives<PolicyReport>()),
  /** What will hold from the next start, where that was found to be something else; null: what holds. */
  'policy:next': answer(nothing, gives<PolicyReport | null>(), after<PolicyEvent>({ policy: true })),
  /** Looks what is set by now. */
  'policy:look': action(nothing, gives<null>()),
  /** Ends the program and starts it again, so that it goes by what is set now. Refused while something is under way. */
  'policy:restart': action(nothing, gives<null>()),
}
