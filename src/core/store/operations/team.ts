import {
  beginTeamErasure,
  endTeamErasure,
  teamErasures,
  countForTeam,
  enterTeam,
  leaveTeam,
  nextInOutbox,
  outboxCount,
  putIntoOutbox,
  rememberObeyed,
  storedTeam,
  takeFromOutbox,
  takeUncounted,
  unobeyed,
} from '../tables/team.ts'
import type { OutboxSlice, StoredTeam, TeamErasure, UncountedRequests } from '../records/team.ts'
import type { Writing } from '../threads/subject.ts'

/** The team that the store takes part in, and what is still to be told to it. */
export const team = ({ database }: Writing) => ({
  get: () => storedTeam(database),
  enter: (entered: StoredTeam) => enterTeam(database, entered),
  leave: () => leaveTeam(database),
  /** Keeps a slice until the team has it. */
  put: (slice: OutboxSlice) => {
    putIntoOutbox(database, slice)
  },
  /** What has waited longest for the team. */
  next: () => nextInOutbox(database),
  take: (id: number) => {
    takeFromOutbox(database, id)
  },
  waiting: () => outboxCount(database),
  countLater: (requests: UncountedRequests) => {
    countForTeam(database, requests)
  },
  takeUncounted: () => takeUncounted(database),
  /** Remembers whom the team is to forget. */
  beginErasure: (erasure: Omit<TeamErasure, 'id'>) => beginTeamErasure(database, erasure),
  erasures: () => teamErasures(database),
  endErasure: (id: number) => {
    endTeamErasure(database, id)
  },
  unobeyed: (erasures: readonly string[]) => unobeyed(database, erasures),
  rememberObeyed: (erasure: string) => {
    rememberObeyed(database, erasure)
  },
})
