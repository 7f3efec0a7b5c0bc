import type { ErrorCode } from '../../shared/errors.ts'
import type { GapReason } from '../../shared/live.ts'
import { endOfDay, wallClock } from '../../shared/time.ts'
import { untilQuotaReturns } from '../sync/quotaReturns.ts'

// When a log is polled next. Nothing here waits or asks: moments in, moments out.

/** How often a log is polled. */
export interface Pace {
  /** The time between two polls, in milliseconds. */
  readonly intervalMs: number
  /** The longest time between two polls at which they still see everything. */
  readonly longestMs: number
}

export interface Schedule {
  /** When the next poll is due, in milliseconds since 1970-01-01 UTC. */
  readonly plannedMs: number
  /** How many times polls were made rarer because another program uses the token: each doubles the interval. */
  readonly slowdown: number
  /** Polls in a row that worked since then. */
  readonly goodInARow: number
  readonly failuresInARow: number
  /** Tries that may follow quickly, because the computer woke up and its network may need a moment. */
  readonly quickTries: number
}

const MINUTE_MS = 60_000
const LONGEST_SLOWED_MS = 30 * MINUTE_MS
const LONGEST_MAINTENANCE_MS = 15 * MINUTE_MS
const REFUSED_MS = 60 * MINUTE_MS
const ABSENT_MS = 30 * MINUTE_MS
/** However long a server asks to wait: what it then answers is to be known the same hour. */
const LONGEST_ASKED_MS = 60 * MINUTE_MS
/** After midnight by another clock: the server's need not agree with this computer's to the second. */
const AFTER_MIDNIGHT_MS = 10_000
const QUICK_TRIES = 4
const QUICK_MS = 30_000
/** Polls that have to work before a log goes one step faster again. */
const GOOD_ENOUGH = 3

/** A schedule whose first poll is due at once. */
export function startingAt(nowMs: number): Schedule {
  return { plannedMs: nowMs, slowdown: 0, goodInARow: 0, failuresInARow: 0, quickTries: 0 }
}

/**
 * The time between polls at a pace, as far as it is slowed down. The first step takes what can be had without missing
 * anything.
 */
export function slowedInterval({ intervalMs, longestMs }: Pace, slowdown: number): number {
  if (slowdown === 0) return intervalMs
  const slowed = intervalMs * 2 ** slowdown
  if (slowdown === 1 && intervalMs < longestMs) return Math.min(slowed, longestMs)
  return Math.max(intervalMs, Math.min(slowed, LONGEST_SLOWED_MS))
}

/**
 * The next planned moment after now: an interval after the last one, or the first such moment that has not passed.
 * Polls that took too long, or that nobody was awake for, are not made up for.
 */
function nextPlanned(plannedMs: number, intervalMs: number, nowMs: number): number {
  // Polled before it was due, or the clock went back.
  if (plannedMs > nowMs) return nowMs + intervalMs
  const next = plannedMs + (Math.floor((nowMs - plannedMs) / intervalMs) + 1) * intervalMs
  // Just after a poll that came late there is nothing to see yet.
  return next - nowMs < intervalMs / 4 ? nowMs + intervalMs : next
}

export function afterGood(schedule: Schedule, pace: Pace, nowMs: number): Schedule {
  const goodInARow = schedule.slowdown === 0 ? 0 : schedule.goodInARow + 1
  const isFaster = goodInARow >= GOOD_ENOUGH
  const slowdown = isFaster ? schedule.slowdown - 1 : schedule.slowdown
  return {
    plannedMs: nextPlanned(schedule.plannedMs, slowedInterval(pace, slowdown), nowMs),
    slowdown,
    goodInARow: isFaster ? 0 : goodInARow,
    failuresInARow: 0,
    quickTries: 0,
  }
}

/** Whose fault each error is, as far as a log is concerned. */
const REASONS: Readonly<Partial<Record<ErrorCode, GapReason>>> = {
  unreachable: 'offline',
  'proxy-unreachable': 'offline',
  'proxy-login': 'offline',
  'proxy-refused': 'offline',
  'timed-out': 'slow',
  stalled: 'slow',
  'too-many-at-once': 'too-many',
  'asked-to-wait': 'too-many',
  'quota-used-up': 'quota',
  maintenance: 'maintenance',
  'token-refused': 'token',
  forbidden: 'token',
  'no-token': 'token',
  'no-keychain': 'token',
  'keychain-locked': 'token',
  'empty-token': 'token',
  'store-busy': 'store',
  'store-closed': 'store',
  'store-damaged': 'store',
  'store-gone': 'store',
  'store-read-only': 'store',
  'disk-full': 'store',
  'worker-lost': 'store',
  'unknown-connection': 'off',
  managed: 'off',
  'unknown-report': 'off',
}

/** What a gap is called that polls with such an error leave. */
export function reasonOf(code: ErrorCode): GapReason {
  return REASONS[code] ?? (code.startsWith('team-') ? 'team' : 'fault')
}

/** How long a log waits after a failure, in milliseconds; undefined: until its next planned poll. */
function waitAfter(
  code: ErrorCode | null,
  schedule: Schedule,
  pace: Pace,
  nowMs: number,
  timeZone: string,
): number | undefined {
  switch (code) {
    case 'quota-used-up': {
      const now = wallClock(nowMs, timeZone)
      return untilQuotaReturns((endOfDay(now) + 1 - now) * 1000) + AFTER_MIDNIGHT_MS
    }
    case 'maintenance':
      return Math.max(pace.intervalMs, Math.min(LONGEST_MAINTENANCE_MS, pace.intervalMs * 2 ** schedule.failuresInARow))
    // A token that is refused again and again may get locked.
    case 'token-refused':
    case 'forbidden':
      return REFUSED_MS
    case 'unknown-on-server':
    case 'redirected':
      return Math.max(pace.intervalMs, ABSENT_MS)
    case 'unreachable':
      return schedule.quickTries > 0 ? Math.min(QUICK_MS, pace.intervalMs) : undefined
    default:
      return undefined
  }
}

/**
 * @param code what a request failed with; null: none was sent, because none might be
 * @param timeZone of the operation, whose midnight brings a new quota
 * @param askedUntilMs until when the server asks to wait; NaN where it does not
 */
export function afterFailure(
  schedule: Schedule,
  pace: Pace,
  code: ErrorCode | null,
  nowMs: number,
  timeZone: string,
  askedUntilMs: number = Number.NaN,
): Schedule {
  const isTooMany = code === 'too-many-at-once'
  const slowest = Math.ceil(Math.log2(Math.max(1, LONGEST_SLOWED_MS / pace.intervalMs)))
  const slowdown = isTooMany ? Math.min(schedule.slowdown + 1, Math.max(1, slowest)) : schedule.slowdown
  const waitMs = waitAfter(code, schedule, pace, nowMs, timeZone)
  const plannedMs =
    waitMs === undefined ? nextPlanned(schedule.plannedMs, slowedInterval(pace, slowdown), nowMs) : nowMs + waitMs
  return {
    plannedMs: askedUntilMs > plannedMs ? Math.min(askedUntilMs, nowMs + LONGEST_ASKED_MS) : plannedMs,
    slowdown,
    goodInARow: 0,
    failuresInARow: Math.min(schedule.failuresInARow + 1, 10),
    quickTries: code === 'unreachable' ? Math.max(0, schedule.quickTries - 1) : 0,
  }
}

/** The computer woke up: what was due meanwhile is due once, now; a network that is not there yet gets a few tries. */
export function afterWaking(schedule: Schedule): Schedule {
  return { ...schedule, quickTries: QUICK_TRIES }
}

/** The clock was put back: what was planned by the old one would be far too late. */
export function afterClockBack(schedule: Schedule, byMs: number): Schedule {
  return { ...schedule, plannedMs: schedule.plannedMs - byMs }
}

/** The pace was changed, or a reason to wait is gone: the next poll is due at the new interval at the latest. */
export function atPace(schedule: Schedule, pace: Pace, nowMs: number): Schedule {
  return { ...schedule, plannedMs: Math.min(schedule.plannedMs, nowMs + slowedInterval(pace, schedule.slowdown)) }
}
