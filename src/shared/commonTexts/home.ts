import { saidIn } from '../localized.ts'
import { en } from './en/home.ts'
import { es } from './es/home.ts'

/** What both doors say of the home page. */
export const homeTexts = saidIn({ es, en })
