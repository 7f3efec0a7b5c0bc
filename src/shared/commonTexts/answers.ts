import { saidIn } from '../localized.ts'
import { en } from './en/answers.ts'
import { es } from './es/answers.ts'

/** What is said of what answers leave out. */
export const answerTexts = saidIn({ es, en })
