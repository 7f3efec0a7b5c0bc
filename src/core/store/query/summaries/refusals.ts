import { AppError } from '../../../../shared/errors.ts'
import type { SummaryQuestion } from '../../../../shared/summaries/types.ts'
import type { ReadableDatabase } from '../../file/databaseTypes.ts'
import { slicesOf } from '../../tables/slices.ts'
import { keyOf } from '../columns/columnsOf.ts'
import { signaturesOf } from '../columns/sliceSignatures.ts'
import type { KnownRowSet } from '../rowSet.ts'

/** So many questions are remembered; those go that were refused longest ago. */
const MOST_REFUSALS = 50

/**
 * Summaries that turned out to have more lines than anybody could use, for as long as their rows are the same: reading
 * all of them again would come to the same. In memory alone, as what is asked may name customers.
 */
export class Refusals {
  readonly #marks = new Map<string, string>()

  /** Whether a summary of these rows was refused before, and would be again. */
  has(database: ReadableDatabase, known: KnownRowSet, question: SummaryQuestion): boolean {
    const key = JSON.stringify(question)
    const mark = this.#marks.get(key)
    if (mark === undefined) return false
    if (mark === markOf(database, known)) return true
    this.#marks.delete(key)
    return false
  }

  /**
   * Works out a summary, unless that was refused before.
   *
   * @throws AppError `summary-too-large`; what `work` throws, which is remembered if it is this
   */
  remembering<T>(database: ReadableDatabase, known: KnownRowSet, question: SummaryQuestion, work: () => T): T {
    if (this.has(database, known, question)) throw tooLarge()
    const mark = markOf(database, known)
    try {
      return work()
    } catch (cause) {
      if (cause instanceof AppError && cause.code === 'summary-too-large') this.#remember(question, mark)
      throw cause
    }
  }

  /** Forgets all of them. */
  clear(): void {
    this.#marks.clear()
  }

  #remember(question: SummaryQuestion, mark: string): void {
    this.#marks.set(JSON.stringify(question), mark)
    const [oldest] = this.#marks.keys()
    if (oldest !== undefined && this.#marks.size > MOST_REFUSALS) this.#marks.delete(oldest)
  }
}

/** What the rows of a question, of whichever period, are known to be the same by, and are read by. */
function markOf(database: ReadableDatabase, known: KnownRowSet): string {
  const signatures = signaturesOf(database, slicesOf(database, known.rowSet))
  return JSON.stringify([keyOf(known), ...signatures.values()])
}

/** More lines nobody reads, and no program shows: a million of them takes a gigabyte. */
export const MOST_LINES = 500_000

/** Says that a summary has more lines than anybody could use. */
export function tooLarge(): AppError {
  return new AppError('summary-too-large', { most: MOST_LINES })
}
