import { addAbortSignal } from 'node:stream'
import { AppError } from '../shared/errors.ts'

const LINE_FEED = 0x0a
const CONTROL_C = '\u0003'
const END = new Set(['\r', '\n', '\u0004'])
const BACKSPACE = new Set(['\u007F', '\b'])

/** The first line, as soon as it is whole: whoever writes it may leave the pipe open. */
async function readLine(signal: AbortSignal): Promise<string> {
  const pieces: Buffer[] = []
  try {
    for await (const piece of addAbortSignal(signal, process.stdin)) {
      pieces.push(Buffer.from(piece as Uint8Array))
      if (pieces.at(-1)?.includes(LINE_FEED) === true) break
    }
  } catch (cause) {
    throw signal.aborted ? new AppError('cancelled', {}, { cause }) : cause
  }
  return Buffer.concat(pieces).toString('utf8').split(/\r?\n/)[0] ?? ''
}

/** Reads key by key with nothing shown, not even how many. */
function readHidden(prompt: string, signal: AbortSignal): Promise<string> {
  const { stdin } = process
  return new Promise((resolve, reject) => {
    let typed = ''
    const end = (): void => {
      stdin.setRawMode(false)
      stdin.pause()
      stdin.off('data', onData)
      signal.removeEventListener('abort', onAbort)
      process.stderr.write('\n')
    }
    const onAbort = (): void => {
      end()
      reject(new AppError('cancelled'))
    }
    const onData = (data: Buffer): void => {
      for (const character of data.toString('utf8')) {
        if (character === CONTROL_C) {
          onAbort()
          return
        }
        if (END.has(character)) {
          end()
          resolve(typed)
          return
        }
        typed = BACKSPACE.has(character) ? typed.slice(0, -1) : typed + character
      }
    }
    process.stderr.write(prompt)
    stdin.setRawMode(true)
    stdin.resume()
    stdin.on('data', onData)
    signal.addEventListener('abort', onAbort)
  })
}

/**
 * Reads a secret: from a hidden prompt on a terminal, else the first line of standard input. Never from an argument,
 * which other programs of the computer could read.
 *
 * @throws AppError `cancelled`
 */
export function readSecret(prompt: string, signal: AbortSignal): Promise<string> {
  return process.stdin.isTTY ? readHidden(prompt, signal) : readLine(signal)
}
