import {
  cutLog,
  isIncremental,
  makeIncremental,
  releasePages,
  rewriteTable,
  tablesToRefill,
  tablesToRewrite,
} from '../erasing/compaction.ts'
import { endCompaction, endLog, oweLog, owedCompactions } from '../erasing/owedCompactions.ts'
import { refillTable } from '../tables/refillTable.ts'
import type { Writing } from '../threads/subject.ts'

/** The steps of compacting: see `erasing/compacting.ts`. */
export const compactionSteps = ({ database }: Writing) => ({
  /**
   * What compacting takes: the tables to rewrite, unless the store is of an older kind and is rewritten whole in this
   * step.
   *
   * @param reportKey as of `compacting.ts`
   */
  begin: (reportKey: string | null) => {
    if (isIncremental(database)) {
      return [...tablesToRewrite(database, reportKey), ...tablesToRefill(reportKey)]
    }
    makeIncremental(database)
    return []
  },
  rewriteTable: (name: string) => {
    if (name.startsWith('rows:')) rewriteTable(database, name)
    else refillTable(database, name)
  },
  /** The reports whose erased rows may still lie in the file. */
  owed: () => owedCompactions(database),
  end: (reportKey: string | null) => {
    endCompaction(database, reportKey)
  },
  releasePages: () => releasePages(database),
  cutLog: () => cutLog(database),
  oweLog: () => {
    oweLog(database)
  },
  endLog: () => {
    endLog(database)
  },
})
