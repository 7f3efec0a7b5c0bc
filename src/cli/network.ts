import type { Dispatcher } from 'undici'
import type { Policy } from '../shared/policy/policy.ts'
import type { Fetch } from '../core/wolkvox/client.ts'
import { isUnknownIssuer } from '../core/wolkvox/certificateFaults.ts'
import { proxyOfEnvironment, proxyOfPolicy, type ProxyOf } from '../core/wolkvox/proxy.ts'
import type { Environment } from './context.ts'

/**
 * `fetch` through the proxies that the environment names. Its library is loaded only where there is one: that takes a
 * moment.
 */
function fetchThroughProxies(proxyOf: ProxyOf): Fetch {
  const dispatchers = new Map<string, Dispatcher>()
  return async (url, init) => {
    const proxy = proxyOf(new URL(url))
    const { Agent, ProxyAgent, fetch } = await import('undici')
    const key = proxy?.href ?? ''
    const dispatcher = dispatchers.get(key) ?? (proxy === undefined ? new Agent() : new ProxyAgent(proxy.href))
    dispatchers.set(key, dispatcher)
    // The same library as Node's own, of another age: only its types differ.
    const answer: unknown = await fetch(url, { ...init, dispatcher } as never)
    return answer as Response
  }
}

/** Whether somewhere in a chain of causes nobody known vouches for a certificate. */
function failsForIssuer(cause: unknown): boolean {
  for (let error = cause; error instanceof Error; error = error.cause) {
    if ('code' in error && typeof error.code === 'string' && isUnknownIssuer(error.code)) return true
  }
  return false
}

/**
 * Lets this process trust whom the system trusts, beside those that Node knows and those of `NODE_EXTRA_CA_CERTS`: a
 * company's proxy that reads along is among them.
 *
 * @returns whether that may change anything
 */
async function trustSystem(): Promise<boolean> {
  const tls = await import('node:tls')
  // Older Nodes cannot.
  if (!('setDefaultCACertificates' in tls) || !('getCACertificates' in tls)) return false
  const known = tls.getCACertificates('default')
  const all = new Set([...known, ...tls.getCACertificates('system')])
  if (all.size === new Set(known).size) return false
  tls.setDefaultCACertificates([...all])
  return true
}

/**
 * What the command line's requests go through: the proxy that the computer's administrator set, or that the environment
 * names, if it names one, and Node's own certificates and the system's.
 *
 * The system's are read when a certificate of an unknown issuer first turns up: reading them takes longer than a
 * command's start. Nothing of the request was sent then.
 */
export function fetchOf(environment: Environment, policy: Policy): Fetch {
  const proxyOf = proxyOfPolicy(policy, proxyOfEnvironment(environment))
  const send: Fetch = proxyOf === undefined ? (url, init) => fetch(url, init) : fetchThroughProxies(proxyOf)
  let trusting: Promise<boolean> | undefined
  const sendTrusting: Fetch = async (url, init) => {
    try {
      return await send(url, init)
    } catch (cause) {
      if (!failsForIssuer(cause) || !(await (trusting ??= trustSystem()))) throw cause
      return send(url, init)
    }
  }
  return Object.assign(sendTrusting, proxyOf === undefined ? {} : { proxyOf })
}
