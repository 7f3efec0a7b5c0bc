import { AppError, toAppError } from '../../shared/errors.ts'
import { CHANNELS, type Channel } from '../../shared/ipc/contract.ts'
import type { Reply } from '../../shared/ipc/reply.ts'
import { isAppAddress } from '../appProtocol.ts'
import type { Handlers } from './handlers.ts'

/** The frame that sent a message, as far as it is judged. */
export interface SenderFrame {
  readonly url: string
  readonly parent: unknown
}

/** Whether a frame is our own page, at the top of its window. A frame that has gone (null) is not. */
export function isOurFrame(frame: SenderFrame | null): boolean {
  return frame !== null && frame.parent === null && isAppAddress(frame.url)
}

/** The channel of that name, or undefined. */
export function channelOf(name: unknown): Channel | undefined {
  return typeof name === 'string' && Object.hasOwn(CHANNELS, name) ? (name as Channel) : undefined
}

/** Answers a message: checks who sent it and what it holds, runs the handler, and turns what is thrown into a reply. */
export async function answer(
  channel: Channel | undefined,
  frame: SenderFrame | null,
  input: unknown,
  handlers: Handlers,
): Promise<Reply<unknown>> {
  try {
    if (channel === undefined) throw new AppError('internal', { reason: 'no such channel' })
    if (!isOurFrame(frame)) throw new AppError('internal', { reason: `foreign sender on ${channel}` })
    const parsed = CHANNELS[channel].input.safeParse(input)
    if (!parsed.success) throw new AppError('internal', { reason: `bad input on ${channel}` })
    const run = handlers[channel] as (input: unknown) => unknown
    return { ok: true, value: await run(parsed.data) }
  } catch (cause) {
    return { ok: false, error: toAppError(cause).toData() }
  }
}
