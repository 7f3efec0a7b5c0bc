import { saidIn } from '../../shared/localized.ts'
import { en } from './en/guide.ts'
import { es } from './es/guide.ts'

/** What is said of the guide. */
export const guideTexts = saidIn({ es, en })
