import type { AppError, ErrorCode } from '../shared/errors.ts'

export const EXIT = {
  done: 0,
  programFault: 1,
  usage: 2,
  tokenRefused: 3,
  quotaUsedUp: 4,
  partlyDone: 5,
  serverFault: 6,
  storeOrKeychain: 7,
  stopped: 130,
} as const

const statuses: Readonly<Record<ErrorCode, number>> = {
  cancelled: EXIT.stopped,
  usage: EXIT.usage,
  'unknown-command': EXIT.usage,
  'unknown-report': EXIT.usage,
  'ambiguous-report': EXIT.usage,
  'unknown-field': EXIT.usage,
  'unknown-connection': EXIT.usage,
  'connection-exists': EXIT.usage,
  'unknown-parameter': EXIT.usage,
  'missing-parameter': EXIT.usage,
  'bad-date': EXIT.usage,
  'bad-filter': EXIT.usage,
  'bad-server': EXIT.usage,
  'empty-token': EXIT.usage,
  'no-token': EXIT.storeOrKeychain,
  'token-refused': EXIT.tokenRefused,
  'quota-used-up': EXIT.quotaUsedUp,
  'quota-reserved': EXIT.quotaUsedUp,
  'too-many-at-once': EXIT.serverFault,
  maintenance: EXIT.serverFault,
  forbidden: EXIT.serverFault,
  'unknown-on-server': EXIT.serverFault,
  unreachable: EXIT.serverFault,
  'timed-out': EXIT.serverFault,
  'server-fault': EXIT.serverFault,
  'bad-answer': EXIT.serverFault,
  redirected: EXIT.serverFault,
  'too-wide': EXIT.serverFault,
  'period-too-long': EXIT.usage,
  'store-wrong-key': EXIT.storeOrKeychain,
  'store-damaged': EXIT.storeOrKeychain,
  'store-too-new': EXIT.storeOrKeychain,
  'store-read-only': EXIT.storeOrKeychain,
  'store-busy': EXIT.storeOrKeychain,
  'store-bad-key': EXIT.storeOrKeychain,
  'store-key-missing': EXIT.storeOrKeychain,
  'disk-full': EXIT.storeOrKeychain,
  'no-keychain': EXIT.storeOrKeychain,
  'keychain-locked': EXIT.storeOrKeychain,
  'output-unwritable': EXIT.usage,
  'result-gone': EXIT.programFault,
  'worker-lost': EXIT.programFault,
  internal: EXIT.programFault,
}

/** The exit status of a command that ended with an error. */
export function exitStatusOf(error: AppError): number {
  return statuses[error.code]
}
