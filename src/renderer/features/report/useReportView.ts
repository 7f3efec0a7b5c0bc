import { useMemo } from 'react'
import { z } from 'zod'
import { usePreference } from '../../api/usePreference.ts'
import { periodRange, type Period } from '../../../shared/periods.ts'
import { hasDayView } from '../../../shared/reports/catalogueDays.ts'
import { longestPeriodDays, takesDates, type ReportDefinition } from '../../../shared/reports/types.ts'
import type { TimeRange, WallSeconds } from '../../../shared/time.ts'
import { checkedParameters, shownParameters, type Parameters } from './parameters.ts'

/** What a user chose over the rows of a report. */
export interface ReportChosen {
  /** Null: as is usual for the report. */
  readonly period: Period | null
  /** What was typed into the parameters' fields. */
  readonly parameters: Parameters
  /** Sums: each day by itself. */
  readonly byDay: boolean
}

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
export function usualPeriod(report: ReportDefinition): Period {
  if (!takesDates(report)) return { kind: 'all' }
  const days = longestPeriodDays(report) ?? DAYS_OF_MONTH
  return { kind: 'preset', preset: days >= DAYS_OF_MONTH ? 'this-month' : days >= 7 ? 'last7' : 'yesterday' }
}

/** A kept period counts where the report can be asked for it: one that takes dates needs some. */
function fits(report: ReportDefinition, period: Period): boolean {
  if (report.kind === 'snapshot') return period.kind === 'all'
  return !takesDates(report) || period.kind !== 'all'
}

/**
 * What stands over the rows of a report, and what changes it.
 *
 * @param chosen undefined until it is known; the answer is, too, then
 * @param today the operation's today
 */
export function useReportView(
  connectionId: number,
  report: ReportDefinition,
  today: WallSeconds,
  chosen: ReportChosen | undefined,
  change: (next: (before: ReportChosen) => ReportChosen) => void,
): ReportView | undefined {
  const calendar = usePreference(`report/${connectionId}/${report.key}/calendar`, z.boolean(), false)
  const usual = useMemo(() => usualPeriod(report), [report])
  const kept = chosen?.period ?? usual
  const period = fits(report, kept) ? kept : usual
  const range = useMemo(() => periodRange(period, today), [period, today])
  const typed = chosen?.parameters
  const shown = useMemo(() => (typed === undefined ? {} : shownParameters(report, typed)), [report, typed])
  const parameters = useMemo(() => checkedParameters(report, shown), [report, shown])

  if (chosen === undefined || calendar.value === undefined) return undefined
  return {
    period,
    setPeriod: (next) => change((before) => ({ ...before, period: next })),
    range,
    shown,
    setParameter: (name, text) =>
      change((before) => ({ ...before, parameters: { ...before.parameters, [name]: text } })),
    parameters,
    byDay: chosen.byDay && hasDayView(report),
    setByDay: (byDay) => change((before) => ({ ...before, byDay })),
    isCalendarOpen: calendar.value,
    setCalendarOpen: calendar.set,
  }
}
