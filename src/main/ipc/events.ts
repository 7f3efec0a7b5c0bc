import { BrowserWindow } from 'electron'
import { EVENT_CHANNEL } from '../../shared/ipc/channels.ts'
import type { AppEvent } from '../../shared/ipc/contract.ts'

/** Tells the open windows something unasked. */
export function tellSlices(event: AppEvent): void {
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(EVENT_CHANNEL, event)
  }
}
