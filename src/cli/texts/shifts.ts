import { saidIn } from '../../shared/localized.ts'
import { en } from './en/shifts.ts'
import { es } from './es/shifts.ts'

/** What is said of shifts. */
export const shiftCommandTexts = saidIn({ es, en })
