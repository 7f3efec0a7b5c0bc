import { saidIn } from '../../shared/localized.ts'
import { en } from './en/coverage.ts'
import { es } from './es/coverage.ts'

/** What is said of which time is stored. */
export const coverageTexts = saidIn({ es, en })
