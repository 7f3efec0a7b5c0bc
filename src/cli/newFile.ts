import { rmSync, writeFileSync } from 'node:fs'
import { AppError, faultName } from '../shared/errors.ts'

/** Writes the file that was claimed, or (null) gives it up. */
export type WriteClaimed = (text: string | null) => void

/**
 * Makes a new file that only its user may read, before what is to stand in it is there: so that nothing is made whose
 * only copy could not be written.
 *
 * @throws AppError `output-unwritable`, also where there is a file of that name
 */
export function claimFile(file: string): WriteClaimed {
  const write = (text: string, flag: string): void => {
    try {
      writeFileSync(file, text, { flag, mode: 0o600, flush: true })
    } catch (cause) {
      throw new AppError('output-unwritable', { file, reason: faultName(cause) }, { cause })
    }
  }
  write('', 'wx')
  return (text) => {
    if (text === null) rmSync(file, { force: true })
    else write(text, 'w')
  }
}
