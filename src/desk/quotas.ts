import type { Quota } from '../shared/quota.ts'
import { readQuota } from '../core/automation/quota.ts'
import { QuotaGuard } from '../core/automation/quotaGuard.ts'
import type { MayRequest } from '../core/live/keepLog.ts'
import { testConnection } from '../core/sync/testConnection.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'

/** What operations may still be asked today. */
export class Quotas {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce
  readonly #guard: QuotaGuard

  /** @param announce hears of another reserve: what waited for it may go on */
  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
    this.#guard = new QuotaGuard(async () => {
      const { sync, tokens } = await desk()
      return { sync, token: (connection) => tokens.get(connection) }
    })
  }

  /** Why no automatic request may be sent for a connection now, or null. */
  readonly mayRequest: MayRequest = (connection, signal) => this.#guard.mayRequest(connection, signal)

  async get(connectionId: number): Promise<Quota> {
    const desk = await this.#desk()
    return readQuota(desk.store, await desk.connection(connectionId), desk.sync.nowMs())
  }

  /**
   * Sets what part of the day's limit, in percent, automatic work leaves untouched.
   *
   * @throws AppError `unknown-connection`
   */
  async setReserve(connectionId: number, percent: number): Promise<Quota> {
    const desk = await this.#desk()
    await desk.connection(connectionId)
    await desk.store.requests.setReserve({ connectionId, percent })
    this.#announce({ kind: 'quota', connectionId })
    return this.get(connectionId)
  }

  /** Asks the server for the day's limit, which costs one request. */
  async refresh(connectionId: number): Promise<Quota> {
    const desk = await this.#desk()
    const connection = await desk.connection(connectionId)
    await testConnection(desk.sync, { connection, token: await desk.tokens.get(connection) })
    return this.get(connectionId)
  }
}
