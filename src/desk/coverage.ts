import { announcedSlice } from '../shared/announcement.ts'
import { contains, overlaps } from '../shared/ranges.ts'
import { checkParameters } from '../shared/reports/catalogue.ts'
import { comesAsOneWhole, takesDates, type ReportDefinition } from '../shared/reports/types.ts'
import { startOfDay, wall, wallClock, type TimeRange } from '../shared/time.ts'
import type { Coverage, CoverageStretch, FailedStretch, ReportScope } from '../shared/holdings.ts'
import { missingOf } from '../core/store/query/periodParts.ts'
import type { StoredSlice } from '../core/store/records/slices.ts'
import { planPull } from '../core/sync/plan.ts'
import type { OpenDesk } from './openDesk.ts'
import { scopeKey } from './scopeKey.ts'

function stretchOf(slice: StoredSlice): CoverageStretch {
  const { range, state, fetchedAtMs, rows, fetchedBy } = slice
  const ofTeam = fetchedBy === undefined ? {} : { fetchedBy }
  return {
    range,
    state,
    fetchedAtMs,
    rows,
    announced: state === 'announced' ? announcedSlice(slice).announced : null,
    ...ofTeam,
  }
}

/** Sums of single days lie beside sums of longer periods; of days that do not add up, only their own serve. */
function daysAlone(report: ReportDefinition, slices: readonly StoredSlice[]): readonly StoredSlice[] {
  if (!comesAsOneWhole(report, false)) return slices
  return slices.filter(({ piece }) => startOfDay(piece.from) === startOfDay(piece.to))
}

function failuresKey(scope: ReportScope, byDay: boolean): string {
  return `${scopeKey(scope)}${byDay ? ' by day' : ''}`
}

/** What the store holds of a report, and what the last attempts could not fetch. */
export class CoverageBook {
  readonly #failed = new Map<string, readonly FailedStretch[]>()

  /** Remembers how an attempt at a period ended: its failures take the place of what was known of the period before. */
  rememberFailures(scope: ReportScope, range: TimeRange, failed: readonly FailedStretch[], byDay = false): void {
    const key = failuresKey(scope, byDay)
    const others = (this.#failed.get(key) ?? []).filter((each) => !overlaps(each.range, range))
    const wanted = failed.filter((each) => each.error.code !== 'cancelled')
    this.#failed.set(key, [...others, ...wanted])
  }

  /** Forgets all of it: the store is another one, and what has a number there is something else. */
  forget(): void {
    this.#failed.clear()
  }

  /**
   * @param byDay sums: each day by itself
   * @throws AppError `unknown-connection`, `unknown-report`, `missing-parameter`
   */
  async get(desk: OpenDesk, scope: ReportScope, range: TimeRange | null, byDay = false): Promise<Coverage> {
    const report = desk.report(scope.reportKey)
    const parameters = checkParameters(report, scope.parameters)
    const connection = await desk.connection(scope.connectionId)
    const all = await desk.store.slices.of({ ...scope, parameters })
    const slices = byDay ? daysAlone(report, all) : all
    const now = wallClock(desk.sync.nowMs(), connection.timeZone)
    const stillFailed = (this.#failed.get(failuresKey(scope, byDay)) ?? []).filter(
      (each) => !slices.some((slice) => contains(slice.range, each.range)),
    )
    const question = { ...scope, parameters, range, ...(byDay ? { byDay } : {}), filters: [], search: '', sort: [] }
    const further = await desk.store.slices.furtherFields({ report, question })
    const ofFields = further === null ? {} : { further }
    const shared = { now, stretches: slices.map(stretchOf), failed: stillFailed, ...ofFields }
    if (range === null || !takesDates(report)) {
      return { ...shared, missing: [], requests: 1, requestsForAll: 1, refusal: null }
    }
    const plan = planPull({ report, range, slices, now, refreshSinceMs: null, byDay })
    const again = planPull({ report, range, slices, now, refreshSinceMs: Number.POSITIVE_INFINITY, byDay })
    const asked: TimeRange = { from: range.from, to: wall(Math.min(range.to, now)) }
    return {
      ...shared,
      missing: asked.from > asked.to ? [] : missingOf(report, slices, range, byDay).filter(({ from }) => from <= now),
      requests: plan.fetch.length,
      requestsForAll: again.fetch.length,
      refusal: plan.refusal ?? null,
    }
  }
}
