import { saidIn } from '../../shared/localized.ts'
import { en } from './en/policy.ts'
import { es } from './es/policy.ts'

/** What is said of what the computer's administrator set. */
export const policyTexts = saidIn({ es, en })
