import { addDays, presetPeriod } from '../../shared/periods.ts'
import type { ReportDefinition } from '../../shared/reports/types.ts'
import { startOfDay, wall, wallClock, type TimeRange } from '../../shared/time.ts'
import { EMPTY_SETTLING_SECONDS } from '../sync/plan.ts'
import type { StoredSchedule } from '../store/records/schedules.ts'

/** How far a run looks back: as far as one request reaches, of most reports. */
const MOST_DAYS_BACK = 31

/**
 * The days between the period of a schedule's last run that ended well and that of this one: a weekend without a run,
 * the rest of a day, a week asleep. Without them what moves on with the calendar would leave holes behind that no later
 * run sees.
 *
 * @param period what the run is about, on the operation's wall clock
 * @returns null where nothing lies between, where no run ended well, and for sums: a sum is one of its own period
 */
export function missedDays(
  { kind }: Pick<ReportDefinition, 'kind'>,
  { lastDoneMs, content }: Pick<StoredSchedule, 'lastDoneMs' | 'content'>,
  period: TimeRange,
  timeZone: string,
): TimeRange | null {
  // Days that stay leave none behind.
  const asked = content?.period
  if (lastDoneMs === null || asked?.kind !== 'preset' || (kind !== 'detail' && kind !== 'series')) return null
  const last = wallClock(lastDoneMs, timeZone)
  const covered = presetPeriod(asked.preset, last)
  // The day of the run itself was not over, and what its period had of the day before may not have settled.
  const unsettled = Math.max(covered.from, startOfDay(wall(last - EMPTY_SETTLING_SECONDS)))
  const unseen = Math.min(startOfDay(last), covered.to + 1, unsettled)
  const from = wall(Math.max(unseen, addDays(period.from, -MOST_DAYS_BACK)))
  return from < period.from ? { from, to: wall(period.from - 1) } : null
}
