import type { Clock } from './clock.ts'

/**
 * How long a server has been quiet: the time that requests waited for it in vain, and the waits between them. The time
 * in which an answer comes does not count, and one that is there whole lets it begin anew.
 */
export class QuietTime {
  readonly #clock: Pick<Clock, 'passedMs'>
  #ms = 0
  /** Since when the request that is under way waits for the server. */
  #sinceMs = 0
  #hasBegun = false

  constructor(clock: Pick<Clock, 'passedMs'>) {
    this.#clock = clock
  }

  /** In milliseconds; of the request that is under way what it waited for the answer's begin. */
  get ms(): number {
    return this.#ms
  }

  /** Counts what a request waits. */
  async during<T>(request: () => Promise<T>): Promise<T> {
    this.#sinceMs = this.#clock.passedMs()
    this.#hasBegun = false
    try {
      return await request()
    } finally {
      this.add(this.#clock.passedMs() - this.#sinceMs)
    }
  }

  /** A piece of the answer came. */
  came(): void {
    const nowMs = this.#clock.passedMs()
    if (!this.#hasBegun) this.add(nowMs - this.#sinceMs)
    this.#hasBegun = true
    this.#sinceMs = nowMs
  }

  /** Counts a wait between two requests. */
  add(ms: number): void {
    this.#ms += ms
  }

  /** A whole answer is there. */
  end(): void {
    this.#ms = 0
    this.#hasBegun = true
    this.#sinceMs = this.#clock.passedMs()
  }
}
