import {
  getCountries,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js/min'
import mobiles from 'libphonenumber-js/mobile/examples'
import { USUAL_COUNTRY, type Country } from './countries.ts'
import { FACTS, type Language } from './language.ts'
import { remembered } from './remembered.ts'

// The countries of operations: whose telephones a number without a country's code is one of, and how such numbers look.

/** The countries that an operation may be of. */
export const COUNTRIES: readonly Country[] = getCountries()

/** Whether a text is the two letters of a country whose telephones are known. */
export function isCountry(text: string): text is Country {
  return isSupportedCountry(text)
}

/** What a country is called by whoever reads a language. */
export function countryName(country: Country, language: Language): string {
  const names = new Intl.DisplayNames([FACTS[language].locale], { type: 'region', fallback: 'code' })
  return names.of(country) ?? country
}

/** The telephones of a country: how they are written, and what leads to them. */
export interface NumberingPlan {
  readonly country: Country
  /** The country's code, without its plus. */
  readonly code: string
  /** Digits of a mobile without the country's code. */
  readonly digits: number
  /** Whether every telephone has as many: so many digits are then one, whatever they begin with. */
  readonly isOfOneLength: boolean
  /** What may stand before the digits of one in a text: zeros, an exchange's digit, the country's code. */
  readonly lead: RegExp
  /** Its telephones behind the country's code, with what may stand before that: the digits are the first group. */
  readonly behindCode: RegExp
  /** A telephone whole, the country's code before it or not, with what may stand before that: as {@link behindCode}. */
  readonly whole: RegExp
  /** The same with neither zeros nor an exchange's digit before it. */
  readonly bare: RegExp
  /** What a call abroad begins with, also out of an exchange. */
  readonly abroad: RegExp
  /** A country's code that is another's, as it ends the text before a number. */
  readonly otherCountry: RegExp
  /** Whether digits are one of its telephones by how these look; without the country's code. */
  readonly isTelephone: (digits: string) => boolean
  /**
   * The telephone that digits are by the country's own rules of dialling, a plus before them or not; undefined for
   * none, and where its telephones are told by their length.
   */
  readonly read: (digits: string) => string | undefined
}

/** The countries whose telephones, mobiles and others, all have as many digits. Those with the code 1 do as well. */
const OF_ONE_LENGTH: ReadonlySet<Country> = new Set([
  'CO',
  'MX',
  'ES',
  'CL',
  'VE',
  'CR',
  'GT',
  'SV',
  'HN',
  'NI',
  'BO',
  'FR',
  'PT',
])
/** What a country writes between its code and its mobiles beside the number itself, as messengers still do. */
const BEHIND_CODE: Partial<Readonly<Record<Country, string>>> = { MX: '1?' }
/** How telephones of a country begin, where that is known closer than its numbers are. */
const SHAPES: Partial<Readonly<Record<Country, RegExp>>> = { CO: /^(?:3\d{9}|60\d{8})$/ }
/** Digits of the mobiles of a country without an example. */
const USUAL_DIGITS = 10

/**
 * Digits as the country's own telephone without its code, however it is dialled there; undefined where they are none.
 *
 * @param digits with a plus before them or not
 */
function ownNumber(digits: string, country: Country, code: string): string | undefined {
  const number = parsePhoneNumberFromString(digits, country)
  return number?.isValid() === true && number.countryCallingCode === code ? number.nationalNumber : undefined
}

function planOf(country: Country): NumberingPlan {
  const code = getCountryCallingCode(country)
  const digits = mobiles[country]?.length ?? USUAL_DIGITS
  const shape = SHAPES[country]
  const between = BEHIND_CODE[country] ?? ''
  const own = remembered((text) => ownNumber(text, country, code))
  const isOfOneLength = code === '1' || OF_ONE_LENGTH.has(country)
  return {
    country,
    code,
    digits,
    isOfOneLength,
    lead: new RegExp(`^0*(?:[89]0*)?(?:${code}${between})?$`),
    behindCode: new RegExp(`^(?:[89]0*)?${code}${between}(\\d{${digits}})$`),
    whole: new RegExp(`^0*(?:[89]0*)?(?:${code}${between})?(\\d{${digits}})$`),
    bare: new RegExp(`^(?:${code}${between})?(\\d{${digits}})$`),
    abroad: code === '1' ? /^(?:\+|[89]?0(?:0|11))\D*/ : /^(?:\+|[89]?00)\D*/,
    otherCountry: new RegExp(String.raw`(?:\+|(?<!\d)00)[\s(]*(?!${code}\D)\d{1,3}\D*$`),
    read: (text) => (isOfOneLength ? undefined : own(text)),
    isTelephone: (text) => shape?.test(text) ?? own(text) === text,
  }
}

const plans = new Map<Country, NumberingPlan>()

/** The telephones of a country; of one that is not known, those of the usual one. */
export function numberingPlan(country: Country): NumberingPlan {
  const known = isCountry(country) ? country : USUAL_COUNTRY
  let plan = plans.get(known)
  if (plan === undefined) {
    plan = planOf(known)
    plans.set(known, plan)
  }
  return plan
}

/** How telephones are read where no operation is at hand. */
export const USUAL_PLAN = numberingPlan(USUAL_COUNTRY)
