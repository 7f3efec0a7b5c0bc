/** The time, and waiting for it. Injected, so that days pass in a test within seconds. */
export interface Clock {
  /** Milliseconds since 1970-01-01 UTC, as the computer's clock shows them: it may jump, either way. */
  nowMs(): number
  /**
   * Milliseconds that passed since some moment, whatever the computer's clock shows. Time in which it sleeps may not
   * count.
   */
  passedMs(): number
  /**
   * Resolves after the time, or as soon as the signal is aborted. Never rejects. Time in which the computer sleeps may
   * not count.
   */
  wait(ms: number, signal: AbortSignal): Promise<void>
}

export const systemClock: Clock = {
  nowMs: Date.now,
  passedMs: () => performance.now(),
  wait: (ms, signal) =>
    new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer)
        signal.removeEventListener('abort', done)
        resolve()
      }
      const timer = setTimeout(done, ms)
      signal.addEventListener('abort', done)
      if (signal.aborted) done()
    }),
}
