import { saidIn } from '../localized.ts'
import { en } from './en/shifts.ts'
import { es } from './es/shifts.ts'

/** What is said of shifts and how agents keep to them. */
export const shiftTexts = saidIn({ es, en })
