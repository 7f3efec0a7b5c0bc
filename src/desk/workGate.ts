/** Why work is to pause. */
export type PauseReason =
  /**
   * Rows are erased, so nothing may be fetched or looked at; what a person started is in the way. `file` is the
   * store's.
   */
  | { readonly kind: 'erasing'; readonly file: string }
  /** A connection goes: its work ends for good. */
  | { readonly kind: 'connection-goes'; readonly connectionId: number }
  /** A report of one's own goes: its work ends for good. */
  | { readonly kind: 'report-goes'; readonly reportKey: string }
  /** A newer version of the program is installed: what is under way is in the way, whoever began it. */
  | { readonly kind: 'restart' }
  /** The store is given up, rebuilt, or begun anew: whatever works with it ends. */
  | { readonly kind: 'another-store' }

/**
 * Work that goes on by itself, or for long. Pauses may overlap: it goes on when the last one is over. No pause waits
 * for the end of another, so that none can wait for itself.
 */
export interface PausableWork {
  /**
   * Lets nothing begin that the reason does not bear, and resolves once nothing of the kind is under way.
   *
   * @throws AppError `store-busy`, or `update-waits` before a restart, where something is in the way that must not be
   * stopped; then it is not paused
   */
  pause(reason: PauseReason): Promise<void>
  /** Ends a pause for the same reason. Never throws: what cannot go on shows elsewhere. */
  resume(reason: PauseReason): Promise<void>
}

/**
 * What must have the store, a connection or a report for itself goes through here. Work registers by how it pauses, and
 * who needs a pause knows none of it: so nothing that erases knows schedules or logs, which in turn finish erasures.
 */
export class WorkGate {
  readonly #works: PausableWork[] = []

  /**
   * @param works in the order in which they pause; they go on in the opposite one. What may refuse comes before what
   * would lose something by a pause that leads to nothing; what starts other work comes before that.
   */
  register(...works: readonly PausableWork[]): void {
    this.#works.push(...works)
  }

  /**
   * Does something while all work is paused that the reason does not bear.
   *
   * @throws AppError as `pause`, and what `work` throws
   */
  async whilePaused<T>(reason: PauseReason, work: () => Promise<T>): Promise<T> {
    const paused: PausableWork[] = []
    try {
      for (const each of this.#works) {
        await each.pause(reason)
        paused.unshift(each)
      }
      return await work()
    } finally {
      for (const each of paused) await each.resume(reason)
    }
  }
}
