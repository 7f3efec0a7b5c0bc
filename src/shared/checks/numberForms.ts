import type { NumberForm } from './unanswered.ts'

const COUNTRY_CODE = '57'
const NATIONAL_DIGITS = 10

/**
 * A telephone in one form, whatever rows write: `+573001234567` or `3001234567`. A number of another country keeps its
 * code in both; what nobody knows more of stays as it is.
 *
 * @param key what tells the telephone from all others: {@link telephoneKey}
 */
export function numberIn(form: NumberForm, key: string): string {
  const digits = key.replace(/^\+/, '')
  const isNational = digits.length === NATIONAL_DIGITS && !key.startsWith('+')
  if (isNational) return form === 'national' ? digits : `+${COUNTRY_CODE}${digits}`
  const ofCountry = new RegExp(`^${COUNTRY_CODE}\\d{${NATIONAL_DIGITS}}$`).test(digits)
  if (ofCountry) return form === 'national' ? digits.slice(COUNTRY_CODE.length) : `+${digits}`
  return key
}
