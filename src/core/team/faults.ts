import { AppError, faultName, type ErrorCode } from '../../shared/errors.ts'
import type { TeamAddress } from '../../shared/team.ts'

// What PostgreSQL calls its faults: https://www.postgresql.org/docs/current/errcodes-appendix.html
const PASSWORD = new Set(['28P01'])
const NO_RIGHTS = new Set(['42501', '28000'])
const READ_ONLY = new Set(['25006'])
const FULL = new Set(['53100'])
/** The database, or the tables in it, are not there. */
const NO_TEAM = new Set(['3D000', '3F000', '42P01'])
/** The server goes, comes, takes no more connections, or has too many who change the same at once. */
const AWAY = /^(?:57P|08|53[023]|40)/
/** A transaction met another one: it is to be done again from its beginning. */
const CLASH = /^40(?:001|P01)$/

const UNTRUSTED =
  /^(?:CERT_|ERR_TLS_CERT|UNABLE_TO_|SELF_SIGNED_CERT|DEPTH_ZERO_|HOSTNAME_MISMATCH|INVALID_CA|ERR_SSL_)/
/** pg's own words, which have no code. */
const NO_TLS = /does not support SSL/i
const BROKEN_OFF = /terminated|timeout|not queryable|ended|Connection ended/i
const NO_PASSWORD = /SASL|password must be a string|no password/i

function sqlState(cause: unknown): string {
  const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined
  return typeof code === 'string' ? code : ''
}

/** Words of TLS for what nobody vouches for. */
function reasonOf(code: string): string {
  const known = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID']
  return known.includes(code) ? code : 'unknown-issuer'
}

/**
 * What a fault of the team's database means for its user. Messages of the database stay out of it: they may quote a
 * row.
 */
export function teamFault(cause: unknown, { host, database, user }: TeamAddress): AppError {
  if (cause instanceof AppError) return cause
  const code = sqlState(cause)
  const options = { cause }
  if (PASSWORD.has(code)) return new AppError('team-password', { user }, options)
  if (NO_RIGHTS.has(code)) return new AppError('team-no-rights', { user }, options)
  if (READ_ONLY.has(code)) return new AppError('team-read-only', {}, options)
  if (FULL.has(code)) return new AppError('team-full', {}, options)
  if (NO_TEAM.has(code)) return new AppError('team-none', { host, database }, options)
  if (UNTRUSTED.test(code)) return new AppError('team-untrusted', { host, reason: reasonOf(code) }, options)
  const told = cause instanceof Error ? cause.message : ''
  if (NO_TLS.test(told)) return new AppError('team-no-tls', { host }, options)
  if (code === '' && NO_PASSWORD.test(told)) return new AppError('team-password', { user }, options)
  const isNetwork = /^E[A-Z_]+$/.test(code)
  if (isNetwork || AWAY.test(code) || (code === '' && BROKEN_OFF.test(told))) {
    return new AppError('team-away', { host, reason: code === '' ? 'ECONNRESET' : code }, options)
  }
  return new AppError('team-fault', { reason: code === '' ? faultName(cause) : code }, options)
}

/** Whether a transaction failed only because another one came between. */
export function isClash(cause: unknown): boolean {
  if (!(cause instanceof AppError) || cause.code !== 'team-away') return false
  const { reason } = cause.detail
  return typeof reason === 'string' && CLASH.test(reason)
}

/** Faults of who may read and not write. */
export const MAY_NOT: readonly ErrorCode[] = ['team-no-rights', 'team-read-only']

/** Whether a fault says that the team cannot be asked now, whatever for. */
export function isTeamFault(cause: unknown): cause is AppError {
  return cause instanceof AppError && cause.code.startsWith('team-')
}
