import { anyCustomerOf } from './customers.ts'
import type { IdentifiedCustomer } from './customerStory.ts'
import { USUAL_PLAN } from './telephoneCountries.ts'
import { FEWEST_TELEPHONE_DIGITS } from './telephoneNumbers.ts'

/** An address as mail knows them: with a domain behind its @. */
const WHOLE_ADDRESS = /^[^\s@<>;,]+@[^\s@<>;,.]+(?:\.[^\s@<>;,.]+)+$/
/** Digits with what people write between them, and nothing else. */
const DIGITS = /^[+(]*[\d\s().\-/\p{Pd}]*\d[\d\s().\-/\p{Pd}]*$/u

/**
 * What a typed text can name: a telephone in any spelling, an e-mail address, or an id, which may be anything. What is
 * no whole one of the first two, or holds no digit, is doubtful: whoever typed it is told what customers are looked for
 * by. What may be a telephone may be one in any country.
 */
export function identifyCustomer(text: string): IdentifiedCustomer {
  const customer = anyCustomerOf(text, USUAL_PLAN)
  if (customer === undefined) return { kind: 'nothing' }
  const { id: value, telephone, email } = customer
  if (telephone !== null) return { kind: 'telephone', value, doubt: null }
  if (email !== null && WHOLE_ADDRESS.test(email)) return { kind: 'email', value, doubt: null }
  if (value.includes('@')) return { kind: 'id', value, doubt: 'no-domain' }
  const digits = value.replace(/\D/g, '')
  if (digits === '') return { kind: 'id', value, doubt: 'name' }
  const isShort = DIGITS.test(value) && digits.length < FEWEST_TELEPHONE_DIGITS
  return { kind: 'id', value, doubt: isShort ? 'few-digits' : null }
}
