import { AppError, toAppError } from '../shared/errors.ts'
import type { TokenKeeping } from '../shared/connections.ts'
import { SAMPLE_TOKEN } from '../core/sample/operation.ts'
import type { Connection } from '../core/store/tables/connections.ts'
import { tokenAccount, type SecretStore } from '../core/vault/secretStore.ts'
import { isSampleConnection } from '../core/wolkvox/address.ts'

/** What HTTP headers can carry: a token with anything else inside was pasted wrongly. */
const SENDABLE = /^[ -~]+$/

/**
 * A token as it was typed or pasted, trimmed.
 *
 * @throws AppError `empty-token`; `token-refused` for one that no request can carry, and so no server has given
 */
export function cleanToken(typed: string): string {
  const token = typed.trim()
  if (token === '') throw new AppError('empty-token')
  if (!SENDABLE.test(token)) throw new AppError('token-refused')
  return token
}

/** The tokens of the connections: in the keychain, or in memory until the program ends. They leave only towards their servers. */
export class Tokens {
  readonly #secrets: SecretStore
  readonly #profileId: string
  readonly #ofEnvironment: string | null
  readonly #ofThisRun = new Map<number, string>()

  /** @param ofEnvironment the token that this run was started with, for connections that have none of their own */
  constructor(secrets: SecretStore, profileId: string, ofEnvironment: string | null) {
    this.#secrets = secrets
    this.#profileId = profileId
    this.#ofEnvironment = ofEnvironment
  }

  /** The connection's token. @throws AppError `no-token`, `keychain-locked` */
  async get(connection: Connection): Promise<string> {
    if (isSampleConnection(connection)) return SAMPLE_TOKEN
    const own = this.#ofThisRun.get(connection.id) ?? (await this.#stored(connection.id))
    const token = own ?? this.#ofEnvironment
    if (token === null) throw new AppError('no-token', { connection: connection.name })
    return token
  }

  async keeping(connection: Connection): Promise<TokenKeeping> {
    if (isSampleConnection(connection)) return 'kept'
    if (this.#ofThisRun.has(connection.id)) return 'this-run'
    // A keychain that gives nothing now: the connection is shown all the same, and says why once it is used.
    const stored = await this.#stored(connection.id).catch(() => null)
    if (stored !== null) return 'kept'
    return this.#ofEnvironment === null ? 'none' : 'this-run'
  }

  /**
   * Holds a token: in the keychain, or, where that was asked for or the keychain takes nothing, until the program ends.
   *
   * @returns why it is not in the keychain although that was asked for, or null
   */
  async set(connectionId: number, token: string, keeping: 'kept' | 'this-run'): Promise<AppError | null> {
    this.#ofThisRun.delete(connectionId)
    if (keeping === 'kept') {
      try {
        await this.#secrets.set(tokenAccount(connectionId, this.#profileId), token)
        return null
      } catch (cause) {
        this.#ofThisRun.set(connectionId, token)
        return toAppError(cause)
      }
    }
    this.#ofThisRun.set(connectionId, token)
    // What an earlier run stored must not come back with the next.
    await this.#secrets.remove(tokenAccount(connectionId, this.#profileId)).catch(() => false)
    return null
  }

  /** @throws AppError `keychain-locked` where a stored token cannot be removed */
  async remove(connectionId: number): Promise<void> {
    this.#ofThisRun.delete(connectionId)
    try {
      await this.#secrets.remove(tokenAccount(connectionId, this.#profileId))
    } catch (cause) {
      if (toAppError(cause).code !== 'no-keychain') throw cause
    }
  }

  async #stored(connectionId: number): Promise<string | null> {
    try {
      return await this.#secrets.get(tokenAccount(connectionId, this.#profileId))
    } catch (cause) {
      if (toAppError(cause).code === 'no-keychain') return null
      throw cause
    }
  }
}
