import { AppError, toAppError } from '../../shared/errors.ts'
import type { Bridge, EventListener } from '../../shared/ipc/bridge.ts'
import type { Channel, InputOf, OutputOf } from '../../shared/ipc/contract.ts'
import { readReply, type ReplyText } from '../../shared/ipc/reply.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly atalaya: Bridge
  }
}

/** Asks the main process. @throws AppError what the handler threw */
export async function request<C extends Channel>(channel: C, input: InputOf<C>): Promise<OutputOf<C>> {
  const text: ReplyText<OutputOf<C>> = await window.atalaya.request(channel, input).catch((cause: unknown) => {
    throw toAppError(cause)
  })
  const reply = readReply(text)
  if (reply.ok) return reply.value
  throw AppError.fromData(reply.error)
}

/** Hears what the main process tells unasked. @returns a function that ends the subscription */
export function onEvent(listener: EventListener): () => void {
  return window.atalaya.onEvent(listener)
}
