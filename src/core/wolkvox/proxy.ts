import { AppError } from '../../shared/errors.ts'
import { managed, type Policy } from '../../shared/policy/policy.ts'
import { isLoopback } from './address.ts'

/**
 * The proxy that requests for an address go through; undefined where they go straight there.
 *
 * @throws AppError `usage`
 */
export type ProxyOf = (url: URL) => URL | undefined

type Environment = Readonly<Record<string, string | undefined>>

interface Variable {
  readonly name: string
  readonly value: string
}

/**
 * A variable in whatever case; in small letters first, as other programs have it. One that is empty counts as unset.
 */
function variable(environment: Environment, name: string): Variable | undefined {
  const names = Object.keys(environment).filter((each) => each.toLowerCase() === name)
  const [found] = [name, ...names].flatMap((each) => {
    const value = environment[each]?.trim() ?? ''
    return value === '' ? [] : [{ name: each, value }]
  })
  return found
}

/** @throws AppError `usage`, which does not quote the value: a password may stand in it */
function proxyUrl({ name, value }: Variable): URL {
  const address = /^[a-z][a-z0-9+.-]*:\/\//i.test(value) ? value : `http://${value}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol) || url.hostname === '') {
    throw new AppError('usage', { problem: 'unusable-proxy', variable: name })
  }
  return url
}

interface Exception {
  readonly host: string
  readonly port: string | undefined
}

/**
 * Hosts that are asked directly: names, which hold for everything below them too, with or without a port; `*` means
 * all.
 */
function exceptionsOf(text: string): readonly Exception[] {
  return text
    .toLowerCase()
    .split(/[\s,]+/)
    .filter((entry) => entry !== '')
    .map((entry) => {
      const [, host = entry, port] = /^(\[.*\]|[^:]*)(?::(\d+))?$/.exec(entry) ?? []
      return { host: host.replace(/^\[|\]$/g, '').replace(/^\*?\./, ''), port }
    })
}

function isExcepted({ hostname, port, protocol }: URL, exceptions: readonly Exception[]): boolean {
  const host = hostname.replace(/^\[|\]$/g, '').replace(/\.$/, '')
  const usedPort = port === '' ? (protocol === 'https:' ? '443' : '80') : port
  return exceptions.some(
    (each) =>
      (each.host === '*' || each.host === host || (each.host !== '' && host.endsWith(`.${each.host}`))) &&
      (each.port === undefined || each.port === usedPort),
  )
}

/**
 * Which proxy the environment names for which address, as other programs understand it: `HTTPS_PROXY`, else
 * `HTTP_PROXY`, for addresses of https, and `HTTP_PROXY` for those of http; `NO_PROXY` has the exceptions. Servers on
 * this computer are always asked directly.
 *
 * @returns undefined where the environment names none
 */
export function proxyOfEnvironment(environment: Environment): ProxyOf | undefined {
  const http = variable(environment, 'http_proxy')
  const https = variable(environment, 'https_proxy') ?? http
  if (https === undefined) return undefined
  const exceptions = exceptionsOf(variable(environment, 'no_proxy')?.value ?? '')
  return (url) => {
    const proxy = url.protocol === 'https:' ? https : http
    if (proxy === undefined || isLoopback(url.hostname) || isExcepted(url, exceptions)) return undefined
    return proxyUrl(proxy)
  }
}

/**
 * The same where the computer's administrator set the proxy: one that is locked goes before the environment's, a mere
 * default behind it. What the command line calls the system's is the environment.
 *
 * @param ofEnvironment undefined where the environment names none
 */
export function proxyOfPolicy(
  { proxy, isProxyLocked }: Pick<Policy, 'proxy' | 'isProxyLocked'>,
  ofEnvironment: ProxyOf | undefined,
): ProxyOf | undefined {
  if (proxy === null || proxy.kind === 'system') return ofEnvironment
  if (!isProxyLocked && ofEnvironment !== undefined) return ofEnvironment
  if (proxy.kind === 'none') return undefined
  return ({ hostname }) => {
    if (isLoopback(hostname)) return undefined
    if (proxy.kind === 'blocked') throw managed('Proxy')
    return new URL(proxy.address)
  }
}
