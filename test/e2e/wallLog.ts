import { poll } from '../../src/core/sync/poll.ts'
import type { SampleOptions } from '../../src/core/sample/operation.ts'
import { catalogue } from '../../src/shared/reports/index.ts'
import type { ReportDefinition } from '../../src/shared/reports/types.ts'
import { SECONDS_PER_DAY, startOfDay, wallClock } from '../../src/shared/time.ts'
import { live } from './reports.ts'
import { seedStore } from './seed.ts'

// A log that has been kept for weeks, as an earlier run of the program would have left it.

/** How late it is for the operation and for who asks it, and how far an answer reaches back. */
export interface LogClock {
  behindMs: number
  reachMinutes: number
}

const MINUTE_MS = 60_000
const DAY_MS = SECONDS_PER_DAY * 1_000
const MINUTES_PER_DAY = 1_440

/** The report as a server has it whose answers reach back as far as the clock says. */
function reaching(report: ReportDefinition, clock: LogClock): ReportDefinition {
  return Object.defineProperty({ ...report }, 'liveMinutes', { get: () => clock.reachMinutes })
}

/** A clock that tells the true time, and answers of the usual reach. */
export function trueClock(): LogClock {
  return { behindMs: 0, reachMinutes: live.liveMinutes ?? 0 }
}

/** An operation that goes by such a clock. */
export function operationWith(clock: LogClock): SampleOptions {
  return {
    token: 'token-of-the-run',
    now: () => Date.now() - clock.behindMs,
    reports: catalogue.reports.map((report) => (report === live ? reaching(report, clock) : report)),
  }
}

export interface LogWish {
  /** Same weekdays before today that were seen whole. */
  readonly weeks: number
  /**
   * Today was seen from midnight to so many minutes ago, and again for the last minutes; between them nobody looked.
   */
  readonly gap: { readonly fromMinutesAgo: number; readonly toMinutesAgo: number } | null
}

/** Fills the store of a profile with a log. */
export async function seedLog(
  profileFolder: string,
  operation: { readonly baseUrl: string; readonly token: string },
  clock: LogClock,
  { weeks, gap }: LogWish,
): Promise<void> {
  const { timeZone } = new Intl.DateTimeFormat().resolvedOptions()
  await seedStore(profileFolder, async ({ connect, sync }) => {
    const connection = await connect(operation)
    const context = { ...sync, nowMs: () => Date.now() - clock.behindMs }
    const take = async (behindMs: number, reachMinutes: number): Promise<void> => {
      clock.behindMs = behindMs
      clock.reachMinutes = reachMinutes
      const target = { connection, report: { ...live, liveMinutes: reachMinutes }, parameters: {} }
      await poll(context, { ...target, token: operation.token, priority: 'user' })
    }
    const now = wallClock(Date.now(), timeZone)
    const minutesToday = Math.ceil((now - startOfDay(now)) / 60) + 1
    const untilMidnightMs = (SECONDS_PER_DAY - 1 - (now - startOfDay(now))) * 1_000
    try {
      for (let week = weeks; week > 0; week--) {
        await take(week * 7 * DAY_MS - untilMidnightMs, MINUTES_PER_DAY)
      }
      if (gap === null) await take(0, minutesToday)
      else {
        await take(gap.fromMinutesAgo * MINUTE_MS, minutesToday - gap.fromMinutesAgo)
        await take(0, gap.toMinutesAgo)
      }
    } finally {
      Object.assign(clock, trueClock())
    }
  })
}
