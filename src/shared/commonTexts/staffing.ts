import { saidIn } from '../localized.ts'
import { en } from './en/staffing.ts'
import { es } from './es/staffing.ts'

/** What is said of planned people. */
export const staffingTexts = saidIn({ es, en })
