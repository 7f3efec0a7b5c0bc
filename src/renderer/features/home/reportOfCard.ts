import type { HomeCard } from '../../../shared/home.ts'
import { seenReport } from '../../../shared/reports/seenReport.ts'
import type { ReportDefinition } from '../../../shared/reports/types.ts'

/** The report of a card as its rows are seen; undefined where the operation has it no more. */
export function reportOfCard(
  { reportKey, list, byDay }: HomeCard,
  reports: readonly ReportDefinition[],
): ReportDefinition | undefined {
  const report = reports.find(({ key }) => key === reportKey)
  return report === undefined ? undefined : seenReport(report, { ...(list === null ? {} : { list }), byDay })
}
