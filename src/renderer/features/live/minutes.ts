import { SECONDS_PER_DAY, wall, type TimeRange, type WallSeconds } from '../../../shared/time.ts'

// A day minute by minute: which of them somebody saw.

export const MINUTES_PER_DAY = 1_440
const SECONDS_PER_MINUTE = 60
/** A minute counts as seen where at least so many of its seconds were. */
const LEAST_SECONDS = 30

/** For each minute of a day 1 where it was seen, else 0. */
export type MinuteMask = Uint8Array

/**
 * The minutes of a day that ranges cover for the better part.
 *
 * @param day the day's first second
 * @param ranges in order of time, apart from one another
 */
export function minutesSeen(day: WallSeconds, ranges: readonly TimeRange[]): MinuteMask {
  const seconds = new Uint8Array(MINUTES_PER_DAY)
  for (const { from, to } of ranges) {
    const first = Math.max(0, from - day)
    const last = Math.min(SECONDS_PER_DAY - 1, to - day)
    for (let minute = Math.floor(first / 60); minute * SECONDS_PER_MINUTE <= last; minute++) {
      const start = minute * SECONDS_PER_MINUTE
      const covered = Math.min(last, start + SECONDS_PER_MINUTE - 1) - Math.max(first, start) + 1
      seconds[minute] = (seconds[minute] ?? 0) + Math.max(0, covered)
    }
  }
  return seconds.map((covered) => (covered >= LEAST_SECONDS ? 1 : 0))
}

/** The minutes that both days saw. */
export function seenInBoth(a: MinuteMask, b: MinuteMask): MinuteMask {
  return a.map((isSeen, minute) => isSeen & (b[minute] ?? 0))
}

/** How many minutes are seen between two, the second one excluded. */
export function countSeen(mask: MinuteMask, from = 0, to = MINUTES_PER_DAY): number {
  let seen = 0
  for (let minute = from; minute < to; minute++) seen += mask[minute] ?? 0
  return seen
}

/** The minute of its day that an instant lies in. */
export function minuteOf(at: number): number {
  return Math.floor((((at % SECONDS_PER_DAY) + SECONDS_PER_DAY) % SECONDS_PER_DAY) / SECONDS_PER_MINUTE)
}

/** The first second of the instant's minute. */
export function startOfMinute(at: WallSeconds): WallSeconds {
  return wall(at - (((at % SECONDS_PER_MINUTE) + SECONDS_PER_MINUTE) % SECONDS_PER_MINUTE))
}
