import { z } from 'zod'
import type { SecretStore } from '../../core/vault/secretStore.ts'

/** What a proxy wants to see. */
export interface ProxyLogin {
  readonly user: string
  readonly password: string
}

const loginSchema: z.ZodType<ProxyLogin> = z.object({ user: z.string(), password: z.string() })

/** The log-ins of a user's proxies, in the keychain of the system; of each proxy one. */
export class ProxyLogins {
  readonly #secrets: SecretStore
  /** What the keychain could not keep, or has told before. */
  readonly #known = new Map<string, ProxyLogin>()

  constructor(secrets: SecretStore) {
    this.#secrets = secrets
  }

  /**
   * The log-in of a proxy, or undefined where there is none, or where the keychain does not tell.
   *
   * @param proxy `host:port`
   */
  async of(proxy: string): Promise<ProxyLogin | undefined> {
    const known = this.#known.get(proxy)
    if (known !== undefined) return known
    const kept = await this.#secrets.get(accountOf(proxy)).catch(() => null)
    if (kept === null) return undefined
    const login = loginSchema.safeParse(parsed(kept))
    if (!login.success) return undefined
    this.#known.set(proxy, login.data)
    return login.data
  }

  /**
   * Keeps the log-in of a proxy, until the program ends where there is no keychain.
   *
   * @throws AppError `keychain-locked`
   */
  async keep(proxy: string, login: ProxyLogin): Promise<void> {
    this.#known.set(proxy, login)
    await this.#secrets.set(accountOf(proxy), JSON.stringify(login))
  }

  /** Forgets the log-in of a proxy. @returns whether there was one */
  async forget(proxy: string): Promise<boolean> {
    const wasKnown = this.#known.delete(proxy)
    return (await this.#secrets.remove(accountOf(proxy))) || wasKnown
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** The same for all data folders: the proxy is that of the computer. */
function accountOf(proxy: string): string {
  return `proxy:${proxy}`
}
