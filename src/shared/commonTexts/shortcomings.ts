import { saidIn } from '../localized.ts'
import { en } from './en/shortcomings.ts'
import { es } from './es/shortcomings.ts'

/** What is said of what is not whole of a period. */
export const shortcomingTexts = saidIn({ es, en })
