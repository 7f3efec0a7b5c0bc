import { homedir } from 'node:os'
import { join } from 'node:path'
import { app } from 'electron'
import { AppError } from '../shared/errors.ts'
import { setAutostart } from './autostart.ts'

/** Given by the session that starts the program: no window opens. */
const HIDDEN = '--hidden'

/** The arguments with which the program starts hidden; one that is not packaged needs its folder first. */
function hiddenArguments(): readonly string[] {
  return app.isPackaged ? [HIDDEN] : [app.getAppPath(), HIDDEN]
}

/**
 * Has the system start the program with the session, or no longer.
 *
 * @throws AppError `output-unwritable` where its folder cannot be written
 */
export function startAtLogin(isWanted: boolean): void {
  if (process.platform === 'linux') {
    const configFolder = process.env['XDG_CONFIG_HOME'] ?? join(homedir(), '.config')
    // An AppImage runs from a folder that is gone afterwards; this names the file itself.
    const program = process.env['APPIMAGE'] ?? process.execPath
    try {
      setAutostart(configFolder, isWanted ? [program, ...hiddenArguments()] : null)
    } catch (cause) {
      const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown'
      throw new AppError('output-unwritable', { file: join(configFolder, 'autostart'), reason }, { cause })
    }
    return
  }
  // macOS takes no arguments: there the program asks whether its session started it.
  app.setLoginItemSettings({ openAtLogin: isWanted, args: [...hiddenArguments()] })
}

/** Whether these are the arguments of a start without a window. */
export function asksToStayHidden(argv: readonly string[]): boolean {
  return argv.includes(HIDDEN)
}

/** Whether this program was started by the session, not by its user. */
export function isStartOfSession(): boolean {
  if (asksToStayHidden(process.argv)) return true
  return process.platform === 'darwin' && app.getLoginItemSettings().wasOpenedAtLogin
}
