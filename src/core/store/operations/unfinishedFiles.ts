import { beginFile, endFile } from '../tables/unfinishedFiles.ts'
import type { Writing } from '../threads/subject.ts'

/** Files that are being written: see `tables/unfinishedFiles.ts`. */
export const unfinishedFiles = ({ database, locks }: Writing) => ({
  /** Remembers a file that is about to be written. */
  begin: (file: string) => beginFile(database, locks, file, Date.now()),
  end: (id: number) => {
    endFile(database, locks, id, Date.now())
  },
})
