import { existsSync, linkSync, renameSync, rmSync } from 'node:fs'
import { dirname, extname, join, basename } from 'node:path'

/** Gives a file another name, in place of what has it: `renameSync`, or a test's stand-in. */
export type Rename = (from: string, to: string) => void

/** What Windows says of a file that another program holds open, and any system of one that may not be replaced. */
const IN_USE: ReadonlySet<string> = new Set(['EBUSY', 'EPERM', 'EACCES'])

/** Scanners for viruses hold a new file open for a moment: that long a file in use is tried again, in milliseconds. */
const WAITS_MS = [20, 50, 100, 200, 400]
const MOST_NAMES = 10_000
const sleeper = new Int32Array(new SharedArrayBuffer(4))

function errnoOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

/** Whether a rename failed because the target is in use, or may not be replaced. */
export function isInUse(cause: unknown): boolean {
  return IN_USE.has(errnoOf(cause))
}

/** Gives a finished file its name, in place of what has it. @throws what the rename raised in the end */
export function replaceFile(temporary: string, file: string, rename: Rename): void {
  for (const waitMs of WAITS_MS) {
    try {
      rename(temporary, file)
      return
    } catch (cause) {
      if (!isInUse(cause)) throw cause
      Atomics.wait(sleeper, 0, 0, waitMs)
    }
  }
  rename(temporary, file)
}

/** Gives a file a name unless it is taken. @returns whether it got it */
function claim(temporary: string, file: string): boolean {
  try {
    linkSync(temporary, file)
  } catch (cause) {
    if (errnoOf(cause) === 'EEXIST') return false
    // A file system without links: there a look before the rename is the next best.
    if (existsSync(file)) return false
    renameSync(temporary, file)
  }
  rmSync(temporary, { force: true })
  return true
}

/**
 * Bytes that names may have on most file systems, and fewer where a name that works is long: encrypted folders take
 * less.
 */
function longestName(name: string): number {
  const bytes = Buffer.byteLength(name)
  return bytes > 100 ? bytes : 255
}

/** A name with something behind its stem, no longer than names may be: the stem is cut where it has to be. */
function nameWith(stem: string, behind: string, most: number): string {
  const letters = Array.from(stem)
  while (letters.length > 1 && Buffer.byteLength(letters.join('') + behind) > most) letters.pop()
  return letters.join('') + behind
}

/**
 * Gives a finished file the first free name beside the one that cannot be had: `name (2).csv`, `name (3).csv` and so
 * on.
 *
 * @returns the file's path
 * @throws what the file system raised
 */
export function publishBeside(temporary: string, file: string): string {
  const extension = extname(file)
  const name = basename(file, extension)
  const most = longestName(basename(file))
  for (let number = 2; number < MOST_NAMES; number++) {
    const candidate = join(dirname(file), nameWith(name, ` (${number})${extension}`, most))
    if (claim(temporary, candidate)) return candidate
  }
  throw Object.assign(new Error('no free name'), { code: 'EEXIST' })
}
