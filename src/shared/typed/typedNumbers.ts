import { FACTS, type Language } from '../language.ts'

// Numbers as people type them, as plain digits with a point: `1.234,5` in Spanish and `1,234.5` in English are
// `1234.5`.

/** What stands for a minus where texts were typeset: a minus sign, or a dash of any width. */
const MINUS = /^[\u2212\p{Pd}]/u
const EXPONENT = /^([+-]?\d+)(?:[.,](\d{1,2}|\d{4,}))?[eE]([+-]?\d{1,2})$/
/** Groups of three digits with a blank, or the apostrophe of the millions, between them. */
const SPACED = /^([1-9]\d{0,2})((?:\s\d{3})+|(?:['’]\d{3})+)(?:([.,])(\d+))?$/
const CURRENCY = String.raw`(?:[A-Z]{2,3}\s?\p{Sc}?|\p{Sc})`
const CURRENCY_IN_FRONT = new RegExp(String.raw`^([+-]?)\s*${CURRENCY}\s*`, 'u')
const CURRENCY_BEHIND = new RegExp(String.raw`\s*${CURRENCY}$`, 'u')

function escaped(separator: string): string {
  return `\\${separator}`
}

function withDecimals(whole: string, decimals: string | undefined): string {
  const digits = whole.replace(/^0+(?=\d)/, '')
  return decimals === undefined ? digits : `${digits === '' ? '0' : digits}.${decimals}`
}

/** Groups of three digits, and decimals behind the other sign. */
function readGrouped(text: string, group: string, decimal: string): string | undefined {
  const grouped = new RegExp(`^([1-9]\\d{0,2}(?:${escaped(group)}\\d{3})+)(?:${escaped(decimal)}(\\d+))?$`)
  const [, whole, decimals] = grouped.exec(text) ?? []
  return whole === undefined ? undefined : withDecimals(whole.replaceAll(group, ''), decimals)
}

function readSpaced(text: string): string | undefined {
  const [, first, groups = '', sign, decimals] = SPACED.exec(text) ?? []
  if (first === undefined) return undefined
  // `1'234.567`: in Colombia a million and more, elsewhere a thousand and decimals.
  if (/['’]/.test(groups) && sign !== undefined && decimals?.length === 3) return undefined
  return withDecimals(first + groups.replace(/\D/g, ''), decimals)
}

/** `1.5e3` as plain digits; what has more of them than a number keeps is none that anybody types. */
function readExponent(text: string): string | undefined {
  const [, whole, decimals = '0', exponent] = EXPONENT.exec(text) ?? []
  if (whole === undefined) return undefined
  const plain = String(Number(`${whole}.${decimals}e${exponent}`))
  return plain.includes('e') ? undefined : plain
}

/** Digits without a sign in front. */
function readDigits(text: string, language: Language): string | undefined {
  const { group, decimal } = FACTS[language].separators
  if (/^\d+$/.test(text)) return withDecimals(text, undefined)
  const grouped = readGrouped(text, group, decimal) ?? readSpaced(text)
  if (grouped !== undefined) return grouped
  const [, whole, decimals] = /^(\d*)[.,](\d+)$/.exec(text) ?? []
  // One sign that groups nothing in this language stands before decimals, whichever it is.
  if (whole !== undefined) return withDecimals(whole, decimals)
  // Groups as the other language writes them, where no decimals can be meant: `1,234.5` and `1,234,567` in Spanish.
  const isSure = text.includes(group) || text.split(decimal).length > 2
  return isSure ? readGrouped(text, decimal, group) : undefined
}

/**
 * A number as plain digits with a point before decimals, a minus before them; undefined where it is none, or may be
 * read in two ways. No digit is lost.
 */
export function readNumber(typed: string, language: Language): string | undefined {
  const text = typed.trim().replace(MINUS, '-')
  // Accountants put what is owed in parentheses.
  const [, bracketed] = /^\(([^()+-]+)\)$/.exec(text) ?? []
  if (bracketed !== undefined) {
    const owed = readNumber(bracketed, language)
    return owed === undefined ? undefined : `-${owed}`
  }
  const [, sign = '', digits = ''] = /^([+-]?)\s*(.*)$/s.exec(text) ?? []
  const read = readExponent(digits) ?? readDigits(digits, language)
  return read === undefined || sign !== '-' ? read : `-${read}`
}

/** A percentage with or without its sign: `34,5 %` is `34.5`. */
export function readPercent(typed: string, language: Language): string | undefined {
  return readNumber(typed.trim().replace(/\s*%$/, ''), language)
}

/** An amount with or without its currency, before or behind: `$ 1.000`, `1.000 COP`. */
export function readMoney(typed: string, language: Language): string | undefined {
  const text = typed.trim().replace(MINUS, '-')
  const bare = text.replace(CURRENCY_IN_FRONT, '$1')
  return readNumber(bare === text ? text.replace(CURRENCY_BEHIND, '') : bare, language)
}
