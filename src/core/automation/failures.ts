import type { ErrorCode } from '../../shared/errors.ts'
import { untilQuotaReturns } from '../sync/quotaReturns.ts'

/** Faults that pass by themselves: they are tried again later, and nobody is told. */
const PASSING: ReadonlySet<ErrorCode> = new Set([
  'cancelled',
  'unreachable',
  'proxy-unreachable',
  'proxy-refused',
  'timed-out',
  'stalled',
  'server-fault',
  'bad-answer',
  'maintenance',
  'too-many-at-once',
  'asked-to-wait',
  'quota-used-up',
  'quota-reserved',
  'store-busy',
  'store-closed',
  'worker-lost',
  'result-gone',
])

/** Whether an error of unattended work passes by itself, so that nobody needs to be told. */
export function passes(code: ErrorCode): boolean {
  return PASSING.has(code)
}

const MINUTE_MS = 60_000
/** Waits after faults that pass: soon at first, then hourly. */
const WAITS_MS = [5, 10, 20, 30, 60].map((minutes) => minutes * MINUTE_MS)
/** What needs a person is looked at again after this long: they may have seen to it without telling. */
const AFTER_PERSON_MS = 60 * MINUTE_MS
/** How long any wait can be: the rest of a day, and some. A longer one was reckoned by a clock that ran ahead. */
export const LONGEST_WAIT_MS = 26 * 60 * MINUTE_MS

/**
 * How long to wait before failed unattended work is tried again, in milliseconds.
 *
 * @param attempts failures in a row, this one included
 * @param untilNextDayMs how long the operation's day still lasts
 * @param askedMs how long the server asks to wait; NaN where it does not
 */
export function waitAfter(
  code: ErrorCode,
  attempts: number,
  untilNextDayMs: number,
  askedMs: number = Number.NaN,
): number {
  if (code === 'quota-used-up') return untilQuotaReturns(untilNextDayMs) + MINUTE_MS
  // That is reckoned here, by the operation's own day.
  if (code === 'quota-reserved') return untilNextDayMs + MINUTE_MS
  if (!passes(code)) return AFTER_PERSON_MS
  const waitMs = WAITS_MS[Math.min(attempts, WAITS_MS.length) - 1] ?? MINUTE_MS
  return askedMs > waitMs ? Math.min(askedMs, LONGEST_WAIT_MS) : waitMs
}
