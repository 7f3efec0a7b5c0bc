import { CHANNELS } from '../../shared/ipc/channels.ts'
import type { Channel } from '../../shared/ipc/contract.ts'
import type { Handler } from './answer.ts'
import { handle, type ErrorListener } from './handle.ts'
import type { Handlers } from './handlers.ts'

/** Connects every channel to what answers it. */
export function registerRequests(handlers: Handlers, onError: ErrorListener): void {
  for (const channel of Object.keys(CHANNELS) as Channel[]) {
    handle<Channel>(channel, handlers[channel] as Handler<Channel>, onError)
  }
}
