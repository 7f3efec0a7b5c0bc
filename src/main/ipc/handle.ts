import { ipcMain } from 'electron'
import type { Channel } from '../../shared/ipc/contract.ts'
import { answer, type Handler } from './answer.ts'

/** Connects a channel to its handler. The one place that touches ipcMain. */
export function handle<C extends Channel>(channel: C, run: Handler<C>): void {
  ipcMain.handle(channel, (event, input: unknown) => answer(channel, event.senderFrame, input, run))
}
