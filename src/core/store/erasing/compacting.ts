import { setTimeout as sleep } from 'node:timers/promises'
import { AppError, throwIfAborted, toAppError } from '../../../shared/errors.ts'
import { spaceProblem } from '../file/spaceProblem.ts'
import type { InnerVerbs } from '../operations/innerVerbs.ts'
import { OF_LOG } from './owedNames.ts'
import type { ErasureOptions } from './progress.ts'

/** Tells other processes that the store is being compacted. */
const COMPACTION_LOCK = ['compaction']
/** A reader that needs older rows holds the log for a moment; one that holds it longer is not waited for. */
const LOG_ATTEMPTS = 20
const LOG_PAUSE_MS = 50

/** Gives the space of erased rows back, so that nothing of them stays in the file. */
export class Compacting {
  readonly #file: string
  readonly #steps: InnerVerbs['compactionSteps']
  readonly #locks: InnerVerbs['locks']

  constructor(file: string, { compactionSteps, locks }: Pick<InnerVerbs, 'compactionSteps' | 'locks'>) {
    this.#file = file
    this.#steps = compactionSteps
    this.#locks = locks
  }

  /**
   * The reports whose erased rows may still lie in the file; an empty text stands for the fixed tables, `OF_LOG` for
   * the log.
   */
  owed(): Promise<readonly string[]> {
    return this.#steps.owed()
  }

  /**
   * Does what is left of compactions that were cut short, by a quit or a crash. Where one is under way, in whatever
   * process, there is nothing to do for it.
   *
   * @throws AppError `space-not-released`; `cancelled` between two steps
   */
  async doOwed(options: ErasureOptions = {}): Promise<void> {
    const owed = await this.#steps.owed()
    if (owed.length === 0 || !(await this.#locks.tryAcquire(COMPACTION_LOCK))) return
    try {
      for (const reportKey of owed) if (reportKey !== OF_LOG) await this.compact(reportKey, options)
      await this.#cutLog()
    } catch (cause) {
      throw spaceProblem(cause, this.#file, 0)
    } finally {
      await this.#locks.release(COMPACTION_LOCK).catch(() => undefined)
    }
  }

  /**
   * Gives the space of deleted rows back, so that nothing of them stays in the file or its log. Every step is short
   * enough for others to have their turn in between, and takes a few megabytes of memory.
   *
   * @param reportKey the report whose rows went; null for any, and for what the fixed tables forgot; empty for the
   * latter alone
   * @throws AppError `cancelled` between two steps; `disk-full`, `store-busy`
   */
  async compact(reportKey: string | null, { signal, onProgress }: ErasureOptions = {}): Promise<void> {
    const hasLock = await this.#locks.tryAcquire(COMPACTION_LOCK)
    try {
      await this.#compactTables(reportKey, { signal, onProgress })
    } finally {
      if (hasLock) await this.#locks.release(COMPACTION_LOCK).catch(() => undefined)
    }
  }

  /**
   * The same after an erasure. What is put off is done at the next start, and nothing is thrown then.
   *
   * @param rows how many rows were erased
   * @throws AppError `space-not-released`; `cancelled` between two steps
   */
  async compactOrPutOff(
    reportKey: string | null,
    { signal, putOff, onProgress }: ErasureOptions,
    rows: number,
  ): Promise<void> {
    const both = [signal, putOff].flatMap((each) => each ?? [])
    try {
      await this.compact(reportKey, { signal: AbortSignal.any(both), onProgress })
    } catch (cause) {
      const isPutOff = putOff?.aborted === true && signal?.aborted !== true && toAppError(cause).code === 'cancelled'
      if (!isPutOff) throw spaceProblem(cause, this.#file, rows)
    }
  }

  async #compactTables(reportKey: string | null, { signal, onProgress }: ErasureOptions): Promise<void> {
    const tables = await this.#steps.begin(reportKey)
    const total = tables.length + 1
    try {
      // No page of deleted rows may be there to be taken for the new ones: the end of a long value leaves what is
      // behind it as it was.
      await this.#releasePages()
      for (const [done, name] of tables.entries()) {
        throwIfAborted(signal)
        onProgress?.({ step: 'compacting', done, total })
        await this.#steps.rewriteTable(name)
        await this.#releasePages()
      }
    } catch (cause) {
      // What is done already gives its space back; why not all of it is, says the cause.
      await this.releaseSpace().catch(() => undefined)
      throw cause
    }
    await this.#steps.end(reportKey)
    await this.#cutLog()
    onProgress?.({ step: 'compacting', done: total, total })
  }

  /**
   * Takes free pages out of the file, and cuts its log: also what an erasure that was cut short left to do. Where a
   * reader holds on to the log it stays owed, and {@link doOwed} cuts it later.
   *
   * @returns whether all of it is done
   */
  async releaseSpace(): Promise<boolean> {
    await this.#releasePages()
    if (await this.#tryToCutLog()) return true
    await this.#steps.oweLog()
    return false
  }

  /** Cuts the log that is owed. @throws AppError `store-busy` where a reader holds on to it: it stays owed */
  async #cutLog(): Promise<void> {
    await this.#releasePages()
    if (!(await this.#tryToCutLog())) throw new AppError('store-busy', { file: this.#file })
    await this.#steps.endLog()
  }

  async #tryToCutLog(): Promise<boolean> {
    for (let attempt = 0; attempt < LOG_ATTEMPTS; attempt++) {
      if (await this.#steps.cutLog()) return true
      await sleep(LOG_PAUSE_MS)
    }
    return false
  }

  async #releasePages(): Promise<void> {
    while ((await this.#steps.releasePages()) > 0);
  }
}
