import { EVENTS } from '../../shared/ipc/bridge.ts'
import type { AppEvent } from '../../shared/ipc/contract.ts'
import { mainWindow } from '../window.ts'
import { staleAfter } from './staleness.ts'

/** Tells the window something unasked, and which of its answers that makes stale. */
export function tellWindow(event: AppEvent): void {
  const contents = mainWindow()?.webContents
  if (contents?.isDestroyed() === false) contents.send(EVENTS, event, staleAfter(event))
}
