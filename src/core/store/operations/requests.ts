import type { WallSeconds } from '../../../shared/time.ts'
import {
  countRequest,
  dayLimit,
  quotaFacts,
  rememberDayLimit,
  rememberToldCount,
  requestsOn,
  setReserve,
  uncountRequest,
} from '../tables/requestLedger.ts'
import type { Writing } from '../threads/subject.ts'

/** The requests that were sent, and what is known of how many may be. */
export const requests = ({ database }: Writing) => ({
  count: ({ connectionId, at }: { connectionId: number; at: WallSeconds }) => {
    countRequest(database, connectionId, at)
  },
  uncount: ({ connectionId, at }: { connectionId: number; at: WallSeconds }) => {
    uncountRequest(database, connectionId, at)
  },
  on: ({ connectionId, day }: { connectionId: number; day: string }) => requestsOn(database, connectionId, day),
  quotaFacts: ({ connectionId, at }: { connectionId: number; at: WallSeconds }) =>
    quotaFacts(database, connectionId, at),
  rememberToldCount: (input: { connectionId: number; at: WallSeconds; used: number | null; atMs: number }) => {
    rememberToldCount(database, input.connectionId, input.at, input.used, input.atMs)
  },
  dayLimit: (connectionId: number) => dayLimit(database, connectionId),
  rememberDayLimit: ({ connectionId, limit }: { connectionId: number; limit: number }) => {
    rememberDayLimit(database, connectionId, limit)
  },
  setReserve: ({ connectionId, percent }: { connectionId: number; percent: number }) => {
    setReserve(database, connectionId, percent)
  },
})
