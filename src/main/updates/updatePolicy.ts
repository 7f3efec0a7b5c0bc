import type { UpdatePolicy as Managed } from '../../shared/policy/policy.ts'

/** What an administrator says about updates, as far as it decides whether and where the program looks for them. */
export interface UpdatePolicy {
  /** The program neither asks nor fetches. */
  readonly isOff: boolean
  /** Where newer versions lie, instead of what was built in; null: nothing is said. */
  readonly address: string | null
}

/** What the settings of this computer's administrator come to for updates. Only what is locked switches them off. */
export function updatePolicyOf({ isOn, isLocked, feed }: Managed): UpdatePolicy {
  return { isOff: isLocked && isOn === false, address: feed }
}
