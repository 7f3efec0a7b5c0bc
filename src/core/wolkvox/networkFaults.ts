import { AppError } from '../../shared/errors.ts'
import { isCertificateFault } from './certificateFaults.ts'

/** What is known of where a request goes. */
export interface Route {
  readonly url: URL
  /**
   * The proxy that it goes through, with what it may need to log in; undefined where it goes straight to the server.
   */
  readonly proxy: URL | undefined
  /** Who issued the certificate of a host, where whatever sent the request knows. */
  readonly issuerOf?: ((url: URL) => string | undefined) | undefined
}

/** Errors of requests that surely came to no server. */
const unsent = new WeakSet<AppError>()

/**
 * Whether the request that failed with an error surely never came to a server: no connection to it came about. Where
 * that is not sure, it may have.
 */
export function neverArrived(error: unknown): boolean {
  return error instanceof AppError && unsent.has(error)
}

/** Marks the error of a request that came to no server, for {@link neverArrived}. @returns the same error */
export function markUnsent(error: AppError): AppError {
  unsent.add(error)
  return error
}

/** An error, its causes, and theirs. Where several addresses were tried, each has one. */
function* causesOf(cause: unknown): Generator<Error> {
  if (!(cause instanceof Error)) return
  yield cause
  yield* causesOf(cause.cause)
  if (cause instanceof AggregateError) for (const each of cause.errors) yield* causesOf(each)
}

function textIn(error: Error, name: 'code' | 'syscall'): string {
  const value = (error as { readonly code?: unknown; readonly syscall?: unknown })[name]
  return typeof value === 'string' ? value : ''
}

/** What systems and libraries call it when no connection came about. */
const NO_CONNECTION: ReadonlySet<string> = new Set([
  'ENOTFOUND',
  'EAI_AGAIN',
  'ECONNREFUSED',
  'ENETUNREACH',
  'EHOSTUNREACH',
  'ENETDOWN',
  'EADDRNOTAVAIL',
  'UND_ERR_CONNECT_TIMEOUT',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_UNSUPPORTED_PROTOCOL',
  'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION',
  'ERR_SSL_SSLV3_ALERT_HANDSHAKE_FAILURE',
  'ERR_SSL_SSL/TLS_ALERT_HANDSHAKE_FAILURE',
])

function isBeforeConnection(error: Error): boolean {
  return (
    NO_CONNECTION.has(textIn(error, 'code')) ||
    ['connect', 'getaddrinfo'].includes(textIn(error, 'syscall')) ||
    // https://github.com/nodejs/node/blob/main/lib/_tls_wrap.js: the one fault of a handshake that only has the code of
    // a reset.
    /before secure TLS connection was established/.test(error.message) ||
    // Ports that belong to other protocols, which no `fetch` connects to.
    error.message === 'bad port'
  )
}

/** The status with which a proxy refused to connect, as undici tells it. */
function proxyStatus(error: Error): number | undefined {
  const status = /^Proxy response \((\d+)\)/.exec(error.message)?.[1]
  if (status !== undefined) return Number(status)
  return /Proxy Authentication Required/i.test(error.message) ? 407 : undefined
}

async function lookedUpIssuer(url: URL, proxy: URL | undefined): Promise<string | undefined> {
  const { issuerOf } = await import('./certificateIssuer.ts')
  return issuerOf(url, proxy)
}

async function beforeSending(
  faults: readonly Error[],
  { url, proxy, issuerOf: knownIssuerOf }: Route,
): Promise<AppError | undefined> {
  const { host } = url
  const certificate = faults.map((each) => textIn(each, 'code')).find(isCertificateFault)
  if (certificate !== undefined) {
    const known = ['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID', 'ERR_TLS_CERT_ALTNAME_INVALID']
    const reason = known.includes(certificate) ? certificate : 'unknown-issuer'
    const issuer = knownIssuerOf?.(url) ?? (await lookedUpIssuer(url, proxy))
    return new AppError('untrusted-certificate', { host, issuer: issuer ?? '–', reason })
  }
  const status = faults.map(proxyStatus).find((each) => each !== undefined)
  if (proxy !== undefined && status !== undefined) {
    return status === 407
      ? new AppError('proxy-login', { proxy: proxy.host })
      : new AppError('proxy-refused', { proxy: proxy.host, host, status })
  }
  // Chromium tells that a proxy led nowhere, and not with which status.
  if (proxy !== undefined && faults.some((each) => textIn(each, 'code') === 'ERR_TUNNEL_CONNECTION_FAILED')) {
    return new AppError('proxy-refused', { proxy: proxy.host, host, status: '–' })
  }
  if (!faults.some(isBeforeConnection)) return undefined
  const code = faults.map((each) => textIn(each, 'code')).find((each) => each !== '') ?? 'network'
  const reason = code === 'UND_ERR_CONNECT_TIMEOUT' ? 'ETIMEDOUT' : code
  // Where a proxy is in use, all connections are to the proxy; but for TLS, which is with the server behind it.
  const isOfServer = faults.some((each) => /TLS|SSL/.test(`${each.message} ${textIn(each, 'code')}`))
  return proxy === undefined || isOfServer
    ? new AppError('unreachable', { host, reason })
    : new AppError('proxy-unreachable', { host, proxy: proxy.host, reason })
}

/**
 * A fault of the network below HTTP as an AppError, which {@link neverArrived} knows if the request surely came to no
 * server.
 *
 * @param hasArrived the server has answered something already, such as where to go instead
 */
export async function networkFault(cause: unknown, route: Route, hasArrived: boolean): Promise<AppError> {
  if (cause instanceof AppError) return cause
  const faults = [...causesOf(cause)]
  const early = await beforeSending(faults, route)
  if (early !== undefined) {
    const error = early.telling(proxyDetail(route))
    error.cause = cause
    return hasArrived ? error : markUnsent(error)
  }
  const { host } = route.url
  const code = faults.map((each) => textIn(each, 'code')).find((each) => each !== '') ?? 'network'
  // What claims to be compressed and is not, or stops in the middle of it.
  if (code.startsWith('Z_')) return new AppError('bad-answer', { reason: 'cut-off' }, { cause })
  if (/TIMEOUT|ETIMEDOUT/.test(code)) return new AppError('timed-out', { host, ...proxyDetail(route) }, { cause })
  return new AppError('unreachable', { host, reason: code, ...proxyDetail(route) }, { cause })
}

/** What an error's sentence needs to name the proxy that was in use. Never what it needs to log in. */
export function proxyDetail({ proxy }: Pick<Route, 'proxy'>): { readonly proxy?: string } {
  return proxy === undefined ? {} : { proxy: proxy.host }
}
