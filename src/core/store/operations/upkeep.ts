import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { settleKeys } from '../customers/keyIndex.ts'
import { settleNames } from '../tables/sliceFields.ts'
import type { Writing } from '../threads/subject.ts'

/** What is put in order by itself, of what earlier versions stored. */
export const upkeep = ({ database }: Writing) => ({
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
