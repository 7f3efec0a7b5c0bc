import type { NumberingPlan } from '../telephoneCountries.ts'
import { isNationalKey } from '../telephoneNumbers.ts'
import type { NumberForm } from './unanswered.ts'

/**
 * A telephone in one form, whatever rows write: `+573001234567` or `3001234567`. A number of another country keeps its
 * code in both; what nobody knows more of stays as it is.
 *
 * @param key what tells the telephone from all others: {@link telephoneKey}
 * @param plan of the operation's country
 */
export function numberIn(form: NumberForm, key: string, plan: NumberingPlan): string {
  const digits = key.replace(/^\+/, '')
  const { code } = plan
  if (isNationalKey(key, plan)) return form === 'national' ? digits : `+${code}${digits}`
  const ofCountry = digits.startsWith(code) && digits.length === code.length + plan.digits
  if (ofCountry) return form === 'national' ? digits.slice(code.length) : `+${digits}`
  return key
}
