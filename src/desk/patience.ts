/** Waits of a fetch whose server or network went away, in milliseconds: about an hour and a half in all. */
const WAITS_MS = [5_000, 15_000, 30_000, 60_000, 60_000, 120_000, 300_000, 300_000, 600_000, 1_200_000, 2_400_000]

/** Waiting for a network or a server that went away. Waking up from sleep ends every wait at once. */
export class Patience {
  readonly #waitsMs: readonly number[]
  readonly #sleepers = new Set<() => void>()

  constructor(waitsMs: readonly number[] = WAITS_MS) {
    this.#waitsMs = waitsMs
  }

  /** How long to wait after an attempt (0 is the first), or undefined where it is time to give up. */
  waitMs(attempt: number): number | undefined {
    return this.#waitsMs[attempt]
  }

  /** Resolves after the time, when woken, or when the signal is aborted. */
  wait(ms: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        this.#sleepers.delete(done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      this.#sleepers.add(done)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    })
  }

  /** Ends every wait: the computer woke up, so what kept the network away may be over. */
  wake(): void {
    for (const done of this.#sleepers) done()
  }
}
