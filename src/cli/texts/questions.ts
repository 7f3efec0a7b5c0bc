import { saidIn } from '../../shared/localized.ts'
import { en } from './en/questions.ts'
import { es } from './es/questions.ts'

/** What is said of rows on the screen and in files. */
export const questionTexts = saidIn({ es, en })
