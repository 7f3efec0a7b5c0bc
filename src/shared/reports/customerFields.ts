import type { FieldDefinition, ReportDefinition } from './types.ts'

// Which fields of a report name a customer, as its definition says.

/** What a field says of a customer. */
export type CustomerPart = 'telephone' | 'email' | 'id' | 'name'

/**
 * What a field says of a customer; undefined for one that says nothing of whom a row is about. Ids are a customer's
 * unless their definition says that they are something else's.
 */
export function customerPartOf(
  field: Pick<FieldDefinition, 'type' | 'identifies' | 'isCustomerId' | 'isCustomerName'> | undefined,
): CustomerPart | undefined {
  if (field === undefined) return undefined
  if (field.isCustomerName === true) return 'name'
  if (field.type === 'telephone' || field.type === 'email') return field.type
  const isCustomerId = field.type === 'id' && field.identifies === undefined && field.isCustomerId !== false
  return isCustomerId ? 'id' : undefined
}

/** Whether rows of a report, or what lists within them hold, can name a customer. */
export function namesCustomers({ fields, lists = [] }: Pick<ReportDefinition, 'fields' | 'lists'>): boolean {
  return fields.some((field) => customerPartOf(field) !== undefined) || lists.some(namesCustomers)
}
