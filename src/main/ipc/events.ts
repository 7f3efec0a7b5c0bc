import { BrowserWindow } from 'electron'
import { EVENTS } from '../../shared/ipc/bridge.ts'
import type { AppEvent } from '../../shared/ipc/contract.ts'
import { staleAfter } from './staleness.ts'

/** Tells the open windows something unasked, and which of their answers that makes stale. */
export function tellWindows(event: AppEvent): void {
  const stale = staleAfter(event)
  for (const window of BrowserWindow.getAllWindows()) {
    if (!window.isDestroyed() && !window.webContents.isDestroyed()) window.webContents.send(EVENTS, event, stale)
  }
}
