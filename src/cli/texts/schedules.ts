import { saidIn } from '../../shared/localized.ts'
import { en } from './en/schedules.ts'
import { es } from './es/schedules.ts'

/** What is said of schedules. */
export const scheduleTexts = saidIn({ es, en })
