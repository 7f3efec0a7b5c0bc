import type { ReportDefinition } from '../../shared/reports/types.ts'
import { SECONDS_PER_DAY, type WallSeconds } from '../../shared/time.ts'
import { hashText, mix, type Random } from './random.ts'

/** Shares of a day's work by hour: two humps around lunch, a little at night. */
const SHARE_BY_HOUR = [
  0.5, 0.4, 0.3, 0.3, 0.4, 0.8, 1.8, 4.2, 8, 10, 10.5, 10, 7.5, 6.5, 8.5, 9.5, 9, 7.5, 5, 3.5, 2.5, 1.8, 1.1, 0.8,
] as const
/** Live reports keep some calls at night and on Sundays, so that a first look at any hour shows something. */
const LEAST_LIVE_SHARE = 4
const LEAST_LIVE_WEEKDAY_SHARE = 0.45
/** Sunday first. */
const SHARE_BY_WEEKDAY = [0.22, 1.08, 1.05, 1, 1, 0.98, 0.55] as const
const EPOCH_WEEKDAY = 4

const USUAL_DETAIL_ROWS = 430
const USUAL_MAIL_ROWS = 160
const USUAL_COUNTED_EVENTS = 700
const USUAL_LIVE_ROWS = 3_200

function usualRows(report: ReportDefinition): number {
  if (report.kind === 'live') return USUAL_LIVE_ROWS
  if (report.kind === 'aggregate') return USUAL_COUNTED_EVENTS
  return report.fields.some((field) => field.type === 'html') ? USUAL_MAIL_ROWS : USUAL_DETAIL_ROWS
}

/** A number of rows (of an aggregate: of counted events) that a mid-sized operation has on a day; fewer on Sundays. */
export function believableRows(report: ReportDefinition, day: WallSeconds, seed: number): number {
  const dayNumber = Math.floor(day / SECONDS_PER_DAY)
  const weekday = (((dayNumber + EPOCH_WEEKDAY) % 7) + 7) % 7
  const roll = mix(mix(seed, hashText(report.key)), dayNumber) % 1_000
  const share = Math.max(SHARE_BY_WEEKDAY[weekday] ?? 1, report.kind === 'live' ? LEAST_LIVE_WEEKDAY_SHARE : 0)
  return Math.round(usualRows(report) * share * (0.85 + (0.3 * roll) / 1_000))
}

/** Seconds of the day at which things happen, in order of time. */
export function timesOfDay(report: ReportDefinition, count: number, random: Random): Uint32Array {
  const least = report.kind === 'live' ? LEAST_LIVE_SHARE : 0
  const bounds: number[] = []
  let total = 0
  for (const share of SHARE_BY_HOUR) {
    total += Math.max(share, least)
    bounds.push(total)
  }
  const times = new Uint32Array(count)
  for (let index = 0; index < count; index += 1) {
    const point = (random.next() / 0x1_0000_0000) * total
    const hour = bounds.findIndex((bound) => point < bound)
    times[index] = hour * 3_600 + random.below(3_600)
  }
  return times.toSorted()
}
