import { AppError } from '../shared/errors.ts'
import type { PausableWork, PauseReason } from './workGate.ts'

/** Questions that the window asks by slot: a newer one of a slot stops the one that is still being answered. */
export abstract class QuestionSlots implements PausableWork {
  readonly #inFlight = new Map<string, AbortController>()

  /** Answers a question of a slot. @throws AppError `cancelled` where a newer one of the slot took over */
  protected async answer<Answer>(slot: string, work: (signal: AbortSignal) => Promise<Answer>): Promise<Answer> {
    const controller = new AbortController()
    this.#inFlight.get(slot)?.abort(new AppError('cancelled'))
    this.#inFlight.set(slot, controller)
    try {
      return await work(controller.signal)
    } finally {
      if (this.#inFlight.get(slot) === controller) this.#inFlight.delete(slot)
    }
  }

  /** What is being worked out is given up before its rows are erased; the window asks anew when it hears of that. */
  pause({ kind }: PauseReason): Promise<void> {
    if (kind === 'erasing' || kind === 'another-store') this.stop()
    return Promise.resolve()
  }

  /** Gives up what is being worked out. */
  stop(): void {
    for (const controller of this.#inFlight.values()) controller.abort(new AppError('cancelled'))
  }

  /** Nothing has to go on: the window asks again. */
  resume(): Promise<void> {
    return Promise.resolve()
  }
}
