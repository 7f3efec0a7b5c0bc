import { saidIn } from '../../shared/localized.ts'
import { en } from './en/logs.ts'
import { es } from './es/logs.ts'

/** What is said of continuous logs. */
export const logTexts = saidIn({ es, en })
