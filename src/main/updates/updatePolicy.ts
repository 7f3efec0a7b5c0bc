import type { Policy } from '../../shared/policy/policy.ts'

/** What an administrator says about updates. */
export interface UpdatePolicy {
  /** The program neither asks nor fetches. */
  readonly isOff: boolean
  /** Where newer versions lie, instead of what was built in; null: nothing is said. */
  readonly address: string | null
}

/** What the administrator of this computer says about updates. */
export function updatePolicyOf({ updates }: Pick<Policy, 'updates'>): UpdatePolicy {
  return { isOff: updates.isOn === false, address: updates.feed }
}
