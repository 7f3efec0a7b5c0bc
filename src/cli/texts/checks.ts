import { saidIn } from '../../shared/localized.ts'
import { en } from './en/checks.ts'
import { es } from './es/checks.ts'

/** What is said of checks at the terminal. */
export const checkCommandTexts = saidIn({ es, en })
