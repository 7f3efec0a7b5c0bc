import { AppError } from './errors.ts'
import { referenceAt } from './htmlEntities.ts'
import type { NumberingPlan } from './telephoneCountries.ts'
import {
  FEWEST_TELEPHONE_DIGITS,
  isNationalKey,
  isWholeTelephone,
  mayHoldSeveral,
  numbersAmong,
  telephoneKey,
  telephoneOf,
} from './telephoneNumbers.ts'
import { withoutMarks } from './values.ts'

export { telephoneKey } from './telephoneNumbers.ts'

// Which values name a customer: a telephone, an e-mail address or an id, written in any of the usual ways.

export const SHORTEST_CUSTOMER = 3
const EMAIL = /^[^\s@<>;,]+@[^\s@<>;,]+$/
/** Between the addresses of a field that holds several, or names beside them. */
const BETWEEN_ADDRESSES = /[\s;,<>"()[\]]+|mailto:/

/** A customer as somebody named them: what may be compared with what. */
export interface Customer {
  /** The text as it was given, without blanks around it: compared with ids. */
  readonly id: string
  /** Of the country by whose telephones it is read, and rows with it: that of the operation they are in. */
  readonly plan: NumberingPlan
  /** {@link telephoneKey} of it, or null where it is no telephone. */
  readonly telephone: string | null
  /** Of a company's number: which of its telephones is theirs. */
  readonly extension: string | null
  /** In small letters, or null where it is no address. */
  readonly email: string | null
  /** What a text says once what its store sealed in it is opened; absent: nothing is sealed there. */
  readonly opened?: (text: string) => string
}

/**
 * The customer that a text names, however short; undefined for a text that says nothing.
 *
 * @param plan of the country of the operation that they are looked for in
 */
export function anyCustomerOf(text: string, plan: NumberingPlan): Customer | undefined {
  const id = withoutMarks(text).trim()
  if (id === '') return undefined
  const telephone = telephoneOf(id, plan)
  return {
    id,
    plan,
    telephone: telephone?.key ?? null,
    extension: telephone?.extension ?? null,
    email: EMAIL.test(id) ? id.toLowerCase() : null,
  }
}

/** The customer that a text names, or undefined where it is too short to name one. @param plan as `anyCustomerOf`'s */
export function customerOf(text: string, plan: NumberingPlan): Customer | undefined {
  const customer = anyCustomerOf(text, plan)
  return customer === undefined || customer.id.length < SHORTEST_CUSTOMER ? undefined : customer
}

function isOne({ telephone, extension, plan }: Customer, text: string): boolean {
  const found = telephoneOf(text, plan)
  return found !== null && found.key === telephone && (extension === null || found.extension === extension)
}

/**
 * Whether a telephone field names the customer, alone or among others: with any extension, or with theirs where one was
 * named. A number that merely ends in theirs does not, since it may be another's.
 */
export function isTelephoneOf(customer: Customer, text: string): boolean {
  if (customer.telephone === null) return false
  return (
    isOne(customer, text) ||
    (mayHoldSeveral(text) && numbersAmong(text, customer.plan).some((each) => isOne(customer, each.text)))
  )
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

/**
 * Whether a text of unknown meaning may name anybody by itself: one without a digit or an address is a word like any
 * other.
 */
export function mayName(text: string): boolean {
  return /[\d@]/.test(text)
}

/** The kinds of keys by which a customer is found: a telephone is no id, be it written alike. */
export type CustomerKeyKind = 'telephone' | 'email' | 'id'
/** Characters of which no two telephones can be made, with something between them. */
const LONGEST_PLAIN = 2 * FEWEST_TELEPHONE_DIGITS
/** Characters of an id that a key is made of: who is named by more is found by looking through the rows. */
export const LONGEST_ID_KEY = 200

/**
 * Gives the keys under which a value names customers: whoever {@link isTelephoneOf}, {@link isEmailOf} and
 * {@link isIdOf} find in it has one of them among their own ({@link keysOfCustomer}).
 *
 * @param part what the value's field says of a customer; null where nobody knows
 * @param plan of the country of the operation whose value it is
 */
export function eachKeyOf(
  part: CustomerKeyKind | null,
  text: string,
  plan: NumberingPlan,
  give: (kind: CustomerKeyKind, key: string) => void,
): void {
  if (part === 'telephone' || part === null) {
    const key = telephoneKey(text, plan)
    if (key !== null) give('telephone', key)
    // As long as the digits of one number, it holds no other.
    if (text.length > LONGEST_PLAIN && mayHoldSeveral(text)) {
      for (const each of numbersAmong(text, plan)) {
        const among = telephoneKey(each.text, plan)
        if (among !== null) give('telephone', among)
      }
    }
  }
  if ((part === 'email' || part === null) && text.includes('@')) {
    for (const each of text.toLowerCase().split(BETWEEN_ADDRESSES)) if (each.includes('@')) give('email', each)
  }
  if (part === 'id' || part === null) {
    const id = text.trim()
    if (id !== '' && id.length <= LONGEST_ID_KEY) give('id', id)
  }
}

/** The keys of which a row has at least one where a field names the customer. */
export function keysOfCustomer({ id, telephone, email }: Customer): readonly (readonly [CustomerKeyKind, string])[] {
  return [
    ...(telephone === null ? [] : [['telephone', telephone] as const]),
    ...(email === null ? [] : [['email', email] as const]),
    ['id', id],
  ]
}

/** Stretches of a text that may hold a telephone number, separators among its digits. */
const DIGITS_IN_TEXT = /\d(?:[\s().\-/_\p{Pd}]{0,6}\d){5,}/gu
const WORD = /[\p{L}\p{N}]/u
/** A number with nothing but what {@link DIGITS_IN_TEXT} has between digits. */
const WRITTEN_NUMBER = /^[+(]*\d[\s().\-/_\d\p{Pd}]*$/u

function holdsWord(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const isBounded = !WORD.test(text.charAt(at - 1)) && !WORD.test(text.charAt(at + word.length))
    if (isBounded) return true
  }
  return false
}

const REFERENCES = /&#?\w{1,8};?/g
const ESCAPES = /\\u([\da-fA-F]{4})/g
const PERCENT = /%([0-7][\da-fA-F])/g
const TAGS = /<[^<>]*>/g
/** Digits and signs in other widths, as some keyboards write them. */
const OTHER_WIDTHS = /[\u2070-\u209f\uff01-\uff5e\u{1d7ce}-\u{1d7ff}]/u

function characterOf(_: string, code: string): string {
  return String.fromCharCode(Number.parseInt(code, 16))
}

/**
 * What a text says to whoever reads it: without marks that nobody sees, and with the characters that pages (`&#64;`),
 * links (`%40`) and JSON within a text (`\\u0040`) spell.
 */
function spelledOut(text: string): string {
  let said = withoutMarks(text)
  if (said.includes('\\u')) said = said.replace(ESCAPES, characterOf)
  if (said.includes('&')) {
    said = said.replace(REFERENCES, (written) => {
      const reference = referenceAt(written, 0)
      return reference === undefined ? written : reference.text + written.slice(reference.end)
    })
  }
  if (said.includes('%')) said = said.replace(PERCENT, characterOf)
  return OTHER_WIDTHS.test(said) ? said.normalize('NFKC') : said
}

/** What stands before a number that has its country's code, or that is none of the country's. */
const BEFORE_OTHERS = /^0*(?:[89]00)?$/
/** More digits than a number has with all that may stand before it. */
const MOST_DIGITS = 24
/** Characters before a number that tell whether another country's code stands there. */
const SAID_BEFORE = 8

/** The digits from each group on that may be one number: the longest first, with how many groups they are. */
function* numbersFrom(groups: readonly string[]): Generator<readonly [digits: string, count: number]> {
  for (let count = groups.length; count > 0; count--) {
    const digits = groups.slice(0, count).join('')
    if (digits.length <= MOST_DIGITS) yield [digits, count]
  }
}

/** Whether a number in a text is the customer's telephone. What is longer at either end is another number. */
function holdsNumber({ telephone, plan }: Customer, text: string): boolean {
  if (telephone === null || text.length < FEWEST_TELEPHONE_DIGITS) return false
  const wanted = telephone.replace('+', '')
  const before = isNationalKey(telephone, plan) ? plan.lead : BEFORE_OTHERS
  const isTheirs = (digits: string, said: string): boolean => {
    if (!digits.endsWith(wanted) || !before.test(digits.slice(0, -wanted.length))) return false
    return said.endsWith('+') ? telephoneKey(`+${digits}`, plan) === telephone : !plan.otherCountry.test(said)
  }
  for (const { 0: run, index: start } of text.matchAll(DIGITS_IN_TEXT)) {
    // A number may stand beside others: it begins and ends where a group of digits does.
    const groups = [...run.matchAll(/\d+/g)]
    const digitsOf = groups.map(([digits]) => digits)
    for (let first = 0; first < groups.length;) {
      const at = start + (groups[first]?.index ?? 0)
      const said = text.slice(Math.max(0, at - SAID_BEFORE), at)
      let taken = 1
      for (const [digits, count] of numbersFrom(digitsOf.slice(first, first + MOST_DIGITS))) {
        if (isTheirs(digits, said)) return true
        if (!isWholeTelephone(digits, plan)) continue
        taken = count
        break
      }
      first += taken
    }
  }
  return false
}

/**
 * Whether a text mentions the customer among other things, as it is written or as a page shows it, where tags stand
 * between the digits. A number that merely begins or ends like theirs, or holds theirs in a longer run of digits, is
 * another's.
 */
export function mentions(customer: Customer, text: string): boolean {
  const { id, telephone } = customer
  if (text.length < id.length && telephone === null) return false
  // As a word, a number would be found behind another country's code, too.
  const isNumber = telephone !== null && WRITTEN_NUMBER.test(id)
  const holds = (said: string): boolean =>
    (!isNumber && holdsWord(said.toLowerCase(), id.toLowerCase())) || holdsNumber(customer, said)
  const said = spelledOut(text)
  return holds(said) || (said.includes('<') && holds(said.replace(TAGS, ' ')))
}

/** Whether a text has in it what looks like a telephone number or an e-mail address, of whomever. */
export function looksPersonal(text: string): boolean {
  const said = spelledOut(text)
  if (/[^\s@<>]@[^\s@<>]/.test(said)) return true
  return (said.match(DIGITS_IN_TEXT) ?? []).some((run) => run.replace(/\D/g, '').length >= FEWEST_TELEPHONE_DIGITS)
}

/**
 * The customer that a text names.
 *
 * @param plan as {@link anyCustomerOf}'s
 * @throws AppError `usage` where it is too short to name one
 */
export function namedCustomer(text: string, plan: NumberingPlan): Customer {
  const customer = customerOf(text, plan)
  if (customer !== undefined) return customer
  throw new AppError('usage', { problem: 'customer-too-short', least: SHORTEST_CUSTOMER })
}

/** Whether any text within a value, or the name of any part of it, names or mentions a customer. */
export function isAbout(customer: Customer, value: unknown): boolean {
  if (typeof value === 'string') {
    const said = customer.opened?.(value) ?? value
    return isOf(customer, said) || mentions(customer, said)
  }
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((each) => isAbout(customer, each))
  return Object.entries(value).some(([name, each]) => isAbout(customer, name) || isAbout(customer, each))
}
