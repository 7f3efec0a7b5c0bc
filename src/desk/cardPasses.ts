import { setTimeout as sleep } from 'node:timers/promises'
import type { OpenDesk } from './openDesk.ts'
import type { AskedSummary } from './paidTime.ts'
import { scopeKey } from './scopeKey.ts'

// A page asks for all its cards at once, each by itself. Those that sum up the same report wait a moment for one
// another: what they read of the same rows is read in one pass.

/** As long as cards of one page take to come in. */
const GATHER_MS = 20

interface Batch {
  readonly summaries: AskedSummary[]
  readonly isRead: Promise<void>
}

/** Summaries that are wanted at once. */
export class CardPasses {
  readonly #batches = new Map<string, Batch>()
  #stopping = new AbortController()

  /** Waits until what a summary reads is read with what others read of the same rows, where there are any. */
  join(desk: OpenDesk, summed: AskedSummary): Promise<void> {
    const key = scopeKey(summed.rows)
    const known = this.#batches.get(key)
    if (known !== undefined) {
      known.summaries.push(summed)
      return known.isRead
    }
    const summaries = [summed]
    const isRead = this.#read(desk, key, summaries)
    this.#batches.set(key, { summaries, isRead })
    return isRead
  }

  /** Gives up what is being read. */
  stop(): void {
    this.#stopping.abort()
    this.#stopping = new AbortController()
  }

  async #read({ store }: OpenDesk, key: string, summaries: readonly AskedSummary[]): Promise<void> {
    const { signal } = this.#stopping
    await sleep(GATHER_MS)
    this.#batches.delete(key)
    const [first] = summaries
    if (first === undefined || summaries.length < 2 || signal.aborted) return
    const questions = summaries.map(({ rows, summary }) => ({ rows, summary }))
    // A card that finds nothing read reads for itself, and says what is wrong.
    await store.summaries.readTogether({ report: first.report, questions }, { signal }).catch(() => undefined)
  }
}
