import type { Sql } from '../../sql/sql.ts'

/** What was worked out of a dictionary's texts that often stays while something else of a question changes. */
interface Kept {
  readonly texts: readonly string[]
  readonly count: number
  readonly outcome: unknown
}

const MOST_KEPT = 24

/**
 * What conditions and orders came to for the values of a field: a list that is ordered is filtered next, and one that
 * is filtered ordered. The last few are kept, each as long as its values are the same.
 */
export class WorkedOut {
  readonly #kept = new Map<string, Kept>()

  /**
   * What some SQL comes to for texts.
   *
   * @param texts a dictionary's: the same list for as long as none of them is forgotten, and longer where some are new
   * @param work works it out where that is not known
   */
  of<T>(texts: readonly string[], { text, values }: Sql, work: () => T): T {
    const key = JSON.stringify([text, values])
    const known = this.#kept.get(key)
    this.#kept.delete(key)
    const isSame = known?.texts === texts && known.count === texts.length
    const outcome = isSame ? (known.outcome as T) : work()
    this.#kept.set(key, { texts, count: texts.length, outcome })
    const [oldest] = this.#kept.keys()
    if (this.#kept.size > MOST_KEPT && oldest !== undefined) this.#kept.delete(oldest)
    return outcome
  }

  clear(): void {
    this.#kept.clear()
  }
}
