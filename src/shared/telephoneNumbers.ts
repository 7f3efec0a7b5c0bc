import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { remembered } from './remembered.ts'
import { type NumberingPlan } from './telephoneCountries.ts'
import { withoutMarks } from './values.ts'

// Which telephone a text is, however it is written: what spellings differ in falls away, and two telephones stay two.

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

/** The number that digits behind a plus are, of whatever country: a row has the same one in several fields. */
const worldwide = remembered((digits) => {
  const number = parsePhoneNumberFromString(`+${digits}`)
  return number?.isValid() === true ? { code: number.countryCallingCode, number: number.number } : undefined
})

/** The number as the world writes it, where it is one of another country. */
function foreign(digits: string, { code }: NumberingPlan): string | undefined {
  const found = worldwide(digits)
  return found === undefined || found.code === code ? undefined : found.number
}

/** A number of the country behind the digit, 8 or 9, that leads out of an exchange. */
function behindExchange(bare: string, { digits, isTelephone }: NumberingPlan): string | undefined {
  if (bare.length <= digits || !/^[89]/.test(bare)) return undefined
  const number = bare.slice(-digits)
  return /^[89]0*$/.test(bare.slice(0, -digits)) && isTelephone(number) ? number : undefined
}

/** @param number digits with whatever may stand between them, a plus before them perhaps */
function keyOfNumber(number: string, plan: NumberingPlan): string {
  const digits = number.replace(/\D/g, '')
  const bare = digits.replace(/^0+/, '')
  const isPlus = /^\D*\+/.test(number)
  // Behind a plus there is a country's code: 8 and 9, which also lead out of an exchange, begin many of them.
  const abroadByPlus = isPlus && !bare.startsWith(plan.code) ? foreign(bare, plan) : undefined
  const known = abroadByPlus ?? plan.behindCode.exec(bare)?.[1] ?? behindExchange(bare, plan)
  if (known !== undefined) return known
  // Without its plus, a number as long as those of the country is one of these.
  if (!isPlus && isOwn(bare, plan)) return bare
  const abroad = isPlus ? bare : digits.replace(plan.abroad, '').replace(/^0+/, '')
  return plan.read(isPlus ? `+${bare}` : digits) ?? foreign(abroad, plan) ?? bare
}

/** Whether digits are as many as the country's telephones have, and no code and the rest of another. */
function isOwn(bare: string, { digits, code, isOfOneLength }: NumberingPlan): boolean {
  return bare.length === digits && (isOfOneLength || !bare.startsWith(code))
}

/** A telephone number out of whatever it is written in. */
export interface Telephone {
  /** See {@link telephoneKey}. */
  readonly key: string
  readonly extension: string | null
}

const [ZERO, NINE] = ['0'.charCodeAt(0), '9'.charCodeAt(0)]

/** What most values are is told without taking them apart: the digits of a telephone, its country's code or not. */
function plainKey(text: string, plan: NumberingPlan): string | undefined {
  const { length } = text
  const { code, digits } = plan
  if (length !== digits && length !== code.length + digits) return undefined
  for (let at = 0; at < length; at++) {
    const character = text.charCodeAt(at)
    if (character < ZERO || character > NINE) return undefined
  }
  if (length === digits) return text.charCodeAt(0) !== ZERO && isOwn(text, plan) ? text : undefined
  return text.startsWith(code) ? text.slice(code.length) : undefined
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

/**
 * The telephone that a text is, alone; null for what is none.
 *
 * @param plan of the country that numbers without a country's code belong to: that of the operation whose text it is
 */
export function telephoneOf(text: string, plan: NumberingPlan): Telephone | null {
  const plain = plainKey(text, plan)
  if (plain !== undefined) return { key: plain, extension: null }
  if (text.length > LONGEST_TELEPHONE || !hasDigits(text)) return null
  const visible = withoutMarks(text).replace(WRITTEN_BLANK, ' ').trim()
  const called = (IN_BRACKETS.exec(visible)?.[1] ?? visible).replace(SCHEME, '').replace(MESSENGER, '')
  const bare = (SIP.exec(called)?.[1] ?? called).replace(/^%2b/i, '+')
  const [, before, extension = null] = EXTENSION.exec(bare) ?? []
  const number = (extension !== null && before !== undefined ? before : bare.replace(/;.*$/, '')).trim()
  if (!NUMBER.test(number)) return null
  const key = keyOfNumber(number, plan)
  return key.length < FEWEST_TELEPHONE_DIGITS ? null : { key, extension }
}

/**
 * What tells one telephone from another: the digits without separators, leading zeros, the country code, the digit that
 * leads out of an exchange, an extension, or what addresses put around it; `+34600123456` of a number of another
 * country. Null for what is no telephone.
 *
 * @param plan as {@link telephoneOf}'s
 */
export function telephoneKey(text: string, plan: NumberingPlan): string | null {
  return plainKey(text, plan) ?? telephoneOf(text, plan)?.key ?? null
}

/** Whether digits in a text are a telephone of the country with whatever may stand before it: they hold no other. */
export function isWholeTelephone(digits: string, { whole, isTelephone }: NumberingPlan): boolean {
  const number = whole.exec(digits)?.[1]
  return number !== undefined && isTelephone(number)
}

/** Whether a {@link telephoneKey} is of one of the country's own telephones, and no short or unknown number. */
export function isNationalKey(key: string, { digits, isOfOneLength, isTelephone }: NumberingPlan): boolean {
  if (key.startsWith('+')) return false
  return key.length === digits || (!isOfOneLength && isTelephone(key))
}

/** A key as it is the same in operations of whatever country: `+573001234567`. A short number has no country. */
export function worldwideKey(key: string, plan: NumberingPlan): string {
  return isNationalKey(key, plan) ? `+${plan.code}${key}` : key
}

/** Between numbers of a field that holds several. */
const BETWEEN_NUMBERS = /[;,|/\n]+/g

/** Whether a field may hold several numbers. */
export function mayHoldSeveral(text: string): boolean {
  return /[;,|/\n]/.test(text)
}

/** A number of a field that may hold several. */
export interface NumberAmong {
  readonly from: number
  readonly to: number
  readonly text: string
}

/**
 * What a field of several numbers holds between `;`, `,`, `|`, `/` and lines, blank parts aside. An extension that
 * stands behind one of these belongs to its number: `6012345678,12; 3001234567` are two.
 *
 * @param plan as {@link telephoneOf}'s
 */
export function numbersAmong(text: string, plan: NumberingPlan): readonly NumberAmong[] {
  const parts: NumberAmong[] = []
  const add = (from: number, to: number): void => {
    const part = { from, to, text: text.slice(from, to) }
    if (part.text.trim() === '') return
    const last = parts.at(-1)
    if (last === undefined || telephoneOf(part.text, plan) !== null) parts.push(part)
    else {
      const joined = { from: last.from, to, text: text.slice(last.from, to) }
      const isExtension = (telephoneOf(joined.text, plan)?.extension ?? null) !== null
      if (isExtension && telephoneOf(last.text, plan)?.extension === null) parts[parts.length - 1] = joined
      else parts.push(part)
    }
  }
  let from = 0
  for (const { 0: between, index } of text.matchAll(BETWEEN_NUMBERS)) {
    add(from, index)
    from = index + between.length
  }
  add(from, text.length)
  return parts
}
