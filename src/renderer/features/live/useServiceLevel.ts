import { useMemo } from 'react'
import type { AppError } from '../../../shared/errors.ts'
import { formulasFor } from '../../../shared/measures/fitting.ts'
import { measureFor, resolveKpi, type WrittenParameters } from '../../../shared/measures/kpis.ts'
import { readDraft } from '../../../shared/measures/parameterDraft.ts'
import type { MeasureDefinition } from '../../../shared/measures/types.ts'
import { intersection } from '../../../shared/ranges.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { measureText } from '../../../shared/summaries/measureText.ts'
import { PLAIN_SUMMARY } from '../../../shared/summaries/writtenSummary.ts'
import { endOfDay, startOfDay, wall, wallClock, type TimeRange, type WallSeconds } from '../../../shared/time.ts'
import { useAnswer } from '../../api/queries.ts'
import { useLanguage } from '../../text/useLanguage.ts'

/** Whose calls a board shows. */
export interface BoardOf {
  readonly connectionId: number
  readonly timeZone: string
  readonly report: ReportDefinition
}

/** The service level of today, out of a report of the operation that has each call's wait. */
export interface ServiceLevel {
  readonly definition: MeasureDefinition
  /** Which report it is worked out of. */
  readonly source: ReportDefinition
  /** With its variant and seconds. */
  readonly title: string
  readonly formula: string
  /** Null where it is not known: nothing of today was fetched, or nobody waited. */
  readonly value: number | null
  /** Until when today was fetched; null: not at all. */
  readonly seenUntil: WallSeconds | null
  /** What of today up to then is not here, or was cut. */
  readonly isPartial: boolean
  readonly range: TimeRange
  /** How many requests it takes to bring it up to date. */
  readonly requests: number
  readonly error: AppError | null
}

function variantsOf(definition: MeasureDefinition, { roles }: ReportDefinition): number {
  return formulasFor(definition, roles).length
}

/**
 * The report that tells the service level best: one with a row for each call and the most ways to work it out.
 *
 * @param absent keys of reports that the operation's server has not
 */
export function sourceOf(
  definition: MeasureDefinition,
  reports: readonly ReportDefinition[],
  absent: ReadonlySet<string>,
): ReportDefinition | undefined {
  return reports
    .filter(
      ({ key, kind, dateField, parameters }) =>
        kind === 'detail' && dateField !== null && !absent.has(key) && parameters.every(({ required }) => !required),
    )
    .filter((report) => variantsOf(definition, report) > 0)
    .toSorted((one, other) => variantsOf(definition, other) - variantsOf(definition, one))[0]
}

/** Whether a board is about calls that wait for somebody. */
function hasWaits({ roles }: ReportDefinition): boolean {
  return roles?.answered !== undefined && roles.abandoned !== undefined
}

/** Null where no report of the operation tells it; undefined until that is known. */
export function useServiceLevel(
  { connectionId, timeZone, report }: BoardOf,
  given: WrittenParameters,
  now: WallSeconds,
): ServiceLevel | null | undefined {
  const language = useLanguage()
  const { data: reports } = useAnswer('reports:list', null)
  const { data: marks } = useAnswer('marks:list', { connectionId })
  const definition = measureFor('served-in-time')
  const isWanted = hasWaits(report)
  const source = useMemo(() => {
    if (!isWanted || reports === undefined || marks === undefined) return undefined
    const absent = marks.filter(({ state }) => state === 'absent').map(({ reportKey }) => reportKey)
    return sourceOf(definition, reports, new Set(absent))
  }, [isWanted, definition, reports, marks])
  const day = startOfDay(now)
  const range = useMemo((): TimeRange => ({ from: day, to: endOfDay(day) }), [day])
  const scope = { connectionId, reportKey: source?.key ?? '', parameters: {} }
  // Parameters that an earlier version kept, or that this report has no use for, are as usual.
  const kept = source === undefined ? {} : (readDraft(definition, source.roles, given).given ?? {})
  const written = measureText({ title: null, expression: { kind: 'kpi', id: definition.id, parameters: kept } })
  const isEnabled = source !== undefined
  const asked = useAnswer(
    'summary:ask',
    {
      slot: 'board/service-level',
      rows: { ...scope, range, filters: [], search: '' },
      summary: { ...PLAIN_SUMMARY, measures: [written] },
      language,
    },
    { isEnabled, keepPrevious: true },
  )
  const coverage = useAnswer('coverage:get', { scope, range }, { isEnabled, keepPrevious: true })
  if (!isWanted) return null
  if (reports === undefined || marks === undefined) return undefined
  if (source === undefined) return null
  const heading = resolveKpi(definition.id, kept, { report: source, language, reports: [] }, written)
  const total = asked.data?.groups.find(({ key, column }) => key.length === 0 && column === null)
  const seen = (coverage.data?.stretches ?? []).flatMap(({ range: stretch, fetchedAtMs }) => {
    const today = intersection(stretch, range)
    // What was fetched reaches no further than the moment at which it was asked for.
    return today === undefined ? [] : [Math.min(today.to, wallClock(fetchedAtMs, timeZone))]
  })
  const error = asked.error ?? coverage.error
  return {
    definition,
    source,
    title: heading.title,
    formula: heading.formula,
    value: total?.state === 'missing' ? null : (total?.values[0] ?? null),
    seenUntil: seen.length === 0 ? null : wall(Math.max(...seen)),
    isPartial: total?.state === 'partial',
    range,
    requests: coverage.data?.requests ?? 0,
    error: error?.code === 'cancelled' ? null : error,
  }
}
