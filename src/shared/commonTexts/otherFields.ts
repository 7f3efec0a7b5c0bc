import { saidIn } from '../localized.ts'
import { en } from './en/otherFields.ts'
import { es } from './es/otherFields.ts'

/** What is said of fields that have no column of their own. */
export const otherFieldsTexts = saidIn({ es, en })
