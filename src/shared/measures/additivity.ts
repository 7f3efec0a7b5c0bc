import { fieldDefinitionOf } from '../reports/catalogue.ts'
import type { FieldDefinition, ReportDefinition } from '../reports/types.ts'

/** Whether a row of the report sums up several things, so that a percentage or average in it stands for all of them. */
function sumsUp({ kind }: ReportDefinition): boolean {
  return kind !== 'detail' && kind !== 'live'
}

/** Whether the definition tells which of an aggregate's fields add up: of reports of one's own nobody knows. */
function tellsRoles(report: ReportDefinition): boolean {
  return report.fields.some(({ role }) => role !== undefined)
}

/** Whether a field of an aggregate adds up over its rows. */
function addsInAggregate(report: ReportDefinition, { role, addsWithinAnswer }: FieldDefinition): boolean {
  if (role === 'sum' || !tellsRoles(report)) return true
  // Day by day, rows of several answers stand beside one another.
  return addsWithinAnswer === true && report.dateField === null
}

/**
 * Whether several values of a field may be summed or averaged: not where each was worked out of other numbers, as the
 * percentages and averages of rows that sum up are. A field that no document tells of is taken as it is.
 */
export function isAdditive(report: ReportDefinition, name: string): boolean {
  const field = fieldDefinitionOf(report, name)
  if (field === undefined || !sumsUp(report)) return true
  if (field.isRatio === true) return false
  if (report.kind === 'snapshot') return true
  if (field.type === 'percent') return false
  return report.kind !== 'aggregate' || addsInAggregate(report, field)
}
