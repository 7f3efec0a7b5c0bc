import { HIDDEN, type Mask } from '../masks.ts'
import { USUAL_PLAN, type NumberingPlan } from '../telephoneCountries.ts'
import { mayHoldSeveral, numbersAmong, telephoneKey, worldwideKey } from '../telephoneNumbers.ts'
import { fold, withoutMarks } from '../values.ts'
import { addressesIn } from './lookAlikes.ts'

// What stands in place of one personal value, by its mask.

/** What a personal value is: what it is told apart by, and what of it may be left, depends on it. */
export type PersonalKind = 'telephone' | 'email' | 'id' | 'name'

/** How personal values are masked. */
export interface Masker {
  readonly mask: Mask
  /** Of the country of the operation whose values they are. */
  readonly plan: NumberingPlan
  /** The stand-in of a value by its key ({@link personalKey}): the same key has the same one, no two keys one. */
  readonly standInOf: (key: string) => string
}

/** What stands where nothing may be left of a value of which otherwise a part is. */
const NOTHING_LEFT = '•••••'
/** Digits that may be left of a value that has more. */
const DIGITS_LEFT = 4
const ADDRESS = /^[^\s@<>;,]+@[^\s@<>;,]+$/
/** An address that is a telephone at some exchange or messenger. */
const TELEPHONE_AT =
  /^(?:sips?:\s*)?(\+?\d{7,15})(?::\d+)?@(?:c\.us|s\.whatsapp\.net|g\.us|lid|\d{1,3}(?:\.\d{1,3}){3}(?::\d+)?)$/i

/** Whether a text is an address and nothing else. */
export function isAddress(text: string): boolean {
  return ADDRESS.test(text.trim())
}

/** An address that names a telephone, as that telephone; null for any other. */
export function telephoneAt(address: string): string | null {
  return TELEPHONE_AT.exec(address)?.[1] ?? null
}

/**
 * The key of a telephone's stand-in, which is the same in operations of several countries: that of the usual one is
 * written without its code.
 */
function keyOfTelephone(text: string, plan: NumberingPlan): string {
  const key = telephoneKey(text, plan)
  if (key === null) return `t:${text.replace(/\D/g, '')}`
  return `t:${plan === USUAL_PLAN ? key : (telephoneKey(worldwideKey(key, plan), USUAL_PLAN) ?? key)}`
}

/**
 * What tells a personal value from every other, whatever its spelling: a telephone its number, an address its small
 * letters, an id its letters, a name its letters without case, accents and further blanks. An id that is written as a
 * telephone or an address is told apart is the same value as that: many operations take one for the other.
 *
 * @param plan of the country of the operation whose value it is
 */
export function personalKey(kind: PersonalKind, text: string, plan: NumberingPlan): string {
  const said = withoutMarks(text).trim()
  if (kind === 'telephone') {
    const called = telephoneAt(said)
    if (called !== null) return keyOfTelephone(called, plan)
    const isNumber = telephoneKey(said, plan) !== null || /\d/.test(said)
    return isNumber ? keyOfTelephone(said, plan) : `n:${fold(said)}`
  }
  if (kind === 'email') {
    const telephone = telephoneAt(said)
    return telephone === null ? `e:${said.toLowerCase()}` : keyOfTelephone(telephone, plan)
  }
  if (kind === 'id') {
    if (telephoneKey(said, plan) === said) return keyOfTelephone(said, plan)
    return ADDRESS.test(said) && said.toLowerCase() === said ? personalKey('email', said, plan) : `i:${said}`
  }
  if (telephoneKey(said, plan) !== null) return keyOfTelephone(said, plan)
  return ADDRESS.test(said) ? personalKey('email', said, plan) : `n:${fold(said).replace(/\s+/g, ' ')}`
}

function partOfAddress(address: string): string {
  const at = address.lastIndexOf('@')
  const [local, domain] = [address.slice(0, at), address.slice(at + 1)]
  const lastDot = domain.lastIndexOf('.')
  const name = lastDot === -1 ? domain : domain.slice(0, lastDot)
  const ending = lastDot === -1 ? '' : domain.slice(lastDot)
  const [first = '', ...others] = Array.from(local)
  // Where there is but one letter, it is all of the name.
  return `${others.length === 0 ? '' : first}${HIDDEN}@${Array.from(name)[0] ?? ''}${HIDDEN}${ending}`
}

function partOf(kind: PersonalKind, text: string, plan: NumberingPlan): string {
  const said = withoutMarks(text).trim()
  if (ADDRESS.test(said) && telephoneAt(said) === null) return partOfAddress(said)
  if (kind === 'name') return NOTHING_LEFT
  // An extension, or the server behind an address, is no end of the number.
  const number = telephoneKey(said, plan) ?? telephoneKey(telephoneAt(said) ?? '', plan) ?? said
  const digits = number.replace(/\D/g, '')
  return digits.length > DIGITS_LEFT ? NOTHING_LEFT + digits.slice(-DIGITS_LEFT) : NOTHING_LEFT
}

/** What stands in place of one value. Blanks alone are no value, and stay. */
export function maskedValue({ mask, plan, standInOf }: Masker, kind: PersonalKind, text: string): string {
  if (text.trim() === '') return text
  if (mask === 'hidden') return HIDDEN
  return mask === 'partial' ? partOf(kind, text, plan) : standInOf(personalKey(kind, text, plan))
}

/** What stands in place of a field of telephones, which may hold several. */
export function maskedTelephones(masker: Masker, text: string): string {
  const { plan } = masker
  const numbers = mayHoldSeveral(text) ? numbersAmong(text, plan) : []
  const known = numbers.filter((each) => telephoneKey(each.text, plan) !== null).length
  // What says how to reach a number may stand behind it.
  const isOne = known === 0 || (known < numbers.length && telephoneKey(text, plan) !== null)
  if (isOne) return maskedValue(masker, 'telephone', text)
  let masked = ''
  let end = 0
  for (const { from, to, text: number } of numbers) {
    masked += text.slice(end, from) + maskedValue(masker, 'telephone', number)
    end = to
  }
  return masked + text.slice(end)
}

/** What stands in place of a field of addresses, which may hold several, and names beside them: these go. */
export function maskedAddresses(masker: Masker, text: string): string {
  const said = withoutMarks(text)
  if (ADDRESS.test(said.trim())) return maskedValue(masker, 'email', said)
  const found = addressesIn(said).map(({ from, to }) => said.slice(from, to))
  if (found.length === 0) return maskedValue(masker, 'name', said)
  return found.map((address) => maskedValue(masker, 'email', address)).join(', ')
}

/** What stands in place of the value of a field of personal values. */
export function maskedField(masker: Masker, kind: PersonalKind, text: string): string {
  if (kind === 'telephone') return maskedTelephones(masker, text)
  return kind === 'email' ? maskedAddresses(masker, text) : maskedValue(masker, kind, text)
}
