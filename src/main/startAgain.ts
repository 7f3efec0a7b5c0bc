import { app } from 'electron'
import type { Desk } from '../desk/desk.ts'
import type { Quitting } from './quitting.ts'

/**
 * Ends the program once nothing is under way in it, and has it, or another version, started again.
 *
 * @param last done last: another copy may start before this one is gone. Returns whether it ends the program and starts
 * one itself; else this one is started again.
 * @throws AppError `update-waits` where something is under way
 */
export function leaveFor(desk: Desk, quitting: Quitting, last: () => boolean): Promise<void> {
  return desk.gate.whilePaused({ kind: 'restart' }, () =>
    quitting.leaveFor(() => {
      app.releaseSingleInstanceLock()
      const endsItself = last()
      if (!endsItself) startAgain()
      return endsItself
    }),
  )
}

/**
 * Has the program started again once this one has ended. An AppImage is no longer mounted then where this one runs: the
 * file itself is started.
 */
function startAgain(): void {
  const image = process.env['APPIMAGE']
  app.relaunch(image === undefined ? undefined : { execPath: image, args: process.argv.slice(1) })
}
