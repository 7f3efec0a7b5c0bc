// Which values name a customer: a telephone, an e-mail address or an id, written in any of the usual ways.

const COUNTRY_CODE = '57'
/** Digits of a Colombian number without its country code. */
const NATIONAL_DIGITS = 10
const FEWEST_TELEPHONE_DIGITS = 7
export const SHORTEST_CUSTOMER = 3

const TELEPHONE = /^(?:tel:|whatsapp:)?\s*[+\d][\d\s().\-/]*(?:@(?:c\.us|s\.whatsapp\.net))?$/i
const EMAIL = /^[^\s@<>;,]+@[^\s@<>;,]+$/
/** Between the addresses of a field that holds several, or names beside them. */
const BETWEEN_ADDRESSES = /[\s;,<>"]+/

function withoutPrefix(digits: string): string {
  const bare = digits.replace(/^0+/, '')
  const isInternational = bare.length === COUNTRY_CODE.length + NATIONAL_DIGITS && bare.startsWith(COUNTRY_CODE)
  return isInternational ? bare.slice(COUNTRY_CODE.length) : bare
}

/**
 * What equal telephone numbers have in common: the digits without plus, leading zeros and the country code 57. Null for a text that is
 * no telephone number, or a part of one.
 */
export function telephoneKey(text: string): string | null {
  const trimmed = text.trim()
  if (!TELEPHONE.test(trimmed)) return null
  const key = withoutPrefix(trimmed.replace(/\D/g, ''))
  return key.length < FEWEST_TELEPHONE_DIGITS ? null : key
}

/** A customer as somebody named them: what may be compared with what. */
export interface Customer {
  /** The text as it was given, without blanks around it: compared with ids. */
  readonly id: string
  /** {@link telephoneKey} of it, or null where it is no telephone. */
  readonly telephone: string | null
  /** In small letters, or null where it is no address. */
  readonly email: string | null
}

/** The customer that a text names, or undefined where it is too short to name one. */
export function customerOf(text: string): Customer | undefined {
  const id = text.trim()
  if (id.length < SHORTEST_CUSTOMER) return undefined
  return { id, telephone: telephoneKey(id), email: EMAIL.test(id) ? id.toLowerCase() : null }
}

/** Whether a telephone field names the customer. */
export function isTelephoneOf({ telephone }: Customer, text: string): boolean {
  return telephone !== null && telephoneKey(text) === telephone
}

/** Whether a field of addresses names the customer, alone or among others. */
export function isEmailOf({ email }: Customer, text: string): boolean {
  return email !== null && text.toLowerCase().split(BETWEEN_ADDRESSES).includes(email)
}

/** Whether an id is the customer's, to the letter. */
export function isIdOf({ id }: Customer, text: string): boolean {
  return text.trim() === id
}

/** Whether a text of unknown meaning names the customer in any way, and says nothing else. */
export function isOf(customer: Customer, text: string): boolean {
  return isIdOf(customer, text) || isTelephoneOf(customer, text) || isEmailOf(customer, text)
}

/** Stretches of a text that may hold a telephone number, separators among its digits. */
const DIGITS_IN_TEXT = /\d(?:[\s().\-/]?[\s().\-/]?\d){5,}/g
const WORD = /[\p{L}\p{N}]/u

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isBounded = !WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + word.length))
    if (isBounded) return true
  }
  return false
}

/** Whether a text mentions the customer among other things. */
export function mentions(customer: Customer, text: string): boolean {
  if (text.length < customer.id.length && customer.telephone === null) return false
  const lower = text.toLowerCase()
  if (holdsWord(lower, customer.id.toLowerCase())) return true
  const { telephone } = customer
  if (telephone === null || text.length < telephone.length) return false
  return (text.match(DIGITS_IN_TEXT) ?? []).some((run) => run.replace(/\D/g, '').includes(telephone))
}
