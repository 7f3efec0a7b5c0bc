import { policyTexts } from './commonTexts/policy.ts'
import type { LocalizedText } from './language.ts'
import { inEachLanguage } from './localized.ts'
import type { ManagedSetting, PolicyProblem } from './policy/report.ts'
import { POLICY_NAMES, type PolicyName } from './policy/settings.ts'

// What both doors say of what an administrator set.

const WORDS = ['on', 'off', 'partial', 'pseudonym', 'hidden'] as const

/** The value of a setting in words: of one that cannot be read, what holds instead. */
export function policyValueText({ name, value }: Pick<ManagedSetting, 'name' | 'value'>): LocalizedText {
  if (value === null) return policyTexts('strictest', { strictest: policyTexts(`${name}-strictest`) })
  if (typeof value === 'boolean') return policyTexts(value ? 'yes' : 'no')
  const word = WORDS.find((each) => each === value)
  if (word !== undefined) return policyTexts(word)
  if (Array.isArray(value) && value.length === 0) return policyTexts('none')
  const text = Array.isArray(value) ? value.join(', ') : String(value)
  return inEachLanguage(() => text)
}

/** What became of a value that is wrong. */
function outcomeOf(name: PolicyName | undefined, isLocked: boolean): LocalizedText {
  if (!isLocked || name === undefined) return policyTexts('value-wrong-default')
  return policyTexts('value-wrong-locked', { strictest: policyTexts(`${name}-strictest`) })
}

/** What is wrong with a policy, in a sentence. */
export function policyProblemText({ problem, place, level, setting }: PolicyProblem): LocalizedText {
  switch (problem) {
    case 'source-unreadable':
    case 'source-open':
    case 'source-foreign':
      return policyTexts(problem, { place })
    case 'value-wrong': {
      const name = POLICY_NAMES.find((each) => each === setting)
      return policyTexts(problem, { place, setting, outcome: outcomeOf(name, level === 'Mandatory') })
    }
    default:
      return policyTexts(problem, { place, setting })
  }
}
