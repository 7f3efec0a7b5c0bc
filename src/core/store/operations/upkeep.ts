import { deleteOldCopies } from '../file/asideCopies.ts'
import { deleteLeftovers } from '../file/leftovers.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { settleKeys } from '../customers/keyIndex.ts'
import { settleNames } from '../tables/sliceFields.ts'
import { sweepFiles } from '../tables/unfinishedFiles.ts'
import type { Writing } from '../threads/subject.ts'

/** What is put in order by itself. */
export const upkeep = ({ database, locks }: Writing) => ({
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
  /**
   * Looks up the names in one slice that an earlier version stored: see `sliceFields.ts`.
   *
   * @returns whether there is another one
   */
  settleNames: () => settleNames(database),
  /** Gives one slice its keys of customers: see `customers/keyIndex.ts`. */
  settleKeys: ({ reports, after }: { reports: readonly ReportDefinition[]; after: number }) =>
    settleKeys(database, reports, after),
})
