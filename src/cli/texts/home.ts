import { saidIn } from '../../shared/localized.ts'
import { en } from './en/home.ts'
import { es } from './es/home.ts'

/** What is said of the home page's cards. */
export const homeCommandTexts = saidIn({ es, en })
