import { saidIn } from '../localized.ts'
import { en } from './en/policy.ts'
import { es } from './es/policy.ts'

/** What both doors, templates and the docs say of what an administrator can set. */
export const policyTexts = saidIn({ es, en })
