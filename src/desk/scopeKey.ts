import type { ReportScope } from '../shared/holdings.ts'

/**
 * A text that is the same for the same report of the same connection with the same parameters, and for nothing else.
 */
export function scopeKey({ connectionId, reportKey, parameters }: ReportScope): string {
  const sorted = Object.entries(parameters).toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([connectionId, reportKey, sorted])
}
