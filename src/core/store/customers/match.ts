import {
  isEmailOf,
  isIdOf,
  isOf,
  isTelephoneOf,
  mayName,
  mentions,
  telephoneKey,
  type Customer,
} from '../../../shared/customers.ts'
import { customerPartOf, type CustomerPart } from '../../../shared/reports/customerFields.ts'
import type { FieldType, ReportDefinition } from '../../../shared/reports/types.ts'
import type { StoredValue } from '../rows/storedValue.ts'
import { leafReader, type Leaf, type ValueColumn } from './leaves.ts'

// Whether a row is about a customer. Nobody else decides: a customer's story, their erasure and the index of keys (see
// `keysOfLeaf`, which must not miss what names here) go by this.

/** How a row is about a customer: a field names them, or a text merely mentions them. */
export type Connexion = 'names' | 'mentions'

/** What such fields hold is no customer, unless a server puts one there: only a value that says nothing else counts. */
const MEASURES: ReadonlySet<FieldType> = new Set([
  'date',
  'dateTime',
  'hour',
  'duration',
  'percent',
  'integer',
  'decimal',
  'money',
])
/** A number with fewer digits is an amount like any other. */
const FEWEST_DIGITS_OF_MEASURE = 7

type Names = (customer: Customer, text: string) => boolean
/** A text never names, nor does a name: it may say anything about whom it holds. */
const NAMES: Partial<Readonly<Record<CustomerPart, Names>>> = { telephone: isTelephoneOf, email: isEmailOf, id: isIdOf }

/** What is not certain is a mention, never nothing. */
function connexionOf(customer: Customer, leaf: Leaf): Connexion | undefined {
  const { text } = leaf
  const field = leaf.kind === 'value' ? leaf.field : undefined
  if (field !== undefined && MEASURES.has(field.type)) {
    return customer.id.length >= FEWEST_DIGITS_OF_MEASURE && isOf(customer, text) ? 'mentions' : undefined
  }
  if (field === undefined) {
    if (isOf(customer, text)) return mayName(text) ? 'names' : 'mentions'
  } else {
    const part = customerPartOf(field)
    if (part !== undefined && NAMES[part]?.(customer, text) === true) return 'names'
    if (isOf(customer, text)) return 'mentions'
    // One whole number that is another's.
    if (part === 'telephone' && (telephoneKey(text, customer.plan) ?? customer.telephone) !== customer.telephone)
      return undefined
  }
  return mentions(customer, text) ? 'mentions' : undefined
}

/** Tells how rows of a report are about a customer. Parameters as `leafReader`'s. */
export function rowMatcher(
  customer: Customer,
  report: ReportDefinition | undefined,
  columns: readonly ValueColumn[],
): (values: readonly StoredValue[]) => Connexion | undefined {
  const leavesOf = leafReader(report, columns)
  return (values) => {
    let strongest: Connexion | undefined
    for (const leaf of leavesOf(values)) {
      const connexion = connexionOf(customer, leaf)
      if (connexion === 'names') return connexion
      strongest ??= connexion
    }
    return strongest
  }
}
