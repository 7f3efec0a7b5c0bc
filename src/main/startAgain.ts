import { app } from 'electron'
import type { Desk } from '../desk/desk.ts'
import type { Quitting } from './quitting.ts'

/**
 * Ends the program once nothing is under way in it.
 *
 * @param last done last: another copy may start before this one is gone
 * @throws AppError `update-waits` where something is under way
 */
export function leaveFor(desk: Desk, quitting: Quitting, last: () => void): Promise<void> {
  return desk.gate.whilePaused({ kind: 'restart' }, () =>
    quitting.leaveFor(() => {
      app.releaseSingleInstanceLock()
      last()
    }),
  )
}

/**
 * Has the program started again once this one has ended. An AppImage is no longer mounted then where this one runs: the
 * file itself is started.
 */
export function startAgain(): void {
  const image = process.env['APPIMAGE']
  app.relaunch(image === undefined ? undefined : { execPath: image, args: process.argv.slice(1) })
}
