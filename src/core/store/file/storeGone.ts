import { existsSync, statSync } from 'node:fs'
import { AppError } from '../../../shared/errors.ts'

/** The file that tells a wrong key from a damaged store. It is written once the store is there, and goes with it. */
export function keyMarkFile(file: string): string {
  return `${file}.key-mark`
}

/**
 * Makes sure that a store was not lost: its mark says that there was one, so a file that is missing or empty is no
 * first start. Making a new one in silence would look like a program that forgot everything.
 *
 * @param file the store's file
 * @throws AppError `store-gone`
 */
export function assertNotGone(file: string): void {
  // The mark first: whoever makes a store has its file there before the mark.
  if (!existsSync(keyMarkFile(file))) return
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) === 0) throw new AppError('store-gone', { file })
}
