import { saidIn } from '../localized.ts'
import { en } from './en/rowChecks.ts'
import { es } from './es/rowChecks.ts'

/** What both doors say of checks and of what they find. */
export const rowCheckTexts = saidIn({ es, en })
