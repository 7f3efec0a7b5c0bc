import type { NumberingPlan } from '../telephoneCountries.ts'
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
  const isNational = !key.startsWith('+') && (digits.length === plan.digits || isOther(digits, plan))
  if (isNational) return form === 'national' ? digits : `+${code}${digits}`
  const ofCountry = digits.startsWith(code) && digits.length === code.length + plan.digits
  if (ofCountry) return form === 'national' ? digits.slice(code.length) : `+${digits}`
  return key
}

/** Whether digits are a telephone of another length than mobiles have. */
function isOther(digits: string, { isOfOneLength, isTelephone }: NumberingPlan): boolean {
  return !isOfOneLength && isTelephone(digits)
}
