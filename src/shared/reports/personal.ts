import { looksPersonal } from '../customers.ts'
import type { PersonalKind } from '../masking/personalValues.ts'
import { fieldDefinitionOf } from './catalogue.ts'
import type { FieldDefinition, FieldType, ReportDefinition } from './types.ts'

// Which values of a report tell who a customer is.

const PERSONAL_TYPES: ReadonlySet<FieldType> = new Set(['telephone', 'email', 'id'])
/** Types whose values are long numbers or dates of their own: a look at the digits says nothing of them. */
const PLAIN_TYPES: ReadonlySet<FieldType> = new Set([
  'integer',
  'decimal',
  'money',
  'percent',
  'duration',
  'date',
  'dateTime',
  'hour',
])

/**
 * What of a customer each value of a field is: a telephone, an address, an id or a name; null where it is none. Ids of
 * agents, calls and sessions are no customer's.
 */
export function personalKindOf({ type, isCustomerId, isCustomerName }: FieldDefinition): PersonalKind | null {
  if (isCustomerName === true) return 'name'
  if (isCustomerId === true) return 'id'
  return type === 'telephone' || type === 'email' ? type : null
}

/** Whether each value of a field tells who a customer is. */
export function isPersonalField(field: FieldDefinition): boolean {
  return personalKindOf(field) !== null
}

/**
 * Whether a value of a field tells who a customer is: of telephones, addresses, ids and names of customers any value
 * does, and of a field that the report does not know; of other texts one that looks like a telephone or an address.
 */
export function isPersonalValue(report: ReportDefinition, field: string, value: string): boolean {
  const definition = fieldDefinitionOf(report, field)
  if (definition === undefined) return true
  if (PERSONAL_TYPES.has(definition.type) || definition.isCustomerName === true) return true
  return !PLAIN_TYPES.has(definition.type) && looksPersonal(value)
}

/** Whether the value of a parameter tells who a customer is. */
export function isPersonalParameter(report: ReportDefinition, name: string, value: string): boolean {
  const definition = report.parameters.find((each) => each.name === name)
  return definition?.isOfCustomer === true || looksPersonal(value)
}
