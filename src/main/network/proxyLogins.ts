import { z } from 'zod'
import { toAppError } from '../../shared/errors.ts'
import type { KnownProxyLogin } from '../../shared/network.ts'
import type { SecretStore } from '../../core/vault/secretStore.ts'

/** What a proxy wants to see. */
export interface ProxyLogin {
  readonly user: string
  readonly password: string
}

const loginSchema: z.ZodType<ProxyLogin> = z.object({ user: z.string(), password: z.string() })
const proxiesSchema = z.array(z.string())

/**
 * The account of the list of proxies that have a log-in here. The keychain could only be asked for all that it has of
 * ours at once, keys and tokens among it.
 */
const LIST_ACCOUNT = 'proxies'

/** The log-ins of a user's proxies, in the keychain of the system; of each proxy one. */
export class ProxyLogins {
  readonly #secrets: SecretStore
  /** What the keychain could not keep, or has told before. */
  readonly #known = new Map<string, ProxyLogin>()
  /** The list is read, changed and written by one at a time. */
  #listing: Promise<unknown> = Promise.resolve()

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
    const login = await this.#read(proxy).catch(() => undefined)
    if (login === undefined) return undefined
    this.#known.set(proxy, login)
    // Earlier versions kept log-ins and no list of them. Nobody waits for it.
    this.#changeList((proxies) => proxies.add(proxy)).catch(() => undefined)
    return login
  }

  /**
   * All log-ins, by the names of their proxies; without the passwords.
   *
   * @throws AppError `keychain-locked`
   */
  async all(): Promise<readonly KnownProxyLogin[]> {
    const kept = await this.#inTurn(() => this.#readList()).catch(noneWithoutKeychain)
    const logins: KnownProxyLogin[] = []
    for (const proxy of [...new Set([...kept, ...this.#known.keys()])].toSorted()) {
      const login = this.#known.get(proxy) ?? (await this.#read(proxy))
      if (login !== undefined) logins.push({ proxy, user: login.user, isKept: kept.has(proxy) })
    }
    return logins
  }

  /**
   * Keeps the log-in of a proxy, until the program ends where there is no keychain.
   *
   * @throws AppError `no-keychain`, `keychain-locked`
   */
  async keep(proxy: string, login: ProxyLogin): Promise<void> {
    this.#known.set(proxy, login)
    await this.#secrets.set(accountOf(proxy), JSON.stringify(login))
    await this.#changeList((proxies) => proxies.add(proxy))
  }

  /**
   * Forgets the log-in of a proxy.
   *
   * @returns whether there was one
   * @throws AppError `keychain-locked`; then it is known still
   */
  async forget(proxy: string): Promise<boolean> {
    const wasKept = await this.#secrets.remove(accountOf(proxy)).catch((cause: unknown) => {
      if (toAppError(cause).code === 'no-keychain') return false
      throw cause
    })
    const wasKnown = this.#known.delete(proxy)
    if (wasKept) await this.#changeList((proxies) => proxies.delete(proxy))
    return wasKept || wasKnown
  }

  async #read(proxy: string): Promise<ProxyLogin | undefined> {
    const kept = await this.#secrets.get(accountOf(proxy))
    return kept === null ? undefined : loginSchema.safeParse(parsed(kept)).data
  }

  async #readList(): Promise<Set<string>> {
    const kept = await this.#secrets.get(LIST_ACCOUNT)
    return new Set(kept === null ? [] : proxiesSchema.safeParse(parsed(kept)).data)
  }

  #changeList(change: (proxies: Set<string>) => unknown): Promise<void> {
    return this.#inTurn(async () => {
      const proxies = await this.#readList()
      const before = proxies.size
      change(proxies)
      if (proxies.size !== before) await this.#secrets.set(LIST_ACCOUNT, JSON.stringify([...proxies]))
    })
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#listing.then(work)
    this.#listing = turn.catch(() => undefined)
    return turn
  }
}

function noneWithoutKeychain(cause: unknown): ReadonlySet<string> {
  if (toAppError(cause).code === 'no-keychain') return new Set()
  throw cause
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
