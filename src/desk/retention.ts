import type { RetentionChange, RetentionPreview, RetentionRule } from '../shared/retention.ts'
import { applyRetentionAgain, previewRetention } from '../core/automation/retention.ts'
import type { Announce } from './emitter.ts'
import type { OpenDesk } from './openDesk.ts'

/** How long rows are kept. */
export class Retention {
  readonly #desk: () => Promise<OpenDesk>
  readonly #announce: Announce

  /** @param announce hears of other rules; what they let go is to go soon */
  constructor(desk: () => Promise<OpenDesk>, announce: Announce) {
    this.#desk = desk
    this.#announce = announce
  }

  async rules(): Promise<readonly RetentionRule[]> {
    return (await this.#desk()).store.retention.rules()
  }

  /** What would go now, if a change of the rules were made; null: by the rules there are. */
  async preview(supposed: RetentionChange | null): Promise<readonly RetentionPreview[]> {
    const { store, sync, catalogue } = await this.#desk()
    return previewRetention(store, catalogue.reports, sync.nowMs(), supposed)
  }

  /** Sets a rule, or takes it away; what it lets go goes soon. @throws AppError `unknown-connection` */
  async set({ rule, isRemoved }: RetentionChange): Promise<void> {
    const desk = await this.#desk()
    const { store } = desk
    if (!isRemoved && rule.connectionId !== null) await desk.connection(rule.connectionId)
    if (isRemoved) await store.retention.remove(rule)
    else await store.retention.put(rule)
    await applyRetentionAgain(store)
    this.#announce({ kind: 'retention' })
  }
}
