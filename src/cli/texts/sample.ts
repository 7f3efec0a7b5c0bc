import { saidIn } from '../../shared/localized.ts'
import { en } from './en/sample.ts'
import { es } from './es/sample.ts'

/** What is said of the sample operation. */
export const sampleTexts = saidIn({ es, en })
