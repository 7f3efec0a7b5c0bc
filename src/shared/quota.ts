import type { WallSeconds } from './time.ts'

// The requests that an operation may send in a day.

export interface Quota {
  /**
   * Requests for the connection today, by the operation's calendar: this computer's, and others' as far as the server
   * told.
   */
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
