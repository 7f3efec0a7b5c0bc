import { saidIn } from '../localized.ts'
import { en } from './en/reports.ts'
import { es } from './es/reports.ts'

/** What is said of parts of reports that no definition writes down. */
export const reportTexts = saidIn({ es, en })
