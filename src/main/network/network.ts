import { toAppError } from '../../shared/errors.ts'
import type { KnownProxyLogin, NetworkStepOutcome } from '../../shared/network.ts'
import type { SecretStore } from '../../core/vault/secretStore.ts'
import type { Fetch } from '../../core/wolkvox/client.ts'
import { loginListener, type LoginListener } from './loginListener.ts'
import { ProxyLogins, type ProxyLogin } from './proxyLogins.ts'
import { forgetLogins, systemFetch, type SystemFetchParts } from './systemFetch.ts'
import { tryWay } from './wayToServer.ts'

export interface NetworkParts extends Pick<SystemFetchParts, 'policy' | 'onLoginWanted'> {
  /** Called when a log-in is known that was not, and the other way round. */
  readonly onLoginsChanged: () => void
}

/** The program's network: what requests go through, the log-ins of proxies, and trying the way to a server. */
export class Network {
  readonly fetch: Fetch
  readonly #logins: ProxyLogins
  readonly #onLoginWanted: (proxy: string) => void
  readonly #onLoginsChanged: () => void

  constructor(secrets: SecretStore, { policy, onLoginWanted, onLoginsChanged }: NetworkParts) {
    this.#logins = new ProxyLogins(secrets)
    this.#onLoginWanted = onLoginWanted
    this.#onLoginsChanged = onLoginsChanged
    this.fetch = systemFetch({ policy, onLoginWanted, loginOf: (proxy) => this.#logins.of(proxy) })
  }

  /**
   * Answers proxies for requests that go another way than through {@link fetch}: one for what is attempted at a time.
   *
   * @param onRefused called with a proxy that was told nothing, or was told and refused
   */
  answersProxies(onRefused: (proxy: string) => void): LoginListener {
    return loginListener(
      (proxy) => this.#logins.of(proxy),
      (proxy) => {
        this.#onLoginWanted(proxy)
        onRefused(proxy)
      },
    )
  }

  /** Tries the way to a server, as {@link tryWay} says. */
  try(baseUrl: string, askToken: () => Promise<unknown>): Promise<readonly NetworkStepOutcome[]> {
    return tryWay(this.fetch, baseUrl, askToken)
  }

  /**
   * Keeps the log-in of a proxy: in the keychain, or until the program ends where there is none.
   *
   * @returns whether it outlives the program
   * @throws AppError `keychain-locked`
   */
  async logIn(proxy: string, login: ProxyLogin): Promise<boolean> {
    try {
      await this.#logins.keep(proxy, login)
      return true
    } catch (cause) {
      if (toAppError(cause).code === 'no-keychain') return false
      throw cause
    } finally {
      this.#onLoginsChanged()
    }
  }

  /** The log-ins of proxies, without their passwords. @throws AppError `keychain-locked` */
  logins(): Promise<readonly KnownProxyLogin[]> {
    return this.#logins.all()
  }

  /**
   * Forgets the log-in of a proxy, also what Chromium remembers of it: the proxy asks again.
   *
   * @throws AppError `keychain-locked`; then it is known still
   */
  async forget(proxy: string): Promise<void> {
    await this.#logins.forget(proxy)
    await forgetLogins()
    this.#onLoginsChanged()
  }
}
