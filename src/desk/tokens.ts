import { AppError, toAppError } from '../shared/errors.ts'
import type { TokenKeeping } from '../shared/connections.ts'
import { checkMayAddTokens, type Policy } from '../shared/policy/policy.ts'
import type { Connection } from '../core/store/records/connections.ts'
import { tokenAccount, type SecretStore } from '../core/vault/secretStore.ts'
import { isSampleConnection, SAMPLE_TOKEN } from '../core/wolkvox/address.ts'
import { isSendableToken } from './sendableToken.ts'

/**
 * A token as it was typed or pasted, trimmed.
 *
 * @throws AppError `empty-token`; `token-refused` for one that no request can carry, and so no server has given
 */
export function cleanToken(typed: string): string {
  const token = typed.trim()
  if (token === '') throw new AppError('empty-token')
  if (!isSendableToken(token)) throw new AppError('token-refused')
  return token
}

export interface TokenParts {
  readonly secrets: SecretStore
  readonly profileId: string
  /** What the computer's administrator set. */
  readonly policy: Policy
  /**
   * The token that this run was started with, for connections that have none of their own, or null.
   *
   * @throws AppError where it is none
   */
  readonly ofRun: () => string | null
  /** Looks at each token before it is given out. @throws AppError where it must not be */
  readonly check?: (token: string) => void
}

/**
 * The tokens of the connections: in the keychain, or in memory until the program ends. They leave only towards their
 * servers.
 */
export class Tokens {
  readonly #parts: TokenParts
  readonly #ofThisRun = new Map<number, string>()

  constructor(parts: TokenParts) {
    this.#parts = parts
  }

  /** The connection's token: its own, else the one of this run. @throws AppError `no-token`, `keychain-locked` */
  async get(connection: Connection): Promise<string> {
    const own = this.#ofThisRun.get(connection.id) ?? (await this.stored(connection))
    const token = own ?? this.#ofRun()
    if (token === null) throw new AppError('no-token', { connection: connection.name })
    this.#parts.check?.(token)
    return token
  }

  /**
   * The token stored for a connection, or null; null too where there is no keychain. The sample operation's is known to
   * everybody.
   *
   * @throws AppError `keychain-locked`
   */
  async stored(connection: Pick<Connection, 'id' | 'baseUrl'>): Promise<string | null> {
    if (isSampleConnection(connection)) return SAMPLE_TOKEN
    try {
      return await this.#parts.secrets.get(this.#account(connection.id))
    } catch (cause) {
      const { code } = toAppError(cause)
      if (code === 'no-keychain') return null
      // A server's keychain that nobody unlocks: this run brought what it needs.
      if (code === 'keychain-locked' && this.#ofRun() !== null) return null
      throw cause
    }
  }

  /** Makes sure that users may add tokens, before anybody types one in vain. @throws AppError `managed` */
  checkMayAdd(): void {
    checkMayAddTokens(this.#parts.policy)
  }

  /** The token that this run was started with, where users may bring one. @throws AppError where it is none */
  #ofRun(): string | null {
    return this.#parts.policy.mayAddTokens ? this.#parts.ofRun() : null
  }

  /**
   * Makes sure that there is a keychain, before anybody types a token in vain.
   *
   * @throws AppError `no-keychain`, `keychain-locked`
   */
  async checkKeychain(): Promise<void> {
    await this.#parts.secrets.get(this.#account(0))
  }

  async keeping(connection: Connection): Promise<TokenKeeping> {
    if (isSampleConnection(connection)) return 'kept'
    if (this.#ofThisRun.has(connection.id)) return 'this-run'
    // A keychain that gives nothing now: the connection is shown all the same, and says why once it is used.
    const stored = await this.stored(connection).catch(() => null)
    if (stored !== null) return 'kept'
    return this.#ofRun() === null ? 'none' : 'this-run'
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
        await this.keep(connectionId, token)
        return null
      } catch (cause) {
        this.#ofThisRun.set(connectionId, token)
        return toAppError(cause)
      }
    }
    this.#ofThisRun.set(connectionId, token)
    // What an earlier run stored must not come back with the next.
    await this.#parts.secrets.remove(this.#account(connectionId)).catch(() => false)
    return null
  }

  /** Puts a token into the keychain. @throws AppError `no-keychain`, `keychain-locked` */
  async keep(connectionId: number, token: string): Promise<void> {
    await this.#parts.secrets.set(this.#account(connectionId), token)
  }

  /** Forgets a token, wherever it is held. @throws AppError `keychain-locked` where a stored one cannot be removed */
  async remove(connectionId: number): Promise<void> {
    this.#ofThisRun.delete(connectionId)
    try {
      await this.#parts.secrets.remove(this.#account(connectionId))
    } catch (cause) {
      if (toAppError(cause).code !== 'no-keychain') throw cause
    }
  }

  #account(connectionId: number): string {
    return tokenAccount(connectionId, this.#parts.profileId)
  }
}
