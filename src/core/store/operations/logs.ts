import type { LogMark } from '../../../shared/gapReasons.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { gapsOf, lastPoll, listLogs, noteLife, setLog, startLog } from '../tables/logBook.ts'
import { ensureScope } from '../tables/slices.ts'
import type { Scope } from '../records/slices.ts'
import type { Writing } from '../threads/subject.ts'

/** The logs of live reports: which are kept, when they were polled, and what nobody saw. */
export const logs = ({ database, locks }: Writing) => {
  /** The name of the lock of who keeps a scope's log. */
  const lockOf = (scope: Scope): string => `log-${ensureScope(database, scope)}`

  return {
    /** Null: the logs of every connection. */
    list: (connectionId: number | null) => listLogs(database, connectionId),
    lastPoll: (scope: Scope) => lastPoll(database, scope),
    set: (input: { scope: Scope; isOn: boolean; everyMinutes: number; at: WallSeconds }) => {
      setLog(database, input.scope, input)
    },
    start: ({ scope, at }: { scope: Scope; at: WallSeconds }) => {
      startLog(database, scope, at)
    },
    noteLife: ({ scope, at, marks }: { scope: Scope; at: WallSeconds; marks: readonly LogMark[] }) => {
      noteLife(database, scope, at, marks)
    },
    gaps: ({ scope, range }: { scope: Scope; range: TimeRange | null }) => gapsOf(database, scope, range),
    /** Whether this process keeps the log of a scope now: it did already, or nobody else does. */
    hold: (scope: Scope) => locks.hold(lockOf(scope)),
    letGo: (scope: Scope) => {
      locks.release([lockOf(scope)])
    },
  }
}
