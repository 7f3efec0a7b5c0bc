import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { withoutMarks } from './values.ts'

// Which telephone a text is, however it is written: what spellings differ in falls away, and two telephones stay two.

/** The country of operations: numbers without a country code are its own. */
const COUNTRY_CODE = '57'
/** Digits of one of its numbers without the country code. */
const NATIONAL_DIGITS = 10
export const FEWEST_TELEPHONE_DIGITS = 7
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

/** A number with its country code, behind the zeros or the digit (8 or 9) that lead out of a company's exchange. */
const WITH_COUNTRY_CODE = new RegExp(`^(?:[89]0*)?${COUNTRY_CODE}(\\d{${NATIONAL_DIGITS}})$`)
/** A number of the country behind the digit that leads out of an exchange: mobiles begin with 3, others with 60. */
const BEHIND_EXCHANGE = /^[89]0*(3\d{9}|60\d{8})$/
/** What a call abroad begins with, also out of an exchange. */
const ABROAD = /^(?:\+|[89]?00)\D*/

/** The number as the world writes it, where it is one of another country. */
function foreign(digits: string): string | undefined {
  const number = parsePhoneNumberFromString(`+${digits}`)
  return number?.isValid() === true && number.countryCallingCode !== COUNTRY_CODE ? number.number : undefined
}

/** @param number digits with whatever may stand between them, a plus before them perhaps */
function keyOfNumber(number: string): string {
  const digits = number.replace(/\D/g, '')
  const bare = digits.replace(/^0+/, '')
  const national = WITH_COUNTRY_CODE.exec(bare)?.[1] ?? BEHIND_EXCHANGE.exec(bare)?.[1]
  if (national !== undefined) return national
  const isPlus = /^\D*\+/.test(number)
  // Without its plus, a number as long as those of the country is one of these.
  if (bare.length === NATIONAL_DIGITS && !isPlus) return bare
  const abroad = isPlus ? bare : digits.replace(ABROAD, '').replace(/^0+/, '')
  return foreign(abroad) ?? bare
}

/** A telephone number out of whatever it is written in. */
export interface Telephone {
  /** See {@link telephoneKey}. */
  readonly key: string
  readonly extension: string | null
}

const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)]

/** What most values are is told without taking them apart: the ten digits of a mobile or a landline, code or not. */
function plainKey(text: string): string | undefined {
  const { length } = text
  if (length !== NATIONAL_DIGITS && length !== COUNTRY_CODE.length + NATIONAL_DIGITS) return undefined
  for (let at = 0; at < length; at++) {
    const code = text.charCodeAt(at)
    if (code < ZERO || code > NINE) return undefined
  }
  if (length === NATIONAL_DIGITS) return text.startsWith('0') ? undefined : text
  return text.startsWith(COUNTRY_CODE) ? text.slice(COUNTRY_CODE.length) : undefined
}

/** Whether a text has as many digits as a telephone: most words have not, and need no other look. */
function hasDigits(text: string): boolean {
  let digits = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= ZERO && code <= NINE) digits++
  }
  return digits >= FEWEST_TELEPHONE_DIGITS
}

/** The telephone that a text is, alone; null for what is none. */
export function telephoneOf(text: string): Telephone | null {
  const plain = plainKey(text)
  if (plain !== undefined) return { key: plain, extension: null }
  if (text.length > LONGEST_TELEPHONE || !hasDigits(text)) return null
  const visible = withoutMarks(text).replace(WRITTEN_BLANK, ' ').trim()
  const called = (IN_BRACKETS.exec(visible)?.[1] ?? visible).replace(SCHEME, '').replace(MESSENGER, '')
  const bare = (SIP.exec(called)?.[1] ?? called).replace(/^%2b/i, '+')
  const [, before, extension = null] = EXTENSION.exec(bare) ?? []
  const number = (extension !== null && before !== undefined ? before : bare.replace(/;.*$/, '')).trim()
  if (!NUMBER.test(number)) return null
  const key = keyOfNumber(number)
  return key.length < FEWEST_TELEPHONE_DIGITS ? null : { key, extension }
}

/**
 * What tells one telephone from another: the digits without separators, leading zeros, the country code, the digit that
 * leads out of an exchange, an extension, or what addresses put around it; `+34600123456` of a number of another
 * country. Null for what is no telephone.
 */
export function telephoneKey(text: string): string | null {
  return plainKey(text) ?? telephoneOf(text)?.key ?? null
}
