import type { FieldDefinition, ReportDefinition } from './types.ts'
import { reportTexts } from '../commonTexts/reports.ts'

// Sums of a period seen day by day: the report's own rows, each with the day that it sums up.

/** What the field is called that tells a row's day; the second where a report has a field of that name itself. */
const DAY_NAMES = ['day', 'atalaya_day'] as const

function dayFieldOf({ fields }: ReportDefinition): FieldDefinition {
  const isTaken = fields.some(({ name, otherNames = [] }) => name === DAY_NAMES[0] || otherNames.includes(DAY_NAMES[0]))
  return {
    name: DAY_NAMES[isTaken ? 1 : 0],
    type: 'date',
    title: reportTexts('day'),
    meaning: reportTexts('dayMeaning'),
  }
}

const byDayReports = new WeakMap<ReportDefinition, ReportDefinition>()

/** Whether a report can be seen day by day: one of sums over the period. */
export function hasDayView({ kind }: Pick<ReportDefinition, 'kind'>): boolean {
  return kind === 'aggregate'
}

/**
 * A report of sums as it is seen day by day: the day before its fields, as the date of its rows. The same object for
 * the same report.
 */
export function byDayReportOf(report: ReportDefinition): ReportDefinition {
  let byDay = byDayReports.get(report)
  if (byDay === undefined) {
    const day = dayFieldOf(report)
    byDay = { ...report, fields: [day, ...report.fields], dateField: day.name }
    byDayReports.set(report, byDay)
  }
  return byDay
}
