/** Work that is begun once: when somebody says so, or else after a while by itself. */
export class DueWork<T> {
  /** What comes of it. It is no fault of the process where nobody looks at an error yet. */
  readonly outcome: Promise<T>
  readonly #timer: NodeJS.Timeout
  #start: () => void = () => undefined

  /** @param longestMs after so many milliseconds it begins by itself */
  constructor(work: () => Promise<T>, longestMs: number) {
    const begun = new Promise<void>((resolve) => {
      this.#start = resolve
    })
    this.outcome = begun.then(work)
    this.outcome.catch(() => undefined)
    this.#timer = setTimeout(this.#start, longestMs)
  }

  /** Begins it, where it has not begun. */
  begin(): void {
    clearTimeout(this.#timer)
    this.#start()
  }
}
