import { saidIn } from '../../shared/localized.ts'
import { en } from './en/measures.ts'
import { es } from './es/measures.ts'

/** What is said of measures. */
export const measureTexts = saidIn({ es, en })
