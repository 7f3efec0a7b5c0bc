import { customerPartOf, type CustomerPart } from '../../../shared/reports/customerFields.ts'
import type { GridField } from './columnKinds.ts'

// Whom a row names, as they can be looked for.

/** What names a customer best, the best first. By a name nobody is found. */
const NAMING: readonly CustomerPart[] = ['telephone', 'id', 'email']
/** Between several numbers of a field. */
const BETWEEN_NUMBERS = /[;,|/\n]/
/** An address among names and brackets. */
const ADDRESS = /[^\s@<>;,"()[\]]+@[^\s@<>;,"()[\]]+/
/** What a mask leaves of a value, or puts in its place: nobody is found by it. */
const MASKED = /•|^C-[A-Z\d]{12}$/

/** The customer that a value of a field names, as they can be looked for; null where it names nobody. */
export function customerIn({ definition }: Pick<GridField, 'definition'>, value: string | null): string | null {
  const part = customerPartOf(definition)
  const text = (value ?? '').trim()
  if (part === undefined || part === 'name' || text === '' || MASKED.test(text)) return null
  if (part === 'id') return text
  if (part === 'email') return ADDRESS.exec(text)?.[0] ?? null
  const number = text.split(BETWEEN_NUMBERS).find((each) => /\d/.test(each))
  return number?.trim() ?? null
}

/** The customer that a row names: by its telephone, else by an id, else by an address. */
export function customerInRow(fields: readonly GridField[], valueOf: (name: string) => string | null): string | null {
  for (const part of NAMING) {
    for (const field of fields) {
      const customer = customerPartOf(field.definition) === part ? customerIn(field, valueOf(field.name)) : null
      if (customer !== null) return customer
    }
  }
  return null
}

/** Whether any of the fields can name a customer. */
export function canNameCustomers(fields: readonly Pick<GridField, 'definition'>[]): boolean {
  return fields.some(({ definition }) => NAMING.some((part) => customerPartOf(definition) === part))
}
