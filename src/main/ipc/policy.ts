import type { policyChannels } from '../../shared/ipc/policy.ts'
import type { HandlersOf } from './handler.ts'
import type { Surroundings } from './surroundings.ts'

export function policyHandlers({ policy, policyWatch, restart }: Surroundings): HandlersOf<typeof policyChannels> {
  return {
    'policy:get': () => policy,
    'policy:next': () => policyWatch.next,
    'policy:look': async () => {
      await policyWatch.look()
      return null
    },
    'policy:restart': async () => {
      await restart()
      return null
    },
  }
}
