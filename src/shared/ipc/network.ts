import { z } from 'zod'
import type { KnownProxyLogin, NetworkStepOutcome } from '../network.ts'
import { action, after, answer, gives, nothing } from './channel.ts'
import { ofConnection } from './inputs.ts'

const proxy = z.string().min(1).max(300)

export const networkChannels = {
  /** Tries the way to an operation's server, step by step. The last step is one request of the day. */
  'network:test': action(ofConnection, gives<readonly NetworkStepOutcome[]>()),
  /** Keeps what a proxy wants to see: in the keychain, or until the program ends where there is none. */
  'network:log-in': action(
    z.strictObject({ proxy, user: z.string().min(1).max(500), password: z.string().max(1_000) }),
    gives<{ readonly isKept: boolean }>(),
  ),
  /** The proxies that are told who their user is, and as whom. */
  'network:logins': answer(
    nothing,
    gives<readonly KnownProxyLogin[]>(),
    after<ProxyLoginsEvent>({ 'proxy-logins': true }),
  ),
  /** Forgets what a proxy is told: it asks again. */
  'network:forget-login': action(z.strictObject({ proxy }), gives<null>()),
}

/** What is known of the log-ins of proxies has changed. */
export interface ProxyLoginsEvent {
  readonly kind: 'proxy-logins'
}

/** A proxy asked who its user is, and what is known was not it. */
export interface ProxyLoginEvent {
  readonly kind: 'proxy-login'
  /** `host:port`. */
  readonly proxy: string
}
