import { saidIn } from '../localized.ts'
import { en } from './en/gaps.ts'
import { es } from './es/gaps.ts'

/** What is said of gaps of logs. */
export const gapTexts = saidIn({ es, en })
