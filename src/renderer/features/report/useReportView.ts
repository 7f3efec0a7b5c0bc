import { useMemo } from 'react'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'
import { periodRange, periodSchema, type Period } from '../../../shared/periods.ts'
import { hasDayView } from '../../../shared/reports/catalogueDays.ts'
import { longestPeriodDays, takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { checkedParameters, shownParameters, type Parameters } from './parameters.ts'

const parametersSchema = z.record(z.string().max(100), z.string().max(4_000))
const switchSchema = z.boolean()
const NONE: Parameters = {}

/** How a report of an operation is looked at, as it was left. */
export interface ReportView {
  readonly period: Period
  readonly setPeriod: (period: Period) => void
  /** The stretch that the period stands for today; null for a log whole, and for the newest snapshot. */
  readonly range: TimeRange | null
  /** What stands in the parameters' fields. */
  readonly shown: Parameters
  readonly setParameter: (name: string, text: string) => void
  /** The parameters as a request takes them, or null where one of them is not good. */
  readonly parameters: Parameters | null
  /** Sums: each day by itself. */
  readonly byDay: boolean
  readonly setByDay: (byDay: boolean) => void
  readonly isCalendarOpen: boolean
  readonly setCalendarOpen: (isOpen: boolean) => void
}

const DAYS_OF_MONTH = 31

/** The month, where the report can be asked for that long. */
function usualPeriod(report: ReportDefinition): Period {
  if (!takesDates(report)) return { kind: 'all' }
  const days = longestPeriodDays(report) ?? DAYS_OF_MONTH
  return { kind: 'preset', preset: days >= DAYS_OF_MONTH ? 'this-month' : days >= 7 ? 'last7' : 'yesterday' }
}

/** A kept period counts where the report can be asked for it: one that takes dates needs some. */
function fits(report: ReportDefinition, period: Period): boolean {
  if (report.kind === 'snapshot') return period.kind === 'all'
  return !takesDates(report) || period.kind !== 'all'
}

/** Undefined until it is known how the report was left. */
export function useReportView(
  connectionId: number,
  report: ReportDefinition,
  today: WallSeconds,
): ReportView | undefined {
  const key = `report/${connectionId}/${report.key}`
  const usual = useMemo(() => usualPeriod(report), [report])
  const period = usePreference<Period>(`${key}/period`, periodSchema, usual)
  const typed = usePreference<Parameters>(`${key}/parameters`, parametersSchema, NONE)
  const calendar = usePreference(`${key}/calendar`, switchSchema, false)
  const byDay = usePreference(`${key}/by-day`, switchSchema, false)

  const chosen = period.value !== undefined && !fits(report, period.value) ? usual : period.value
  const range = useMemo(() => (chosen === undefined ? null : periodRange(chosen, today)), [chosen, today])
  const shown = useMemo(() => shownParameters(report, typed.value ?? NONE), [report, typed.value])
  const parameters = useMemo(() => checkedParameters(report, shown), [report, shown])

  if (chosen === undefined || typed.value === undefined || calendar.value === undefined || byDay.value === undefined)
    return undefined
  const kept = typed.value
  return {
    period: chosen,
    setPeriod: period.set,
    range,
    shown,
    setParameter: (name, text) => {
      typed.set({ ...kept, [name]: text })
    },
    parameters,
    byDay: byDay.value && hasDayView(report),
    setByDay: byDay.set,
    isCalendarOpen: calendar.value,
    setCalendarOpen: calendar.set,
  }
}
