import { saidIn } from '../localized.ts'
import { en } from './en/summaries.ts'
import { es } from './es/summaries.ts'

/** What is said of summaries: their groups, columns and files. */
export const summaryTexts = saidIn({ es, en })
