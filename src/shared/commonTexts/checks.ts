import { saidIn } from '../localized.ts'
import { en } from './en/checks.ts'
import { es } from './es/checks.ts'

/** What is said of checks and what they find. */
export const checkTexts = saidIn({ es, en })
