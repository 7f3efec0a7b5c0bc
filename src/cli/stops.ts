import { writeSync } from 'node:fs'
import { explain } from '../shared/errorTexts.ts'
import { AppError } from '../shared/errors.ts'
import type { Language } from '../shared/language.ts'
import { EXIT } from './exitStatus.ts'

/** How long a command may take to end by itself. On a busy machine, closing the store alone takes seconds. */
const PATIENCE_MS = 10_000
const STANDARD_ERROR = 2

/** Ends the process, whatever it is at. Nothing of it is said by then, so that it is said here, and at once. */
function endNow(language: Language): never {
  try {
    writeSync(STANDARD_ERROR, `${explain(new AppError('cancelled').toData(), language).sentence}\n`)
  } catch {
    // Nobody reads it.
  }
  process.exit(EXIT.stopped)
}

/**
 * Hears Ctrl-C, the end of the terminal and the system's wish to stop: the first one aborts `stop`, upon which the
 * command is to end by itself. What cannot, such as a keychain that waits for a password, is ended by the second
 * Ctrl-C, or after {@link PATIENCE_MS}.
 *
 * @param stop may be aborted already, by a signal that came before anybody listened here
 */
export function listenForStops(stop: AbortController, language: Language): void {
  const end = (): void => endNow(language)
  const wait = (): void => {
    setTimeout(end, PATIENCE_MS).unref()
  }
  if (stop.signal.aborted) wait()
  else stop.signal.addEventListener('abort', wait, { once: true })
  process.on('SIGINT', () => {
    if (stop.signal.aborted) end()
    stop.abort()
  })
  const abort = (): void => {
    stop.abort()
  }
  process.on('SIGTERM', abort)
  process.on('SIGHUP', abort)
}
