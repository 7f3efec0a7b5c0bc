import type { Quota } from '../../../shared/quota.ts'
import type { ReportScope } from '../../../shared/holdings.ts'
import {
  type LiveState,
  mostEveryMinutes,
  requestsPerDay,
  USUAL_EVERY_MINUTES,
  LEAST_EVERY_MINUTES,
} from '../../../shared/live.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'

// What can be said of a log that is kept running, before it is put into words.

function sameParameters(a: ReportScope['parameters'], b: ReportScope['parameters']): boolean {
  const names = Object.keys(a)
  return names.length === Object.keys(b).length && names.every((name) => a[name] === b[name])
}

/** How the log of a scope stands, or undefined where it was never switched on. */
export function stateOf(states: readonly LiveState[], scope: ReportScope): LiveState | undefined {
  return states.find(
    (each) =>
      each.scope.connectionId === scope.connectionId &&
      each.scope.reportKey === scope.reportKey &&
      sameParameters(each.scope.parameters, scope.parameters),
  )
}

/** The cadences that can be chosen for a report, in minutes. */
export function cadencesOf(report: ReportDefinition): readonly number[] {
  const [least, most] = [LEAST_EVERY_MINUTES, mostEveryMinutes(report)]
  return Array.from({ length: most - least + 1 }, (_, place) => least + place)
}

/** The cadence that stands there until somebody chooses one. */
export function usualCadence(report: ReportDefinition): number {
  return Math.min(USUAL_EVERY_MINUTES, mostEveryMinutes(report))
}

/** What a cadence takes of the day's requests. */
export interface Cost {
  readonly requests: number
  readonly limit: number | null
  readonly isTooMuch: boolean
}

export function costOf(
  report: ReportDefinition,
  everyMinutes: number,
  quota: Pick<Quota, 'dayLimit'> | undefined,
): Cost {
  const requests = requestsPerDay(report, everyMinutes)
  const limit = quota?.dayLimit ?? null
  return { requests, limit, isTooMuch: limit !== null && requests > limit }
}

/** The time until the next poll as `4:05`; null where none is due, or it is due now. */
export function countdown(nextPollAtMs: number | null, nowMs: number): string | null {
  if (nextPollAtMs === null || nextPollAtMs <= nowMs) return null
  const seconds = Math.ceil((nextPollAtMs - nowMs) / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
