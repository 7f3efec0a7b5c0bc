import { AppError, toAppError } from '../../shared/errors.ts'
import type { Channel, InputOf, OutputOf } from '../../shared/ipc/contract.ts'
import { inputSchemas } from '../../shared/ipc/messages.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { isAppAddress } from '../appProtocol.ts'

/** The frame that sent a message, as far as it is judged. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

export type Handler<C extends Channel> = (input: InputOf<C>) => OutputOf<C> | Promise<OutputOf<C>>

/** Whether a frame is our own page, at the top of its window. A frame that has gone (null) is not. */
export function isOurFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url)
}

/** Answers a message: checks who sent it and what it holds, runs the handler, and turns what is thrown into a reply. */
export async function answer<C extends Channel>(
  channel: C,
  frame: SenderFrame | null,
  input: unknown,
  run: Handler<C>,
): Promise<Reply<OutputOf<C>>> {
  try {
    if (!isOurFrame(frame)) throw new AppError('internal', { reason: `foreign sender on ${channel}` })
    const parsed = inputSchemas[channel].safeParse(input)
    if (!parsed.success) throw new AppError('internal', { reason: `bad input on ${channel}` })
    return { ok: true, value: await run(parsed.data) }
  } catch (cause) {
    return { ok: false, error: toAppError(cause).toData() }
  }
}
