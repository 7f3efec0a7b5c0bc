import { saidIn } from '../../shared/localized.ts'
import { en } from './en/staffing.ts'
import { es } from './es/staffing.ts'

/** What is said of how many agents are needed. */
export const staffingTexts = saidIn({ es, en })
