import { AppError } from '../../shared/errors.ts'
import { withNodeCode } from '../network/netErrors.ts'

/** What a failure of electron-updater happened with. */
export interface UpdateAttempt {
  readonly host: string
  /** The version that was found; undefined before one was. */
  readonly version: string | undefined
  /** The proxy that wanted a log-in and got none that it takes. */
  readonly refusingProxy: string | undefined
}

function codeOf(error: Error): string {
  const { code } = withNodeCode(error) as { readonly code?: unknown }
  return typeof code === 'string' ? code : ''
}

/** The faults of a network below HTTP, as Node and Chromium name them. */
const OF_NETWORK =
  /^(?:E(?:AI_AGAIN|NOTFOUND|CONN\w+|NETUNREACH|HOSTUNREACH|NETDOWN|TIMEDOUT|ADDRNOTAVAIL|PIPE)|CERT_|SELF_|UNABLE_|DEPTH_|UND_ERR_|ERR_(?:TLS|SSL|CERT|TUNNEL|PROXY|CONNECTION|INTERNET|NETWORK|HTTP2|QUIC))/u

/** Also a whole file whose sum is another one, or that somebody else signed. */
const UNVERIFIED: ReadonlySet<string> = new Set(['ERR_CHECKSUM_MISMATCH', 'ERR_UPDATER_INVALID_SIGNATURE'])

/**
 * What electron-updater threw, as an error of the program's. Its messages name addresses and folders of the user:
 * none of them is kept.
 */
export function updateError(cause: unknown, { host, version, refusingProxy }: UpdateAttempt): AppError {
  if (cause instanceof AppError) return cause
  if (refusingProxy !== undefined) return new AppError('proxy-login', { proxy: refusingProxy }, { cause })
  const code = cause instanceof Error ? codeOf(cause) : ''
  if (UNVERIFIED.has(code)) return new AppError('update-unverified', { version: version ?? '–' }, { cause })
  if (code === 'ENOSPC') return new AppError('update-failed', { reason: 'disk-full' }, { cause })
  if (code.startsWith('HTTP_ERROR_5')) return new AppError('update-unreachable', { host, reason: 'status' }, { cause })
  if (OF_NETWORK.test(code)) return new AppError('update-unreachable', { host, reason: code }, { cause })
  if (/^(?:HTTP_ERROR_|ERR_UPDATER_)/u.test(code))
    return new AppError('update-failed', { reason: 'no-list' }, { cause })
  return new AppError('update-failed', { reason: code === '' ? 'unknown' : code }, { cause })
}
