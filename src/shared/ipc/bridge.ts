import type { AppEvent, Channel, InputOf, OutputOf, StaleAnswers } from './contract.ts'
import type { ReplyText } from './reply.ts'

// How the window's questions and the main process's events travel.

/** The one name under which the window asks: which channel it means is judged in the main process. */
export const REQUESTS = 'request'

/** The one name under which the main process speaks unasked. */
export const EVENTS = 'event'

/** Hears what the main process tells, and which answers that makes stale. */
export type EventListener = (event: AppEvent, stale: readonly StaleAnswers[]) => void

/** What the preload puts into the window as `atalaya`. */
export interface Bridge {
  readonly request: <C extends Channel>(channel: C, input: InputOf<C>) => Promise<ReplyText<OutputOf<C>>>
  /** @returns a function that ends the subscription */
  readonly onEvent: (listener: EventListener) => () => void
}
