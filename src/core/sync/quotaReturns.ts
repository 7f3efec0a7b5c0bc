const HOUR_MS = 3_600_000

/**
 * How long a used-up quota is waited for, in milliseconds: until the operation's midnight. By which zone's midnight a
 * server counts is not documented, so what is refused in the first half of a day may still be the day before's: that is
 * tried again every hour.
 *
 * @param untilNextDayMs how long the operation's day still lasts
 */
export function untilQuotaReturns(untilNextDayMs: number): number {
  return untilNextDayMs > 12 * HOUR_MS ? HOUR_MS : untilNextDayMs
}
