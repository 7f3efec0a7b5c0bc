import { telephoneKey } from '../customers.ts'
import { HIDDEN, type Mask } from '../masks.ts'
import { fold, withoutMarks } from '../values.ts'
import { addressesIn } from './lookAlikes.ts'

// What stands in place of one personal value, by its mask.

/** What a personal value is: what it is told apart by, and what of it may be left, depends on it. */
export type PersonalKind = 'telephone' | 'email' | 'id' | 'name'

/** How personal values are masked. */
export interface Masker {
  readonly mask: Mask
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

function keyOfTelephone(text: string): string {
  return `t:${telephoneKey(text) ?? text.replace(/\D/g, '')}`
}

/**
 * What tells a personal value from every other, whatever its spelling: a telephone its number, an address its small
 * letters, an id its letters, a name its letters without case, accents and further blanks. An id that is written as a
 * telephone or an address is told apart is the same value as that: many operations take one for the other.
 */
export function personalKey(kind: PersonalKind, text: string): string {
  const said = withoutMarks(text).trim()
  if (kind === 'telephone') {
    const called = telephoneAt(said)
    if (called !== null) return keyOfTelephone(called)
    const isNumber = telephoneKey(said) !== null || /\d/.test(said)
    return isNumber ? keyOfTelephone(said) : `n:${fold(said)}`
  }
  if (kind === 'email') {
    const telephone = telephoneAt(said)
    return telephone === null ? `e:${said.toLowerCase()}` : keyOfTelephone(telephone)
  }
  if (kind === 'id') {
    if (telephoneKey(said) === said) return keyOfTelephone(said)
    return ADDRESS.test(said) && said.toLowerCase() === said ? personalKey('email', said) : `i:${said}`
  }
  if (telephoneKey(said) !== null) return keyOfTelephone(said)
  return ADDRESS.test(said) ? personalKey('email', said) : `n:${fold(said).replace(/\s+/g, ' ')}`
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

function partOf(kind: PersonalKind, text: string): string {
  const said = withoutMarks(text).trim()
  if (ADDRESS.test(said) && telephoneAt(said) === null) return partOfAddress(said)
  if (kind === 'name') return NOTHING_LEFT
  // An extension, or the server behind an address, is no end of the number.
  const number = telephoneKey(said) ?? telephoneKey(telephoneAt(said) ?? '') ?? said
  const digits = number.replace(/\D/g, '')
  return digits.length > DIGITS_LEFT ? NOTHING_LEFT + digits.slice(-DIGITS_LEFT) : NOTHING_LEFT
}

/** What stands in place of one value. Blanks alone are no value, and stay. */
export function maskedValue({ mask, standInOf }: Masker, kind: PersonalKind, text: string): string {
  if (text.trim() === '') return text
  if (mask === 'hidden') return HIDDEN
  return mask === 'partial' ? partOf(kind, text) : standInOf(personalKey(kind, text))
}

/** Between numbers of a field that holds several. */
const BETWEEN_NUMBERS = /([;,|/\n]+)/

/** What stands in place of a field of telephones, which may hold several. */
export function maskedTelephones(masker: Masker, text: string): string {
  if (!BETWEEN_NUMBERS.test(text)) return maskedValue(masker, 'telephone', text)
  const parts = text.split(BETWEEN_NUMBERS)
  const numbers = parts.filter((part, place) => place % 2 === 0 && part.trim() !== '')
  // What comes behind a number may be its extension, or say how to reach it.
  const known = numbers.filter((each) => telephoneKey(each) !== null).length
  if (known < numbers.length && telephoneKey(text) !== null) return maskedValue(masker, 'telephone', text)
  if (known === 0) return maskedValue(masker, 'telephone', text)
  return parts.map((part, place) => (place % 2 === 0 ? maskedValue(masker, 'telephone', part) : part)).join('')
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
