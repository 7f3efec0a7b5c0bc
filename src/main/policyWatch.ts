import { isDeepStrictEqual } from 'node:util'
import type { PolicyReport } from '../shared/policy/report.ts'

const MINUTE_MS = 60_000
/** By itself it is read no more often: on Windows that starts a program. */
const PAUSE_MS = 5 * MINUTE_MS
/** So often at least, while the program runs without a window. */
const ROUND_MS = 60 * MINUTE_MS

export interface PolicyWatchParts {
  /** What holds until the program ends. */
  readonly held: PolicyReport
  readonly read: () => Promise<PolicyReport>
  /** Hears of what will hold instead from the next start; null: what holds is set again. */
  readonly onChange: (next: PolicyReport | null) => void
}

/**
 * Looks whether the computer's administrator sets something else by now. What holds goes on to hold until the program
 * ends: masks and days that are kept are within answers that are shown, and in rows that are gone.
 */
export class PolicyWatch {
  readonly #parts: PolicyWatchParts
  #next: PolicyReport | null = null
  #readAtMs = Date.now()
  #reading: Promise<void> | undefined
  #timer: NodeJS.Timeout | undefined

  constructor(parts: PolicyWatchParts) {
    this.#parts = parts
  }

  /** What will hold from the next start, where that was found to be something else. */
  get next(): PolicyReport | null {
    return this.#next
  }

  /** Looks now and then by itself. */
  begin(): void {
    this.#timer ??= setInterval(() => void this.look(), ROUND_MS).unref()
  }

  /** Looks where that was not done a moment ago: somebody came to the window. */
  follow(): void {
    if (Math.abs(Date.now() - this.#readAtMs) >= PAUSE_MS) void this.look()
  }

  /** Looks, and tells of it where something else is set than before. Never throws. */
  look(): Promise<void> {
    this.#reading ??= this.#lookOnce().finally(() => {
      this.#reading = undefined
    })
    return this.#reading
  }

  end(): void {
    clearInterval(this.#timer)
    this.#timer = undefined
  }

  async #lookOnce(): Promise<void> {
    const { held, read, onChange } = this.#parts
    const found = await read()
    this.#readAtMs = Date.now()
    const next = isDeepStrictEqual(found, held) ? null : found
    if (isDeepStrictEqual(next, this.#next)) return
    this.#next = next
    onChange(next)
  }
}
