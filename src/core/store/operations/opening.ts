import { isErasureCutShort } from '../erasing/customerErasures.ts'
import { deleteOldCopies } from '../file/asideCopies.ts'
import { deleteLeftovers } from '../file/leftovers.ts'
import { lastAnswerAtMs } from '../query/holdings.ts'
import { sweepFiles } from '../tables/unfinishedFiles.ts'
import type { Writing } from '../threads/subject.ts'

/**
 * What is asked whenever a store is opened, whatever for. Apart from the rest, so that a command which only lists
 * something starts without the code behind rows.
 */
export const opening = ({ database, locks }: Writing) => ({
  /** When an answer was last stored. Null for none. */
  lastAnswerAtMs: () => lastAnswerAtMs(database),
  /** Deletes what dead processes left of files they were writing. */
  sweepFiles: () => {
    sweepFiles(database, locks, Date.now())
  },
  deleteLeftovers: () => {
    deleteLeftovers(database.name, Date.now())
  },
  /** Deletes copies of the store that were put aside and whose time is over: see `asideCopies.ts`. */
  deleteOldCopies: (nowMs: number) => {
    deleteOldCopies(database.name, nowMs)
  },
  /** Whether an erasure of a customer was cut short. */
  isErasureCutShort: () => isErasureCutShort(database, locks),
})
