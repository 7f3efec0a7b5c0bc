import { saidIn } from '../localized.ts'
import { en } from './en/retention.ts'
import { es } from './es/retention.ts'

/** What is said of what is kept how long. */
export const retentionTexts = saidIn({ es, en })
