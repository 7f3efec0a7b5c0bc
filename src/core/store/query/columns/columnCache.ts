import { totalmem } from 'node:os'
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
    for (const key of gone) this.#slices.delete(key)
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
    this.#dictionaries.delete(id)
  }

  /** Bytes that all of it takes. */
  get bytes(): number {
    const slices = this.#slices.values().reduce((bytes, slice) => bytes + slice.bytes, 0)
    return this.#dictionaries.values().reduce((bytes, dictionary) => bytes + dictionary.bytes, slices)
  }
}

/** What columns may take while nobody asks for them: an eighth of the memory at the most. */
const MOST_BYTES = Math.min(512 * 1024 * 1024, totalmem() / 8)
/** After so long without a question they are given back. */
const IDLE_MS = 10 * 60_000

/** Columns of the row sets that were asked about last, in memory alone. */
export class ColumnCache {
  readonly #mostBytes: number
  readonly #idleMs: number
  /** The one that was asked about last is the last. */
  readonly #kept = new Map<string, KeptColumns>()
  #idle: NodeJS.Timeout | undefined

  constructor(mostBytes = MOST_BYTES, idleMs = IDLE_MS) {
    this.#mostBytes = mostBytes
    this.#idleMs = idleMs
  }

  /** Bytes that all columns take. */
  get bytes(): number {
    return this.#kept.values().reduce((bytes, columns) => bytes + columns.bytes, 0)
  }

  /** Bytes that may be kept beyond what anybody asked for: half of what may be stays for what is asked. */
  get room(): number {
    return this.#mostBytes / 2 - this.bytes
  }

  /**
   * Works with the columns of a row set; afterwards those that were asked about longest ago go, as far as there are too
   * many.
   */
  use<T>(key: string, work: (columns: KeptColumns) => T): T {
    const columns = this.#kept.get(key) ?? new KeptColumns()
    this.#kept.delete(key)
    this.#kept.set(key, columns)
    try {
      return work(columns)
    } finally {
      this.#shrink()
      this.#restartIdle()
    }
  }

  /** Gives all of it back. */
  clear(): void {
    clearTimeout(this.#idle)
    this.#kept.clear()
  }

  #shrink(): void {
    let bytes = this.bytes
    for (const [key, columns] of this.#kept) {
      if (bytes <= this.#mostBytes) return
      bytes -= columns.bytes
      this.#kept.delete(key)
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
