import { AppError } from '../../shared/errors.ts'

const CODE = /^(?:wv)?([a-z0-9][a-z0-9-]{0,30})$/i
const HOST = /^wv([a-z0-9][a-z0-9-]{0,30})\.wolkvox\.com$/i

/**
 * The server code that a user means: `0010`, `wv0010`, or any address of the operation
 * (`https://wv0010.wolkvox.com/…`).
 *
 * @throws AppError `bad-server` for anything else, another company's address among them
 */
export function parseServerCode(text: string): string {
  const trimmed = text.trim()
  const code = CODE.exec(trimmed)?.[1]
  if (code !== undefined) return code.toLowerCase()
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`
  const host = URL.canParse(address) ? new URL(address).hostname : ''
  const fromHost = HOST.exec(host)?.[1]
  if (fromHost === undefined) throw new AppError('bad-server', { server: trimmed.slice(0, 100) })
  return fromHost.toLowerCase()
}

/** The address of an operation's own server. */
export function defaultBaseUrl(server: string): string {
  return `https://wv${server}.wolkvox.com`
}

const LOOPBACK = /^(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])$/

/** Whether a host of an address (`127.0.0.1`, `[::1]`) is this computer itself. */
export function isLoopback(hostname: string): boolean {
  return LOOPBACK.test(hostname)
}

/**
 * A base address given instead of the operation's own: https anywhere, http on this computer only, since the token
 * travels with each request.
 *
 * @returns the address without a slash at its end
 * @throws AppError `bad-server`
 */
export function parseBaseUrl(text: string): string {
  const trimmed = text.trim()
  const refuse = (): never => {
    throw new AppError('bad-server', { server: trimmed.slice(0, 100) })
  }
  if (!URL.canParse(trimmed)) return refuse()
  const url = new URL(trimmed)
  const isSafe = url.protocol === 'https:' || (url.protocol === 'http:' && isLoopback(url.hostname))
  if (!isSafe || url.username !== '' || url.password !== '' || url.search !== '' || url.hash !== '') return refuse()
  return `${url.origin}${url.pathname}`.replace(/\/+$/, '')
}

/**
 * The address of a connection to the built-in sample operation, which gets another real one with every run of the
 * program.
 */
export const SAMPLE_BASE_URL = 'sample:'

/** The server code of the sample operation. */
export const SAMPLE_SERVER = '0000'
/** Its token. Not a secret: it opens nothing but the sample operation on this computer. */
export const SAMPLE_TOKEN = 'sample-token-not-a-secret'

/** Whether a connection leads to the built-in sample operation. */
export function isSampleConnection({ baseUrl }: { readonly baseUrl: string }): boolean {
  return baseUrl === SAMPLE_BASE_URL
}
