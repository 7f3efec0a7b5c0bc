import { saidIn } from '../localized.ts'
import { en } from './en/groups.ts'
import { es } from './es/groups.ts'

/** What is said of groups of reports. */
export const groupTexts = saidIn({ es, en })
