import { closeSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'

/** Where an export's bytes go; exactly one of `finish` and `abandon` ends it. */
export interface Output {
  write(bytes: Uint8Array): void
  /** Makes the output final; returns its size in bytes. */
  finish(): number
  abandon(): void
}

function errnoOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

function outputError(cause: unknown, file: string): AppError {
  const code = errnoOf(cause)
  if (code === 'ENOSPC' || code === 'EDQUOT') return new AppError('disk-full', { file }, { cause })
  return new AppError('output-unwritable', { file, reason: code || 'unknown' }, { cause })
}

const sleeper = new Int32Array(new SharedArrayBuffer(4))

/** Writes all bytes, waiting where a pipe is full: its reader may be slower than we are. */
function writeFully(descriptor: number, bytes: Uint8Array): void {
  let written = 0
  while (written < bytes.length) {
    try {
      written += writeSync(descriptor, bytes, written)
    } catch (cause) {
      if (errnoOf(cause) !== 'EAGAIN') throw cause
      Atomics.wait(sleeper, 0, 0, 5)
    }
  }
}

/**
 * A file that is there whole or not at all: written under a temporary name in the same folder, and renamed at the end.
 *
 * @throws AppError `output-unwritable` or `disk-full`, as do the methods of what it returns
 */
export function openOutputFile(file: string): Output {
  const temporary = join(dirname(file), `.${basename(file)}.${randomBytes(4).toString('hex')}.part`)
  const guard = <T>(work: () => T): T => {
    try {
      return work()
    } catch (cause) {
      throw outputError(cause, file)
    }
  }
  const descriptor = guard(() => {
    // A folder in the place of the file would only be noticed by the rename, after all the work.
    if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) {
      throw Object.assign(new Error('is a folder'), { code: 'EISDIR' })
    }
    return openSync(temporary, 'wx')
  })
  let bytes = 0
  let isOpen = true
  const close = (): void => {
    if (isOpen) closeSync(descriptor)
    isOpen = false
  }
  return {
    write(chunk) {
      guard(() => {
        writeFully(descriptor, chunk)
      })
      bytes += chunk.length
    },
    finish() {
      guard(() => {
        fsyncSync(descriptor)
        close()
        renameSync(temporary, file)
      })
      return bytes
    },
    abandon() {
      close()
      rmSync(temporary, { force: true })
    },
  }
}

/** The process's standard output. What was written stays written: a pipe has no way back. */
export function openStandardOutput(): Output {
  let bytes = 0
  return {
    write(chunk) {
      try {
        writeFully(1, chunk)
      } catch (cause) {
        throw outputError(cause, '-')
      }
      bytes += chunk.length
    },
    finish: () => bytes,
    abandon: () => undefined,
  }
}
