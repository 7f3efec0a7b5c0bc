import type { PolicyReport } from '../policy/report.ts'
import { answer, gives, nothing } from './channel.ts'

export const policyChannels = {
  /** What the computer's administrator set; it holds until the program ends. */
  'policy:get': answer(nothing, gives<PolicyReport>()),
}
