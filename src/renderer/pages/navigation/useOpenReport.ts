import { useEffect } from 'react'
import { z } from 'zod'
import type { ReportDefinition } from '../../../shared/reports/types.ts'
import { usePreference } from '../../api/usePreference.ts'
import { replaced, type Place } from './places.ts'
import type { Navigation } from './useNavigation.ts'

const keySchema = z.string().max(500).nullable()

/** The report of a place: the one that it names, else the one that its operation had open last, else the first. */
function reportOf(
  place: Place,
  last: string | null,
  reports: readonly ReportDefinition[],
): ReportDefinition | undefined {
  if (place.kind !== 'report') return undefined
  return reports.find(({ key }) => key === (place.reportKey ?? last)) ?? reports[0]
}

/**
 * The report that is seen, which its operation remembers.
 *
 * @returns undefined where none is, and until it is known
 */
export function useOpenReport(
  { place, change }: Navigation,
  reports: readonly ReportDefinition[],
): ReportDefinition | undefined {
  const { value: last, set } = usePreference(`connections/${place.connectionId}/report`, keySchema, null)
  const report = last === undefined ? undefined : reportOf(place, last, reports)
  const reportKey = report?.key
  useEffect(() => {
    if (reportKey === undefined) return
    if (reportKey !== last) set(reportKey)
    // From now on the place is this one, whatever else is opened.
    if (place.kind === 'report' && place.reportKey === null)
      change((before) => replaced(before, { ...place, reportKey }))
  }, [reportKey, last, set, place, change])
  return report
}
