import { saidIn } from '../../shared/localized.ts'
import { en } from './en/reports.ts'
import { es } from './es/reports.ts'

/** What is said of the catalogue. */
export const reportTexts = saidIn({ es, en })
