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

type Telling = Pick<ReportDefinition, 'fields' | 'lists'>

function hasPart({ fields, lists = [] }: Telling, isMeant: (part: CustomerPart) => boolean): boolean {
  const isMeantField = (field: FieldDefinition): boolean => {
    const part = customerPartOf(field)
    return part !== undefined && isMeant(part)
  }
  return fields.some(isMeantField) || lists.some((list) => hasPart(list, isMeant))
}

const people = new WeakMap<Telling, boolean>()

/** Whether rows of a report tell what a customer is called, beside a telephone, an address or an id of theirs. */
export function namesPeople(report: Telling): boolean {
  let does = people.get(report)
  if (does === undefined) {
    does = hasPart(report, (part) => part === 'name') && hasPart(report, (part) => part !== 'name')
    people.set(report, does)
  }
  return does
}

/** Whether rows of a report, or what lists within them hold, can name a customer. */
export function namesCustomers(report: Telling): boolean {
  return hasPart(report, () => true)
}
