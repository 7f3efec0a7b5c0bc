import { AppError } from './errors.ts'
import { referenceAt } from './htmlEntities.ts'
import { withoutMarks } from './values.ts'

// Which values name a customer: a telephone, an e-mail address or an id, written in any of the usual ways.

const COUNTRY_CODE = '57'
/** Digits of a Colombian number without its country code. */
const NATIONAL_DIGITS = 10
const FEWEST_TELEPHONE_DIGITS = 7
export const SHORTEST_CUSTOMER = 3
/**
 * Characters of a number with all that addresses put around it. What is longer is some other text, and is not taken
 * apart.
 */
const LONGEST_TELEPHONE = 200

/** Blanks as pages and addresses write them. */
const WRITTEN_BLANK = /&nbsp;|&#160;|%20/gi
/** Between the digits of one number. */
const BETWEEN_DIGITS = String.raw`[\s().\-/\p{Pd}]`
const NUMBER = new RegExp(String.raw`^\(?\+?${BETWEEN_DIGITS}*\d(?:${BETWEEN_DIGITS}|\d)*$`, 'u')
/** An extension behind a number: `ext. 12`, `x12`, `;ext=12`, `#12`, `,12`. */
const EXTENSION =
  /^(.*?\d[\s)]*)(?:;\s*ext\s*=|[,;#\s]*(?:extensi[oó]n|extn?|anexo|interno|int|x)[\s.:]*|[,;#]+\s*)(\d{1,6})$/iu
const SCHEME = /^(?:tel|callto|sms|whatsapp|cel|fax)\s*:\s*/i
/** `sip:573001234567@10.0.0.1;user=phone`: whom it calls stands before the server. */
const SIP = /^sips?:\s*([^@?]+?)(?:@\S*)?$/i
/** The angle brackets after a name: `"Ana" <sip:573001234567@pbx>`. */
const IN_BRACKETS = /^[^<>]*<\s*((?:sips?|tel):[^<>]+)>\s*(?:;\S*)?$/i
const MESSENGER = /(?::\d+)?@(?:c\.us|s\.whatsapp\.net)$/i
/** Between numbers of a field that holds several. */
const BETWEEN_NUMBERS = /[;,|/\n]/
const EMAIL = /^[^\s@<>;,]+@[^\s@<>;,]+$/
/** Between the addresses of a field that holds several, or names beside them. */
const BETWEEN_ADDRESSES = /[\s;,<>"()[\]]+|mailto:/

/**
 * A number from abroad, behind the zeros or the digit (8 or 9) that lead out of a company's exchange. No other country
 * has such numbers.
 */
const INTERNATIONAL = new RegExp(`^(?:[89]0*)?${COUNTRY_CODE}(\\d{${NATIONAL_DIGITS}})$`)

function withoutPrefix(digits: string): string {
  const bare = digits.replace(/^0+/, '')
  return INTERNATIONAL.exec(bare)?.[1] ?? bare
}

/** A telephone number out of whatever it is written in. */
interface Telephone {
  readonly key: string
  readonly extension: string | null
}

function telephoneOf(text: string): Telephone | null {
  if (text.length > LONGEST_TELEPHONE) return null
  const visible = withoutMarks(text).replace(WRITTEN_BLANK, ' ').trim()
  const called = (IN_BRACKETS.exec(visible)?.[1] ?? visible).replace(SCHEME, '').replace(MESSENGER, '')
  const bare = (SIP.exec(called)?.[1] ?? called).replace(/^%2b/i, '+')
  const [, before, extension = null] = EXTENSION.exec(bare) ?? []
  const number = extension !== null && before !== undefined ? before : bare.replace(/;.*$/, '')
  if (!NUMBER.test(number.trim())) return null
  const key = withoutPrefix(number.replace(/\D/g, ''))
  return key.length < FEWEST_TELEPHONE_DIGITS ? null : { key, extension }
}

/**
 * The digits that tell one telephone from another: without separators, leading zeros, the country code, the digit that
 * leads out of an exchange, an extension, or what addresses put around it. Null for what is no telephone.
 */
export function telephoneKey(text: string): string | null {
  return telephoneOf(text)?.key ?? null
}

/** A customer as somebody named them: what may be compared with what. */
export interface Customer {
  /** The text as it was given, without blanks around it: compared with ids. */
  readonly id: string
  /** {@link telephoneKey} of it, or null where it is no telephone. */
  readonly telephone: string | null
  /** Of a company's number: which of its telephones is theirs. */
  readonly extension: string | null
  /** In small letters, or null where it is no address. */
  readonly email: string | null
}

/** The customer that a text names, or undefined where it is too short to name one. */
export function customerOf(text: string): Customer | undefined {
  const id = withoutMarks(text).trim()
  if (id.length < SHORTEST_CUSTOMER) return undefined
  const telephone = telephoneOf(id)
  return {
    id,
    telephone: telephone?.key ?? null,
    extension: telephone?.extension ?? null,
    email: EMAIL.test(id) ? id.toLowerCase() : null,
  }
}

function isOne({ telephone, extension }: Customer, text: string): boolean {
  const found = telephoneOf(text)
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
    (BETWEEN_NUMBERS.test(text) && text.split(BETWEEN_NUMBERS).some((each) => isOne(customer, each)))
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

/** Stretches of a text that may hold a telephone number, separators among its digits. */
const DIGITS_IN_TEXT = /\d(?:[\s().\-/_\p{Pd}]{0,4}\d){5,}/gu
const WORD = /[\p{L}\p{N}]/u

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

/**
 * Whether a text mentions the customer among other things, as it is written or as a page shows it, where tags stand
 * between the digits. Of telephones it is enough that a number holds all of theirs, or that theirs ends in it, as
 * numbers are written within a town: better one more to look at than one missed.
 */
export function mentions(customer: Customer, text: string): boolean {
  const { id, telephone } = customer
  if (text.length < id.length && telephone === null) return false
  const said = spelledOut(text)
  if (holdsWord(said.toLowerCase(), id.toLowerCase())) return true
  if (said.includes('<')) {
    const shown = said.replace(TAGS, ' ')
    if (holdsWord(shown.toLowerCase(), id.toLowerCase()) || holdsNumber(customer, shown)) return true
  }
  return holdsNumber(customer, said)
}

/** Whether a number in a text holds all of the customer's telephone, or is the end of it. */
function holdsNumber({ telephone }: Customer, text: string): boolean {
  if (telephone === null || text.length < FEWEST_TELEPHONE_DIGITS) return false
  const runs = text.match(DIGITS_IN_TEXT) ?? []
  return runs.some((run) => {
    const digits = run.replace(/\D/g, '')
    return digits.includes(telephone) || (digits.length >= FEWEST_TELEPHONE_DIGITS && telephone.endsWith(digits))
  })
}

/** Whether a text has in it what looks like a telephone number or an e-mail address, of whomever. */
export function looksPersonal(text: string): boolean {
  const said = spelledOut(text)
  if (/[^\s@<>]@[^\s@<>]/.test(said)) return true
  return (said.match(DIGITS_IN_TEXT) ?? []).some((run) => run.replace(/\D/g, '').length >= FEWEST_TELEPHONE_DIGITS)
}

/** The customer that a text names. @throws AppError `usage` where it is too short to name one */
export function namedCustomer(text: string): Customer {
  const customer = customerOf(text)
  if (customer !== undefined) return customer
  throw new AppError('usage', { problem: 'customer-too-short', least: SHORTEST_CUSTOMER })
}

/** Whether any text within a value, or the name of any part of it, names or mentions a customer. */
export function isAbout(customer: Customer, value: unknown): boolean {
  if (typeof value === 'string') return isOf(customer, value) || mentions(customer, value)
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some((each) => isAbout(customer, each))
  return Object.entries(value).some(([name, each]) => isAbout(customer, name) || isAbout(customer, each))
}
