import type { ErrorCode } from '../../shared/errors.ts'

const STOPPING: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'usage',
  'token-refused',
  'quota-used-up',
  'quota-reserved',
  'maintenance',
  'too-many-at-once',
  'asked-to-wait',
  'forbidden',
  'unreachable',
  'proxy-unreachable',
  'proxy-login',
  'proxy-refused',
  'untrusted-certificate',
  'redirected',
  'managed',
  'store-busy',
  'store-closed',
  'store-damaged',
  'store-gone',
  'store-read-only',
  'disk-full',
  'worker-lost',
  'internal',
])

/** Faults of the team's database: no turn is given, whatever is asked for. */
const OF_TEAM = 'team-'

/** Whether the next request to an operation, whatever it asks for, would meet the same error, or do harm. */
export function stopsRequests(code: ErrorCode): boolean {
  return STOPPING.has(code) || code.startsWith(OF_TEAM)
}
