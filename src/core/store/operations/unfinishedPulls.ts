import { beginPull, endPull, unfinishedPulls as listPulls } from '../tables/unfinishedPulls.ts'
import type { PullOrder } from '../records/pulls.ts'
import type { Writing } from '../threads/subject.ts'

/** Pulls that were begun and have not ended: what a crash cut short goes on at the next start. */
export const unfinishedPulls = ({ database }: Writing) => ({
  list: () => listPulls(database),
  begin: (order: PullOrder) => beginPull(database, order),
  end: (id: number) => {
    endPull(database, id)
  },
})
