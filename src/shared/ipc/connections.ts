import type { AppErrorData } from '../errors.ts'
import type { WallSeconds } from '../time.ts'

// Operations as the window sees them: their tokens stay behind.

/** How long a token is held: in the operating system's keychain, in memory until the program ends, or not at all. */
export type TokenKeeping = 'kept' | 'this-run' | 'none'

export interface ConnectionSummary {
  readonly id: number
  readonly name: string
  readonly server: string
  readonly baseUrl: string
  /** IANA name of the zone of the operation's wall clock. */
  readonly timeZone: string
  /** The built-in operation with invented data. */
  readonly isSample: boolean
  readonly token: TokenKeeping
}

/** An operation as it is being set up or changed. */
export interface ConnectionDraft {
  /** Null for a new one. */
  readonly connectionId: number | null
  readonly name: string
  /** Code (`0010`) or any address of the operation. */
  readonly server: string
  /** Another address for the requests (a proxy), or null for the operation's own. */
  readonly baseUrl: string | null
  readonly timeZone: string
  /** As it was typed; null keeps the one that is stored. */
  readonly token: string | null
}

/** What a server said to a token that it accepted. */
export interface TokenVerdict {
  /** Requests a day that the operation may send, or null where the server did not say. */
  readonly dayLimit: number | null
}

export interface SavedConnection {
  readonly connection: ConnectionSummary
  /** Why the token is held for this run only, where that was not asked for. */
  readonly keychainProblem: AppErrorData | null
}

export interface Quota {
  /** Requests for the connection today, by the operation's calendar: this computer's, and others' as far as the server told. */
  readonly requestsToday: number
  /** The day's limit as the server last told it, or null. */
  readonly dayLimit: number | null
  /** Requests that automatic work leaves untouched, and what part of the limit that is. */
  readonly reserve: number
  readonly reservePercent: number
  /** What is left of the limit today, the reserve included; null where the limit is not known. */
  readonly left: number | null
  readonly forecast: {
    /** When the limit is reached at the pace of the last hours, or null where that is not today. */
    readonly atPaceUntil: WallSeconds | null
    readonly requestsPerHour: number
  }
  /** When the count starts anew. */
  readonly resetsAt: WallSeconds
  /** When the server last told its own count of today, in milliseconds since 1970-01-01 UTC; null: not today. */
  readonly toldAtMs: number | null
}

/** The most that can be kept from automatic work, in percent of the day's limit. */
export const MOST_RESERVE_PERCENT = 90

/**
 * What is known of a report at a connection's server: it gave rows once (`data`); it answers and has none (`empty`); it only said that
 * there is nothing, which says little (`quiet`); it seems not to be there (`absent`).
 */
export interface ReportMark {
  readonly reportKey: string
  readonly state: 'data' | 'empty' | 'quiet' | 'absent'
  readonly markedAtMs: number
}

/** What a check of an operation would take. */
export interface CheckPlan {
  readonly requests: number
  /** Reports that cannot be asked for, because they need a parameter of which nobody knows a value. */
  readonly skipped: number
  /** Reports that need not be asked for, because rows of them are stored. */
  readonly known: number
}
