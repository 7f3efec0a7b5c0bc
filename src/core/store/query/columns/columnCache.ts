import { totalmem } from 'node:os'
import { BudgetShare } from './columnBudget.ts'
import type { SliceColumns, TextsWish } from './columns.ts'
import { Dictionary } from './dictionary.ts'

/**
 * The columns of a row set, whatever its period: slice by slice, so that a slice that is replaced costs no more than
 * itself.
 */
export class KeptColumns {
  readonly #slices = new Map<string, SliceColumns>()
  readonly #dictionaries = new Map<string, Dictionary>()

  /** The slice of a key, if it is there. */
  get(key: string): SliceColumns | undefined {
    return this.#slices.get(key)
  }

  set(key: string, slice: SliceColumns): void {
    this.#slices.set(key, slice)
  }

  dictionaryOf({ id, isNumeric }: TextsWish): Dictionary {
    let dictionary = this.#dictionaries.get(id)
    if (dictionary === undefined) {
      dictionary = new Dictionary(isNumeric)
      this.#dictionaries.set(id, dictionary)
    }
    return dictionary
  }

  /** Forgets slices, and the texts that no other has: what was erased stays nowhere. */
  keepOnly(isKept: (key: string) => boolean): void {
    const gone = [...this.#slices.keys()].filter((key) => !isKept(key))
    if (gone.length === 0) return
    for (const key of gone) {
      this.#slices.get(key)?.letGo()
      this.#slices.delete(key)
    }
    for (const [id, dictionary] of this.#dictionaries) {
      const columns = [...this.#slices.values()].flatMap((slice) => {
        const column = slice.column(id)
        return column?.kind === 'texts' ? [column] : []
      })
      if (columns.length === 0) this.#dictionaries.delete(id)
      else dictionary.keepOnly(columns)
    }
  }

  /** Forgets a column that turned out to be of no use. */
  forget({ id }: TextsWish): void {
    for (const slice of this.#slices.values()) slice.forget(id)
    this.#dictionaries.get(id)?.letGo()
    this.#dictionaries.delete(id)
  }

  /** Gives the memory of all columns back: they are not to be used afterwards. */
  letGo(): void {
    for (const slice of this.#slices.values()) slice.letGo()
    for (const dictionary of this.#dictionaries.values()) dictionary.letGo()
    this.#slices.clear()
    this.#dictionaries.clear()
  }

  /** Bytes that all of it takes. */
  get bytes(): number {
    const slices = this.#slices.values().reduce((bytes, slice) => bytes + slice.bytes, 0)
    return this.#dictionaries.values().reduce((bytes, dictionary) => bytes + dictionary.bytes, slices)
  }
}

/** What the columns of all threads may take together: an eighth of the memory at the most. */
export const MOST_COLUMN_BYTES = Math.min(512 * 1024 * 1024, totalmem() / 8)
/** After so long without a question they are given back. */
const IDLE_MS = 10 * 60_000

interface Entry {
  readonly columns: KeptColumns
  /** When it was asked for last: see {@link BudgetShare.now}. */
  readonly askedAt: number
  readonly bytes: number
}

/**
 * Columns of the row sets that were asked about last, in memory alone. Of all threads together they take no more than
 * their budget: what was asked for longest ago goes first, whichever thread keeps it.
 */
export class ColumnCache {
  readonly #budget: BudgetShare
  readonly #idleMs: number
  /** The one that was asked about last is the last. */
  readonly #kept = new Map<string, Entry>()
  #idle: NodeJS.Timeout | undefined
  /** How many work with columns, one within the other: meanwhile none of these go. */
  #users = 0

  constructor(budget = new BudgetShare(MOST_COLUMN_BYTES), idleMs = IDLE_MS) {
    this.#budget = budget
    this.#idleMs = idleMs
    budget.onCall(() => {
      this.#shrink()
    })
  }

  /** Bytes that all columns of this thread take. */
  get bytes(): number {
    return this.#kept.values().reduce((sum, { bytes }) => sum + bytes, 0)
  }

  /** Bytes that may be kept beyond what anybody asked for: half of what may be stays for what is asked. */
  get room(): number {
    return this.#budget.room - this.#budget.mostBytes / 2
  }

  /**
   * Works with the columns of a row set; afterwards those that were asked about longest ago go, as far as there are too
   * many.
   */
  use<T>(key: string, work: (columns: KeptColumns) => T): T {
    const { columns, bytes } = this.#kept.get(key) ?? { columns: new KeptColumns(), bytes: 0 }
    const askedAt = this.#budget.now()
    this.#kept.delete(key)
    this.#kept.set(key, { columns, askedAt, bytes })
    this.#users++
    try {
      return work(columns)
    } finally {
      this.#users--
      // Whoever worked within this may have asked for it later.
      this.#kept.set(key, { columns, askedAt: this.#kept.get(key)?.askedAt ?? askedAt, bytes: columns.bytes })
      this.#shrink()
      this.#restartIdle()
    }
  }

  /** Gives all of it back. */
  clear(): void {
    clearTimeout(this.#idle)
    for (const key of this.#kept.keys()) this.#drop(key)
    this.#tell()
  }

  #drop(key: string): void {
    this.#kept.get(key)?.columns.letGo()
    this.#kept.delete(key)
  }

  #tell(): void {
    const [oldest] = this.#kept.values()
    this.#budget.tell(this.bytes, oldest?.askedAt ?? 0)
  }

  #shrink(): void {
    this.#tell()
    if (this.#users > 0) return
    for (const [key, { askedAt }] of this.#kept) {
      if (this.#budget.room >= 0 || this.#budget.callOlder(askedAt)) return
      this.#drop(key)
      this.#tell()
    }
  }

  #restartIdle(): void {
    clearTimeout(this.#idle)
    this.#idle = setTimeout(() => {
      this.clear()
    }, this.#idleMs)
    this.#idle.unref()
  }
}
