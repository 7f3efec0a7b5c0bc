import { checkHost, type Policy } from '../../shared/policy/policy.ts'
import { isSampleConnection } from './address.ts'

/**
 * Holds the address of an operation to the servers that the computer's administrator allows. The sample operation asks
 * none.
 *
 * @throws AppError `managed`
 */
export function checkServer(policy: Policy, address: { readonly baseUrl: string }): void {
  if (!isSampleConnection(address)) checkHost(policy, new URL(address.baseUrl).hostname)
}
