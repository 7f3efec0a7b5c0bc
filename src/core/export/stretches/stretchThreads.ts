import { availableParallelism } from 'node:os'
import type { Question } from '../../../shared/query.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { namingReports } from '../../store/customers/namingReports.ts'
import type { ReadableDatabase } from '../../store/file/databaseTypes.ts'
import type { OpenResult } from '../../store/query/results.ts'
import type { HelperThread } from '../../store/threads/helperThreads.ts'
import type { ThreadParts } from '../../store/threads/subject.ts'
import type { BlockReading } from '../rowBlocks.ts'
import { momentOf, sharedStretches, Stretches, type ReadStretch, type SharedStretches } from './stretches.ts'

/** More threads wait for the file more than they read. */
const MOST_HELPERS = 3
/** Of fewer rows a thread's start takes more than it saves; under a mask a row takes many times as long. */
const LEAST_ROWS = 250_000
const LEAST_MASKED_ROWS = 5_000
/** What is read lives for a moment: in a small nursery it is collected before it comes to much. */
const NURSERY_MB = 4
/** Helpers that give no sign for so long died: what they had is read again. */
const SILENT_MS = 15_000

/** A stretch whose turn it is. */
export interface TakenStretch extends ReadStretch {
  /** The place of its last row. */
  readonly last: number
}

/** Stretches that several threads read, for the one that writes them in their order. */
export class SharedReading {
  readonly #stretches: Stretches
  readonly #helpers: readonly HelperThread[]
  readonly #last: number
  readonly #silentMs: number
  /** The stretch whose turn it is. */
  #turn = 0

  constructor(shared: SharedStretches, helpers: readonly HelperThread[], silentMs = SILENT_MS) {
    this.#stretches = new Stretches(shared)
    this.#helpers = helpers
    this.#last = shared.last
    this.#silentMs = silentMs
  }

  /**
   * The next stretch. While another thread has it, others are read ahead.
   *
   * @param onWait called now and then; throws to stop
   */
  take(reading: BlockReading, onWait: () => void): TakenStretch {
    const turn = this.#turn
    const last = this.#stretches.lastOf(turn)
    let [seen, seenAt] = [this.#stretches.beat, performance.now()]
    for (;;) {
      const read = this.#stretches.readOf(turn)
      if (read !== undefined) return { ...read, last }
      const claimed = this.#stretches.claim()
      if (claimed === turn) return { rows: 0, block: Buffer.alloc(0), last }
      if (claimed !== undefined) this.#stretches.fill(claimed, reading, onWait)
      else this.#stretches.waitFor(turn)
      onWait()
      const now = this.#stretches.beat
      if (now !== seen || claimed !== undefined) [seen, seenAt] = [now, performance.now()]
      // One that died may have had any of them: nothing of what is shared is used from here on.
      else if (performance.now() - seenAt > this.#silentMs) return { rows: 0, block: Buffer.alloc(0), last: this.#last }
    }
  }

  /** Says that the stretch was written whose turn it was. */
  wrote(): void {
    this.#stretches.wrote(this.#turn++)
  }

  /** Ends the threads that help. */
  end(): void {
    this.#stretches.end()
    for (const helper of this.#helpers) helper.end()
  }
}

/** Lets other threads read rows, where there are enough of them: `rowBytes` is what one takes, as far as is known. */
export type BeginStretches = (rows: {
  readonly first: number
  readonly last: number
  readonly rowBytes: number
}) => SharedReading | undefined

/**
 * Threads that read the rows of a file beside the one that writes it.
 *
 * @param names the file's columns, in its order
 * @param busy threads that work for the file already
 */
export function stretchThreads(
  database: ReadableDatabase,
  result: OpenResult,
  asked: { readonly report: ReportDefinition; readonly question: Question; readonly names: readonly string[] },
  startHelper: ThreadParts['startHelper'] | undefined,
  busy: number,
): BeginStretches {
  const { mask, total, places } = result
  const isMasked = mask !== undefined
  // Masking takes so long that a thread is worth having beside whatever else works.
  const room = availableParallelism() - 1 - (isMasked ? 0 : busy)
  const count = Math.min(MOST_HELPERS, room)
  // Rows that were looked for each thread would have to look for by itself.
  const isKnown = places?.kind === 'stretches' || places?.kind === 'stretches-backwards'
  return ({ first, last, rowBytes }) => {
    const rows = last - first + 1
    if (startHelper === undefined || !isKnown || count < 1 || rows < (isMasked ? LEAST_MASKED_ROWS : LEAST_ROWS))
      return undefined
    const shared = sharedStretches(first, last, rowBytes, count + 1)
    const helpers = Array.from({ length: count }, () => startHelper('stretches', 'stretches', NURSERY_MB))
    const job = { ...asked, total, mask, moment: momentOf(database), shared }
    for (const { port } of helpers) {
      port.postMessage({ ...job, namingReports: isMasked ? namingReports(database) : [] })
    }
    return new SharedReading(shared, helpers)
  }
}
