import type { Outreach } from './outreach.ts'
import type { FieldType, ReportDefinition } from './types.ts'

const OF_ONE_KIND = { kind: 'voice' } as const

/** Of reports that nobody has described: their fields' types tell. */
function byTypes(report: ReportDefinition): Outreach | null {
  const nameOf = (type: FieldType): string | undefined => report.fields.find((field) => field.type === type)?.name
  const customer = report.roles?.telephone ?? nameOf('telephone')
  if (customer === undefined) return null
  const message = nameOf('longText')
  const channel = report.fields.some(({ name }) => name === 'channel') ? { field: 'channel' } : OF_ONE_KIND
  return { customer, channel, ...(message === undefined ? {} : { message }) }
}

/**
 * The contacts that a report tells of, or null where its rows have no date or name no customer. What is said in a
 * definition goes first; reports of the user's own are read by the types of their fields.
 */
export function outreachOf(report: ReportDefinition): Outreach | null {
  if (report.dateField === null || report.dateField.includes('.')) return null
  return report.outreach ?? byTypes(report)
}

/** Whether any row of a report can be a contact that the operation sought. */
export function seeksCustomers(report: ReportDefinition): boolean {
  const outreach = outreachOf(report)
  return outreach !== null && outreach.cameIn !== 'all'
}
