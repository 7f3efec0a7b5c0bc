import type { policyChannels } from '../../shared/ipc/policy.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function policyHandlers({ policy }: Surroundings): HandlersOf<typeof policyChannels> {
  return {
    'policy:get': () => policy,
  }
}
