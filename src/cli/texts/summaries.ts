import { saidIn } from '../../shared/localized.ts'
import { en } from './en/summaries.ts'
import { es } from './es/summaries.ts'

/** What is said of summaries. */
export const summaryTexts = saidIn({ es, en })
