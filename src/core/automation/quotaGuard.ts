import type { AppErrorData } from '../../shared/errors.ts'
import type { Connection } from '../store/records/connections.ts'
import type { SyncContext } from '../sync/target.ts'
import { ASK_AGAIN_MS, askQuotaIfUseful, mayRequestAutomatically } from './quota.ts'

/** What a guard works with. */
export interface QuotaGuardParts {
  readonly sync: SyncContext
  /** @throws AppError `no-token`, `keychain-locked`, … */
  readonly token: (connection: Connection) => Promise<string>
}

/**
 * Decides over the requests of work that goes on for days: whether one would touch the reserve, by what the server
 * itself counted now and then. Without its word, what other programs use would go unseen.
 */
export class QuotaGuard {
  readonly #parts: () => Promise<QuotaGuardParts>
  /**
   * When each connection's server was last asked, answered or not: one that never answers must not cost a request each
   * time. Null before the first time, which comes with a later request: a token that is refused, or a server that is
   * not there, is met once.
   */
  readonly #triedAtMs = new Map<number, number | null>()

  constructor(parts: () => Promise<QuotaGuardParts>) {
    this.#parts = parts
  }

  /** Whether a request may be sent for a connection now. @returns why not (`quota-reserved`), or null where it may */
  async mayRequest(connection: Connection, signal: AbortSignal): Promise<AppErrorData | null> {
    const parts = await this.#parts()
    const { store, nowMs } = parts.sync
    await this.#ask(parts, connection, signal)
    return mayRequestAutomatically(store, connection, nowMs())
  }

  /** What goes wrong is met by the request that follows, if it concerns that one too. */
  async #ask({ sync, token }: QuotaGuardParts, connection: Connection, signal: AbortSignal): Promise<void> {
    const nowMs = sync.nowMs()
    const triedAtMs = this.#triedAtMs.get(connection.id)
    if (triedAtMs === undefined) {
      this.#triedAtMs.set(connection.id, null)
      return
    }
    const agoMs = nowMs - (triedAtMs ?? Number.NEGATIVE_INFINITY)
    if (agoMs >= 0 && agoMs < ASK_AGAIN_MS) return
    this.#triedAtMs.set(connection.id, nowMs)
    try {
      await askQuotaIfUseful(sync, { connection, token: await token(connection) }, signal)
    } catch {
      // The count stays as it is known.
    }
  }
}
