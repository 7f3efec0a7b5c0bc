import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
  readFileSync,
} from 'node:fs'
import { dirname, join } from 'node:path'
import { AppError } from '../../shared/errors.ts'
import { isRunning } from './runningProcess.ts'

// On Windows the data folder lay in the roaming application data once, which companies copy to their servers and to
// every computer that its user signs in to. It lies in the local ones now, and one that is there already moves.
//
// First it gets another name where it is. That works for the whole folder or not at all, and only while no program has
// a file of it open; from then on nobody else finds it. Then one thing after another moves out of it, the store's own
// file last, so that whoever is killed in between leaves what the next start goes on with.

const STORE = 'atalaya.db'
const MOVING_SUFFIX = '.moving'

/** What the move does to files; a test's stand-in can fail or stop in the middle. */
export interface Moving {
  readonly rename: (from: string, to: string) => void
  readonly copy: (from: string, to: string) => void
}

const REALLY: Moving = {
  rename: renameSync,
  copy: (from, to) => {
    cpSync(from, to, { recursive: true, preserveTimestamps: true })
  },
}

function holdsStore(folder: string): boolean {
  return existsSync(join(folder, STORE)) || existsSync(join(folder, 'profile.json'))
}

function errnoOf(cause: unknown): string {
  return cause instanceof Error && 'code' in cause ? String(cause.code) : ''
}

/** Moves one thing, to another disk too: there whole under another name first. */
function moveEntry(from: string, to: string, { rename, copy }: Moving): void {
  try {
    rename(from, to)
  } catch (cause) {
    if (errnoOf(cause) !== 'EXDEV') throw cause
    const half = `${to}${MOVING_SUFFIX}`
    rmSync(half, { recursive: true, force: true })
    copy(from, half)
    rename(half, to)
    rmSync(from, { recursive: true, force: true })
  }
}

function moveEntries(from: string, to: string, moving: Moving): void {
  mkdirSync(to, { recursive: true, mode: 0o700 })
  const isLast = (name: string): number => (name === STORE ? 1 : 0)
  for (const name of readdirSync(from).toSorted((a, b) => isLast(a) - isLast(b))) {
    const target = join(to, name)
    // What the program made anew there meanwhile is the newer: caches, settings. A store is never among it, nor a half
    // copied one.
    if (existsSync(target)) rmSync(join(from, name), { recursive: true, force: true })
    else moveEntry(join(from, name), target, moving)
  }
  rmdirSync(from)
}

const sleeper = new Int32Array(new SharedArrayBuffer(4))
const PATIENCE_STEPS = 600
const STEP_MS = 50
/** A lock that is older is nobody's, whoever has its process's number by now. */
const LONGEST_MOVE_MS = 600_000

/** Whether a lock's process died. One that is empty is just being written, unless it stays so. */
function isLeft(lock: string): boolean {
  try {
    const ageMs = Date.now() - statSync(lock).mtimeMs
    const holder = Number(readFileSync(lock, 'utf8'))
    return ageMs > LONGEST_MOVE_MS || (holder > 0 ? !isRunning(holder) : ageMs > 2_000)
  } catch {
    return false
  }
}

/**
 * Does something that only one process may do at a time. One that died in the middle is not waited for.
 *
 * @returns false where it took too long
 */
function alone(lock: string, work: () => void): boolean {
  for (let step = 0; step < PATIENCE_STEPS; step++) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o600 })
    } catch (cause) {
      if (errnoOf(cause) !== 'EEXIST') throw cause
      if (isLeft(lock)) rmSync(lock, { force: true })
      else Atomics.wait(sleeper, 0, 0, STEP_MS)
      continue
    }
    try {
      work()
      return true
    } finally {
      rmSync(lock, { force: true })
    }
  }
  return false
}

/**
 * Where the data folder lies: at the new place, to which it moves first where it lies at the old one still. While
 * another program uses it, it stays where it is, and this one uses it there, too.
 *
 * @param was where earlier versions had it
 * @param is where it belongs
 * @throws AppError `store-busy` where another process is long at it; `store-read-only` where a move that was begun
 * cannot go on
 */
export function movedFolder(was: string, is: string, moving: Moving = REALLY): string {
  const onItsWay = `${was}${MOVING_SUFFIX}`
  const isToMove = (): boolean => existsSync(onItsWay) || (!holdsStore(is) && holdsStore(was))
  if (was === is || !isToMove()) return is
  mkdirSync(dirname(is), { recursive: true })
  let isInUse = false
  const isDone = alone(`${onItsWay}.lock`, () => {
    if (!isToMove()) return
    if (!existsSync(onItsWay)) {
      try {
        moving.rename(was, onItsWay)
      } catch {
        isInUse = true
        return
      }
    }
    try {
      moveEntries(onItsWay, is, moving)
    } catch (cause) {
      throw new AppError('store-read-only', { file: join(onItsWay, STORE) }, { cause })
    }
  })
  // What is on its way must not be begun anew at either place.
  if (!isDone) throw new AppError('store-busy', { file: join(onItsWay, STORE) })
  return isInUse ? was : is
}
