import { ipcMain } from 'electron'
import type { AppErrorData } from '../../shared/errors.ts'
import type { Channel } from '../../shared/ipc/contract.ts'
import { writeReply } from '../../shared/ipc/reply.ts'
import { answer, type Handler } from './answer.ts'

/** Hears of every error that goes to the window. */
export type ErrorListener = (channel: Channel, error: AppErrorData) => void

/** Connects a channel to its handler. The one place that touches ipcMain. */
export function handle<C extends Channel>(channel: C, run: Handler<C>, onError: ErrorListener): void {
  ipcMain.handle(channel, async (event, input: unknown) => {
    const reply = await answer(channel, event.senderFrame, input, run)
    if (!reply.ok) onError(channel, reply.error)
    return writeReply(reply)
  })
}
