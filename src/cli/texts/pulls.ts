import { saidIn } from '../../shared/localized.ts'
import { en } from './en/pulls.ts'
import { es } from './es/pulls.ts'

/** What is said of fetching. */
export const pullTexts = saidIn({ es, en })
