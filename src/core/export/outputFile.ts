import {
  accessSync,
  chmodSync,
  closeSync,
  constants,
  fsyncSync,
  openSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
  type Stats,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { AppError } from '../../shared/errors.ts'
import { isInUse, publishBeside, replaceFile, type Rename } from './publishFile.ts'

export interface Finished {
  readonly bytes: number
  /** The path of the file that was written, or null for standard output. */
  readonly file: string | null
}

export interface OutputOptions {
  /** What to do where the file is in use or may not be replaced: give up, or take a free name beside it. */
  readonly onBusy: 'fail' | 'rename'
  readonly rename?: Rename
  /** Where the bytes go until the file is finished: a free name in the file's own folder. By default any. */
  readonly temporary?: string | undefined
}

/** Where an export's bytes go; exactly one of `finish` and `abandon` ends it. */
export interface Output {
  write(bytes: Uint8Array): void
  /** Makes the output final. */
  finish(): Finished
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

/** Unfinished files of this process, which must not outlive it. */
const discardAtExit = new Set<string>()
process.once('exit', () => {
  for (const file of discardAtExit) rmSync(file, { force: true })
})

interface Target {
  readonly file: string
  /** What is there already and is to be replaced. */
  readonly existing: Stats | undefined
  readonly mayBeReplaced: boolean
}

function assertWritable(file: string, existing: Stats): void {
  if ((existing.mode & 0o222) === 0) throw Object.assign(new Error('is read-only'), { code: 'EACCES' })
  accessSync(file, constants.W_OK)
}

/**
 * What is there under a name already. Only a plain file that may be written is ever replaced: not a folder, not a
 * device, not a pipe.
 *
 * @throws AppError `output-unwritable`
 */
function targetOf(asked: string, onBusy: OutputOptions['onBusy']): Target {
  try {
    const existing = statSync(asked, { throwIfNoEntry: false })
    if (existing === undefined) return { file: asked, existing, mayBeReplaced: true }
    if (!existing.isFile())
      throw Object.assign(new Error('is no file'), { code: existing.isDirectory() ? 'EISDIR' : 'ENOTSUP' })
    try {
      assertWritable(asked, existing)
    } catch (cause) {
      if (onBusy === 'fail') throw cause
      return { file: asked, existing: undefined, mayBeReplaced: false }
    }
    // A link to a file means the file: the link stays, what it leads to is replaced.
    return { file: realpathSync(asked), existing, mayBeReplaced: true }
  } catch (cause) {
    throw outputError(cause, asked)
  }
}

/**
 * A file that is there whole or not at all: written under a temporary name in the same folder, and renamed at the end.
 *
 * @throws AppError `output-unwritable` or `disk-full`, as do the methods of what it returns
 */
export function openOutputFile(asked: string, options: OutputOptions): Output {
  const { onBusy, rename = renameSync } = options
  const { file, existing, mayBeReplaced } = targetOf(asked, onBusy)
  // Not made of the file's own name: that may be as long as names may be.
  const temporary = options.temporary ?? join(dirname(file), `.atalaya-${randomBytes(8).toString('hex')}.part`)
  const guard = <T>(work: () => T): T => {
    try {
      return work()
    } catch (cause) {
      throw outputError(cause, file)
    }
  }
  const descriptor = guard(() => openSync(temporary, 'wx'))
  if (existing !== undefined) chmodSync(temporary, existing.mode)
  discardAtExit.add(temporary)
  let bytes = 0
  let isOpen = true
  const publish = (): string => {
    if (!mayBeReplaced) return publishBeside(temporary, file)
    try {
      replaceFile(temporary, file, rename)
      return file
    } catch (cause) {
      if (onBusy === 'fail' || !isInUse(cause)) throw cause
      return publishBeside(temporary, file)
    }
  }
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
      return guard(() => {
        fsyncSync(descriptor)
        close()
        const published = publish()
        discardAtExit.delete(temporary)
        return { bytes, file: published }
      })
    },
    abandon() {
      close()
      rmSync(temporary, { force: true })
      discardAtExit.delete(temporary)
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
    finish: () => ({ bytes, file: null }),
    abandon: () => undefined,
  }
}
