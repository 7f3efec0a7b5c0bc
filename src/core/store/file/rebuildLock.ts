import { existsSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'
import { ProcessLocks } from './processLocks.ts'

const LOCK = ['store-rebuild']

/** The file that a rebuild writes beside the store. */
export function rebuildFile(file: string): string {
  return `${file}.rebuild`
}

/**
 * Does something while no other process opens the store, or rebuilds it: what it wrote into the old file would be lost.
 *
 * @throws AppError `store-busy` where another one rebuilds it; what `work` throws
 */
export function whileRebuilding<T>(file: string, work: () => T): T {
  const locks = new ProcessLocks(file)
  if (!locks.tryAcquire(LOCK)) throw new AppError('store-busy', { file })
  try {
    return work()
  } finally {
    locks.releaseAll()
  }
}

/**
 * Makes sure that no process is rebuilding the store. Where none began, this is but a look for a file.
 *
 * @throws AppError `store-busy`
 */
export function assertNotBeingRebuilt(file: string): void {
  if (existsSync(rebuildFile(file))) whileRebuilding(file, () => undefined)
}
