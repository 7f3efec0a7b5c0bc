import { ipcMain } from 'electron'
import type { AppErrorData } from '../../shared/errors.ts'
import { REQUESTS } from '../../shared/ipc/bridge.ts'
import type { Channel } from '../../shared/ipc/contract.ts'
import { writeReply } from '../../shared/ipc/reply.ts'
import { answer, channelOf } from './answer.ts'
import type { Handlers } from './handlers.ts'

/** Hears of every error that goes to the window. */
export type ErrorListener = (channel: Channel | 'unknown channel', error: AppErrorData) => void

/** Connects the window's requests to what answers them. The one place that touches ipcMain. */
export function answerRequests(handlers: Handlers, onError: ErrorListener): void {
  ipcMain.handle(REQUESTS, async (event, name: unknown, input: unknown) => {
    const channel = channelOf(name)
    const reply = await answer(channel, event.senderFrame, input, handlers)
    if (!reply.ok) onError(channel ?? 'unknown channel', reply.error)
    return writeReply(reply)
  })
}
