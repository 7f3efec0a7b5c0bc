import { app } from 'electron'

export interface QuittingOptions {
  readonly isBusy: () => boolean
  readonly ask: () => Promise<boolean>
  /**
   * Resolves once what may not be cut short has ended. However long that takes, it is waited for, and nobody is asked.
   */
  readonly finish: () => Promise<void>
  /** Ends the work and closes the store. */
  readonly close: () => Promise<void>
}

/**
 * How long the store may take to close before the program ends all the same: what it holds is whole at every moment.
 */
const PATIENCE_MS = 10_000

/** Ending the program: asks once where work is under way, and lets the store close before the process ends. */
export class Quitting {
  readonly #options: QuittingOptions
  #isAgreed = false
  #isAsking = false
  #isClosed = false

  constructor(options: QuittingOptions) {
    this.#options = options
    app.on('before-quit', (event) => {
      if (this.#isClosed) return
      event.preventDefault()
      void this.#quit()
    })
  }

  /** Whether the program is on its way out. */
  get isLeaving(): boolean {
    return this.#isAgreed
  }

  /** Whether the window may close now. Where the answer is still to be had from its user, it is asked for, and no. */
  mayClose(endsProgram: boolean): boolean {
    if (!endsProgram || this.#isAgreed || !this.#options.isBusy()) return true
    void this.#quit()
    return false
  }

  /** A question that cannot be shown keeps nobody here: what is under way goes on at the next start. */
  async #wantsToLeave(): Promise<boolean> {
    try {
      return await this.#options.ask()
    } catch {
      return true
    }
  }

  /**
   * Ends the program without a question: whoever asks for it has seen to it that nothing is under way.
   *
   * @param last done once everything is closed, right before the program goes. Returns whether it ends the program
   * itself: on macOS whoever ends it first keeps the newer version from being started.
   */
  async leaveFor(last: () => boolean): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    this.#isAgreed = true
    await this.#closeAll()
    if (!last()) app.quit()
  }

  async #quit(): Promise<void> {
    if (this.#isAsking) return
    this.#isAsking = true
    try {
      if (!this.#isAgreed && this.#options.isBusy() && !(await this.#wantsToLeave())) return
      this.#isAgreed = true
      await this.#closeAll()
      app.quit()
    } finally {
      this.#isAsking = false
    }
  }

  async #closeAll(): Promise<void> {
    await this.#options.finish().catch(() => undefined)
    let timer: NodeJS.Timeout | undefined
    const patience = new Promise((resolve) => {
      timer = setTimeout(resolve, PATIENCE_MS)
    })
    await Promise.race([this.#options.close().catch(() => undefined), patience])
    clearTimeout(timer)
    this.#isClosed = true
  }
}
