import { saidIn } from '../../shared/localized.ts'
import { en } from './en/help.ts'
import { es } from './es/help.ts'

/** What is said of all commands. */
export const helpTexts = saidIn({ es, en })
