import { addDays, weekday } from '../../shared/periods.ts'
import type { Timing } from '../../shared/schedules.ts'
import { SECONDS_PER_DAY, startOfDay, wall, wallClock, type WallSeconds } from '../../shared/time.ts'

// When a schedule is due: pure computation over a clock that may jump, sleep and change its summer time.
//
// A schedule promises moments. What it remembers of them is one number, up to where its promises are kept ("covered"):
// of intervals, the moment in milliseconds at which the last run began; of days, the last promised moment as wall
// seconds of the operation. However many moments passed since, one run covers them all.

/** The present, and the zone of the operation's wall clock. */
export interface Clock {
  readonly nowMs: number
  readonly timeZone: string
}

/** What a schedule promised and has not kept yet. */
export interface Promised {
  /** What counts as covered once a run that began now has ended well. */
  readonly covers: number
  /** Since when it is due, in milliseconds since 1970-01-01 UTC. */
  readonly sinceMs: number
}

const HOUR_MS = 3_600_000
const DAYS_PER_WEEK = 7
/**
 * How far a wall clock can go back without having been wrong: a move to another zone or the end of summer time, in
 * seconds. What is covered further ahead than that was covered by a clock that had run ahead, also where no run tells
 * of it.
 */
const MOST_SETBACK_SECONDS = 26 * 3600
/**
 * A run that began by a clock so far ahead was not that of its moment; one by a clock that was put right by less was,
 * and is not repeated.
 */
const LEAST_AHEAD_MS = 6 * HOUR_MS

type Daily = Extract<Timing, { readonly kind: 'daily' }>

function isOn({ weekdays }: Daily, day: WallSeconds): boolean {
  return weekdays === null || weekdays.includes(weekday(day))
}

/** The last promised moment up to an instant, both on the wall clock. */
function lastMoment(timing: Daily, now: WallSeconds): WallSeconds {
  const today = startOfDay(now)
  for (let back = 0; back <= DAYS_PER_WEEK; back++) {
    const day = addDays(today, -back)
    const moment = wall(day + timing.second)
    if (isOn(timing, day) && moment <= now) return moment
  }
  return wall(today - DAYS_PER_WEEK * SECONDS_PER_DAY)
}

/** The first promised moment after an instant, both on the wall clock. */
function firstMomentAfter(timing: Daily, after: WallSeconds): WallSeconds {
  const today = startOfDay(after)
  for (let ahead = 0; ahead <= DAYS_PER_WEEK; ahead++) {
    const day = addDays(today, ahead)
    const moment = wall(day + timing.second)
    if (isOn(timing, day) && moment > after) return moment
  }
  return wall(today + DAYS_PER_WEEK * SECONDS_PER_DAY)
}

/**
 * What a schedule that is made or set up anew counts as covered: of days what has passed, of intervals nothing, so that
 * it runs soon.
 */
export function coveredAtFirst(timing: Timing, clock: Clock): number | null {
  return timing.kind === 'daily' ? lastMoment(timing, wallClock(clock.nowMs, clock.timeZone)) : null
}

/**
 * What is covered, put right where the clock was set back: a clock that had run ahead covered moments that are still to
 * come, and they must not be waited for.
 *
 * @param lastStartedMs when the last run began, by the clock of then; null: none did
 */
export function correctCovered(
  timing: Timing,
  covered: number | null,
  clock: Clock,
  lastStartedMs: number | null,
): number | null {
  if (covered === null) return null
  switch (timing.kind) {
    case 'hours':
      return Math.min(covered, clock.nowMs)
    case 'daily': {
      const now = wallClock(clock.nowMs, clock.timeZone)
      const ranAhead = lastStartedMs !== null && lastStartedMs - clock.nowMs > LEAST_AHEAD_MS
      return covered > now && (ranAhead || covered - now > MOST_SETBACK_SECONDS) ? lastMoment(timing, now) : covered
    }
    case 'start':
      return covered
  }
}

/**
 * What a schedule owes now, or undefined where it owes nothing.
 *
 * @param covered as {@link correctCovered} gives it
 * @param startedMs when the program started that keeps schedules of the kind `start`; null: nothing starts
 */
export function promised(
  timing: Timing,
  covered: number | null,
  clock: Clock,
  startedMs: number | null,
): Promised | undefined {
  const { nowMs, timeZone } = clock
  switch (timing.kind) {
    case 'hours': {
      const dueMs = covered === null ? nowMs : covered + timing.hours * HOUR_MS
      return dueMs <= nowMs ? { covers: nowMs, sinceMs: dueMs } : undefined
    }
    case 'daily': {
      const now = wallClock(nowMs, timeZone)
      const moment = lastMoment(timing, now)
      if (covered !== null && moment <= covered) return undefined
      return { covers: moment, sinceMs: nowMs - (now - moment) * 1000 }
    }
    case 'start':
      if (startedMs === null || covered === startedMs) return undefined
      return { covers: startedMs, sinceMs: startedMs }
  }
}

/** When a schedule that owes nothing runs next, on the operation's wall clock; null: when the program starts. */
export function nextMoment(timing: Timing, covered: number | null, clock: Clock): WallSeconds | null {
  const now = wallClock(clock.nowMs, clock.timeZone)
  switch (timing.kind) {
    case 'hours':
      return covered === null ? now : wallClock(Math.max(clock.nowMs, covered + timing.hours * HOUR_MS), clock.timeZone)
    case 'daily':
      return firstMomentAfter(timing, wall(Math.max(now, covered ?? now)))
    case 'start':
      return null
  }
}
